//! What the text falls into.

use crate::Name;
use findings::Span;

/// A piece of what came in. Regions nest; everything between [`Piece::Open`] and its [`Piece::Close`] is inside.
///
/// ```
/// use blocks::{Paragraph, Piece, Span};
/// let piece = Piece::Paragraph(Paragraph { span: Span::new(0, 4), ..Paragraph::default() });
/// assert!(matches!(piece, Piece::Paragraph(p) if p.outline.is_none()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A paragraph: for extracted text, a line, or lines that were only wrapped.
    Paragraph(Paragraph),
    /// A region begins.
    Open(Region),
    /// The region that was begun last ends.
    Close,
    /// A column of the grid of the table that was opened last, by its width in twentieths of a point.
    Column(u32),
    /// A page begins here.
    PageBreak(Span),
    /// A line drawn by the page's own means.
    Rule(Span),
    /// A picture that stands alone: its place in [`Blocks::assets`](crate::Blocks), its alternative text.
    Image(Picture),
}

/// A paragraph, and what the source said about it.
///
/// ```
/// assert_eq!(blocks::Paragraph::default().span.len(), 0);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Its characters, an automatic label (see [`MarkKind::Label`](crate::MarkKind)) at their head included.
    pub span: Span,
    /// The name of its style, as the source has it.
    pub style: Option<Name>,
    /// The level of a heading, from 1, where the source marks it as one.
    pub outline: Option<u8>,
    /// The level in a list, from 0, where the source marks it as an item.
    pub level: Option<u8>,
    /// Set in the middle of the line.
    pub centred: bool,
    /// How far it stands in from the margin, in twentieths of a point.
    pub indent: u32,
}

/// A picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Where it stands in the text.
    pub span: Span,
    /// Its number in [`Blocks::assets`](crate::Blocks).
    pub asset: u32,
    /// Its alternative text.
    pub alt: Option<Name>,
    /// Its width in pixels, 96 an inch.
    pub width: Option<u32>,
    /// Its height in pixels, 96 an inch.
    pub height: Option<u32>,
}

/// A region of pieces.
///
/// ```
/// use blocks::Region;
/// assert_ne!(Region::Row { header: true }, Region::Row { header: false });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// A table: rows, after a grid if the source has one (see [`Piece::Column`]).
    Table,
    /// A row: cells.
    Row {
        /// The source marks it as one of the heads.
        header: bool,
    },
    /// A cell: paragraphs and tables. A cell that hangs down from above is not repeated.
    Cell {
        /// How many columns it covers.
        across: u32,
        /// How many rows it covers.
        down: u32,
    },
    /// The content of the note with this number; a mark says where it is called.
    Note(u32),
    /// What stands in a frame of its own, such as a text box.
    Frame,
    /// The head of the pages. One that stands before everything else is printed on the first page.
    Header,
    /// The foot of the pages.
    Footer,
    /// An element of a foreign document; its name is a mark of evidence.
    Element(Name),
}
