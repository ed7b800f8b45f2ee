//! What a web page carries besides the review: share buttons, editions, comment counts, notices.
//!
//! ```text
//! boilerplate  =  WORDS                        a line of nothing but such words     Share on Facebook
//!              |  OPENING …                    a short line that begins with them   Subscribe to our newsletter
//!              |  … ENDING                     or ends with them                    Low Tide Read More »
//!              |  WORD (SEPARATOR WORD)+       a path through the site              Home | Film | Reviews
//! ```
//!
//! Such a line costs itself only, wherever it stands, and is never a title. What opens the end of a page (a comment
//! form, related posts) is in `tail.rs`.

mod menu;

use crate::beginnings::Beginnings;
use crate::layout::Chunk;
use crate::sentence::ends_sentence;
use crate::text::{strip_prefix_ignore_case, without_emphasis};
use crate::words::{ByLetter, Openings};
pub use menu::drop_menu;

/// A line that says one of these and nothing else.
const WHOLE: [&str; 225] = [
    "0 reacties",
    "<< home",
    "a&e",
    "accept all cookies",
    "accessibility links",
    "accetta i cookie",
    "add a comment",
    "add comment",
    "add to favorites",
    "add your comment",
    "administration connexion + créer mon blog",
    "administration créer mon blog",
    "advertisement",
    "advertisement - story continues below",
    "advertising",
    "ajouter à vos sélections",
    "al het nieuws cinema",
    "alle anmeldelser",
    "anzeige",
    "article réservé aux abonnés",
    "australia edition",
    "back to top",
    "bande-annonce",
    "be the first to comment",
    "be the first...",
    "block or report",
    "bookmark",
    "bottom of page",
    "brak komentarzy",
    "buy tickets",
    "click to share",
    "close menu",
    "comment",
    "commenta",
    "commenter cet article",
    "comments",
    "comments are closed",
    "comments are closed on this article",
    "comments are closed.",
    "comments:",
    "community guidelines",
    "compartir",
    "condividi",
    "connect with us",
    "continue reading",
    "cookie settings",
    "copy link",
    "critic's pick",
    "critics' pick",
    "critics’ pick",
    "critic’s pick",
    "deel dit:",
    "del artiklen",
    "dela",
    "dela artikeln",
    "die kommentarfunktion ist geschlossen.",
    "email this",
    "email this article",
    "enlarge this image",
    "europe edition",
    "facebook",
    "facebook twitter",
    "favori",
    "film credits",
    "film round-up",
    "filmbilder",
    "find tickets",
    "forsiden",
    "fotogalleri",
    "geen reacties",
    "get tickets",
    "gift article",
    "go to comments",
    "hide comments",
    "horaire en salles",
    "imprimer",
    "international edition",
    "jump to content",
    "jump to navigation",
    "keine kommentare",
    "kinokalender",
    "kommentar veröffentlichen",
    "kommentare",
    "kopier lenke",
    "kopier link",
    "la bande-annonce",
    "latest reviews",
    "leave a comment",
    "leave a reply",
    "leer más",
    "lees hier de hele recensie",
    "les mer om filmen",
    "like loading...",
    "like this:",
    "lire plus tard",
    "listen to this article",
    "loading comments",
    "loading comments...",
    "loading...",
    "log in",
    "logo",
    "main menu",
    "main navigation",
    "menu",
    "movie poster",
    "movie review main next",
    "movie website",
    "nenhum comentário",
    "nessun commento",
    "news",
    "newsletter",
    "newspapers in french",
    "next",
    "next post",
    "no comments",
    "no comments yet",
    "no comments:",
    "no hay comentarios",
    "noch im kino",
    "non ci sono commenti.",
    "not yet rated",
    "notre avis",
    "notre critique complète",
    "official site",
    "official site:",
    "official website",
    "oops",
    "open menu",
    "overblog suivre ce blog",
    "partager",
    "partager cet article",
    "partner content",
    "paylaş",
    "permalink",
    "photo gallery",
    "pinterest",
    "please try again later.",
    "post a comment",
    "post navigation",
    "posta un commento",
    "postar um comentário",
    "posted on",
    "prev",
    "previous post",
    "primary menu",
    "print",
    "print this article",
    "print version",
    "privacy policy",
    "prześlij komentarz",
    "publicar un comentario",
    "publicidad",
    "publicidade",
    "rate this film",
    "rate this movie",
    "read more",
    "read more...",
    "recommended",
    "reddit",
    "reklama",
    "report this review",
    "repost",
    "rispondielimina",
    "réservé aux abonnés",
    "save article",
    "schreibe einen kommentar",
    "scroll to top",
    "sdílet",
    "search",
    "see all photos",
    "see the trailer",
    "share",
    "share this article",
    "share this post",
    "share this:",
    "show comments",
    "show times",
    "showtimes",
    "sign in",
    "sin spoilers",
    "site navigation",
    "skip to content",
    "skip to main content",
    "something went wrong.",
    "sort by:",
    "sponsored",
    "sponsored content",
    "story continues below advertisement",
    "subscribe",
    "subscribe now",
    "suivre ce blog",
    "table of contents",
    "teilen",
    "thanks for reading",
    "theatrical release poster",
    "tisknout",
    "todos los derechos reservados",
    "todos os direitos reservados",
    "top of page",
    "top stories",
    "trailer",
    "tweet",
    "uk edition",
    "ultimi commenti segui questa conversazione",
    "us edition",
    "view comments",
    "voir aussi",
    "voir les commentaires",
    "watch the trailer",
    "weiterhin in den kinos",
    "whatsapp",
    "write a comment",
    "yorum yap",
    "yorumlar",
    "you are here",
    "à lire aussi",
    "комментарии",
    "поделиться",
    "читать далее",
    "∙ paid",
    "シェア",
    "ツイート",
    "推薦閱讀",
    "공유하기",
    "댓글",
];

