//! Phrases as a tree of folded characters: what stands at a place of a text is found in one walk down the tree, which
//! ends at the first character behind which no phrase of a kind that is looked for goes on.

use crate::fold::{Folded, WIDE, plain};
use crate::letters::near;
use crate::openers::{Beginning, Openers, Table};
use std::sync::OnceLock;

/// Patterns of folded characters, each with what it means.
pub(crate) struct Trie<T> {
    /// The steps from the top by the letters of the alphabets: every walk begins with one of them, and most end there.
    top: Box<[Option<At>; 256]>,
    firsts: Box<Firsts>,
    openers: OnceLock<Table>,
    nodes: Vec<Node>,
    /// The steps from each node to those below it, sorted by their character.
    steps: Vec<(char, u32)>,
    meanings: Vec<T>,
}

/// So many steps are looked through one by one; more are halved.
const FEW: usize = 8;

/// Kinds of meanings, a bit each.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Kinds(pub(crate) u128);

impl Kinds {
    pub(crate) const ALL: Kinds = Kinds(u128::MAX);

    pub(crate) const fn and(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    pub(crate) const fn meets(self, other: Kinds) -> bool {
        self.0 & other.0 != 0
    }

    /// The places of the bits that are set.
    #[inline]
    pub(crate) fn each(self, mut kind: impl FnMut(usize)) {
        let mut left = self.0;
        while left != 0 {
            kind(left.trailing_zeros() as usize);
            left &= left - 1;
        }
    }
}

/// What patterns that begin with a character may be about: a place for each letter of the alphabets, and one for all other
/// characters that end in the same byte.
struct Firsts {
    near: [Kinds; 256],
    far: [Kinds; 256],
}

/// The steps from a node and the meanings of the pattern that ends there.
#[derive(Clone, Copy, Default)]
struct Node {
    /// What the patterns that end here or go on from here are about.
    kinds: Kinds,
    steps: Part,
    meanings: Part,
}

/// Where things of a node begin among those of all, and how many there are.
#[derive(Clone, Copy, Default)]
struct Part {
    start: u32,
    many: u16,
}

impl Part {
    /// The place of what is added behind all these.
    fn behind<T>(all: &[T], many: usize) -> Part {
        Part { start: u32::try_from(all.len()).unwrap_or(u32::MAX), many: u16::try_from(many).unwrap_or(0) }
    }

    #[inline(always)]
    fn of<T>(self, all: &[T]) -> &[T] {
        let start = self.start as usize;
        all.get(start..start + usize::from(self.many)).unwrap_or_default()
    }
}

/// Collects the patterns of a tree.
pub(crate) struct Builder<T> {
    nodes: Vec<Grown<T>>,
}

/// A node while patterns are added: the steps from it, sorted by their character, and the meanings of what ends here.
struct Grown<T> {
    steps: Vec<(char, u32)>,
    meanings: Vec<T>,
    kinds: Kinds,
}

/// A place in a tree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct At(u32);

impl Default for Firsts {
    fn default() -> Self {
        Firsts { near: [Kinds::default(); 256], far: [Kinds::default(); 256] }
    }
}

impl Firsts {
    fn add(&mut self, ch: char, kinds: Kinds) {
        let place = match near(ch) {
            Some(at) => self.near.get_mut(at),
            None => self.far.get_mut(ch as usize & 0xFF),
        };
        place.into_iter().for_each(|known| *known = known.and(kinds));
    }

    #[inline(always)]
    fn of(&self, ch: char) -> Kinds {
        let place = match near(ch) {
            Some(at) => self.near.get(at),
            None => self.far.get(ch as usize & 0xFF),
        };
        place.copied().unwrap_or_default()
    }
}

impl<T> Default for Grown<T> {
    fn default() -> Self {
        Grown { steps: Vec::new(), meanings: Vec::new(), kinds: Kinds::default() }
    }
}

impl<T: Copy> Builder<T> {
    pub(crate) fn new() -> Self {
        Builder { nodes: vec![Grown::default()] }
    }

