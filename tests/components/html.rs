//! Renders views to HTML, and formats HTML for people.

use leptos::prelude::*;

/// Renders a view to HTML, as on a server.
pub fn html<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    Owner::new().with(|| view().into_view().to_html())
}

/// Writes each element of the HTML on a line of its own, indented, and removes Leptos's marker comments.
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
    // For each depth, whether the open element has had a child on a line of its own.
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
