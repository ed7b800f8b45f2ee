//! Links in the values of front matter, which are names: `[[Mara Quill]]`, `[Mara Quill](https://north.example/quill)`.

use std::borrow::Cow;

/// `text` without the brackets of wikilinks and the addresses of links in Markdown: `[[Mara Quill]]`,
/// `[[people/Mara Quill|Quill]]`, `[Mara Quill](https://north.example/quill)`. What a wikilink leads to is the
/// full name, where what it shows is a part of it.
pub fn unlinked(text: &str) -> Cow<'_, str> {
    if !text.contains('[') {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some((name, behind)) = wikilink(rest).or_else(|| link(rest)) else {
            out.push('[');
            rest = &rest[1..];
            continue;
        };
        out.push_str(name);
        rest = behind;
    }
    out.push_str(rest);
    out.into()
}

fn wikilink(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix("[[")?;
    let end = inner.find(['[', ']']).filter(|end| inner[*end..].starts_with("]]"))?;
    let (target, shown) = match inner[..end].split_once('|') {
        Some((target, shown)) => (target, shown.trim()),
        None => (&inner[..end], ""),
    };
    let target = target.split('#').next().unwrap_or_default();
    let target = target.rsplit('/').next().unwrap_or_default().trim();
    let full = shown.is_empty() || target.split_whitespace().any(|word| word == shown);
    Some((if full { target } else { shown }, &inner[end + 2..]))
}

fn link(text: &str) -> Option<(&str, &str)> {
    let (shown, rest) = text.strip_prefix('[')?.split_once("](")?;
    let end = rest.find(')')?;
    (!shown.contains(['[', ']'])).then_some((shown, &rest[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_names() {
        for (text, name) in [
            ("[[Mara Quill]]", "Mara Quill"),
            ("[[people/Mara Quill|Mara Quill]]", "Mara Quill"),
            ("[[Ira Mossley|Mossley]]", "Ira Mossley"),
            ("[[2010er|2014]]", "2014"),
            ("[Mara Quill](https://north.example/quill) and [[Bo Law]]", "Mara Quill and Bo Law"),
            ("[REC] 2", "[REC] 2"),
            ("[[open", "[[open"),
        ] {
            assert_eq!(unlinked(text), name, "{text}");
        }
    }
}
