//! Letter → JSON: the canonical letter in its own writing.
//!
//! - In: a [`Letter`].
//! - Out: one file of JSON, UTF-8, in normal form: the same letter gives the same bytes.
//! - Never: blocks, other formats, files, the clock.
//!
//! | kept | changed | dropped |
//! |---|---|---|
//! | everything | nothing | pictures: they travel beside the letter, under the names that the JSON gives them |
//!
//! The JSON itself is the model's (`letter::json`); this crate gives it the shape that all writers share.

use findings::{Found, Unwritable};
use letter::json::Style;
use letter::{Assets, Letter, Output};

/// How to write.
///
/// ```
/// assert!(!write_json::Options::default().compact);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// All on one line.
    pub compact: bool,
}

/// The letter as JSON.
///
/// ```
/// use letter::{Assets, Letter};
/// let written = write_json::write(&Letter::default(), &Assets::default(), &Default::default()).unwrap();
/// assert_eq!(written.value[0].bytes, b"{\n  \"schema\": \"convoke/letter/1\"\n}\n");
/// ```
///
/// # Errors
///
/// None today: every letter has a JSON.
pub fn write(letter: &Letter, _assets: &Assets, options: &Options) -> Result<Found<Vec<Output>>, Unwritable> {
    let style = if options.compact { Style::Compact } else { Style::Indented };
    Ok(Found::clean(vec![Output { name: None, bytes: letter::json::write(letter, style) }]))
}
