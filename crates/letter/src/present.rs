//! Absent is absent: a field that is there has a value, and `null` is none.

use serde::{Deserialize, Deserializer};

/// For `deserialize_with` on an optional field: what is there must be a `T`.
pub(crate) fn present<'de, T, D>(from: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    T::deserialize(from).map(Some)
}
