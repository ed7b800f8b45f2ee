//! Every component, rendered natively and compared with a file. `UPDATE_EXPECT=1` rewrites the files.
#![cfg(feature = "ssr")]

use expect_test::expect_file;
use film_cards::{
    Actor, Aggregate, Block, Choice, Credits, FilmCard, FilmPoster, FilmReview, Gallery, Grade, GradeBadge, Inline,
    LinkProvider, Movie, PersonLink, Review, Scale, Theme,
};
use leptos::prelude::*;

// --- The movies: real films, invented critics. ---

fn text(text: &str) -> Inline {
    Inline::Text(text.into())
}

fn em(children: &str) -> Inline {
    Inline::Emphasis(vec![text(children)])
}

fn person(name: &str, text: &str) -> Inline {
    Inline::Person { name: name.into(), text: text.into() }
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(vec![text(words)])
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn cast(cast: &[(&str, &str)]) -> Vec<Actor> {
    let part = |part: &str| (!part.is_empty()).then(|| part.to_owned());
    cast.iter().map(|(name, plays)| Actor { name: (*name).into(), character_name: part(plays) }).collect()
}

fn grade(written: &str, scale: Scale, value: impl Into<Option<u8>>) -> Option<Grade> {
    Some(Grade { written: written.into(), scale, value: value.into() })
}

fn some(text: &str) -> Option<String> {
    Some(text.into())
}

pub fn sound_of_metal() -> Movie {
    let long = Review {
        id: 1,
        author: some("Ines Calloway"),
        publisher: some("The Lantern Quarterly"),
        date_published: some("2020-12-04"),
        url: some("https://lantern.example/sound-of-metal"),
        review_body: vec![
            Block::Paragraph(vec![
                text(
                    "The first thing Darius Marder takes away is the top end. Cymbals go, then consonants, then the small domestic noises that tell a man his coffee is ready. ",
                ),
                em("Sound of Metal"),
                text(
                    " is built on such subtractions, and for two hours it trusts the viewer to notice what is missing. It is a film about a drummer who goes deaf, and it behaves like a drummer: it counts, it waits, and it knows what a rest is for. ",
                ),
                person("Riz Ahmed", "Riz Ahmed"),
                text(
                    " plays Ruben with his whole back. Watch the shoulders in the pharmacy scene, where a man hears his own life through a wall.",
                ),
            ]),
            Block::Paragraph(vec![
                text(
                    "Nicolas Becker’s sound work has been praised as immersion, which undersells it. Immersion flatters us; this withholds. We are let into Ruben’s head for as long as it takes to be frightened, then put out on the pavement again with everyone who can hear and does not listen. The ",
                ),
                Inline::Link {
                    href: "https://lantern.example/becker".into(),
                    children: vec![text("cut from inside to outside")],
                },
                text(" is the film’s only special effect, and it never wears out."),
            ]),
            Block::Paragraph(vec![
                person("Paul Raci", "Paul Raci"),
                text(
                    ", as the man who runs the house where Ruben is sent to learn stillness, has the plainest part and the best face. He asks for one thing, an hour in a room with paper and a pen, and the request hangs over everything that follows. ",
                ),
                person("Olivia Cooke", "Olivia Cooke"),
                text(
                    " does a great deal with Lou in very few scenes; the marks on her arm tell more than the screenplay does, and the screenplay knows it.",
                ),
            ]),
            Block::Paragraph(vec![
                text("The last third goes to Europe and loses a little of its pulse. Then comes the ending: "),
                Inline::Spoiler(vec![
                    text("he takes the processors off, on a bench, in the noise of bells, and the film lets "),
                    person("Riz Ahmed", "Ahmed"),
                    text(" have the silence"),
                ]),
                text(". Few American films of the year finish on so exact a note, and fewer have "),
                Inline::Strong(vec![text("earned")]),
                text(" it."),
            ]),
        ],
        ..Review::default()
    };
    let short = Review {
        id: 2,
        author: some("Tom Okafor"),
        publisher: some("Reel North"),
        date_published: some("2020-11-20"),
        grade: grade("A-", Scale::Letter, 91),
        review_body: vec![Block::Paragraph(vec![
            text("A hard, tender picture about the difference between fixing a thing and living with it. "),
            person("Riz Ahmed", "Ahmed"),
            text(" is extraordinary, "),
            person("Paul Raci", "Raci"),
            text(
                " better still, and the sound mix deserves its own billing. See it in a room where you can turn it up.",
            ),
        ])],
        ..Review::default()
    };
    Movie {
        slug: "sound-of-metal".into(),
        name: "Sound of Metal".into(),
        year: Some(2019),
        directors: names(&["Darius Marder"]),
        writers: names(&["Darius Marder", "Abraham Marder"]),
        distributor: some("Amazon Studios"),
        countries_of_origin: names(&["USA", "Belgium"]),
        duration_minutes: Some(120),
        content_rating: some("R"),
        actors: cast(&[
            ("Riz Ahmed", "Ruben Stone"),
            ("Olivia Cooke", "Lou"),
            ("Paul Raci", "Joe"),
            ("Mathieu Amalric", ""),
        ]),
        person_links: vec![("Paul Raci".into(), "https://lantern.example/people/paul-raci".into())],
        reviews: vec![long, short],
        ..Movie::default()
    }
}

pub fn strangelove() -> Movie {
    let review = Review {
        id: 1,
        author: some("Marguerite Oyelaran-Fitzsimmons"),
        publisher: some("The Journal of the Southern Repertory Cinemas"),
        date_published: some("1994-01-29"),
        grade: grade("★★★½", Scale::Stars, 88),
        review_body: vec![
            paragraph(
                "Thirty years on, the joke has not dated because the furniture has not moved. The table in the War Room is still round, the maps are still lit from behind, and the men around them still speak of losses in the voice that other men keep for the price of timber.",
            ),
            Block::Quotation(vec![paragraph("Everyone in this picture is polite. That is what is wrong with them.")]),
            paragraph(
                "So I wrote in my notebook at the first screening, and I would stand by it. Three performances by one actor, and not one of them asks to be noticed:",
            ),
            Block::List {
                ordered: false,
                items: vec![
                    vec![Block::Paragraph(vec![em("Mandrake"), text(", who has manners instead of a plan;")])],
                    vec![Block::Paragraph(vec![em("Muffley"), text(", who has a telephone instead of a plan;")])],
                    vec![Block::Paragraph(vec![em("Strangelove"), text(", who has a plan.")])],
                ],
            },
            Block::Spoiler(vec![Block::Paragraph(vec![
                text("The bomb falls, and "),
                person("Slim Pickens", "Slim Pickens"),
                text(
                    " rides it down waving his hat. Nobody in the audience that night could say afterwards whether they had laughed.",
                ),
            ])]),
            paragraph(
                "Kubrick shot a last scene with custard pies and threw it away. He was right. Nothing in it could have been as foolish, or as clean, as what he kept.",
            ),
        ],
        ..Review::default()
    };
    Movie {
        slug: "dr-strangelove".into(),
        name: "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb".into(),
        year: Some(1964),
        directors: names(&["Stanley Kubrick"]),
        writers: names(&["Stanley Kubrick", "Terry Southern", "Peter George"]),
        distributor: some("Columbia Pictures"),
        countries_of_origin: names(&["United Kingdom", "United States"]),
        duration_minutes: Some(95),
        content_rating: some("PG"),
        actors: cast(&[
            ("Peter Sellers", "Group Captain Lionel Mandrake, President Merkin Muffley and Dr. Strangelove"),
            ("George C. Scott", "General “Buck” Turgidson"),
            ("Sterling Hayden", "Brigadier General Jack D. Ripper"),
            ("Keenan Wynn", "Colonel “Bat” Guano"),
            ("Slim Pickens", "Major T. J. “King” Kong"),
            ("Peter Bull", "Soviet Ambassador Alexi de Sadesky"),
            ("James Earl Jones", "Lieutenant Lothar Zogg"),
            ("Tracy Reed", "Miss Scott"),
            ("Jack Creley", "Mr. Staines"),
            ("Shane Rimmer", "Captain Ace Owens"),
        ]),
        reviews: vec![review],
        ..Movie::default()
    }
}

/// Three reviews with marks of three kinds.
pub fn budapest() -> Movie {
    let review = |id, author: &str, grade, words: &str| Review {
        id,
        author: some(author),
        grade,
        review_body: vec![paragraph(words)],
        ..Review::default()
    };
    Movie {
        slug: "the-grand-budapest-hotel".into(),
        name: "The Grand Budapest Hotel".into(),
        year: Some(2014),
        directors: names(&["Wes Anderson"]),
        duration_minutes: Some(99),
        content_rating: some("R"),
        reviews: vec![
            review(
                1,
                "Ines Calloway",
                grade("8/10", Scale::Points, 80),
                "A box of pastries with a file baked into it. Ralph Fiennes swears like a man folding napkins.",
            ),
            review(2, "Tom Okafor", grade("Two thumbs up", Scale::Thumbs, None), "Brisk, sad and pink."),
            review(
                3,
                "Lidia Brandt",
                grade("C-", Scale::Letter, 42),
                "I admired every frame and missed every person in it.",
            ),
            review(4, "Piet Hanssen", None, "Seen on a plane, twice."),
        ],
        ..Movie::default()
    }
}

/// A title and a text, and nothing else.
pub fn capsule() -> Movie {
    Movie {
        slug: "nosferatu".into(),
        name: "Nosferatu".into(),
        year: Some(1922),
        reviews: vec![Review {
            id: 1,
            author: some("Lidia Brandt"),
            date_published: some("2022-03-04"),
            review_body: vec![paragraph(
                "A hundred years old this week, and the shadow on the stairs still arrives before the man. F. W. Murnau shot in real streets and real wind, and it is the daylight that unsettles: a carriage too fast, a door that opens by itself, a ship that comes into harbour with nobody at the wheel. Bring a coat.",
            )],
            ..Review::default()
        }],
        ..Movie::default()
    }
}

pub fn low() -> Movie {
    Movie {
        slug: "the-room".into(),
        name: "The Room".into(),
        year: Some(2003),
        directors: names(&["Tommy Wiseau"]),
        actors: cast(&[("Tommy Wiseau", "Johnny"), ("Greg Sestero", "Mark"), ("Juliette Danielle", "Lisa")]),
        duration_minutes: Some(99),
        reviews: vec![Review {
            id: 1,
            author: some("Tom Okafor"),
            publisher: some("Reel North"),
            grade: grade("D+", Scale::Letter, 33),
            review_body: vec![
                paragraph(
                    "There are worse films, though few with so many doors. People come in, say hello, remember an appointment and go out again, and in between somebody throws a football across a distance that a handshake would have covered. One is never bored. One is never anything else, either, for more than a minute at a time, and by the second hour a kind of respect sets in for a man who has plainly never been told to stop.",
                ),
                paragraph(
                    "The rooftop is painted, the rage is real, and the flowers have a scene to themselves. It is the last of these that I would keep.",
                ),
            ],
            ..Review::default()
        }],
        ..Movie::default()
    }
}

// --- Rendering. ---

/// Renders a view to HTML as a server would.
pub fn html<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    Owner::new().with(|| view().into_view().to_html())
}

