//! Why a part could not be read.

use std::borrow::Cow;

/// What is wrong with a part, and where in its characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// A lowercase fragment.
    pub(crate) reason: Cow<'static, str>,
    /// Bytes from the start of the part, after inflating and decoding.
    pub(crate) offset: Option<u64>,
    /// What can be done.
    pub(crate) hint: Option<&'static str>,
}

impl Fault {
    /// A fault without a place.
    pub(crate) fn new(reason: impl Into<Cow<'static, str>>) -> Self {
        Fault { reason: reason.into(), offset: None, hint: None }
    }

    /// With this advice.
    pub(crate) fn hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }
}
