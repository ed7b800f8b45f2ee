//! Links and pictures: `[[Mara Quill]]` becomes its words, `![alt](picture.png)` goes unless it draws a grade.

use super::{Cleaner, MAX_LINK, floor, is_grade};

impl Cleaner<'_> {
    /// `[` in all its meanings.
    pub(super) fn bracket(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let is_picture = self.kind.is_markdown() && at > self.copied && self.text.as_bytes()[at - 1] == b'!';
        if rest.starts_with("[[") && self.kind.is_markdown() {
            let stops = |byte| matches!(byte, b'[' | b']' | b'\n');
            let end = rest.bytes().skip(2).take(MAX_LINK).position(stops)? + 2;
            if !rest[end..].starts_with("]]") {
                return None;
            }
            let end = at + end + 2;
            if is_picture {
                return Some(self.leave_out(at - 1..end, "picture or embed", "pictures or embeds"));
            }
            let inner = &self.text[at + 2..end - 2];
            let shown = match inner.split_once('|') {
                Some((_, shown)) => shown,
                None => inner.rsplit('/').next().unwrap_or(inner).split(['#', '^']).next().unwrap_or(inner),
            };
            if shown.trim().is_empty() {
                return None;
            }
            self.copy_to(at);
            self.resume(end - 2 - inner.len() + (shown.as_ptr() as usize - inner.as_ptr() as usize));
            self.copy_to(self.copied + shown.len());
            self.resume(end);
            return Some(end);
        }
        if rest.starts_with("[^") {
            return self.note_mark(at);
        }
        if is_picture {
            return self.picture(at);
        }
        self.bracket_code(at)
    }

    /// `![alt](address)`: a picture shows nothing here, unless what stands for it is a grade.
    fn picture(&mut self, at: usize) -> Option<usize> {
        let middle = self.find("](", at, MAX_PICTURE)? - at;
        let rest = &self.text[at..at + floor(&self.text[at..], MAX_PICTURE)];
        if rest.get(..middle)?.contains("\n\n") {
            return None;
        }
        let mut depth = 0usize;
        let end = rest[middle + 1..].bytes().take_while(|byte| !matches!(byte, b'[' | b'\n')).position(|byte| {
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            depth == 0
        })?;
        let end = at + middle + 1 + end + 1;
        let alt = rest[1..middle].trim();
        if is_grade(alt) {
            self.copy_to(at - 1);
            self.resume(at + 1);
            self.copy_to(at + middle);
            self.resume(end);
            return Some(end);
        }
        Some(self.leave_out(at - 1..end, "picture", "pictures"))
    }
}

/// No picture with its address is longer, in bytes.
const MAX_PICTURE: usize = 4_000;
