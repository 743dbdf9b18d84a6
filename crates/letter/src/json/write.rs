//! Letter → JSON, in normal form.

use crate::Letter;

/// How the JSON is laid out.
///
/// ```
/// use letter::json::{Style, write};
/// assert_eq!(write(&letter::Letter::default(), Style::Compact), b"{\"schema\":\"convoke/letter/1\"}\n");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// For people and for `diff`: two blanks a level.
    #[default]
    Indented,
    /// On one line, as JSON Lines wants it.
    Compact,
}

/// The letter as JSON, with a line feed at the end. The same letter gives the same bytes.
///
/// ```
/// use letter::json::{Style, read, write};
/// let bytes = write(&letter::Letter::default(), Style::Indented);
/// assert_eq!(bytes, b"{\n  \"schema\": \"convoke/letter/1\"\n}\n");
/// assert_eq!(read(&bytes).unwrap(), letter::Letter::default());
/// ```
pub fn write(letter: &Letter, style: Style) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(8 * 1024);
    let written = match style {
        Style::Indented => serde_json::to_writer_pretty(&mut bytes, letter),
        Style::Compact => serde_json::to_writer(&mut bytes, letter),
    };
    // A letter has string keys and finite numbers, and a vector takes every byte.
    debug_assert!(written.is_ok());
    bytes.push(b'\n');
    bytes
}