/// Breaks HTML into lines, an element to a line, and indents it. Leptos's marker comments go.
pub fn pretty(html: &str) -> String {
    const INLINE: [&str; 8] = ["em", "strong", "cite", "time", "a", "b", "i", "dt"];
    let html = html.replace("<!>", "");
    let (mut out, mut depth, mut rest) = (String::new(), 0, html.as_str());
    let line = |out: &mut String, depth: usize| {
        if !out.is_empty() {
            out.push('\n');
            out.push_str(&"  ".repeat(depth));
        }
    };
    // Whether the element being written has had a child on a line of its own, by depth.
    let mut broken = vec![false];
    while !rest.is_empty() {
        let end = match rest.strip_prefix('<') {
            Some(_) => rest.find('>').unwrap() + 1,
            None => rest.find('<').unwrap_or(rest.len()),
        };
        let (piece, after) = rest.split_at(end);
        rest = after;
        let name = piece.trim_start_matches(['<', '/']).split([' ', '>']).next().unwrap();
        if !piece.starts_with('<') || INLINE.contains(&name) {
            out.push_str(piece);
        } else if piece.starts_with("</") {
            depth -= 1;
            if broken.pop().unwrap() {
                line(&mut out, depth);
            }
            out.push_str(piece);
        } else {
            line(&mut out, depth);
            *broken.last_mut().unwrap() = true;
            broken.push(false);
            depth += 1;
            out.push_str(piece);
        }
    }
    out.push('\n');
    out
}

