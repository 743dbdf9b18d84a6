//! The letter's own JSON, both ways.
//!
//! Reading is strict: whatever is not exactly a letter is refused with line, column and JSON pointer, and with a hint
//! where one is near. Writing is plain serde: the model's field order is the writing's order.

mod place;
mod read;
mod spans;
mod strict;
mod write;

pub use read::read;
pub use spans::spans;
pub use write::{Style, write};
