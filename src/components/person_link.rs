use super::element::with_attributes;
use film_model::{LinkProvider, is_web_address};
use leptos::prelude::*;

/// A person's name, and where it leads.
///
/// ```
/// use film_cards::{LinkProvider, PersonLink, person_url};
/// use leptos::prelude::*;
///
/// let name = "Akira Kurosawa";
/// let link = || view! { <PersonLink name=name.to_owned() href=person_url(name, LinkProvider::Tmdb, "en", &[])/> };
/// # let html = Owner::new().with(|| link().to_html());
/// # assert!(html.contains("href=\"https://www.themoviedb.org/"), "{html}");
/// ```
#[component]
pub fn PersonLink(
    /// The name as it is shown.
    name: String,
    /// The address it leads to; without one the name is plain text. [`person_url`] makes it.
    href: Option<String>,
) -> impl IntoView {
    named(name, href)
}

/// The same as a function.
pub fn named(name: String, href: Option<String>) -> AnyView {
    match href {
        Some(href) => {
            let attributes = [("part", "person"), ("href", &*href), ("rel", "noopener")];
            with_attributes("a", "film-person", &attributes, vec![name.into_any()])
        }
        None => with_attributes("span", "film-person", &[("part", "person")], vec![name.into_any()]),
    }
}

/// Where the names in a text lead.
pub struct PersonUrls {
    pub links: LinkProvider,
    pub lang: String,
    pub fixed: Vec<(String, String)>,
    /// Whether names are plain HTML: outside a shadow tree `part` and our classes mean nothing.
    pub is_plain: bool,
}

impl PersonUrls {
    pub fn of(&self, name: &str) -> Option<String> {
        person_url(name, self.links, &self.lang, &self.fixed)
    }

    /// The person `name`, written as `text`.
    pub fn named(&self, name: &str, text: String) -> AnyView {
        match (self.is_plain, self.of(name)) {
            (false, href) => named(text, href),
            (true, None) => text.into_any(),
            (true, Some(href)) => {
                with_attributes("a", "", &[("href", &*href), ("rel", "noopener")], vec![text.into_any()])
            }
        }
    }
}

/// Where the name of a person leads: the `fixed` link of that name, or a search at the provider.
/// Wikipedia is asked in the language `lang`.
///
/// ```
/// use film_cards::{LinkProvider, person_url};
/// assert_eq!(
///     person_url("Agnès Varda", LinkProvider::Wikipedia, "fr-CA", &[]).as_deref(),
///     Some("https://fr.wikipedia.org/wiki/Special:Search?search=Agn%C3%A8s%20Varda"),
/// );
/// assert_eq!(person_url("Agnès Varda", LinkProvider::None, "fr", &[]), None);
/// ```
pub fn person_url(name: &str, links: LinkProvider, lang: &str, fixed: &[(String, String)]) -> Option<String> {
    let fixed = fixed.iter().find(|(person, url)| person == name && is_web_address(url));
    if let Some((_, url)) = fixed {
        return Some(url.clone());
    }
    let name = encode(name);
    Some(match links {
        LinkProvider::Wikipedia => {
            ["https://", &wiki(lang), ".wikipedia.org/wiki/Special:Search?search=", &name].concat()
        }
        LinkProvider::Imdb => ["https://www.imdb.com/find/?s=nm&q=", &name].concat(),
        LinkProvider::Tmdb => ["https://www.themoviedb.org/search/person?query=", &name].concat(),
        LinkProvider::Letterboxd => ["https://letterboxd.com/search/cast-crew/", &name, "/"].concat(),
        LinkProvider::Wikidata => ["https://www.wikidata.org/w/index.php?search=", &name].concat(),
        LinkProvider::None => return None,
    })
}

/// The Wikipedia of a language tag: its first subtag, or `en` where that is no language.
fn wiki(lang: &str) -> String {
    let primary = lang.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    match primary.len() {
        2..=3 if primary.bytes().all(|byte| byte.is_ascii_lowercase()) => primary,
        _ => "en".into(),
    }
}

/// Percent-encodes all but the characters that no address gives a meaning to.
fn encode(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(byte.into());
        } else {
            out.push('%');
            out.push(HEX[usize::from(byte >> 4)].into());
            out.push(HEX[usize::from(byte & 15)].into());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_a_part_of_an_address() {
        assert_eq!(encode("Riz Ahmed"), "Riz%20Ahmed");
        assert_eq!(encode("O'Brien & Søn/50%?"), "O%27Brien%20%26%20S%C3%B8n%2F50%25%3F");
        assert_eq!(encode("a-b._~9"), "a-b._~9");
        assert_eq!(encode("是枝"), "%E6%98%AF%E6%9E%9D");
    }

    #[test]
    fn every_provider_has_its_address() {
        let urls = LinkProvider::ALL.map(|links| person_url("Paul Raci", links, "", &[]));
        assert_eq!(
            urls.each_ref().map(Option::as_deref),
            [
                Some("https://en.wikipedia.org/wiki/Special:Search?search=Paul%20Raci"),
                Some("https://www.imdb.com/find/?s=nm&q=Paul%20Raci"),
                Some("https://www.themoviedb.org/search/person?query=Paul%20Raci"),
                Some("https://letterboxd.com/search/cast-crew/Paul%20Raci/"),
                Some("https://www.wikidata.org/w/index.php?search=Paul%20Raci"),
                None,
            ]
        );
    }

    #[test]
    fn a_fixed_link_goes_first_unless_it_leads_out_of_the_web() {
        let fixed = [
            ("Paul Raci".to_owned(), "https://example.org/raci".to_owned()),
            ("Riz Ahmed".to_owned(), "javascript:alert(1)".to_owned()),
        ];
        let url = |name| person_url(name, LinkProvider::None, "en", &fixed);
        assert_eq!(url("Paul Raci").as_deref(), Some("https://example.org/raci"));
        assert_eq!(url("Riz Ahmed"), None);
    }

    #[test]
    fn what_is_no_language_asks_in_english() {
        assert_eq!(["de", "pt-BR", "zh_Hant", "FR"].map(wiki), ["de", "pt", "zh", "fr"]);
        assert_eq!(["", "evil.com/", "e", "english", "é"].map(wiki), ["en"; 5]);
    }
}