    /// A pattern that is folded already; an empty one would stand everywhere and is left out.
    pub(crate) fn add(&mut self, folded: impl Iterator<Item = char>, meaning: T, kinds: Kinds) {
        let mut here = 0;
        for ch in folded {
            let next = u32::try_from(self.nodes.len()).unwrap_or(0);
            let Some(Grown { steps, .. }) = self.nodes.get_mut(here) else { return };
            let below = match steps.binary_search_by_key(&ch, |step| step.0) {
                Ok(at) => steps.get(at).map_or(0, |step| step.1),
                Err(at) => {
                    steps.insert(at, (ch, next));
                    self.nodes.push(Grown::default());
                    next
                }
            };
            here = below as usize;
            if let Some(grown) = self.nodes.get_mut(here) {
                grown.kinds = grown.kinds.and(kinds);
            }
        }
        if here > 0
            && let Some(grown) = self.nodes.get_mut(here)
        {
            grown.meanings.push(meaning);
        }
    }

    pub(crate) fn build(self) -> Trie<T> {
        let mut trie = Trie {
            top: Box::new([None; 256]),
            firsts: Box::new(Firsts::default()),
            openers: OnceLock::new(),
            nodes: Vec::with_capacity(self.nodes.len() + 1),
            steps: Vec::new(),
            meanings: Vec::new(),
        };
        for (ch, below) in self.nodes.first().into_iter().flat_map(|top| &top.steps) {
            if let Some(step) = near(*ch).and_then(|at| trie.top.get_mut(at)) {
                *step = Some(At(*below));
            }
            if let Some(grown) = self.nodes.get(*below as usize) {
                trie.firsts.add(*ch, grown.kinds);
            }
        }
        for Grown { steps, meanings, kinds } in self.nodes {
            trie.nodes.push(Node {
                kinds,
                steps: Part::behind(&trie.steps, steps.len()),
                meanings: Part::behind(&trie.meanings, meanings.len()),
            });
            trie.steps.extend(steps);
            trie.meanings.extend(meanings);
        }
        trie
    }
}

impl<T: Copy> Trie<T> {
    /// The top, where every walk begins.
    pub(crate) const TOP: At = At(0);

    /// The place one character below this one.
    #[inline(always)]
    pub(crate) fn step(&self, from: At, ch: char) -> Option<At> {
        if from == Self::TOP
            && let Some(at) = near(ch)
        {
            return self.top.get(at).copied()?;
        }
        let steps = self.node(from)?.steps.of(&self.steps);
        let found = match steps {
            [(only, below)] => (*only == ch).then_some(*below),
            few if few.len() <= FEW => few.iter().find(|step| step.0 == ch).map(|step| step.1),
            many => many.binary_search_by_key(&ch, |step| step.0).ok().and_then(|at| many.get(at)).map(|step| step.1),
        };
        found.map(At)
    }

    /// Whether a pattern of one of these kinds ends here or goes on from here.
    #[inline(always)]
    pub(crate) fn holds(&self, at: At, kinds: Kinds) -> bool {
        self.node(at).is_some_and(|node| node.kinds.meets(kinds))
    }

    /// Whether a pattern of one of these kinds ends here or goes on from here, and what those mean that end here.
    #[inline(always)]
    pub(crate) fn look(&self, at: At, kinds: Kinds) -> Option<(bool, &[T])> {
        let node = self.node(at)?;
        Some((node.kinds.meets(kinds), node.meanings.of(&self.meanings)))
    }

    /// Whether a pattern of one of these kinds may begin with this character: most places of a text are told by that.
    #[inline]
    pub(crate) fn begins(&self, ch: char, kinds: Kinds) -> bool {
        self.firsts.of(ch).meets(kinds)
    }

    /// The bytes by which patterns of these kinds begin.
    pub(crate) fn openers(&self, kinds: Kinds) -> Openers {
        let below = |at| self.node(at).map(|node| node.steps.of(&self.steps)).unwrap_or_default();
        let table = self.openers.get_or_init(|| {
            let mut beginnings = Vec::new();
            for (first, at) in below(Self::TOP) {
                let mut add = |second, kinds| beginnings.push(Beginning { first: *first, second, kinds });
                let kinds = |at| self.node(At(at)).map(|node| node.kinds).unwrap_or_default();
                if !self.meanings(At(*at)).is_empty() {
                    add(None, kinds(*at));
                }
                below(At(*at)).iter().for_each(|(second, at)| add(Some(*second), kinds(*at)));
            }
            Table::of(beginnings.into_iter())
        });
        table.all(kinds)
    }

