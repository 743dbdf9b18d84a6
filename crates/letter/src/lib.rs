//! The canonical letter: one letter, one value.
//!
//! - In: our own JSON ([`json::read`]), or a reader's and a recogniser's work.
//! - Out: our own JSON ([`json::write`]), byte for byte the same for the same letter; the other writers start from
//!   [`Letter`].
//! - Never: any other format, files, the clock. A letter owns its strings and knows nothing of where they came from.
//!
//! The model stands in the order in which a letter is read: [`Letter`], [`Letterhead`], the blocks of its body
//! ([`Block`]), [`Closing`], [`Annex`]. Start reading at `letter.rs`, then `text.rs`. What a type cannot say by itself
//! (no empty text, real languages, legal characters) says `rules.rs`; a letter without [`Letter::faults`] is in normal
//! form: one writing per value.

mod agenda;
mod annex;
mod assets;
mod block;
mod closing;
mod date;
mod deadlines;
mod legal;
mod letter;
mod letterhead;
mod one_key;
mod page;
mod present;
mod rules;
mod table;
mod text;
mod version;

#[cfg(feature = "generate")]
pub mod generate;
pub mod json;
#[cfg(feature = "schema")]
pub mod schema;

pub use agenda::{Agenda, AgendaItem, ColumnRole};
pub use annex::Annex;
pub use assets::{Assets, Output};
pub use block::{Block, Heading, List, ListItem, PageBreak, Rule};
pub use closing::{Closing, Enclosures, Signatory};
pub use date::Date;
pub use deadlines::{Deadlines, Entry};
pub use legal::{is_legal, legal};
pub use letter::{Amends, Kind, Letter, Meeting, Relation};
pub use letterhead::{Channel, Contact, Letterhead, Other};
pub use page::Page;
pub use rules::MAX_DEPTH;
pub use table::{Cell, FurtherCell, Table};
pub use text::{Break, Image, Link, Mark, Run, Text};
pub use version::{SCHEMA, VERSION};