#[test]
fn a_card() {
    let card = html(|| view! { <FilmCard movie=sound_of_metal()/> });
    expect_file!["snapshots/film-card.html"].assert_eq(&pretty(&card));
}

#[test]
fn a_card_with_every_option() {
    let card = html(|| {
        view! {
            <FilmCard
                movie=sound_of_metal()
                review=1
                open=true
                theme=Theme::Dark
                links=LinkProvider::None
                lang="fr"
                id="second"
            />
        }
    });
    expect_file!["snapshots/film-card-options.html"].assert_eq(&pretty(&card));
}

#[test]
fn a_card_of_a_bare_title() {
    let card = html(
        || view! { <FilmCard movie=Movie { name: "Sans Soleil".into(), slug: "sans-soleil".into(), ..Movie::default() }/> },
    );
    expect_file!["snapshots/film-card-bare.html"].assert_eq(&pretty(&card));
}

#[test]
fn a_review_with_everything_in_it() {
    let review = strangelove().reviews.remove(0);
    let review = html(|| view! { <FilmReview review id="review" graded=true/> });
    expect_file!["snapshots/review.html"].assert_eq(&pretty(&review));
}

#[test]
fn badges() {
    let marks = [
        grade("A-", Scale::Letter, 91),
        grade("★★½", Scale::Stars, 50),
        grade("33%", Scale::Percent, 33),
        grade("Two thumbs up", Scale::Thumbs, None),
        None,
    ];
    let mean = Aggregate::of(&budapest().reviews);
    let badges = html(|| {
        let badges: Vec<_> = marks.into_iter().map(|grade| view! { <GradeBadge grade/> }).collect();
        view! { {badges}<GradeBadge grade=&mean/> }
    });
    expect_file!["snapshots/grade-badge.html"].assert_eq(&pretty(&badges));
}

