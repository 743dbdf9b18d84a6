//! Letter → findings on its meaning: dates that cannot be, numbers that do not follow, a meeting that its own subject
//! contradicts.
//!
//! - In: a [`Letter`], wherever it came from, so that data written by hand is looked at too; and the wording.
//! - Out: findings, each at a JSON pointer. **Not yet**: [`check`] refuses every letter and says so.
//! - Never: blocks, formats. What a letter looked like on the way in is the readers' and `recognise`'s to tell.

use findings::{Finding, Refusal};
use letter::Letter;
use vocabulary::Vocabularies;

/// What is to say about the meaning of a letter: not yet.
///
/// ```
/// use vocabulary::Vocabularies;
/// let error = check::check(&letter::Letter::default(), &Vocabularies::built_in()).unwrap_err();
/// assert_eq!(error.to_string(), "this version of convoke does not check the meaning of letters yet");
/// ```
///
/// # Errors
///
/// Always, until the checks are there; from then on there is nothing to fail.
pub fn check(_letter: &Letter, _words: &Vocabularies) -> Result<Vec<Finding>, Refusal> {
    Err(Refusal::new("this version of convoke does not check the meaning of letters yet"))
}
