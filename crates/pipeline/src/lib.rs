//! One letter, in memory, from any format to any other.
//!
//! - In: bytes, and at most a name and a format that somebody stated.
//! - Out: the letter ([`read`]), its files ([`write`]), both at once ([`convert`]), or what there is to say about it
//!   ([`check`]).
//! - Never: threads, folders, terminals, the clock. Time is a budget of steps.
//!
//! Start reading at `format.rs`: the one table of formats. Adding a format is a crate, a row there, and a sample.

mod check;
mod convert;
mod form;
mod format;
mod limits;
mod options;
mod read;
mod recognise_format;
mod record;
mod write;

pub use check::{Checked, Placed, check, meaning};
pub use convert::{Failed, convert};
pub use form::{form, stationery};
pub use format::{FORMATS, Format, Reader, Writer};
pub use limits::Limits;
pub use options::{Options, Stationery, no_wording};
pub use read::{Read, Source, read};
// What a caller of a reader may decide.
pub use read_docx::Revisions;
// What a source is accounted for by, for those who show it.
pub use recognise::{Account, Class};
pub use recognise_format::{format_named, no_format, recognise_format};
pub use write::write;