#[test]
fn credits() {
    let credits = html(|| view! { <Credits movie=strangelove() lang="fr-CA"/> });
    expect_file!["snapshots/credits.html"].assert_eq(&pretty(&credits));
}

#[test]
fn names_and_where_they_lead() {
    let person = html(|| {
        view! {
            <PersonLink name="Paul Raci".into() href=some("https://lantern.example/people/paul-raci")/>
            <PersonLink name="Olivia Cooke".into() href=None/>
        }
    });
    let person = person.replace("><", ">\n<") + "\n";
    expect_file!["snapshots/person-link.html"].assert_eq(&person);
}

/// Where a person's name leads each time that it is written so, in the order of the page.
fn leads(html: &str, name: &str) -> Vec<Option<String>> {
    let person = |rest: &str| {
        let (tag, rest) = rest.split_once('>').unwrap();
        let href = tag.split_once("href=\"").map(|(_, href)| href.split('"').next().unwrap().to_owned());
        (rest.split('<').next().unwrap() == name).then_some(href)
    };
    html.split("part=\"person\"").skip(1).filter_map(person).collect()
}

#[test]
fn a_mention_leads_where_the_credits_do() {
    let card = html(|| view! { <FilmCard movie=sound_of_metal() links=LinkProvider::Tmdb/> });
    let ahmed = some("https://www.themoviedb.org/search/person?query=Riz%20Ahmed");
    assert_eq!(leads(&card, "Riz Ahmed"), [ahmed.clone(), ahmed.clone()], "the text, the credits");
    assert_eq!(leads(&card, "Ahmed"), [ahmed.clone(), ahmed], "by surname, in either review");
    let raci = some("https://lantern.example/people/paul-raci");
    assert_eq!(leads(&card, "Paul Raci"), [raci.clone(), raci.clone()], "a fixed link goes first");
    assert_eq!(leads(&card, "Raci"), [raci]);
}

