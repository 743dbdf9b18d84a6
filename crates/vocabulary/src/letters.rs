//! Sets of letters, and the places of a text where a word begins with one: most do not, and need no further look.

use crate::fold::beginning;
use crate::phrase::word_begins;

/// A set of folded characters that something ends with.
#[derive(Default)]
pub(crate) struct Letters {
    near: [u128; 2],
    /// Sorted.
    others: Vec<char>,
}

impl Letters {
    /// Notes a character, folded already.
    pub(crate) fn add(&mut self, ch: Option<char>) {
        let Some(ch) = ch else { return };
        match near(ch) {
            Some(at) => self.near.iter_mut().skip(at / 128).take(1).for_each(|set| *set |= 1 << (at % 128)),
            None => {
                if let Err(at) = self.others.binary_search(&ch) {
                    self.others.insert(at, ch);
                }
            }
        }
    }

    /// Whether the character, folded already, is one of them.
    pub(crate) fn contains(&self, ch: char) -> bool {
        match near(ch) {
            Some(at) => self.near.get(at / 128).is_some_and(|set| set & 1 << (at % 128) != 0),
            None => self.others.binary_search(&ch).is_ok(),
        }
    }
}

/// The place in a table of the characters of the alphabets; Han has too many for one.
#[inline]
pub(crate) fn near(ch: char) -> Option<usize> {
    match ch {
        '\0'..='\x7F' => Some(ch as usize),
        'а'..='я' => Some(0x80 + (ch as usize - 'а' as usize)),
        'ء'..='ي' => Some(0xA0 + (ch as usize - 'ء' as usize)),
        _ => None,
    }
}

/// The places of a text where a word begins with one of these letters.
pub(crate) fn starts<F: Fn(char) -> bool>(text: &str, is_one: F) -> impl Iterator<Item = usize> {
    let mut last = ' ';
    text.char_indices().filter_map(move |(at, ch)| {
        let before = std::mem::replace(&mut last, ch);
        // Within a word, as most characters are; some letters of Arabic are words that are written onto the next one.
        let within = matches!(
            (before, ch),
            ('a'..='z', 'a'..='z') | ('а'..='я', 'а'..='я') | ('ا' | 'ت'..='غ' | 'ق' | 'م'..='ه' | 'ي', 'ا'..='غ' | 'ف'..='ي')
        );
        (!within && beginning(ch).is_some_and(&is_one) && word_begins(text, at)).then_some(at)
    })
}
