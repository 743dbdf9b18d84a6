//! Phrases as a tree of folded characters: what stands at a place of a text is found in one walk down the tree, which
//! ends at the first character behind which no phrase of a kind that is looked for goes on.

use crate::fold::Folded;
use crate::letters::near;

/// Patterns of folded characters, each with what it means.
pub(crate) struct Trie<T> {
    /// The steps from the top by the letters of the alphabets: every walk begins with one of them, and most end there.
    top: Box<[Option<At>; 256]>,
    nodes: Vec<Node>,
    /// The steps from each node to those below it, sorted by their character.
    steps: Vec<(char, u32)>,
    meanings: Vec<T>,
}

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
}

/// Where the steps from a node and the meanings of the pattern that ends there begin; they end where the next node's do.
#[derive(Clone, Copy, Default)]
struct Node {
    steps: u32,
    meanings: u32,
    /// What the patterns that end here or go on from here are about.
    kinds: Kinds,
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
            nodes: Vec::with_capacity(self.nodes.len() + 1),
            steps: Vec::new(),
            meanings: Vec::new(),
        };
        for (ch, below) in self.nodes.first().into_iter().flat_map(|top| &top.steps) {
            if let Some(step) = near(*ch).and_then(|at| trie.top.get_mut(at)) {
                *step = Some(At(*below));
            }
        }
        for Grown { steps, meanings, kinds } in self.nodes {
            trie.nodes.push(Node { kinds, ..trie.ends() });
            trie.steps.extend(steps);
            trie.meanings.extend(meanings);
        }
        trie.nodes.push(trie.ends());
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
        let (node, next) = self.node(from)?;
        let steps = self.steps.get(node.steps as usize..next.steps as usize)?;
        let found = match steps {
            [(only, below)] => (*only == ch).then_some(*below),
            _ => steps.binary_search_by_key(&ch, |step| step.0).ok().and_then(|at| steps.get(at)).map(|step| step.1),
        };
        found.map(At)
    }

    /// Whether a pattern of one of these kinds ends here or goes on from here.
    #[inline(always)]
    pub(crate) fn holds(&self, at: At, kinds: Kinds) -> bool {
        self.nodes.get(at.0 as usize).is_some_and(|node| node.kinds.meets(kinds))
    }

    /// Whether a pattern of one of these kinds begins with this character: most places of a text are told by that.
    #[inline]
    pub(crate) fn begins(&self, ch: char, kinds: Kinds) -> bool {
        self.step(Self::TOP, ch).is_some_and(|at| self.holds(at, kinds))
    }

    /// What the patterns mean that are the whole of this word.
    pub(crate) fn whole(&self, word: &str) -> &[T] {
        let (mut units, mut at) = (Folded::new(word), Self::TOP);
        while let Some(unit) = units.step() {
            let Some(below) = self.step(at, unit.ch) else { return &[] };
            at = below;
        }
        self.meanings(at)
    }

    /// What the patterns that end here mean, in the order in which they were added.
    pub(crate) fn meanings(&self, at: At) -> &[T] {
        let ends = self.node(at).map(|(node, next)| node.meanings as usize..next.meanings as usize);
        ends.and_then(|range| self.meanings.get(range)).unwrap_or_default()
    }

    /// Every pattern and what it means, those of the same pattern in the order in which they were added.
    pub(crate) fn patterns(&self, mut take: impl FnMut(&str, T)) {
        let mut stack = vec![(Self::TOP, String::new())];
        while let Some((at, pattern)) = stack.pop() {
            self.meanings(at).iter().for_each(|meaning| take(&pattern, *meaning));
            let Some((node, next)) = self.node(at) else { continue };
            for (ch, below) in self.steps.get(node.steps as usize..next.steps as usize).unwrap_or_default() {
                let mut longer = String::with_capacity(pattern.len() + ch.len_utf8());
                longer.push_str(&pattern);
                longer.push(*ch);
                stack.push((At(*below), longer));
            }
        }
    }

    fn node(&self, at: At) -> Option<(Node, Node)> {
        match self.nodes.get(at.0 as usize..at.0 as usize + 2)? {
            [node, next] => Some((*node, *next)),
            _ => None,
        }
    }

    fn ends(&self) -> Node {
        let at = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        Node { steps: at(self.steps.len()), meanings: at(self.meanings.len()), kinds: Kinds::default() }
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
