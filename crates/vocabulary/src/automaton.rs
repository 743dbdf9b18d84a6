//! The phrases of one word list, found at a place of a text or anywhere in it.
//!
//! The text is folded while it is walked, so a lookup at the start of a line costs no more than the longest phrase that
//! could stand there, and allocates nothing. All phrases anywhere are found in one pass of an automaton, which is made
//! when it is first asked for: a letter needs none.

use std::sync::OnceLock;

use aho_corasick::automaton::Automaton as _;
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, MatchKind};

use crate::fold::{Folded, Unit, first};
use crate::letters::starts;
use crate::trie::{self, At, Kinds, Trie};

/// Folded patterns, each with what it means.
pub(crate) struct Automaton<T> {
    plain: Trie<T>,
    /// Patterns that are matched with all blanks left out (`I NTERNATIONAL T ELECOM…`).
    tight: Trie<T>,
    pass: OnceLock<Pass<T>>,
}

/// The plain patterns as an automaton that reads every character once.
struct Pass<T> {
    nfa: Option<NFA>,
    meanings: Vec<T>,
}

/// A pattern found: its meaning and its place in the source.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Match<T> {
    pub(crate) meaning: T,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Collects the patterns of an automaton.
pub(crate) struct Builder<T> {
    plain: trie::Builder<T>,
    tight: trie::Builder<T>,
}

impl<T: Copy> Builder<T> {
    pub(crate) fn new() -> Self {
        Builder { plain: trie::Builder::new(), tight: trie::Builder::new() }
    }

    /// A pattern that is folded already; an empty one would match everywhere and is left out.
    pub(crate) fn add(&mut self, folded: &str, meaning: T, kinds: Kinds) {
        self.plain.add(folded.chars(), meaning, kinds);
    }

    /// The same pattern for text whose blanks cannot be trusted.
    pub(crate) fn add_tight(&mut self, folded: &str, meaning: T, kinds: Kinds) {
        self.tight.add(folded.chars().filter(|&ch| ch != ' '), meaning, kinds);
    }

    pub(crate) fn build(self) -> Automaton<T> {
        Automaton { plain: self.plain.build(), tight: self.tight.build(), pass: OnceLock::new() }
    }
}

impl<T: Copy> Pass<T> {
    fn new(patterns: &Trie<T>) -> Self {
        let (mut bytes, mut meanings) = (Vec::new(), Vec::new());
        patterns.patterns(|pattern, meaning| {
            let mut coded: Vec<u8> = Vec::with_capacity(pattern.len());
            pattern.chars().for_each(|ch| coded.extend_from_slice(Code::of(ch).bytes()));
            bytes.push(coded);
            meanings.push(meaning);
        });
        let nfa = NFA::builder()
            .match_kind(MatchKind::Standard)
            .prefilter(false)
            .dense_depth(1)
            .build(&bytes)
            // Fails only beyond two thousand million states; such a vocabulary finds nothing.
            .ok();
        Pass { nfa, meanings }
    }
}

impl<T: Copy> Automaton<T> {
    /// All patterns of these kinds that stand at the start of the text, shortest first, and it may be others that stand on
    /// the way to them. Nothing is allocated.
    pub(crate) fn walk<'v, 't>(&'v self, text: &'t str, kinds: Kinds) -> Walk<'v, 't, T> {
        Walk::new(&self.plain, text, kinds, false)
    }

    /// Shows every pattern that a walk gives, without a stop between them.
    #[inline]
    pub(crate) fn follow(&self, text: &str, kinds: Kinds, mut found: impl FnMut(Match<T>)) {
        let (mut units, mut at, mut start) = (Folded::new(text), Trie::<T>::TOP, None);
        while let Some(unit) = units.step() {
            let Some(below) = self.plain.step(at, unit.ch) else { return };
            let Some((meets, meanings)) = self.plain.look(below, kinds) else { return };
            if !meets {
                return;
            }
            at = below;
            let start = *start.get_or_insert(unit.start);
            meanings.iter().for_each(|meaning| found(Match { meaning: *meaning, start, end: unit.end }));
        }
    }

    /// The same for tight patterns: blanks in the text do not count.
    pub(crate) fn walk_tight<'v, 't>(&'v self, text: &'t str, kinds: Kinds) -> Walk<'v, 't, T> {
        Walk::new(&self.tight, text, kinds, true)
    }

