//! A value with what was noticed while it was made.

use crate::Finding;

/// A value, and the findings made on the way to it. It travels through the steps and loses nothing.
///
/// ```
/// use findings::{Code, Finding, Found, Place};
/// let read = Found::clean("text").with(Finding::new(Code::EncodingAssumed, Place::Whole, "read as windows-1252"));
/// let told = read.and_then(|text| Found::clean(text.len()));
/// assert_eq!((told.value, told.findings.len()), (4, 1));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// The value.
    pub value: T,
    /// What was noticed, in the order of noticing.
    pub findings: Vec<Finding>,
}

impl<T> Found<T> {
    /// A value about which there is nothing to say.
    pub fn clean(value: T) -> Self {
        Found { value, findings: Vec::new() }
    }

    /// The same value with one more finding.
    pub fn with(mut self, finding: Finding) -> Self {
        self.findings.push(finding);
        self
    }

    /// The next step on the value; the findings of both.
    pub fn and_then<U>(mut self, next: impl FnOnce(T) -> Found<U>) -> Found<U> {
        let mut then = next(self.value);
        self.findings.append(&mut then.findings);
        Found { value: then.value, findings: self.findings }
    }

    /// Another value, the same findings.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Found<U> {
        Found { value: change(self.value), findings: self.findings }
    }
}