/// A line no longer than [`LONGEST`] that begins with one of these, sentence or not.
const NOTICES: [&str; 69] = [
    "tl;dr",
    "aantal keren gezien",
    "affiliate disclosure",
    "all rights reserved",
    "all-access pass",
    "als abonnent",
    "become a patron",
    "bekijk de trailer",
    "bild:",
    "bildnachweis",
    "buy me a coffee",
    "by clicking ",
    "by using this site",
    "caso você continue navegando",
    "ce site utilise ",
    "copyright ©",
    "denna webbplats använder ",
    "deze website gebruikt ",
    "diese website verwendet ",
    "disclaimer:",
    "disclosure:",
    "enter your email",
    "este site usa cookies",
    "filed under",
    "follow ap ",
    "follow us on ",
    "heb jij een eigen ",
    "i received a ",
    "if you can, please consider ",
    "if you enjoy my work",
    "join our newsletter",
    "legenda voto",
    "lesezeit",
    "min. lesezeit",
    "nous utilisons des cookies",
    "originally published on ",
    "please support our ",
    "posted in ",
    "produced in association with",
    "questo sito utilizza ",
    "registrieren sie sich",
    "review provided by",
    "sign up for our ",
    "sign up to our ",
    "subscribe for free ",
    "subscribe to our ",
    "support us on patreon",
    "tags:",
    "temps de lecture",
    "thanks for reading",
    "thanks for reading ",
    "the associated press receives",
    "this article was originally ",
    "this post contains affiliate",
    "this post is public",
    "this post may contain affiliate",
    "this site uses ",
    "this website is a participant ",
    "this website uses ",
    "usiamo i cookie",
    "utilizamos cookies",
    "vi bruger cookies",
    "vi bruker ",
    "we use cookies",
    "wij gebruiken cookies",
    "wir verwenden cookies",
    "you can follow ",
    "you can read more of ",
    "¿te ha resultado",
];

/// A line no longer than [`LONGEST`] that begins with one of these and is no sentence.
const OPENINGS: [&str; 66] = [
    "ab sofort im kino",
    "ad feedback",
    "advertisement:",
    "auf facebook teilen",
    "available on ",
    "awards won",
    "awards:",
    "biopremiär",
    "categories:",
    "category:",
    "click here to ",
    "click to share ",
    "compartilhar ",
    "compartir en ",
    "condividi su ",
    "deel op ",
    "del på ",
    "dela på ",
    "email address:",
    "email this ",
    "en salle le ",
    "en salles le ",
    "estreno: ",
    "etichette:",
    "etiquetas:",
    "follow @",
    "get the latest ",
    "if you enjoyed this ",
    "im kino ab ",
    "in cinemas from ",
    "in cinemas now",
    "in cinemas on ",
    "jetzt im kino",
    "kategorie:",
    "kategorien:",
    "labels:",
    "like us on ",
    "more of this week",
    "now in theaters",
    "nu i biograferne",
    "ora al cinema",
    "out now on ",
    "partager sur ",
    "permalink ",
    "place your ad ",
    "please share ",
    "på kino ",
    "release date:",
    "schlagwörter:",
    "see the trailer",
    "share on ",
    "share this",
    "sign up for ",
    "sortie le ",
    "streaming on ",
    "tagged with",
    "tagged:",
    "teilen auf ",
    "tweet this",
    "udostępnij ",
    "uk cinemas ",
    "uk release date:",
    "us release date:",
    "user rating:",
    "watch the trailer",
    "étiquettes",
];

