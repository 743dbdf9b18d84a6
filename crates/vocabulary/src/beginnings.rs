//! With which characters the phrases of each role begin: most lines begin with none of those that are asked for, and
//! need no further look.

use crate::fold::{beginning, first};
use crate::phrase::word_begins;
use crate::{Role, RoleSet};

/// A set of folded characters that something begins or ends with.
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

/// The roles of the phrases that begin with each folded character.
pub(crate) struct Beginnings {
    near: Box<[RoleSet; 256]>,
    /// Sorted by the character.
    others: Vec<(char, RoleSet)>,
}

impl Default for Beginnings {
    fn default() -> Self {
        Beginnings { near: Box::new([RoleSet::NONE; 256]), others: Vec::new() }
    }
}

impl Beginnings {
    /// Notes a phrase, folded already.
    pub(crate) fn add(&mut self, folded: &str, role: Role) {
        let Some(first) = folded.chars().next() else { return };
        if let Some(roles) = near(first).and_then(|at| self.near.get_mut(at)) {
            *roles = roles.with(role);
            return;
        }
        match self.others.binary_search_by_key(&first, |(ch, _)| *ch) {
            Ok(at) => self.others.iter_mut().skip(at).take(1).for_each(|(_, roles)| *roles = roles.with(role)),
            Err(at) => self.others.insert(at, (first, role.into())),
        }
    }

    /// The roles of the phrases that begin with this character, folded already.
    pub(crate) fn of(&self, first: char) -> RoleSet {
        if let Some(at) = near(first) {
            return self.near.get(at).copied().unwrap_or(RoleSet::NONE);
        }
        let found = self.others.binary_search_by_key(&first, |(ch, _)| *ch).ok().and_then(|at| self.others.get(at));
        found.map_or(RoleSet::NONE, |(_, roles)| *roles)
    }

    /// Whether a phrase of one of these roles can stand at the start of the text.
    pub(crate) fn any(&self, text: &str, roles: RoleSet) -> bool {
        first(text).is_some_and(|first| self.of(first).meets(roles))
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
