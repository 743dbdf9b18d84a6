//! Blocks: what bodies, annexes, cells and list items are made of.

use crate::one_key::one_key;
use crate::present::{filled, present};
use crate::{Agenda, Deadlines, Image, Table, Text};
use serde::{Deserialize, Serialize};

/// A block is an object with one key that says what it is.
///
/// ```
/// use letter::Block;
/// let block: Block = serde_json::from_str(r#"{"paragraph": "The lamp is lit."}"#).unwrap();
/// assert_eq!(block, Block::Paragraph("The lamp is lit.".into()));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Text),
    /// A heading.
    Heading(Heading),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// The table of deadlines.
    Deadlines(Deadlines),
    /// An agenda.
    Agenda(Agenda),
    /// A picture that stands alone.
    Image(Image),
    /// A drawn line.
    Rule(Rule),
    /// The start of a new page.
    PageBreak(PageBreak),
}

one_key!(Block, "a block: an object with one key", {
    "paragraph" => Paragraph,
    "heading" => Heading,
    "list" => List,
    "table" => Table,
    "deadlines" => Deadlines,
    "agenda" => Agenda,
    "image" => Image,
    "rule" => Rule,
    "page_break" => PageBreak,
});

/// A heading. The title of the letter or annex is level 1; headings below begin at 2. A letter without a subject may begin
/// with its title, as an agenda by itself does.
///
/// ```
/// let heading: letter::Heading = serde_json::from_str(r#"{"level": 2, "label": "2.1", "text": "Lamps"}"#).unwrap();
/// assert_eq!(heading.level, 2);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Heading {
    /// From 2 to 9; 1 for the title that a letter without a subject begins with.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 9)))]
    pub level: u8,
    /// Its printed number.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub label: Option<String>,
    /// Its words.
    pub text: Text,
}

/// A list.
///
/// ```
/// let list: letter::List = serde_json::from_str(
///     r#"{"items": [{"label": "–", "body": [{"paragraph": "oil"}]}]}"#).unwrap();
/// assert_eq!(list.items.len(), 1);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Its items.
    pub items: Vec<ListItem>,
}

/// An item of a list, with the mark that was printed before it.
///
/// ```
/// let item: letter::ListItem = serde_json::from_str(r#"{"label": "a)", "body": [{"paragraph": "oil"}]}"#).unwrap();
/// assert_eq!(item.label.as_deref(), Some("a)"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListItem {
    /// The printed mark or number.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub label: Option<String>,
    /// What it says.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "filled")]
    pub body: Vec<Block>,
}

/// A line drawn across the page, by characters or by the page's own means.
///
/// ```
/// let rule: letter::Rule = serde_json::from_str(r#"{"printed": "____"}"#).unwrap();
/// assert_eq!(rule.printed.as_deref(), Some("____"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The characters that draw it.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub printed: Option<String>,
}

/// The start of a new page.
///
/// ```
/// use letter::{Block, PageBreak};
/// assert_eq!(serde_json::to_string(&Block::PageBreak(PageBreak {})).unwrap(), r#"{"page_break":{}}"#);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PageBreak {}
