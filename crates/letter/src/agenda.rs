//! The agenda of a meeting.

use crate::present::{filled, present};
use crate::{FurtherCell, Text};
use serde::{Deserialize, Serialize};

/// An agenda: items with numbers, titles and documents, nested as the letter nests them.
///
/// ```
/// let agenda: letter::Agenda = serde_json::from_str(r##"{
///     "columns": ["#", "Item", "Documents"],
///     "items": [{"number": "1", "label": "1.", "title": "Opening", "documents": ["TD12"]}],
///     "notes": ["NOTE – Updates in TD1."]
/// }"##).unwrap();
/// assert_eq!(agenda.items[0].documents[0].plain(), "TD12");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Agenda {
    /// Its language where that is not its surroundings', a BCP 47 tag.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub language: Option<String>,
    /// The lines between the title and the first item.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub preface: Vec<Text>,
    /// The heads of the columns, as printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub columns: Vec<FurtherCell>,
    /// What each column holds, where they are not number, title, documents in this order.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub roles: Vec<ColumnRole>,
    /// The items.
    pub items: Vec<AgendaItem>,
    /// The lines after the last item.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub notes: Vec<Text>,
}

/// What a column of an agenda holds.
///
/// ```
/// assert_eq!(serde_json::to_string(&letter::ColumnRole::Cell).unwrap(), r#""cell""#);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ColumnRole {
    /// The number of the item.
    Number,
    /// Its title.
    Title,
    /// Its documents.
    Documents,
    /// Anything else: it is in `cells`.
    Cell,
}

impl ColumnRole {
    /// All roles, with the word each has in JSON.
    pub const ALL: [(ColumnRole, &'static str); 4] = [
        (ColumnRole::Number, "number"),
        (ColumnRole::Title, "title"),
        (ColumnRole::Documents, "documents"),
        (ColumnRole::Cell, "cell"),
    ];
}

/// An item of an agenda: as printed (`label`) and as meant (`number`, its address).
///
/// ```
/// let item: letter::AgendaItem = serde_json::from_str(
///     r#"{"number": "2.b.i", "label": "i)", "title": "Quantum keys"}"#).unwrap();
/// assert_eq!(item.number.as_deref(), Some("2.b.i"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    /// Its address: the path of labels without punctuation; absent where no number is printed.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub number: Option<String>,
    /// The printed marker, verbatim: `1.`, `a)`, `·`, `１．`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub label: Option<String>,
    /// A mark between the number and the title.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub bullet: Option<String>,
    /// What is discussed.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub title: Option<Text>,
    /// What stands in the documents column, an entry a paragraph.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub documents: Vec<Text>,
    /// What stands in further columns, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub cells: Vec<FurtherCell>,
    /// The items below.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub items: Vec<AgendaItem>,
}
