//! The device of the reader: the page has the size of a desktop window or of a phone, and is clicked or touched.

use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    Desktop,
    Phone,
}

impl Form {
    pub const ALL: &[Form] = &[Form::Desktop, Form::Phone];

    /// The size of a page, in CSS pixels. The desktop size is small, so that a short page is enough to put a card far
    /// away from the window.
    pub fn size(self) -> (u32, u32) {
        match self {
            Form::Desktop => (800, 450),
            Form::Phone => (390, 844),
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Form::Desktop => "desktop",
            Form::Phone => "phone",
        })
    }
}
