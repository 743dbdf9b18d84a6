//! Absent is absent: a field that is there has a value; `null` is none, and an empty list is none.

use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;
use std::marker::PhantomData;

/// For `deserialize_with` on an optional field: what is there must be a `T`.
pub(crate) fn present<'de, T, D>(from: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    T::deserialize(from).map(Some)
}

/// For `deserialize_with` on a list that may be left out: where it is there, something stands in it.
///
/// A list that may not be left out is looked at by `rules.rs`, which knows what it is a list of.
pub(crate) fn filled<'de, T, D>(from: D) -> Result<Vec<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    from.deserialize_seq(Filled(PhantomData))
}

/// Complains before the closing bracket is read, so that the place told is the list's.
struct Filled<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Filled<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<Vec<T>, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = array.next_element()? {
            values.push(value);
        }
        match values.is_empty() {
            false => Ok(values),
            true => Err(A::Error::custom("an empty list: leave the field out")),
        }
    }
}
