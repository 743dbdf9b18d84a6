//! Letter → DOCX: a letter in the house's dress, ready to be signed.
//!
//! - In: a [`Letter`](letter::Letter) in normal form, and its pictures.
//! - Out: one Word document, valid and byte for byte the same for the same letter; findings where Word cannot do what
//!   the letter says.
//! - Never: blocks, other formats, files, the clock.
//!
//! | | |
//! |---|---|
//! | kept | every word in its order, every printed label (by Word's own lists), marks, links, anchors, notes, tables with spans and header rows, pictures with their alternative text, languages and directions |
//! | changed | labels of the letterhead and dates known only by value are printed in the letter's language; an address in running text becomes a link; a page break becomes a property of the next paragraph; tables and pictures are made to fit between the margins; a note in a head or foot stands in brackets |
//! | dropped | `meeting`, which is derived from the text; the second of two anchors with one name, with a finding; pictures that are none, with a finding; all of it is in the record |
//!
//! Start reading at `write.rs`, then `block.rs` and `paragraph.rs`; `numbering.rs` is where Word is hardest to please,
//! `stationery.rs` what all letters share.

mod agenda;
mod annex;
mod block;
mod by_hand;
mod closing;
mod date;
mod deadlines;
mod deflate;
mod fact;
mod label;
mod letterhead;
mod link;
mod note;
mod numbering;
mod options;
mod package;
mod page;
mod paragraph;
mod pen;
mod picture;
mod properties;
mod record;
mod relations;
mod stationery;
mod style;
mod table;
mod text;
mod tongue;
mod types;
mod write;
mod xml;

pub use options::{ByHand, Options};
pub use record::{NAMESPACE as RECORD_NAMESPACE, Story, Visible};
pub use stationery::House;
pub use style::PAGE_NUMBER_NAME as PAGE_NUMBER;
pub use write::write;
