//! What convoke says about a letter: findings, and the errors that end a conversion.
//!
//! - In: nothing. This crate only names things.
//! - Out: [`Finding`] (an odd letter: the conversion goes on), [`Found`] (a value with the findings made on the way),
//!   [`Unreadable`] and [`Unwritable`] (wrong bytes: this letter fails), [`Code`] (the one table of findings, each with
//!   its explanation).
//! - Never: letters, formats, files or terminals. A finding is told by whoever holds the text it points into.
//!
//! Start reading at `code.rs`: the table.

mod code;
mod finding;
mod found;
mod nearest;
mod place;
mod refusal;

pub use code::{Code, Severity};
pub use finding::Finding;
pub use found::Found;
pub use nearest::nearest;
pub use place::{Place, Span};
pub use refusal::{Refusal, Unreadable, Unwritable};