#[test]
fn a_mention_is_text_where_names_lead_nowhere() {
    let card = html(|| view! { <FilmCard movie=sound_of_metal() links=LinkProvider::None/> });
    assert_eq!(leads(&card, "Riz Ahmed"), [None, None]);
    assert_eq!(leads(&card, "Olivia Cooke"), [None, None]);
    assert_eq!(leads(&card, "Raci"), [some("https://lantern.example/people/paul-raci")]);
}

#[test]
fn a_review_by_itself_has_mentions() {
    let review = || sound_of_metal().reviews.remove(1);
    let by_default = html(|| view! { <FilmReview review=review() id="review"/> });
    assert!(leads(&by_default, "Raci")[0].as_ref().unwrap().starts_with("https://en.wikipedia.org/"));
    let person_links = sound_of_metal().person_links;
    let told = html(
        || view! { <FilmReview review=review() id="review" links=LinkProvider::Wikipedia lang="fr" person_links/> },
    );
    assert_eq!(leads(&told, "Raci"), [some("https://lantern.example/people/paul-raci")]);
    assert!(leads(&told, "Ahmed")[0].as_ref().unwrap().starts_with("https://fr.wikipedia.org/"));
}

#[test]
fn a_covered_mention_cannot_be_reached() {
    for (review, name) in [(sound_of_metal(), "Ahmed"), (strangelove(), "Slim Pickens")] {
        let review = review.reviews[0].clone();
        let review = html(|| view! { <FilmReview review id="review" open=true/> }).replace("<!>", "");
        // Between what covers it and the link nothing ends.
        let (before, _) = review.split_once(&format!(">{name}</a>")).expect("it is there");
        let (_, cover) = before.rsplit_once("class=\"film-spoiler\"").expect("and covered");
        let (_, covered) = cover.split_once(" hidden=\"\">").expect("until it is asked for");
        assert!(!covered.contains("</"), "{covered}");
    }
}

#[test]
fn a_mention_within_a_link_is_text() {
    let review = Review {
        review_body: vec![Block::Paragraph(vec![Inline::Link {
            href: "https://lantern.example/".into(),
            children: vec![text("a talk with "), person("Agnès Varda", "Varda")],
        }])],
        ..Review::default()
    };
    let review = html(|| view! { <FilmReview review id="review"/> });
    assert!(pretty(&review).contains("a talk with Varda</a>"), "{review}");
    assert_eq!(review.matches("<a ").count(), 1);
}

#[test]
fn posters() {
    let posters = html(|| {
        view! {
            <FilmPoster name="Low Tide" year=Some(1987) mark=some("★★★") picture=None/>
            <FilmPoster name=strangelove().name year=None mark=None picture=some("javascript:alert(1)")/>
            <FilmPoster name="Low Tide" year=Some(1987) mark=None picture=some("https://lantern.example/low-tide.jpg")/>
        }
    });
    expect_file!["snapshots/film-poster.html"].assert_eq(&pretty(&posters));
}

#[test]
fn headings_begin_where_the_page_says() {
    let headings = |heading: u8| {
        let card = html(|| view! { <FilmCard movie=sound_of_metal() heading/> });
        (2..=6).map(|level| card.matches(&format!("<h{level}")).count()).collect::<Vec<_>>()
    };
    assert_eq!(headings(2), [1, 2, 0, 0, 0]);
    assert_eq!(headings(4), [0, 0, 1, 2, 0]);
    assert_eq!(headings(6), [0, 0, 0, 0, 3], "there is none below");
    assert_eq!([0, 1, 7, 255].map(headings), [headings(2), headings(2), headings(6), headings(6)]);
}

