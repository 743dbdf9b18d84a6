//! Letters made by dice, for the tests of every reader and writer.
//!
//! - In: a seed, or the test runner of proptest.
//! - Out: letters in normal form: [`Letter::faults`](crate::Letter::faults) has nothing to say of any of them. Every
//!   field is there and is not, every block stands wherever a block may stand, in six languages and some others, with
//!   every legal character, down to [`MAX_DEPTH`](crate::MAX_DEPTH). Beyond the rules of the model they keep three
//!   promises: tables lie on their grid, anchors have one name each, and every picture is among [`assets`].
//! - Never: letters that are wrong. Tests of refusals write their own.
//!
//! Letters are right by construction, nothing is thrown away: a `Scribe` writes what the dice say. The same seed gives
//! the same letter on every machine, so a seed in a report is a test case. A failing letter is cut down by `shrink.rs`,
//! which knows no field. Start reading at `whole.rs`.

mod agenda;
mod block;
mod characters;
mod date;
mod dice;
mod picture;
mod scribe;
mod shrink;
mod table;
mod text;
mod whole;
mod wording;

use crate::{Block, Letter, Text};
use proptest::strategy::Strategy;
use scribe::Scribe;

pub use characters::{CLASSES, Class, every_character};
pub use picture::assets;

/// About how many blocks and items a letter has where nobody asks for another size: most are small, some are not.
const SIZES: [usize; 6] = [1, 2, 4, 8, 16, 30];

/// Letters in normal form, for property tests.
///
/// ```
/// use letter::json::{Style, read, write};
/// use proptest::prelude::*;
///
/// proptest!(ProptestConfig::with_cases(16), |(letter in letter::generate::letters())| {
///     prop_assert_eq!(read(&write(&letter, Style::Compact)).unwrap(), letter);
/// });
/// ```
pub fn letters() -> impl Strategy<Value = Letter> {
    shrink::grown(letter)
}

/// Letters of about `size` blocks and items in each part, 0 for the smallest.
///
/// ```
/// use proptest::prelude::*;
///
/// proptest!(ProptestConfig::with_cases(16), |(letter in letter::generate::letters_of(0))| {
///     prop_assert!(letter.annexes.len() <= 3);
/// });
/// ```
pub fn letters_of(size: usize) -> impl Strategy<Value = Letter> {
    shrink::grown(move |seed| letter_of(seed, size))
}

/// Blocks as they stand in a body.
///
/// ```
/// use proptest::prelude::*;
///
/// proptest!(ProptestConfig::with_cases(16), |(block in letter::generate::blocks())| {
///     let mut letter = letter::Letter::default();
///     letter.body.push(block);
///     prop_assert!(letter.faults().is_empty());
/// });
/// ```
pub fn blocks() -> impl Strategy<Value = Block> {
    shrink::grown(|seed| Scribe::new(seed, 8).block())
}

/// Texts, with and without marks.
///
/// ```
/// use proptest::prelude::*;
///
/// proptest!(ProptestConfig::with_cases(16), |(text in letter::generate::texts())| {
///     prop_assert!(!text.is_empty());
/// });
/// ```
pub fn texts() -> impl Strategy<Value = Text> {
    shrink::grown(|seed| Scribe::new(seed, 4).text())
}

/// The letter of this seed: the same on every machine.
///
/// ```
/// use letter::generate::letter;
/// assert_eq!(letter(21), letter(21));
/// assert_ne!(letter(21), letter(22));
/// ```
pub fn letter(seed: u64) -> Letter {
    let mut scribe = Scribe::new(seed, 0);
    scribe.size = scribe.dice.pick(&SIZES);
    scribe.letter()
}

/// The letter of this seed, of about `size` blocks and items in each part.
///
/// ```
/// let letter = letter::generate::letter_of(21, 400);
/// assert!(letter.faults().is_empty());
/// ```
pub fn letter_of(seed: u64, size: usize) -> Letter {
    Scribe::new(seed, size).letter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_is_a_letter_for_ever() {
        // A seed in a report must lead to its letter. Whoever changes the generator changes this number, knowingly.
        let mut hash = 0xCBF2_9CE4_8422_2325_u64;
        for seed in 0..100 {
            for byte in crate::json::write(&letter(seed), crate::json::Style::Compact) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
            }
        }
        expect_test::expect!["d9a34e7bec5f064e"].assert_eq(&format!("{hash:016x}"));
    }
}