/// The same, whatever case the line is in; a number stands before them.
const COUNTED: [&str; 16] = [
    "min. lesezeit",
    "min lesezeit",
    "min. leestijd",
    "reacties",
    "comments",
    "comment",
    "likes",
    "like",
    "shares",
    "share",
    "views",
    "responses",
    "thoughts on",
    "min read",
    "minute read",
    "kommentare",
];

/// The words of a path through a site; `Home` and one more make one.
const SECTIONS: [&str; 40] = [
    "home",
    "start",
    "startseite",
    "accueil",
    "inicio",
    "início",
    "arts",
    "arts & entertainment",
    "a&e",
    "culture",
    "kultur",
    "cultura",
    "cultuur",
    "kultura",
    "entertainment",
    "life",
    "lifestyle",
    "film",
    "films",
    "filme",
    "filmy",
    "film reviews",
    "film review",
    "movie",
    "movies",
    "movie reviews",
    "movie review",
    "cinema",
    "cinéma",
    "cine",
    "kino",
    "review",
    "reviews",
    "critique",
    "critiques",
    "kritik",
    "kritiken",
    "recensioni",
    "weekend",
    "news",
];

/// The three lists, as they are looked up.
static WHOLE_LINES: Openings = Openings::new(Beginnings::none().and_of(&WHOLE), || ByLetter::new(WHOLE.to_vec()));
static NOTICE_OPENINGS: Openings =
    Openings::new(Beginnings::none().and_of(&NOTICES), || ByLetter::new(NOTICES.to_vec()));
static LINE_OPENINGS: Openings =
    Openings::new(Beginnings::none().and_of(&OPENINGS), || ByLetter::new(OPENINGS.to_vec()));

const BEGINNINGS: Beginnings = Beginnings::none().and_of(&WHOLE).and_of(&OPENINGS).and_of(&NOTICES);

const FIRST_SECTIONS: Beginnings = Beginnings::none().and_of(&SECTIONS);

/// No path through a site is longer, in bytes.
const LONGEST_PATH: usize = 80;

/// No list of categories is longer, in bytes.
const LONGEST_LIST: usize = 600;

/// A line that says whose a picture is has no more words.
const MOST_WORDS_OF_CREDIT: usize = 10;

/// No line of boilerplate is longer, in bytes.
const LONGEST: usize = 160;

/// Whether `line` belongs to the page and not to the review.
pub fn is_line(line: &str) -> bool {
    if line.len() > LONGEST {
        // A list of categories and tags may be long.
        return line.len() <= LONGEST_LIST && strip_prefix_ignore_case(line, "posted in ").is_some();
    }
    // Most lines are prose, and begin with a letter.
    let text = match line.as_bytes().first() {
        Some(first) if first.is_ascii_alphabetic() => line,
        _ => line.trim_start_matches(['#', '•', '·', '*', '-', '>', '|', ' ', '\u{a0}']),
    };
    let text = without_emphasis(text);
    let Some(first) = text.as_bytes().first() else { return false };
    // Some pages write these small.
    let small = [
        "theatrical release poster",
        "tags:",
        "legenda voto",
        "top of page",
        "bottom of page",
        "aantal keren gezien",
        "bekijk de trailer",
        "tl;dr",
        "heb jij een eigen ",
    ];
    if first.is_ascii_lowercase() && !small.iter().any(|small| text.starts_with(small)) {
        return false;
    }
    // `Una Vale © Harbour Pictures`, `[BACK TO INDEX]`
    if text.contains('©') && text.split_whitespace().count() <= MOST_WORDS_OF_CREDIT && !ends_sentence(text) {
        return true;
    }
    if *first == b'['
        && text.ends_with(']')
        && text.contains(' ')
        && text[1..text.len() - 1].bytes().all(|byte| byte.is_ascii_uppercase() || byte == b' ')
    {
        return true;
    }
    if first.is_ascii_digit() && is_count(text) {
        return true;
    }
    if line.ends_with('»') && (line.contains("Read More") || line.contains("Continue")) {
        return true;
    }
    if *first == b'[' && !line.starts_with('#') && is_link_elsewhere(text) {
        return true;
    }
    (BEGINNINGS.may_begin(text) && (is_whole(text) || has_opening(text))) || is_path(text)
}

