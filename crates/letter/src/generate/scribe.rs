//! The one who writes: the dice, the language in hand, and how much room is left.

use super::dice::Dice;
use super::wording::{WORDINGS, Wording};
use crate::MAX_DEPTH;

/// Writes what the dice say and keeps count of what the rules count: depth, notes, names of anchors.
pub(super) struct Scribe {
    pub(super) dice: Dice,
    /// About how many blocks and items each part of the letter may have.
    pub(super) size: usize,
    /// How many blocks and items the part in hand may still have.
    pub(super) left: usize,
    /// How many blocks and items stand around this place.
    pub(super) depth: usize,
    /// No note stands in a note.
    pub(super) in_note: bool,
    /// The language in hand.
    pub(super) wording: &'static Wording,
    /// The anchors so far.
    pub(super) anchors: Vec<String>,
}

impl Scribe {
    pub(super) fn new(seed: u64, size: usize) -> Self {
        let mut dice = Dice::new(seed);
        let wording = dice.pick(&WORDINGS);
        Scribe { dice, size, left: size, depth: 0, in_note: false, wording, anchors: Vec::new() }
    }

    /// Something, as often as not.
    pub(super) fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.dice.one_in(2) { Some(make(self)) } else { None }
    }

    /// Something, or nothing once in `times` throws.
    pub(super) fn mostly<T>(&mut self, times: usize, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.dice.one_in(times) { None } else { Some(make(self)) }
    }

    /// As many as the dice say, from `least` to `most`.
    pub(super) fn several<T>(&mut self, least: usize, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.dice.between(least, most)).map(|_| make(self)).collect()
    }

    /// Whether a block or item may stand inside the one in hand.
    pub(super) fn has_room(&self) -> bool {
        self.depth < MAX_DEPTH
    }

    /// One level further down.
    pub(super) fn down<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        self.left = self.left.saturating_sub(1);
        self.depth += 1;
        let made = make(self);
        self.depth -= 1;
        made
    }

    /// A part of the letter with its own share of the size, so that the last part is no poorer than the first.
    pub(super) fn part<T>(&mut self, share: usize, make: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.left, share);
        let made = make(self);
        self.left = before;
        made
    }

    /// The same scribe for a while in another language, which has this tag.
    pub(super) fn in_another_language<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> (String, T) {
        let before = self.wording;
        self.wording = self.dice.pick(&WORDINGS);
        let tag = self.tag();
        let made = make(self);
        self.wording = before;
        (tag, made)
    }

    /// A tag for the language in hand; now and then one that says more, or of a language that has no wording here.
    pub(super) fn tag(&mut self) -> String {
        const OTHERS: [&str; 9] = [
            "pt-BR",
            "zh-Hans",
            "zh-Hant-TW",
            "sr-Latn",
            "ar-EG",
            "en-GB-oxendict",
            "de-1996",
            "x-coast",
            "ZH-hans-cn",
        ];
        let tag = self.wording.tag;
        if self.dice.one_in(8) { self.dice.pick(&OTHERS).to_owned() } else { tag.to_owned() }
    }
}
