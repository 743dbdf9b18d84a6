//! Who writes, when, to whom, about what.

use crate::present::{filled, present};
use crate::{Block, Date, Text};
use serde::{Deserialize, Serialize};

/// The head of a letter. Its printed labels (`Tel:`, `文号：`) are wording, not data: they are dropped on reading and
/// printed again in the letter's language.
///
/// ```
/// let head: letter::Letterhead = serde_json::from_str(r#"{
///     "bureau": "Bureau of Beacons", "number": "4/21", "reference": "SG21/AB",
///     "addressees": ["Administrations of Members"], "subject": "Meeting of Group 21"
/// }"#).unwrap();
/// assert_eq!(head.number.as_deref(), Some("4/21"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Letterhead {
    /// The organisation.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub organization: Option<String>,
    /// Its bureau, or the part of it that writes.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub bureau: Option<String>,
    /// Where the letter was written.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub place: Option<String>,
    /// When it was written.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub date: Option<Date>,
    /// What the letter is called, number included, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub designation: Option<String>,
    /// Its own number: `4/21`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub number: Option<String>,
    /// Its own file code: `SG21/AB`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub reference: Option<String>,
    /// To whom, a whole entry each.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub addressees: Vec<Text>,
    /// Who else receives it.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub copies: Vec<Text>,
    /// How to reach the writer.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub contacts: Vec<Contact>,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub subject: Option<Text>,
    /// Lines that were not understood, kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub other: Vec<Other>,
}

/// A way to reach the writer.
///
/// ```
/// let contact: letter::Contact = serde_json::from_str(r#"{"channel": "email", "value": "sg21@example.org"}"#).unwrap();
/// assert_eq!(contact.channel, letter::Channel::Email);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// By which means.
    pub channel: Channel,
    /// The number, address or name, as printed.
    pub value: String,
}

/// The means by which a contact is reached.
///
/// ```
/// assert_eq!(serde_json::to_string(&letter::Channel::Telephone).unwrap(), r#""telephone""#);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// A telephone number.
    Telephone,
    /// A fax number.
    Fax,
    /// An e-mail address.
    Email,
    /// A page of the web.
    Web,
    /// A person by name.
    Person,
}

impl Channel {
    /// All channels, with the word each has in JSON.
    pub const ALL: [(Channel, &'static str); 5] = [
        (Channel::Telephone, "telephone"),
        (Channel::Fax, "fax"),
        (Channel::Email, "email"),
        (Channel::Web, "web"),
        (Channel::Person, "person"),
    ];
}

/// A line of the letterhead that was not understood: a labelled value, or a block.
///
/// ```
/// let other: letter::Other = serde_json::from_str(r#"{"label": "For your reply:", "value": "room 7"}"#).unwrap();
/// assert_eq!(other.label.as_deref(), Some("For your reply:"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Other {
    /// The label, as printed; it goes with a value.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub label: Option<String>,
    /// What stands behind the label.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub value: Option<Text>,
    /// Anything else, as a block; it stands alone.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub block: Option<Block>,
}
