//! Letter → DOCX: a letter in the house's dress, ready to be signed.
//!
//! - In: a [`Letter`] and its pictures.
//! - Out: one Word document. **Not yet**: [`write`] refuses every letter and says so.
//! - Never: blocks, other formats, files, the clock.

use findings::{Found, Refusal, Unwritable};
use letter::{Assets, Letter, Output};

/// How to write.
#[derive(Clone, Debug, Default)]
pub struct Options {}

/// The letter as a Word document: not yet.
///
/// ```
/// let error = write_docx::write(&Default::default(), &Default::default(), &Default::default()).unwrap_err();
/// assert_eq!(error.to_string(), "this version of convoke does not write DOCX yet");
/// ```
///
/// # Errors
///
/// Always, until the writer is there.
pub fn write(_letter: &Letter, _assets: &Assets, _options: &Options) -> Result<Found<Vec<Output>>, Unwritable> {
    Err(Refusal::new("this version of convoke does not write DOCX yet").into())
}
