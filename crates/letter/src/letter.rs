//! The letter itself, and the facts about it as a whole.

use crate::present::{filled, present};
use crate::{Annex, Block, Closing, Date, Letterhead, Page, Text};
use jiff::civil;
use serde::{Deserialize, Serialize};

/// One letter: everything that a reader can find in it and a writer needs.
///
/// ```
/// let letter = letter::json::read(br#"{
///     "schema": "convoke/letter/1",
///     "language": "en",
///     "salutation": "Dear Sir/Madam,",
///     "body": [{ "paragraph": "Group 21 meets in Porto Novo." }]
/// }"#).unwrap();
/// assert_eq!(letter.salutation.unwrap().plain(), "Dear Sir/Madam,");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// For editors that complete and check; allowed, ignored and not kept.
    #[serde(rename = "$schema", default, skip_serializing)]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub(crate) _editor: Ignored,
    /// Which version of the model this is.
    pub(crate) schema: Schema,
    /// The language of the letter, a BCP 47 tag.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub language: Option<String>,
    /// What kind of letter; absent where only the head would tell and there is none.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub kind: Option<Kind>,
    /// The letter that this one changes.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub amends: Option<Amends>,
    /// Who writes, when, to whom, about what.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub letterhead: Option<Letterhead>,
    /// The words to the reader: `Dear Sir/Madam,`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub salutation: Option<Text>,
    /// What the letter says.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub body: Vec<Block>,
    /// Valediction, signature and enclosures.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub closing: Option<Closing>,
    /// The annexes, in the order of the letter.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub annexes: Vec<Annex>,
    /// Running heads and feet.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub page: Option<Page>,
    /// The meeting that the letter calls; derived from its text.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub meeting: Option<Meeting>,
    /// Further meetings that it calls.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub further_meetings: Vec<Meeting>,
}

/// The kind of a letter.
///
/// ```
/// let kind: letter::Kind = serde_json::from_str(r#""collective-letter""#).unwrap();
/// assert_eq!(kind, letter::Kind::CollectiveLetter);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Calls the members of a group to its meeting.
    CollectiveLetter,
    /// Informs all members of something.
    Circular,
    /// A circular of the radiocommunication family (CACE, CA, CR).
    AdministrativeCircular,
    /// A letter to a circle of addressees (LCCE).
    CircularLetter,
    /// Any other letter of the house.
    Letter,
}

impl Kind {
    /// All kinds, with the word each has in JSON.
    pub const ALL: [(Kind, &'static str); 5] = [
        (Kind::CollectiveLetter, "collective-letter"),
        (Kind::Circular, "circular"),
        (Kind::AdministrativeCircular, "administrative-circular"),
        (Kind::CircularLetter, "circular-letter"),
        (Kind::Letter, "letter"),
    ];
}

/// The letter that this one changes.
///
/// ```
/// let amends: letter::Amends = serde_json::from_str(r#"{
///     "relation": "corrigendum", "designation": "Collective letter 4/20", "number": "4/20"
/// }"#).unwrap();
/// assert_eq!(amends.number.as_deref(), Some("4/20"));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Amends {
    /// In which way.
    pub relation: Relation,
    /// What the changed letter is called, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub designation: Option<String>,
    /// The number of the changed letter.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub number: Option<String>,
    /// The date of the changed letter.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub date: Option<Date>,
}

/// How a letter changes another one.
///
/// ```
/// assert_eq!(serde_json::to_string(&letter::Relation::Replaces).unwrap(), r#""replaces""#);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Adds to it.
    Addendum,
    /// Corrects it.
    Corrigendum,
    /// Is its next version.
    Revision,
    /// Takes its place.
    Replaces,
}

impl Relation {
    /// All relations, with the word each has in JSON.
    pub const ALL: [(Relation, &'static str); 4] = [
        (Relation::Addendum, "addendum"),
        (Relation::Corrigendum, "corrigendum"),
        (Relation::Revision, "revision"),
        (Relation::Replaces, "replaces"),
    ];
}

/// A meeting that the letter calls: facts derived from its subject and first paragraphs.
///
/// ```
/// let meeting: letter::Meeting = serde_json::from_str(
///     r#"{"group": "SG21", "start": "2031-06-02", "end": "2031-06-11", "virtual": true}"#).unwrap();
/// assert_eq!(meeting.start.unwrap().to_string(), "2031-06-02");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// The group that meets, in its short form: `SG21`, `TSAG`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub group: Option<String>,
    /// The first day.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "crate::date::day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub start: Option<civil::Date>,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "crate::date::day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub end: Option<civil::Date>,
    /// Where, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub place: Option<String>,
    /// Whether it meets without a place.
    #[serde(rename = "virtual", default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub is_virtual: Option<bool>,
}

/// The field `schema`: this version and no other.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Schema;

impl Serialize for Schema {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(crate::SCHEMA)
    }
}

impl<'de> Deserialize<'de> for Schema {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Schema;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "the version of the letter, \"{}\"", crate::SCHEMA)
            }

            fn visit_str<E: serde::de::Error>(self, schema: &str) -> Result<Schema, E> {
                match schema == crate::SCHEMA {
                    true => Ok(Schema),
                    false => Err(E::invalid_value(serde::de::Unexpected::Str(schema), &self)),
                }
            }
        }
        from.deserialize_str(Visitor)
    }
}

/// The field `$schema`, which editors read and we do not.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Ignored;

impl<'de> Deserialize<'de> for Ignored {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        serde::de::IgnoredAny::deserialize(from).map(|_| Ignored)
    }
}