fn is_whole(text: &str) -> bool {
    let bare = text.trim_end_matches([':', '!', '»', '›', '…', ' ', '*']);
    // A rating of readers and the number of comments may stand in brackets: `Comments (12)`.
    let bare = bare.strip_suffix(')').and_then(|text| text.rsplit_once('(')).map_or(bare, |(text, number)| {
        if number.bytes().all(|byte| byte.is_ascii_digit()) { text.trim_end() } else { bare }
    });
    let same = |text: &str| WHOLE_LINES.all(text).any(str::is_empty);
    same(text) || same(bare)
}

fn has_opening(text: &str) -> bool {
    NOTICE_OPENINGS.strip(text).is_some() || !text.ends_with(['.', '?']) && LINE_OPENINGS.strip(text).is_some()
}

/// Whether a line, which comes after `before` in its paragraph, may stand there by itself: one in the middle of a
/// sentence that was broken by hand does not.
fn stands_alone(before: Option<&str>) -> bool {
    before.is_none_or(|before| before.len() < SHORT || ends_sentence(before))
}

/// A line of prose that was broken by hand is longer, in bytes; what pages stack in a column is shorter.
const SHORT: usize = 50;

/// Takes the lines of boilerplate out of `chunks`; `taken` is called with each.
pub fn drop_lines<'a>(chunks: &mut Vec<Chunk<'a>>, mut taken: impl FnMut(&'a str)) {
    for chunk in chunks.iter_mut() {
        let mut before = None;
        chunk.lines.retain(|line| {
            let drop = is_line(line) && (stands_alone(before) || line.starts_with(['•', '·']));
            if drop {
                taken(line);
            }
            before = Some(*line);
            !drop
        });
    }
    chunks.retain(|chunk| !chunk.lines.is_empty());
}

/// `12 comments`, `5 min read`, `41 likes`, alone on their line.
fn is_count(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.')).trim_start();
    COUNTED
        .iter()
        .any(|word| strip_prefix_ignore_case(rest, word).is_some_and(|rest| rest.is_empty() || *word == "thoughts on"))
}

/// `[letterboxd link](https://…)`: a line that is nothing but a link and says where it leads.
fn is_link_elsewhere(text: &str) -> bool {
    let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(')')).and_then(|text| text.split_once("]("));
    inner.is_some_and(|(said, href)| {
        !href.contains([' ', '(']) && said.split_whitespace().count() <= 3 && {
            let said = said.to_lowercase();
            ["letterboxd", "imdb", "rotten tomatoes", "justwatch"].iter().any(|site| said.contains(site))
        }
    })
}

/// `Home | Film | Reviews`, `Critique | Cinéma`: nothing but sections.
fn is_path(text: &str) -> bool {
    // `Harbour News > Films > Low Tide`
    if [" > ", " » ", " › "].iter().any(|mark| text.matches(mark).count() > 1) {
        return true;
    }
    if text.len() > LONGEST_PATH || !FIRST_SECTIONS.may_begin(text) || !text.contains(['|', '›', '»', '>', '/', '→'])
    {
        return false;
    }
    let mut sections = 0;
    let all = text.split(['|', '›', '»', '>', '/', '→']).map(str::trim).filter(|part| !part.is_empty()).all(|part| {
        sections += 1;
        SECTIONS.iter().any(|section| strip_prefix_ignore_case(part, section) == Some(""))
    });
    all && sections > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_belongs_to_the_page() {
        for line in [
            "Logo",
            "• International edition",
            "Connect with us",
            "Critics’ Pick",
            "No comments:",
            "Comments (12)",
            "41 likes",
            "5 min read",
            "Share on Facebook",
            "**Share this**",
            "Subscribe to our newsletter!",
            "Home | Film | Reviews",
            "Harbour News > Films > Low Tide",
            "Critique | Cinéma",
            "Low Tide Read More »",
            "User Rating: 0 (0 votes)",
            "Skip to content",
            "[letterboxd link](https://letterboxd.com/ann/film/low-tide)",
            "Schreibe einen Kommentar",
        ] {
            assert!(is_line(line), "{line}");
        }
    }

    #[test]
    fn leaves_titles_and_prose() {
        for line in [
            "Home",
            "Film",
            "[Low Tide](https://www.imdb.com/title/tt1/)",
            "The Searchers",
            "Share and share alike, says the ferryman.",
            "News of the World",
            "2046",
            "12 Angry Men",
            "Comments on a Harbour",
            "search for it",
            "Face/Off",
            "Home / Away",
            "Tweets from a Harbour",
        ] {
            assert!(!is_line(line), "{line}");
        }
    }
}
