//! Bytes → letter → bytes.

use crate::{Format, Options, read, write};
use findings::{Found, Unreadable, Unwritable};
use letter::Output;
use std::fmt;

/// On which side a conversion failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failed {
    /// The letter could not be read.
    Reading(Unreadable),
    /// The letter could not be written.
    Writing(Unwritable),
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failed::Reading(error) => error.fmt(f),
            Failed::Writing(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Failed {}

/// Converts one letter.
///
/// ```
/// use pipeline::{Options, convert, format_named};
/// let json = format_named("json").unwrap();
/// let made = convert(b"{\"schema\": \"convoke/letter/1\"}", None, json, &Options::default()).unwrap();
/// assert_eq!(made.value[0].bytes, b"{\n  \"schema\": \"convoke/letter/1\"\n}\n");
/// ```
///
/// # Errors
///
/// Reading or writing failed; the letter was not converted.
pub fn convert(
    bytes: &[u8],
    from: Option<&Format>,
    to: &Format,
    options: &Options,
) -> Result<Found<Vec<Output>>, Failed> {
    let Found { value, mut findings } = read(bytes, from, options).map_err(Failed::Reading)?;
    let written = write(&value.letter, &value.assets, to, options).map_err(Failed::Writing)?;
    findings.extend(written.findings);
    Ok(Found { value: written.value, findings })
}
