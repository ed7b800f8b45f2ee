use super::opening::OPENING;

/// How much of a card shows at once: what its height is made from.
///
/// ```
/// use film_cards::Room;
/// let sidebar = Room { opening: 160, brief: true, ..Room::default() };
/// assert!(sidebar.opening < Room::default().opening);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// How many characters of a folded review show, or as near as sentences allow; 360 by default.
    pub opening: usize,
    /// Whether only the first review has an opening, and any other is a line with its button.
    pub brief: bool,
    /// Whether the credits are folded.
    pub folded: bool,
}

impl Default for Room {
    fn default() -> Self {
        Room { opening: OPENING, brief: false, folded: false }
    }
}
