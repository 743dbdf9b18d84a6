//! One thing worth saying about a letter.

use crate::{Code, Place, Severity};
use std::fmt;

/// One thing worth saying about a letter: what, where, and in which words.
///
/// ```
/// use findings::{Code, Finding, Place};
/// let finding = Finding::new(Code::AgendaNumberGap, Place::pointer("/annexes/1/body/0/agenda/items/6"), "9 follows 6");
/// assert_eq!(finding.to_string(), "warning[agenda-number-gap]: 9 follows 6");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// Which kind.
    pub code: Code,
    /// This one, in a lowercase fragment that names what was seen.
    pub detail: String,
}

impl Finding {
    /// A finding of this kind at this place.
    pub fn new(code: Code, place: Place, detail: impl Into<String>) -> Self {
        Finding { place, code, detail: detail.into() }
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]: {}", self.severity(), self.code, self.detail)
    }
}
