//! DOCX → [`Blocks`](blocks::Blocks).
//!
//! - In: the bytes of a `.docx`, `.docm`, `.dotx`, `.dotm`, or of Word's package in one XML file.
//! - Out: what is printed, in reading order, with the labels that Word numbers by itself standing in the text; findings
//!   where something was decided, left out or odd.
//! - Never: what a paragraph means; the file system; a document type, an external reference, a macro.
//!
//! | | |
//! |---|---|
//! | kept | paragraphs, automatic labels, styles by name, outline and list levels, tabs, breaks, tables with grid, spans and header rows, links, bookmarks, notes, text boxes, heads and feet of the pages, pictures, ruby, formulae as text, emphasis that is not the paragraph's own, language, direction; the record that `convoke` left in the file, unread |
//! | changed | symbol fonts become characters; fields become their last result; tracked changes are accepted, or rejected on demand; form fields become their values |
//! | dropped, with a finding | comments, charts and diagrams, chunks of other documents; the other side of tracked changes |
//! | kept as residue | hidden text, unfilled placeholders, texts inside field instructions, page numbers in heads and feet |
//! | dropped | looks: fonts, sizes, colours, spacing, borders other than a lone line |
//!
//! Start reading at `read.rs`, then `story.rs`; `xml.rs` is where the time goes, `numbering.rs` where the standard is
//! hardest to follow.

mod document;
mod fault;
mod house;
mod language;
mod names;
mod numbering;
mod options;
mod package;
mod picture;
mod read;
mod record;
mod sheet;
mod story;
mod styles;
mod symbol;
mod xml;

pub use options::{Limits, Options, Revisions};
pub use package::looks_like;
pub use read::{Reader, read};