    /// Whether a pattern of one of these kinds may begin with this character, folded already.
    #[inline]
    pub(crate) fn begins(&self, ch: char, kinds: Kinds) -> bool {
        self.plain.begins(ch, kinds)
    }

    /// Whether a pattern of one of these kinds may begin the text, as far as that is told without a walk.
    #[inline]
    pub(crate) fn leads(&self, text: &str, kinds: Kinds) -> bool {
        first(text).is_some_and(|first| self.begins(first, kinds)) && self.plain.leads(text.as_bytes(), kinds)
    }

    /// The places of the text where a word begins as patterns of these kinds do.
    pub(crate) fn starts(&self, text: &str, kinds: Kinds) -> impl Iterator<Item = usize> {
        let leads = move |at: &usize| text.as_bytes().get(*at..).is_some_and(|rest| self.plain.leads(rest, kinds));
        starts(text, self.plain.openers(kinds)).filter(leads)
    }

    /// Every pattern anywhere in the text, in the order of their ends.
    pub(crate) fn search(&self, text: &str, mut found: impl FnMut(Match<T>)) {
        let pass = self.pass.get_or_init(|| Pass::new(&self.plain));
        let Some(nfa) = &pass.nfa else { return };
        let Ok(mut state) = nfa.start_state(Anchored::No) else { return };
        // Where each folded byte began: the start of a match is that many bytes back.
        let mut begins: Vec<usize> = Vec::with_capacity(text.len() + 8);
        for unit in Folded::new(text) {
            for &byte in Code::of(unit.ch).bytes() {
                state = nfa.next_state(Anchored::No, state, byte);
                begins.push(unit.start);
            }
            if !nfa.is_match(state) {
                continue;
            }
            for index in 0..nfa.match_len(state) {
                let pattern = nfa.match_pattern(state, index);
                let Some(at) = begins.len().checked_sub(nfa.pattern_len(pattern)) else { continue };
                let (start, before) = (begins.get(at), at.checked_sub(1).and_then(|at| begins.get(at)));
                // A match may begin inside the bytes of a character; such a one is none.
                if start != before
                    && let (Some(&start), Some(&meaning)) = (start, pass.meanings.get(pattern.as_usize()))
                {
                    found(Match { meaning, start, end: unit.end });
                }
            }
        }
    }
}

/// A walk down the tree.
pub(crate) struct Walk<'v, 't, T> {
    trie: &'v Trie<T>,
    units: Folded<'t>,
    at: At,
    /// What is looked for.
    kinds: Kinds,
    tight: bool,
    start: Option<usize>,
    end: usize,
    /// What ends here and is still to be given.
    meanings: std::slice::Iter<'v, T>,
}

impl<'v, 't, T: Copy> Walk<'v, 't, T> {
    fn new(trie: &'v Trie<T>, text: &'t str, kinds: Kinds, tight: bool) -> Self {
        let units = Folded::new(text);
        Walk { trie, units, at: Trie::<T>::TOP, kinds, tight, start: None, end: 0, meanings: [].iter() }
    }
}

impl<T: Copy> Iterator for Walk<'_, '_, T> {
    type Item = Match<T>;

    fn next(&mut self) -> Option<Match<T>> {
        loop {
            if let (Some(&meaning), Some(start)) = (self.meanings.next(), self.start) {
                return Some(Match { meaning, start, end: self.end });
            }
            let Unit { ch, start, end } = self.units.step()?;
            if self.tight && ch == ' ' {
                continue;
            }
            self.start.get_or_insert(start);
            self.end = end;
            self.at = self.trie.step(self.at, ch).filter(|at| self.trie.holds(*at, self.kinds))?;
            self.meanings = self.trie.meanings(self.at).iter();
        }
    }
}

/// The bytes by which the pass knows a character: those of UTF-8, but one for a letter of the two
/// scripts that have few, which makes their automata half as large.
struct Code {
    bytes: [u8; 4],
    length: usize,
}

