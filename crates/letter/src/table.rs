//! Tables, with their grid and their spans.

use crate::present::{filled, present};
use crate::{Block, Text};
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A table: rows of cells. A cell that hangs down from above is not repeated.
///
/// ```
/// let table: letter::Table = serde_json::from_str(r#"{
///     "header": [[{"body": [{"paragraph": "Day"}]}, {"body": [{"paragraph": "Room"}]}]],
///     "rows": [[{"body": [{"paragraph": "Monday"}]}, {"body": [{"paragraph": "A"}], "down": 2}],
///              [{"body": [{"paragraph": "Tuesday"}]}]]
/// }"#).unwrap();
/// assert_eq!(table.rows[0][1].down, Some(2));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// The widths of the columns, in twentieths of a point.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub grid: Vec<u32>,
    /// The line that names the table.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub caption: Option<Text>,
    /// The rows at its head.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Rows"))]
    pub header: Vec<Vec<Cell>>,
    /// The other rows.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Rows"))]
    pub rows: Vec<Vec<Cell>>,
}

/// A cell; an empty one is `{}`.
///
/// ```
/// let cell: letter::Cell = serde_json::from_str(r#"{"across": 2}"#).unwrap();
/// assert!(cell.body.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// What stands in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub body: Vec<Block>,
    /// How many columns it covers, where more than one.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub across: Option<u32>,
    /// How many rows it covers, where more than one.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub down: Option<u32>,
}

/// A cell of a row that has become fields: a text, or `{}` where it is empty and others follow.
///
/// ```
/// use letter::FurtherCell;
/// let cells: Vec<FurtherCell> = serde_json::from_str(r#"[{}, "09:30"]"#).unwrap();
/// assert_eq!(cells, [FurtherCell(None), FurtherCell(Some("09:30".into()))]);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FurtherCell(pub Option<Text>);

impl Serialize for FurtherCell {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Some(text) => text.serialize(to),
            None => serde::ser::SerializeMap::end(to.serialize_map(Some(0))?),
        }
    }
}

impl<'de> Deserialize<'de> for FurtherCell {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct CellVisitor;
        impl<'de> Visitor<'de> for CellVisitor {
            type Value = FurtherCell;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or {} for an empty cell")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<FurtherCell, E> {
                Ok(FurtherCell(Some(Text::Plain(text.to_owned()))))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, runs: A) -> Result<FurtherCell, A::Error> {
                Text::deserialize(serde::de::value::SeqAccessDeserializer::new(runs))
                    .map(|text| FurtherCell(Some(text)))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<FurtherCell, A::Error> {
                match object.next_key::<String>()? {
                    None => Ok(FurtherCell(None)),
                    Some(key) => Err(A::Error::unknown_field(&key, &[])),
                }
            }
        }
        from.deserialize_any(CellVisitor)
    }
}
