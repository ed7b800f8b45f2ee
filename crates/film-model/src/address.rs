//! Checks addresses and language tags that critics have written, before they become part of a page.

/// Whether an address is one of the web: it begins with `http://` or `https://`, in upper or lower case, and contains
/// neither white space nor control characters (RFC 3986, section 3).
///
/// ```
/// use film_model::is_web_address;
/// assert!(is_web_address("https://north.example/low-tide") && is_web_address("HTTP://north.example"));
/// assert!(!is_web_address("javascript:alert(1)") && !is_web_address("/low-tide") && !is_web_address("https://"));
/// ```
pub fn is_web_address(address: &str) -> bool {
    ["https://", "http://"].into_iter().any(|scheme| is_of_scheme(address, scheme))
}

/// Whether a link in a review may have this address: one of the web, or `mailto:`. Other schemes could run a script
/// (`javascript:`, `data:`), and a path would lead somewhere else on every page.
///
/// ```
/// use film_model::may_be_linked;
/// assert!(may_be_linked("mailto:desk@north.example") && may_be_linked("https://north.example"));
/// assert!(!may_be_linked("data:text/html,hello") && !may_be_linked("../low-tide"));
/// ```
pub fn may_be_linked(address: &str) -> bool {
    is_web_address(address) || is_of_scheme(address, "mailto:")
}

fn is_of_scheme(address: &str, scheme: &str) -> bool {
    let clean = !address.contains(|c: char| c.is_control() || c.is_whitespace());
    let start = address.get(..scheme.len()).unwrap_or_default();
    clean && address.len() > scheme.len() && start.eq_ignore_ascii_case(scheme)
}

/// The language tag (BCP 47) that `text` means: `pt-BR` for `pt_BR`. `None` if it does not have the form of a tag, such
/// as the name of a language.
///
/// ```
/// use film_model::language_tag;
/// assert_eq!(language_tag("pt_BR").as_deref(), Some("pt-BR"));
/// assert_eq!(language_tag("English"), None);
/// ```
pub fn language_tag(text: &str) -> Option<String> {
    let tag = text.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let is_language = |part: &str| matches!(part.len(), 2 | 3) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (parts.next().is_some_and(is_language) && parts.all(is_part)).then_some(tag)
}
