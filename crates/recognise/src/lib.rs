//! Blocks → Letter: what came in becomes what it means.
//!
//! - In: [`Blocks`](blocks::Blocks), which say nothing of letters, and the wording of the languages.
//! - Out: the [`Letter`](letter::Letter), findings, and the account of every character.
//! - Never: formats, bytes, the clock. It never fails: a strange letter is a letter with findings.
//!
//! Zones first (`zones.rs`), then a specialist for each: `head`, `body`, `closing`, `annex`, and in them `deadlines`,
//! `agenda`, `list`, `table`. A specialist decides on lines; the scribe (`scribe.rs`) then writes values from ranges of the
//! source and keeps the account while doing so. A specialist of several ideas is a folder: `agenda/columns.rs` tells the
//! columns of an agenda, `agenda/table.rs` reads its rows. Each is tested beside its code with a few lines of a letter
//! (`tried.rs`), and with a near miss. Start reading at `recognise.rs`.

// What every specialist stands on.
mod account;
mod context;
mod line;
mod runs;
mod scribe;
mod seams;
// The way through.
mod recognise;
mod zones;
// The specialists.
mod agenda;
mod amends;
mod annex;
mod body;
mod closing;
mod dates;
mod deadlines;
mod dressed;
mod foot;
mod grid;
mod head;
mod list;
mod looks;
mod marker;
mod meeting;
mod outline;
mod page;
mod table;
#[cfg(test)]
mod tried;

pub use account::{Account, Class, Sums};
pub use recognise::{Options, Recognised, recognise};
