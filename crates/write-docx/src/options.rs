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
    /// Whether a person wrote the letter with only what the person knew.
    pub by_hand: ByHand,
    /// A house's own stationery, instead of ours.
    pub house: Option<Arc<House>>,
    /// How hard to compress, from 1 (fast) to 9 (small).
    pub level: i32,
}

/// Whether a person wrote the letter, with only what the person knew: then numbers and labels that nobody wrote are
/// made, and a field that no letter can do without is an error.
///
/// ```
/// assert_eq!(write_docx::ByHand::default(), write_docx::ByHand::Told);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ByHand {
    /// The letter tells: it has dates, and nothing in it is printed. What was read from a page never is like that.
    #[default]
    Told,
    /// It was.
    Yes,
    /// It was not: everything is written as it is.
    No,
}

impl Default for Options {
    fn default() -> Self {
        Options { vocabularies: Vocabularies::built_in(), record: true, by_hand: ByHand::Told, house: None, level: 6 }
    }
}
