//! Letter → bytes.

use crate::{Format, Options};
use findings::{Found, Refusal, Unwritable};
use letter::{Assets, Letter, Output};

/// Writes one letter in this format.
///
/// ```
/// let json = pipeline::format_named("json").unwrap();
/// let options = pipeline::Options { compact: true, ..Default::default() };
/// let written = pipeline::write(&Default::default(), &Default::default(), json, &options).unwrap();
/// assert_eq!(written.value[0].bytes, b"{\"schema\":\"convoke/letter/1\"}\n");
/// ```
///
/// # Errors
///
/// The letter has something that this format has no place for.
pub fn write(
    letter: &Letter,
    assets: &Assets,
    to: &Format,
    options: &Options,
) -> Result<Found<Vec<Output>>, Unwritable> {
    match to.write {
        Some(write) => write(letter, assets, options),
        None => Err(Refusal::new(format!("{} is read only, never written", to.name)).into()),
    }
}
