//! How to write.

use crate::House;
use std::sync::Arc;
use vocabulary::Vocabularies;

/// How to write.
///
/// ```
/// let options = write_docx::Options { record: false, ..Default::default() };
/// assert_eq!(options.level, 6);
/// ```
#[derive(Clone, Debug)]
pub struct Options {
    /// The wording to print with.
    pub vocabularies: Vocabularies,
    /// Whether the letter's own JSON travels inside the document.
    pub record: bool,
    /// Whether a person wrote the letter with only what the person knew: numbers and labels that nobody wrote are made,
    /// and a field that no letter can do without is an error.
    pub by_hand: bool,
    /// A house's own stationery, instead of ours.
    pub house: Option<Arc<House>>,
    /// How hard to compress, from 1 (fast) to 9 (small).
    pub level: i32,
}

impl Default for Options {
    fn default() -> Self {
        Options { vocabularies: Vocabularies::built_in(), record: true, by_hand: false, house: None, level: 6 }
    }
}
