use super::markup::Markup;
use film_model::{LinkProvider, is_web_address};
use leptos::prelude::*;

/// A person's name, as a link if there is an address for it.
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
    /// The text of the link.
    name: String,
    /// The address, which [`person_url`] makes. Without one, the name is plain text.
    href: Option<String>,
) -> impl IntoView {
    let mut out = Markup::default();
    named(&mut out, &name, href);
    out
}

/// Draws a [`PersonLink`].
fn named(out: &mut Markup, name: &str, href: Option<String>) {
    out.open(if href.is_some() { "a" } else { "span" }, "film-person");
    out.attribute("part", "person");
    if let Some(href) = href {
        out.attribute("href", &href);
        out.attribute("rel", "noopener");
    }
    out.text(name);
    out.close();
}

/// Makes the addresses of people's names.
#[derive(Clone, Copy)]
pub struct PersonUrls<'a> {
    pub links: LinkProvider,
    /// The language of Wikipedia.
    pub lang: &'a str,
    /// The movie's own links, by name.
    pub fixed: &'a [(String, String)],
    /// Whether to leave out `part` and classes, which have no use outside a shadow tree.
    pub is_plain: bool,
}

impl PersonUrls<'_> {
    pub fn of(&self, name: &str) -> Option<String> {
        person_url(name, self.links, self.lang, self.fixed)
    }

    /// Draws a link for the person `name`, with the text `text`.
    pub fn named(&self, out: &mut Markup, name: &str, text: &str) {
        match (self.is_plain, self.of(name)) {
            (false, href) => named(out, text, href),
            (true, None) => out.text(text),
            (true, Some(href)) => {
                out.open("a", "");
                out.attribute("href", &href);
                out.attribute("rel", "noopener");
                out.text(text);
                out.close();
            }
        }
    }
}

/// The address for a person's name: the one in `fixed`, which has pairs of a name and an address, or a search on the
/// site of `links`. `lang` is a language tag, which selects the Wikipedia. `None` for [`LinkProvider::None`].
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

/// The subdomain of the Wikipedia for a language tag: its first subtag, or `en` if that is no language.
fn wiki(lang: &str) -> String {
    let primary = lang.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    match primary.len() {
        2..=3 if primary.bytes().all(|byte| byte.is_ascii_lowercase()) => primary,
        _ => "en".into(),
    }
}

/// Percent-encodes all bytes except the unreserved characters of RFC 3986.
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
    fn names_are_percent_encoded() {
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
    fn a_fixed_link_is_preferred_if_it_is_a_web_address() {
        let fixed = [
            ("Paul Raci".to_owned(), "https://example.org/raci".to_owned()),
            ("Riz Ahmed".to_owned(), "javascript:alert(1)".to_owned()),
        ];
        let url = |name| person_url(name, LinkProvider::None, "en", &fixed);
        assert_eq!(url("Paul Raci").as_deref(), Some("https://example.org/raci"));
        assert_eq!(url("Riz Ahmed"), None);
    }

    #[test]
    fn an_invalid_language_gives_the_english_wikipedia() {
        assert_eq!(["de", "pt-BR", "zh_Hant", "FR"].map(wiki), ["de", "pt", "zh", "fr"]);
        assert_eq!(["", "evil.com/", "e", "english", "é"].map(wiki), ["en"; 5]);
    }
}
