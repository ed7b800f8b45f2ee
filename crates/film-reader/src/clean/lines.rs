//! Lines that are none of the text: `import …`, `:::`, a bare address, the definition of a footnote.

use super::{Cleaner, Kind};
use crate::keys::leads_to_a_database;
use crate::memmem;

impl Cleaner<'_> {
    /// What may stand at the beginning of the line behind the break at `at`.
    pub(super) fn after_line(&mut self, at: usize) -> Option<usize> {
        if !self.html.is_plain() && self.text[at + 1..].starts_with(['\n', '\r']) {
            self.copy_to(at);
            self.end_emphasis();
            self.resume(at);
        }
        if self.kind == Kind::Html && !self.html.is_preformatted() {
            // Breaks of the source are no breaks of the page.
            let rest = &self.text[at..];
            let end = at + rest.len() - rest.trim_start().len();
            if rest[..end - at].matches('\n').count() > 1 {
                self.replace(at..end, "\n");
                return Some(end);
            }
        }
        self.line(at + 1)
    }

    /// A line that is none of the text: `import …`, `:::`, a bare address, the definition of a footnote.
    pub(super) fn line(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let trimmed = rest.trim_start_matches([' ', '\t']);
        let from = at + rest.len() - trimmed.len();
        let end = |cleaner: &Self| {
            from + memchr::memchr(b'\n', &cleaner.text.as_bytes()[from..]).unwrap_or(cleaner.text.len() - from)
        };
        match *trimmed.as_bytes().first()? {
            b':' if trimmed.starts_with(":::") => Some(self.replace(from..end(self), "")),
            b'h' if trimmed.starts_with("http://") || trimmed.starts_with("https://") => {
                let end = end(self);
                let line = self.text[from..end].trim_end();
                (line.len() > 8 && !line.contains(char::is_whitespace))
                    .then(|| self.leave_out(from..end, "bare address", "bare addresses"))
            }
            b'i' | b'e' if self.kind == Kind::Mdx => {
                let is_code =
                    trimmed.starts_with("import ") && trimmed.contains(['\'', '"']) || trimmed.starts_with("export ");
                let first = &trimmed[..trimmed.find('\n').unwrap_or(trimmed.len())];
                let is_code = is_code && (first.contains(['\'', '"', '=', '{']) || first.ends_with("from"));
                if !is_code {
                    return None;
                }
                // It goes on up to the next blank line.
                let end = memmem::find(trimmed.as_bytes(), b"\n\n").map_or(self.text.len(), |end| from + end);
                Some(self.replace(from..end, ""))
            }
            b'[' if trimmed.starts_with("[^") => self.definition(from),
            // Behind the text, a line that is nothing but a link to what others know of the film.
            b'[' if self.out.len() + (from - self.copied.min(from)) > 400 => {
                let line = &self.text[from..end(self)].trim_end();
                let (shown, address) = line.strip_prefix('[')?.strip_suffix(')')?.split_once("](")?;
                let alone =
                    !shown.contains([']', '[']) && !address.contains(['(', ' ']) && leads_to_a_database(address);
                let end = from + line.len();
                alone.then(|| self.leave_out(from..end, "link to a database", "links to databases"))
            }
            _ => None,
        }
    }
}
