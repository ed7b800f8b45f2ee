//! The name of a movie in addresses.

use crate::text::fold;

/// Letters and digits of a title, small, parted by hyphens.
///
/// ```text
/// "Amélie: l’été" → "amelie-lete"
/// ```
pub fn slug(title: &str) -> String {
    let folded = fold(title);
    if folded.is_empty() { "film".to_owned() } else { folded.replace(' ', "-") }
}
