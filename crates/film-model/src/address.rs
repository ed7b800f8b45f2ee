//! Addresses and tags that come from texts and go into pages.

/// Whether an address leads into the web and nowhere else: it begins with `http://` or `https://`, in letters of
/// either case, and has neither blanks nor control characters in it (RFC 3986, section 3).
///
/// ```
/// use film_model::is_web_address;
/// assert!(is_web_address("https://north.example/low-tide") && is_web_address("HTTP://north.example"));
/// assert!(!is_web_address("javascript:alert(1)") && !is_web_address("/low-tide") && !is_web_address("https://"));
/// ```
pub fn is_web_address(address: &str) -> bool {
    ["https://", "http://"].into_iter().any(|scheme| is_of_scheme(address, scheme))
}

/// Whether a link in the prose may lead there: into the web, or to a mailbox. Addresses of other schemes
/// (`javascript:`, `data:`) and paths, which would mean something else on every page, are no links.
pub fn may_be_linked(address: &str) -> bool {
    is_web_address(address) || is_of_scheme(address, "mailto:")
}

fn is_of_scheme(address: &str, scheme: &str) -> bool {
    let clean = !address.contains(|c: char| c.is_control() || c.is_whitespace());
    let start = address.get(..scheme.len()).unwrap_or_default();
    clean && address.len() > scheme.len() && start.eq_ignore_ascii_case(scheme)
}

/// A language tag as browsers know it, out of one as people write it (BCP 47): `pt-BR` out of `pt_BR`. `None` for what
/// is no tag, such as the name of a language.
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