#[test]
fn a_number_says_where_it_comes_from_when_it_is_asked() {
    let card = html(|| view! { <FilmCard movie=budapest()/> });
    let (_, rules) = card.split_once("<div class=\"film-card__rules\"").expect("there are rules");
    assert!(rules.contains(" hidden=\"\">"), "{rules}");
    for rule in ["61 of 100, the mean of 2 grades", "8/10: 80 of 100, in proportion", "C-: 42 of 100, by"] {
        assert!(rules.contains(rule), "{rule}");
    }
    assert!(!rules.contains("Two thumbs up: "), "what has no number has no rule");
    let card = html(|| view! { <FilmCard movie=capsule()/> });
    assert!(!card.contains("film-card__rules"), "no number, no rule");
}

#[test]
fn a_search_of_the_page_opens_a_text_and_uncovers_no_spoiler() {
    let card = html(|| view! { <FilmCard movie=sound_of_metal()/> });
    let hidden = |value: &str| card.matches(&format!("hidden=\"{value}\"")).count();
    assert_eq!((hidden("until-found"), hidden("")), (2, 2), "what is folded; the spoiler and the rules");
    let (before, _) = card.split_once("film-spoiler__toggle").expect("there is a spoiler");
    assert!(before.contains("<p>Nicolas"), "it stands in what is folded");
}

#[test]
fn a_gallery() {
    let gallery = html(|| {
        view! { <Gallery movies=vec![budapest(), capsule()] theme=Theme::Light links=LinkProvider::Imdb/> }
    });
    expect_file!["snapshots/gallery.html"].assert_eq(&pretty(&gallery));

    let choice = Choice { text: "nosfertau".into(), ..Choice::default() };
    let found = html(|| view! { <Gallery movies=vec![budapest(), capsule()] choice=RwSignal::new(choice)/> });
    assert_eq!(found.matches("film-entry__title").count(), 1);
    assert!(found.contains("<mark>Nosferatu"), "{found}");
}

// --- What holds for all of them. ---

fn everything() -> String {
    html(|| {
        view! {
            <Gallery movies=vec![sound_of_metal(), strangelove(), budapest(), capsule(), low()] open=true/>
        }
    })
}

#[test]
fn ids_are_unique_and_what_is_referred_to_is_there() {
    let html = everything();
    let values = |name: &str| -> Vec<String> {
        let name = format!(" {name}=\"");
        html.split(&name).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    let ids = values("id");
    let mut unique = ids.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), ids.len());
    for reference in ["aria-controls", "aria-labelledby", "aria-describedby"] {
        let references = values(reference);
        assert!(!references.is_empty());
        for id in references.iter().flat_map(|list| list.split(' ')) {
            assert!(ids.iter().any(|known| known == id), "{reference}={id}");
        }
    }
}

#[test]
fn a_strict_page_takes_the_view() {
    let html = everything();
    assert!(!html.contains(" style="));
    assert!(!html.contains("<style"));
    assert!(!html.contains(" onclick"));
}

#[test]
fn nothing_in_the_stylesheet_has_a_left_or_a_right() {
    // What does is turned round with the text where it must not be, or is not where it must.
    let sided: Vec<_> =
        film_cards::STYLE.lines().filter(|line| line.contains("left") || line.contains("right")).collect();
    assert!(sided.is_empty(), "{sided:?}");
}

#[test]
fn the_stylesheet_stays_below_the_card_and_has_a_rule_for_every_class() {
    let style = [film_cards::STYLE, film_cards::GALLERY_STYLE].concat();
    let html = everything();
    for class in html.split("class=\"").skip(1).flat_map(|rest| rest.split('"').next().unwrap().split(' ')) {
        assert!(style.contains(&format!(".{class}")), "no rule for .{class}");
    }
    let mut depth = 0;
    for line in style.lines() {
        if depth == 0 && line.contains('{') && !line.starts_with('@') {
            let ours = [".film-", ".grade-badge", ":host", ":where(.film-"].iter().any(|own| line.starts_with(own));
            assert!(ours, "{line}");
        }
        depth = depth + line.matches('{').count() - line.matches('}').count();
    }
}
