//! What words begin and end with: most places of a text are told by that, and need no further look.

use crate::fold::{ending, is_two};
use crate::openers::Openers;
use crate::phrase::{blank, word_begins};

/// What words end with, folded: most places of a text are told by two characters to have none of them before.
#[derive(Default)]
pub(crate) struct Ends {
    /// The last two of a word that has them; sorted.
    pairs: Vec<(char, char)>,
    alone: Vec<char>,
}

impl Ends {
    /// Notes a word, folded already.
    pub(crate) fn add(&mut self, word: &str) {
        let mut back = word.chars().rev();
        match (back.next(), back.next()) {
            (Some(last), Some(before)) => {
                if let Err(at) = self.pairs.binary_search(&(before, last)) {
                    self.pairs.insert(at, (before, last));
                }
            }
            (last, _) => self.alone.extend(last),
        }
    }

    /// Whether one of the words may end the text.
    pub(crate) fn may_end(&self, text: &str) -> bool {
        let mut back = text.chars().rev();
        let Some(last) = back.next() else { return false };
        match back.next() {
            // What is folded to nothing or to two is not looked at closely.
            Some(before) if !blank(before) && !is_two(last) => {
                let last = ending(last);
                self.pairs.binary_search(&(ending(before), last)).is_ok() || self.alone.contains(&last)
            }
            _ => true,
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

/// The places of a text where a word begins with one of these.
pub(crate) fn starts(text: &str, openers: Openers) -> impl Iterator<Item = usize> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let here = openers.next(text.as_bytes(), at)?;
            let ch = text.get(here..)?.chars().next()?;
            at = here + ch.len_utf8();
            let before = here.checked_sub(1).and_then(|before| text.as_bytes().get(before));
            let is_free = before.is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric());
            if !blank(ch) && (is_free || word_begins(text, here)) {
                return Some(here);
            }
        }
    })
}
