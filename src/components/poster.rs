use super::element::{element, text, with_attributes};
use film_model::is_web_address;
use leptos::prelude::*;

/// A title of more characters is set smaller, and one with a word of more, so that no word is broken.
const LONG_TITLE: usize = 26;
const LONG_WORD: usize = 9;

/// The forms a poster has, and the colours of its ground; `style/poster.css` has a rule for each.
const FORMS: [&str; 6] = ["disc", "rays", "horizon", "steps", "arcs", "door"];
const GROUNDS: u32 = 6;

/// A movie's poster: the picture the site has for it, or one made of its title, its year and its mark
/// alone, the same every time. It says nothing that does not stand beside it, and assistive technology
/// passes it by.
///
/// ```
/// use film_cards::FilmPoster;
/// use leptos::prelude::*;
///
/// let poster = || view! { <FilmPoster name="Ran" year=Some(1985) mark=Some("A".into()) picture=None/> };
/// # let html = Owner::new().with(|| poster().to_html());
/// # assert!(html.contains("1985") && !html.contains("<img"), "{html}");
/// ```
#[component]
pub fn FilmPoster(
    /// The title.
    #[prop(into)]
    name: String,
    /// The year the movie came out.
    year: Option<u16>,
    /// The mark as it is shown.
    mark: Option<String>,
    /// The address of a picture. It is asked for when it comes near the window, and only from the web.
    picture: Option<String>,
) -> impl IntoView {
    if let Some(picture) = picture.filter(|picture| is_web_address(picture)) {
        // An address goes last: what is said of how to load it must be known before.
        let attributes =
            [("part", "poster"), ("alt", ""), ("loading", "lazy"), ("decoding", "async"), ("src", &*picture)];
        return with_attributes("img", "film-poster", &attributes, Vec::new());
    }
    let (form, ground) = look(&name);
    let long = if is_long(&name) { " film-poster--long" } else { "" };
    let class = ["film-poster film-poster--", form, " film-poster--", &ground.to_string(), long].concat();
    let line = [year.map(|year| year.to_string()), mark].into_iter().flatten();
    let line = line.map(|part| text("span", "", part)).collect();
    let parts = vec![text("span", "film-poster__title", name), element("span", "film-poster__line", line)];
    with_attributes("div", &class, &[("part", "poster"), ("aria-hidden", "true")], parts)
}

fn is_long(name: &str) -> bool {
    let has_more = |text: &str, characters| text.chars().nth(characters).is_some();
    has_more(name, LONG_TITLE) || name.split([' ', '-']).any(|word| has_more(word, LONG_WORD))
}

/// The form and the ground of a title.
fn look(name: &str) -> (&'static str, u32) {
    // FNV-1a: a letter more makes another poster.
    let hash = name.bytes().fold(0x811c_9dc5u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (FORMS[hash as usize % FORMS.len()], hash / FORMS.len() as u32 % GROUNDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_word_makes_a_title_small_as_many_words_do() {
        let long = ["Oppenheimer", "Dr. Strangelove", "The Man Who Shot Liberty Valance"];
        let short = ["Chinatown", "Spider-Man", "Sound of Metal", "All That Jazz, All of It"];
        assert!(long.into_iter().all(is_long) && !short.into_iter().any(is_long));
    }

    #[test]
    fn a_title_has_one_look() {
        assert_eq!(look("Alien"), look("Alien"));
        let names =
            ["Alien", "Aliens", "Dune", "Parasite", "The Piano", "Tokyo Story", "Sherlock Jr.", "Sound of Metal"];
        let mut looks: Vec<_> = names.map(look).into();
        looks.sort();
        looks.dedup();
        assert!(looks.len() >= 6, "{looks:?}");
    }
}
