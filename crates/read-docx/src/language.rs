//! Languages: a run names up to three, one for each kind of writing (ECMA-376 part 1, 17.3.2.20).
//!
//! A word processor repeats the same three on nearly every run, so each set of names stands once and runs know its
//! place.

use crate::xml::Attributes;
use blocks::{Name, Names};
use std::collections::HashMap;

/// All sets of languages that the document names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Languages {
    sets: Vec<Set>,
    places: HashMap<Box<[u8]>, u32>,
    /// The set that was named last, as it was written.
    last: (Box<[u8]>, u32),
}

/// A language for each kind of writing.
#[derive(Clone, Copy, Debug, Default)]
struct Set {
    western: Option<Name>,
    east_asian: Option<Name>,
    right_to_left: Option<Name>,
}

impl Languages {
    /// The place of the set that these attributes name.
    pub(crate) fn place(&mut self, attributes: &Attributes<'_>, names: &mut Names) -> u32 {
        let written = attributes.as_written();
        if !self.sets.is_empty() && *self.last.0 == *written {
            return self.last.1;
        }
        let place = match self.places.get(written) {
            Some(place) => *place,
            None => {
                let mut name = |of: &[u8]| {
                    let word = attributes.get(of).filter(|word| !word.is_empty())?;
                    Some(names.add(&word))
                };
                let set = Set { western: name(b"val"), east_asian: name(b"eastAsia"), right_to_left: name(b"bidi") };
                let place = u32::try_from(self.sets.len()).unwrap_or(u32::MAX);
                self.sets.push(set);
                self.places.insert(written.into(), place);
                place
            }
        };
        self.last = (written.into(), place);
        place
    }

    /// The language for these characters; digits and punctuation belong to every language.
    pub(crate) fn of(&self, place: u32, text: &str, right_to_left: bool) -> Option<Name> {
        let set = self.sets.get(place as usize)?;
        // By first bytes: E3 to ED begin the kana, Han and Hangul blocks, D6 to DB Hebrew, Arabic and Syriac.
        let (mut letters, mut east, mut right) = (false, false, right_to_left);
        for byte in text.bytes() {
            letters |= byte.is_ascii_alphabetic() || (0xC3..=0xD5).contains(&byte);
            right |= (0xD6..=0xDB).contains(&byte);
            east |= (0xE3..=0xED).contains(&byte);
        }
        if east {
            set.east_asian
        } else if right {
            set.right_to_left
        } else if letters {
            set.western
        } else {
            None
        }
    }
}
