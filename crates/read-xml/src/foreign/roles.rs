//! What names of elements mean in the vocabularies that letters and laws are kept in: Akoma Ntoso, XHTML, DocBook,
//! JATS, TEI. A name that is not here is still read: its place tells whether it is a part of a sentence.

use blocks::MarkKind;

/// What an element is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Paragraph,
    /// With its level, where the name has it.
    Heading(Option<u8>),
    /// The number before what it numbers.
    Label,
    Item,
    Table,
    /// Rows that are heads.
    HeadRows,
    /// Rows that are not, and other groups of a table.
    Rows,
    Row,
    Cell,
    Note,
    Strong,
    Emphasis,
    Strike,
    Superscript,
    Subscript,
    Link,
    Anchor,
    Break,
    PageBreak,
    Rule,
    Picture,
    Unknown,
}

impl Role {
    /// Always a part of a sentence.
    pub(super) fn is_inline(self) -> bool {
        self.mark().is_some() || matches!(self, Role::Link | Role::Anchor | Role::Break)
    }

    /// Holds rows, not sentences.
    pub(super) fn groups(self) -> bool {
        matches!(self, Role::HeadRows | Role::Rows)
    }

    /// What it says of its characters by its name alone.
    pub(super) fn mark(self) -> Option<MarkKind> {
        match self {
            Role::Strong => Some(MarkKind::Strong),
            Role::Emphasis => Some(MarkKind::Emphasis),
            Role::Strike => Some(MarkKind::Strike),
            Role::Superscript => Some(MarkKind::Superscript),
            Role::Subscript => Some(MarkKind::Subscript),
            _ => None,
        }
    }
}

/// The role of this name.
pub(super) fn role(name: &str) -> Role {
    match name {
        "p" | "para" | "simpara" | "blockquote" | "pre" | "dd" | "dt" | "ab" => Role::Paragraph,
        "heading" | "subheading" | "crossHeading" | "crossheading" | "title" | "subtitle" | "head" | "docTitle"
        | "longTitle" => Role::Heading(None),
        "h1" => Role::Heading(Some(1)),
        "h2" => Role::Heading(Some(2)),
        "h3" => Role::Heading(Some(3)),
        "h4" => Role::Heading(Some(4)),
        "h5" => Role::Heading(Some(5)),
        "h6" => Role::Heading(Some(6)),
        "num" | "label" => Role::Label,
        "item" | "li" | "listitem" | "list-item" | "point" => Role::Item,
        "table" | "informaltable" => Role::Table,
        "thead" => Role::HeadRows,
        "tbody" | "tfoot" | "tgroup" | "colgroup" | "col" | "colspec" => Role::Rows,
        "tr" | "row" => Role::Row,
        "td" | "th" | "entry" | "cell" => Role::Cell,
        "authorialNote" | "footnote" | "endnote" | "fn" | "note" => Role::Note,
        "b" | "strong" | "bold" => Role::Strong,
        "i" | "em" | "emph" | "emphasis" | "italic" | "hi" => Role::Emphasis,
        "s" | "strike" | "del" => Role::Strike,
        "sup" | "superscript" => Role::Superscript,
        "sub" | "subscript" => Role::Subscript,
        "a" | "ref" | "rref" | "mref" | "link" | "ulink" | "xref" | "ext-link" => Role::Link,
        "marker" | "anchor" | "milestone" => Role::Anchor,
        "br" | "eol" | "lb" | "break" => Role::Break,
        "eop" | "pb" => Role::PageBreak,
        "hr" => Role::Rule,
        "img" | "image" | "graphic" | "inline-graphic" | "imagedata" => Role::Picture,
        _ => Role::Unknown,
    }
}