impl Code {
    fn of(ch: char) -> Code {
        let one = |base: u8, first: char| {
            let offset = u8::try_from(u32::from(ch) - u32::from(first)).unwrap_or(0);
            Code { bytes: [base + offset, 0, 0, 0], length: 1 }
        };
        match ch {
            '\0'..='\x7F' => one(0, '\0'),
            'а'..='я' => one(0x80, 'а'),
            'ء'..='ي' => one(0xA0, 'ء'),
            _ => {
                let mut bytes = [0; 4];
                let length = ch.encode_utf8(&mut bytes).len();
                Code { bytes, length }
            }
        }
    }

    fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or(&[])
    }
}

/// What stands behind a phrase.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Edge {
    /// The end, a blank, a mark, a script without blanks.
    Clean,
    /// A new word without a blank before it: `AnnexA`, `CircularCA/246`, `Annex1`.
    Glued,
    /// The middle of a word: the phrase is not there.
    Inside,
}

/// Whether a phrase that ends here ends at the end of a word.
pub(crate) fn edge(text: &str, at: usize) -> Edge {
    let last = text.get(..at).and_then(|before| before.chars().next_back());
    let next = text.get(at..).and_then(|after| after.chars().next());
    match (last, next) {
        (Some(last), Some(next)) => between(last, next),
        _ => Edge::Clean,
    }
}

fn between(last: char, next: char) -> Edge {
    use crate::character::{is_letter_or_number, is_number, plain_han};
    use crate::fold::{han, invisible};
    if plain_han(last) || plain_han(next) {
        return Edge::Clean;
    }
    if !is_letter_or_number(last) && !invisible(last) || !is_letter_or_number(next) || han(last) || han(next) {
        return Edge::Clean;
    }
    let parted = is_number(last) != is_number(next)
        || last.is_lowercase() && next.is_uppercase()
        || arabic(last) != arabic(next)
        || cyrillic(last) != cyrillic(next);
    if parted && !(is_number(last) && is_number(next)) { Edge::Glued } else { Edge::Inside }
}

fn arabic(ch: char) -> bool {
    matches!(u32::from(ch), 0x600..=0x6FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFC)
}

fn cyrillic(ch: char) -> bool {
    matches!(u32::from(ch), 0x400..=0x52F)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::folded;

    fn sample() -> Automaton<u8> {
        let mut builder = Builder::new();
        for (number, phrase) in ["Annex", "Annexes", "ex", "国际电信联盟"].iter().enumerate() {
            builder.add(&folded(phrase), u8::try_from(number).unwrap(), Kinds(1 << number));
        }
        builder.add_tight(&folded("International Union"), 9, Kinds::ALL);
        builder.build()
    }

    #[test]
    fn a_walk_gives_what_begins_here_and_nothing_else() {
        let found: Vec<_> =
            sample().walk("\u{a0}ANNEXES: 2", Kinds::ALL).map(|m| (m.meaning, m.start, m.end)).collect();
        assert_eq!(found, [(0, 2, 7), (1, 2, 9)]);
        assert_eq!(sample().walk("xannex", Kinds::ALL).count(), 0);
        assert_eq!(sample().walk("annexes", Kinds(1)).map(|m| m.end).collect::<Vec<_>>(), [5]);
        assert_eq!(sample().walk("国 际 电 信 联 盟 x", Kinds::ALL).map(|m| m.end).collect::<Vec<_>>(), [23]);
        let torn: Vec<_> =
            sample().walk_tight("I NTERNATIONAL U NION", Kinds::ALL).map(|m| (m.meaning, m.end)).collect();
        assert_eq!(torn, [(9, 21)]);
    }

    #[test]
    fn a_search_gives_all() {
        let mut found = Vec::new();
        sample().search("Œ see annexes", |m| found.push((m.meaning, m.start, m.end)));
        assert_eq!(found, [(0, 7, 12), (2, 10, 12), (1, 7, 14)]);
    }

    #[test]
    fn words_end_at_their_edges() {
        assert_eq!(edge("Annexes", 5), Edge::Inside);
        assert_eq!(edge("Annex es", 5), Edge::Clean);
        assert_eq!(edge("AnnexA", 5), Edge::Glued);
        assert_eq!(edge("Annex1", 5), Edge::Glued);
        assert_eq!(edge("附件A", 6), Edge::Clean);
        assert_eq!(edge("المعممةCR", "المعممة".len()), Edge::Glued);
    }
}
