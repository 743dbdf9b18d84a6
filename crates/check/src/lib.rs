//! Letter → findings on its meaning.
//!
//! - In: a [`Letter`], whoever made it: recognised in a text, read from JSON or XML, or written by hand.
//! - Out: [`Finding`]s, each at a JSON pointer and each a true statement about the letter; none for a clean one.
//! - Never: blocks, formats, files. Where the pointer stands in a file, the reader of the file knows.
//!
//! One reading of the letter (`reading.rs`) lists what is said and where; then each room of `rooms.rs` looks for one
//! thing. What cannot be decided is not reported: a finding that is wrong once is believed never again. Start reading at
//! `rooms.rs`: the table.

mod places;
mod reading;
mod rooms;
mod signs;

#[cfg(test)]
mod trial;

use findings::Finding;
use letter::Letter;
use vocabulary::Vocabularies;

/// What there is to say about the meaning of this letter, in the order of the letter.
///
/// ```
/// let letter = letter::json::read(br#"{
///     "schema": "convoke/letter/1", "language": "en",
///     "body": [{ "paragraph": "The room opens on Monday, 3 June 2031." }]
/// }"#).unwrap();
/// let findings = check::check(&letter, &vocabulary::Vocabularies::built_in());
/// assert_eq!(findings[0].to_string(), "warning[weekday-mismatch]: `Monday` stands with 2031-06-03, a Tuesday");
/// assert_eq!(findings[0].place.to_string(), "/body/0/paragraph");
/// ```
pub fn check(letter: &Letter, set: &Vocabularies) -> Vec<Finding> {
    let reading = reading::Reading::of(letter, set);
    let mut found = rooms::Found::default();
    for (code, room) in rooms::TABLE {
        found.code = Some(*code);
        room(&reading, &mut found);
    }
    found.in_order(&reading)
}
