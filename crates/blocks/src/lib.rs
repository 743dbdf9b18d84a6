//! What came in: one text buffer, the pieces it falls into, and the marks on it.
//!
//! - In: a reader's work. Readers push text and say where pieces begin and end.
//! - Out: [`Blocks`], which `recognise` reads without knowing the format.
//! - Never: letters, files, any format. Nothing here says what a piece means, only what it was.
//!
//! Everything is a range into one buffer ([`Span`]), so counting what was kept is arithmetic on ranges, and the pieces
//! are one flat list with openings and closings, so that no depth of nesting can exhaust a stack. Start reading at
//! `blocks.rs`.

mod blocks;
mod mark;
mod names;
mod piece;

pub use blocks::{Asset, Blocks, Record};
pub use findings::Span;
pub use mark::{Mark, MarkKind, Residue};
pub use names::{Name, Names};
pub use piece::{Paragraph, Picture, Piece, Region};
