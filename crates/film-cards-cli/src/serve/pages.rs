//! The pages: the gallery, the list of films, and one for each film with its card, its tag and its snippet.
//!
//! `page.js` fetches a page again when something has changed, and puts the new parts with `data-live` in the place of the
//! old ones.

use film_model::Movie;
use film_reader::Severity;

use super::answer::BUNDLE;
use super::shown::Shown;
use crate::called;
use film_bundle::names::LOADER;
use film_bundle::snippets;

/// The address of a film's page, before its slug.
pub const FILM: &str = "/film/";

/// The policy of our pages: their own files, the bundle, and the posters of films.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
    img-src data: https: http:; base-uri 'none'; form-action 'none'";

/// The page with all films.
pub fn gallery(shown: &Shown) -> String {
    let notice = match shown.movies.is_empty() {
        true => "There is no film yet. Put a review, a .txt or .md file, into the folder, and it shows here.",
        false => "",
    };
    let main = format!("<p id=\"none\" data-live class=\"notice\">{notice}</p>\n<film-gallery></film-gallery>");
    page(shown, "The gallery", &main)
}

/// The list of films with links to their pages.
pub fn films(shown: &Shown) -> String {
    let mut list = String::new();
    for Movie { slug, name, year, .. } in &shown.movies {
        let year = year.map(|year| format!(" <small>{year}</small>")).unwrap_or_default();
        list += &format!("<li><a href=\"{FILM}{}\">{}</a>{year}</li>\n", encoded(slug), escaped(name));
    }
    let main = format!(
        "<h2>Tags and snippets</h2>\n<p>Choose a film to copy what belongs into your page.</p>\n\
         <ul id=\"films\" data-live class=\"films\">\n{list}</ul>"
    );
    page(shown, "Tags and snippets", &main)
}

/// The page of a film.
pub fn film(shown: &Shown, movie: &Movie, port: u16) -> String {
    let local = format!("http://127.0.0.1:{port}{BUNDLE}{LOADER}");
    let loader = shown.published.as_deref().unwrap_or(&local);
    let note = match &shown.published {
        Some(address) => format!("It loads <code>{}</code> from your site.", escaped(address)),
        None => format!(
            "Its address works on this computer only, as long as the command runs. For the tag of your site, end the \
             command and start it with the address that you upload to: <code>{} serve --url \
             https://YOUR.SITE/film-cards</code>.",
            called::name()
        ),
    };
    let (slug, name) = (escaped(&movie.slug), escaped(&movie.name));
    let tag = snippets::tag(movie, loader);
    let (_, snippet) = snippets::of(movie, shown.links, loader);
    let main = format!(
        "<film-card film=\"{slug}\"><p>{name}</p></film-card>\n\
         {}\n{}",
        to_copy("tag", "The tag", &format!("Paste it where the card is to stand. {note}"), &tag),
        to_copy(
            "snippet",
            "The snippet",
            "The tag with the whole text inside: for readers without script, for feeds and search engines.",
            &String::from_utf8_lossy(&snippet),
        ),
    );
    page(shown, &movie.name, &main)
}

/// The page of a film that does not exist, or no longer.
pub fn no_film(shown: &Shown, slug: &str) -> String {
    let main = format!(
        "<p class=\"notice\">There is no film <code>{}</code> among your reviews. Its title may have changed: see \
         <a href=\"/films\">all films</a>.</p>",
        escaped(slug)
    );
    page(shown, "No such film", &main)
}

fn to_copy(id: &str, title: &str, note: &str, text: &str) -> String {
    format!(
        "<section class=\"copy\" aria-labelledby=\"{id}-title\">\n<h2 id=\"{id}-title\">{title}</h2>\n<p>{note}</p>\n\
         <pre id=\"{id}\" data-live tabindex=\"0\">{}</pre>\n\
         <button type=\"button\" data-copy=\"{id}\">Copy {}</button> <output></output>\n</section>",
        escaped(text),
        title.to_lowercase(),
    )
}

/// A whole page.
fn page(shown: &Shown, title: &str, main: &str) -> String {
    let title = escaped(title);
    format!(
        "<!doctype html>\n<html lang=\"en\" data-version=\"{version}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title} · film-cards</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"/serve.css\">\n\
         <script src=\"{BUNDLE}{LOADER}?{version}\"></script>\n<script type=\"module\" src=\"/serve.js\"></script>\n\
         </head>\n<body>\n<header>\n<h1 id=\"title\" data-live>{title}</h1>\n<p>from <code>{folder}</code></p>\n\
         <nav aria-label=\"Pages\"><a href=\"/\">Gallery</a> <a href=\"/films\">Tags and snippets</a> \
         <a href=\"{BUNDLE}looks.html\">Looks</a></nav>\n</header>\n\
         <p id=\"ended\" class=\"problem\" role=\"status\" hidden>The command has ended, so this page no longer changes. \
         Start it again: <code>{command} serve</code></p>\n{problems}\n<main>\n{main}\n</main>\n</body>\n</html>\n",
        version = shown.version,
        command = called::name(),
        folder = escaped(&shown.folder),
        problems = problems(shown),
    )
}

/// What is wrong, above everything else.
fn problems(shown: &Shown) -> String {
    let problems = &shown.problems;
    if problems.texts.is_empty() {
        return "<section id=\"problems\" data-live role=\"status\"></section>".to_owned();
    }
    let mut list = String::new();
    for (severity, text) in &problems.texts {
        let class = if *severity == Severity::Error { "problem problem--error" } else { "problem" };
        list += &format!("<pre class=\"{class}\">{}</pre>\n", escaped(text));
    }
    if problems.more() > 0 {
        list += &format!("<p>and {} more, which <code>{} check</code> shows</p>\n", problems.more(), called::name());
    }
    let note = match problems.errors {
        0 => "",
        _ => "<p><code>film-cards build</code> builds nothing until the errors are corrected.</p>\n",
    };
    format!(
        "<section id=\"problems\" data-live role=\"status\" aria-label=\"What is wrong\">\n<h2>{}</h2>\n{note}{list}</section>",
        problems.count()
    )
}

/// The text in HTML, also within quotation marks.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// The text in a path.
fn encoded(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    let one = |byte: u8| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_critics_write_stays_text() {
        assert_eq!(escaped("<b>\"Q&A\"</b>"), "&lt;b&gt;&quot;Q&amp;A&quot;&lt;/b&gt;");
        assert_eq!(encoded("tokyo-story"), "tokyo-story");
        assert_eq!(encoded("東/?\""), "%E6%9D%B1%2F%3F%22");
    }
}
