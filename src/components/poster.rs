use super::markup::Markup;
use film_model::is_web_address;
use leptos::prelude::*;

/// A title with more characters than this has a smaller font.
const LONG_TITLE: usize = 26;
/// So has a title that contains a word with more characters than this, so that no word is broken.
const LONG_WORD: usize = 8;

/// The shapes on a poster; `style/poster.css` has a rule for each.
const FORMS: [&str; 6] = ["disc", "rays", "horizon", "steps", "arcs", "door"];
/// The number of background colours; `style/poster.css` has a rule for each.
const GROUNDS: u32 = 6;

/// A movie's poster: a picture, or one made from the title, the year and the grade, which is always the same for the
/// same title. It is hidden from assistive technology, because all its text is also beside it.
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
    /// The year in which the movie was released.
    year: Option<u16>,
    /// The grade as written.
    mark: Option<String>,
    /// The address of a picture. The browser loads it when it comes near the window. An address without `http:` or
    /// `https:` is ignored.
    picture: Option<String>,
) -> impl IntoView {
    let mut out = Markup::default();
    draw(&mut out, &name, year, mark.as_deref(), picture.as_deref());
    out
}

/// Draws a poster.
pub fn draw(out: &mut Markup, name: &str, year: Option<u16>, mark: Option<&str>, picture: Option<&str>) {
    if let Some(picture) = picture.filter(|picture| is_web_address(picture)) {
        out.open("img", "film-poster");
        // `src` comes last, because setting it starts the download, which `loading` has to delay.
        for (name, value) in
            [("part", "poster"), ("alt", ""), ("loading", "lazy"), ("decoding", "async"), ("src", picture)]
        {
            out.attribute(name, value);
        }
        return out.close();
    }
    let (form, ground) = look(name);
    let long = match longest_word(name) {
        ..=LONG_WORD if name.chars().count() <= LONG_TITLE => "",
        _ => " film-poster--long",
    };
    out.open("div", &["film-poster film-poster--", form, " film-poster--", &ground.to_string(), long].concat());
    out.attribute("part", "poster");
    out.attribute("aria-hidden", "true");
    out.element("span", "film-poster__title", name);
    out.open("span", "film-poster__line");
    if let Some(year) = year {
        out.element("span", "", &year.to_string());
    }
    if let Some(mark) = mark {
        out.element("span", "", mark);
    }
    out.close();
    out.close();
}

/// The number of characters of the longest word.
fn longest_word(name: &str) -> usize {
    name.split([' ', '-']).map(|word| word.chars().count()).max().unwrap_or_default()
}

/// The shape and the background colour for a title.
fn look(name: &str) -> (&'static str, u32) {
    // The hash FNV-1a, so that similar titles have different posters.
    let hash = name.bytes().fold(0x811c_9dc5u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (FORMS[hash as usize % FORMS.len()], hash / FORMS.len() as u32 % GROUNDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_ends_at_a_blank_or_a_hyphen() {
        let longest = ["Oppenheimer", "Spider-Man", "Dr. Strangelove", "All That Jazz", ""].map(longest_word);
        assert_eq!(longest, [11, 6, 11, 4, 0]);
    }

    #[test]
    fn a_title_always_has_the_same_look() {
        assert_eq!(look("Alien"), look("Alien"));
        let names =
            ["Alien", "Aliens", "Dune", "Parasite", "The Piano", "Tokyo Story", "Sherlock Jr.", "Sound of Metal"];
        let mut looks: Vec<_> = names.map(look).into();
        looks.sort();
        looks.dedup();
        assert!(looks.len() >= 6, "{looks:?}");
    }
}