    /// Whether a pattern of one of these kinds may begin the text, told by its plain characters.
    #[inline]
    pub(crate) fn leads(&self, mut text: &[u8], kinds: Kinds) -> bool {
        let (mut at, mut wide) = (Self::TOP, false);
        while let Some((ch, length)) = plain(text) {
            let below = self.step(at, ch);
            let Some((below, node)) = below.and_then(|below| Some((below, self.node(below)?))) else { return false };
            if !node.kinds.meets(kinds) || node.meanings.many > 0 {
                return node.kinds.meets(kinds);
            }
            (at, wide) = (below, length == WIDE);
            text = text.get(length..).unwrap_or_default();
        }
        // One blank between two words is a character like others; whatever else stands here is not looked at.
        let next = text.strip_prefix(b" ").and_then(plain);
        let is_blank = at != Self::TOP && !wide && next.is_some_and(|(_, length)| length < WIDE);
        !is_blank || self.step(at, ' ').is_some_and(|at| self.holds(at, kinds))
    }

    /// What the patterns mean that are the whole of this word.
    pub(crate) fn whole(&self, word: &str) -> &[T] {
        let end = Folded::new(word).try_fold(Self::TOP, |at, unit| self.step(at, unit.ch));
        end.map(|at| self.meanings(at)).unwrap_or_default()
    }

    /// What the patterns that end here mean, in the order in which they were added.
    pub(crate) fn meanings(&self, at: At) -> &[T] {
        self.node(at).map(|node| node.meanings.of(&self.meanings)).unwrap_or_default()
    }

    /// Every pattern and what it means, those of the same pattern in the order in which they were added.
    pub(crate) fn patterns(&self, mut take: impl FnMut(&str, T)) {
        let mut stack = vec![(Self::TOP, String::new())];
        while let Some((at, pattern)) = stack.pop() {
            self.meanings(at).iter().for_each(|meaning| take(&pattern, *meaning));
            for (ch, below) in self.node(at).map(|node| node.steps.of(&self.steps)).unwrap_or_default() {
                let mut longer = String::with_capacity(pattern.len() + ch.len_utf8());
                longer.push_str(&pattern);
                longer.push(*ch);
                stack.push((At(*below), longer));
            }
        }
    }

    #[inline(always)]
    fn node(&self, at: At) -> Option<&Node> {
        self.nodes.get(at.0 as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_found() {
        let mut builder = Builder::new();
        for (meaning, pattern) in ["annex", "annexes", "an", "附件", "annex", ""].into_iter().enumerate() {
            builder.add(pattern.chars(), meaning, Kinds(1 << meaning));
        }
        let trie = builder.build();
        let at = |pattern: &str| pattern.chars().try_fold(Trie::<usize>::TOP, |at, ch| trie.step(at, ch));
        assert_eq!(trie.meanings(at("annex").unwrap()), [0, 4]);
        assert_eq!(trie.meanings(at("附件").unwrap()), [3]);
        assert_eq!(trie.meanings(at("anne").unwrap()), [] as [usize; 0]);
        assert_eq!((at("annexed"), at("x")), (None, None));
        let holds = |pattern: &str, kind: u32| trie.holds(at(pattern).unwrap(), Kinds(1 << kind));
        assert_eq!([holds("an", 1), holds("annex", 1), holds("annex", 2), holds("附", 1)], [true, true, false, false]);
        let mut all = Vec::new();
        trie.patterns(|pattern, meaning| all.push((pattern.to_owned(), meaning)));
        all.sort();
        let wanted = [("an", 2), ("annex", 0), ("annex", 4), ("annexes", 1), ("附件", 3)];
        assert_eq!(all, wanted.map(|(pattern, meaning)| (pattern.to_owned(), meaning)));
    }
}
