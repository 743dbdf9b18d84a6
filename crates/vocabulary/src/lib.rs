//! The wording of letters as data: one file per language, read and printed from the same words.
//!
//! Comes in: a line or a text, and what is looked for. Goes out: which phrase stands there and what it
//! is, days and times understood, groups and letters named; and, the other way, the words to print.
//! Nothing here knows what a letter is, and no wording stands in code: a language is added, or another
//! organisation's letterhead taught, by a file (`data/README.md`).
//!
//! Start at [`Vocabularies`], then [`Vocabulary`]. A language's file is `data/fr.toml`.
//!
//! ```
//! use vocabulary::{Role, Vocabularies};
//! let set = Vocabularies::built_in();
//! let language = set.get("es").unwrap();
//! let line = "Asunto: Reunión de la Comisión de Estudio 17, 3-12 de marzo de 2031";
//! let label = language.longest_at_start(line, Role::SubjectLabel.into()).unwrap();
//! assert_eq!(&line[label.end..][..9], " Reunión");
//! assert_eq!(language.find_groups(line).first().unwrap().name, "SG17");
//! let date = language.find_date(line).unwrap();
//! assert_eq!(language.print_range(date.value, date.until.unwrap()), "3-12 de marzo de 2031");
//! ```

#![forbid(unsafe_code)]

// What words can be.
mod kind;
mod role;
mod style;
// The languages.
mod data;
mod error;
mod vocabularies;
mod vocabulary;
// Finding words.
mod automaton;
pub mod character;
mod fold;
mod letters;
mod openers;
mod phrase;
mod shape;
mod trie;
// What has a number in it.
mod annex;
mod date;
mod designation;
mod group;
pub mod numeral;
// The other way.
mod detect;
mod print;

pub use annex::{AnnexHeading, Enclosures};
pub use date::{Clock, DateHit, FoundDate, FoundTime, FoundWeekday, Impossible, Yearless, Zone};
pub use designation::{FoundAmends, FoundDesignation};
pub use error::Error;
pub use group::FoundGroup;
pub use kind::{Kind, Relation};
pub use phrase::Hit;
pub use role::{Role, RoleSet};
pub use style::{StyleRole, style_role};
pub use vocabularies::Vocabularies;
pub use vocabulary::{Direction, Vocabulary};
