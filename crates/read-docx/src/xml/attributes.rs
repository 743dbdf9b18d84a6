//! The attributes of a tag, looked at only when somebody asks.

use super::name::Ns;
use super::{Scope, decoded};
use memchr::memchr;
use std::borrow::Cow;

/// The attributes of a tag, as they stand in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attributes<'x> {
    rest: &'x [u8],
    scope: &'x Scope,
}

/// One attribute.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attribute<'x> {
    /// What stands before the colon.
    pub(crate) prefix: &'x [u8],
    /// What stands behind it.
    pub(crate) name: &'x [u8],
    /// Between the quotes, references not yet resolved.
    pub(crate) value: &'x [u8],
}

impl<'x> Attributes<'x> {
    pub(super) fn new(rest: &'x [u8], scope: &'x Scope) -> Self {
        Attributes { rest, scope }
    }

    /// All of them, as they stand in the tag.
    pub(crate) fn as_written(&self) -> &'x [u8] {
        self.rest
    }

    /// The value of the attribute with this local name, as it stands there.
    ///
    /// Elements of WordprocessingML have no two attributes that differ only by namespace, except references (see
    /// [`Attributes::relation`]); and producers differ in the prefix.
    pub(crate) fn raw(&self, name: &[u8]) -> Option<&'x [u8]> {
        { *self }.find(|attribute| attribute.name == name).map(|attribute| attribute.value)
    }

    /// The value of the attribute with this local name, references resolved; a broken one is none.
    pub(crate) fn get(&self, name: &[u8]) -> Option<Cow<'x, str>> {
        decoded(self.raw(name)?).ok()
    }

    /// The reference to a relationship with this local name.
    pub(crate) fn relation(&self, name: &[u8]) -> Option<Cow<'x, str>> {
        let scope = self.scope;
        let found = { *self }.find(|attribute| {
            attribute.name == name && !attribute.prefix.is_empty() && scope.resolve(attribute.prefix) == Ns::Relation
        })?;
        decoded(found.value).ok()
    }

    /// A whole number.
    pub(crate) fn number(&self, name: &[u8]) -> Option<i64> {
        std::str::from_utf8(self.raw(name)?).ok()?.trim().parse().ok()
    }

    /// A length in twentieths of a point. Strict documents give it with its unit (ISO/IEC 29500-1, 22.9.2.14).
    pub(crate) fn twips(&self, name: &[u8]) -> Option<i64> {
        let text = std::str::from_utf8(self.raw(name)?).ok()?.trim();
        let unit = text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len());
        let (number, unit) = text.split_at_checked(unit)?;
        let number: f64 = number.trim().parse().ok()?;
        let twips = number
            * match unit {
                "" => 1.0,
                "pt" => 20.0,
                "pc" | "pi" => 240.0,
                "in" => 1_440.0,
                "cm" => 1_440.0 / 2.54,
                "mm" => 144.0 / 2.54,
                _ => return None,
            };
        // A cast of a float saturates.
        twips.is_finite().then_some(twips.round() as i64)
    }

    /// Whether a property is on: `<w:b/>` is, `<w:b w:val="0"/>` is not (ISO/IEC 29500-1, 17.17.4).
    pub(crate) fn on(&self) -> bool {
        !matches!(self.raw(b"val"), Some(b"0" | b"false" | b"off"))
    }
}

impl<'x> Iterator for Attributes<'x> {
    type Item = Attribute<'x>;

    fn next(&mut self) -> Option<Attribute<'x>> {
        let rest = self.rest;
        let from = rest.iter().position(|byte| !byte.is_ascii_whitespace() && *byte != b'/')?;
        let rest = rest.get(from..)?;
        let mut colon = None;
        let mut at = 0;
        let to = loop {
            match rest.get(at)? {
                b'=' => break at,
                b':' => colon = Some(at),
                _ => {}
            }
            at += 1;
        };
        let mut open = to + 1;
        let quote = loop {
            match rest.get(open)? {
                quote @ (b'"' | b'\'') => break *quote,
                byte if byte.is_ascii_whitespace() => open += 1,
                _ => return None,
            }
        };
        let inner = rest.get(open + 1..)?;
        let length = memchr(quote, inner)?;
        self.rest = inner.get(length + 1..).unwrap_or_default();
        let full = rest.get(..to)?;
        let (prefix, name) = match colon {
            Some(colon) => (full.get(..colon)?, full.get(colon + 1..)?),
            None => (&[][..], full),
        };
        Some(Attribute { prefix, name: name.trim_ascii_end(), value: inner.get(..length)? })
    }
}
