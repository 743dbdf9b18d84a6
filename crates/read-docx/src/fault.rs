//! Why a part could not be read.

use std::borrow::Cow;

/// What is wrong with a part, and where in its characters. It is one pointer wide, because every token may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault(Box<Detail>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Detail {
    reason: Cow<'static, str>,
    offset: Option<u64>,
    hint: Option<&'static str>,
}

impl Fault {
    /// A fault for this reason, a lowercase fragment, at no place in particular.
    #[cold]
    pub(crate) fn new(reason: impl Into<Cow<'static, str>>) -> Self {
        Fault(Box::new(Detail { reason: reason.into(), offset: None, hint: None }))
    }

    /// With this advice.
    pub(crate) fn hint(mut self, hint: &'static str) -> Self {
        self.0.hint = Some(hint);
        self
    }

    /// So many bytes from the start of the part, after inflating and decoding, unless its place is known already.
    pub(crate) fn at(mut self, offset: u64) -> Self {
        self.0.offset.get_or_insert(offset);
        self
    }

    /// What is wrong.
    pub(crate) fn reason(&self) -> &str {
        &self.0.reason
    }

    /// Where, if that is known.
    pub(crate) fn offset(&self) -> Option<u64> {
        self.0.offset
    }

    /// What can be done.
    pub(crate) fn advice(&self) -> Option<&'static str> {
        self.0.hint
    }
}
