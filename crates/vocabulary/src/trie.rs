//! Phrases as a tree of folded characters: what stands at a place of a text is found in one walk down the tree, which
//! ends at the first character that no phrase has there.

/// Patterns of folded characters, each with what it means.
pub(crate) struct Trie<T> {
    nodes: Vec<Node>,
    /// The steps from each node to those below it, sorted by their character.
    steps: Vec<(char, u32)>,
    meanings: Vec<T>,
}

/// Where the steps from a node and the meanings of the pattern that ends there begin; they end where the next node's do.
#[derive(Clone, Copy, Default)]
struct Node {
    steps: u32,
    meanings: u32,
}

/// Collects the patterns of a tree.
pub(crate) struct Builder<T> {
    nodes: Vec<(Vec<(char, u32)>, Vec<T>)>,
}

/// A place in a tree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct At(u32);

impl<T: Copy> Builder<T> {
    pub(crate) fn new() -> Self {
        Builder { nodes: vec![(Vec::new(), Vec::new())] }
    }

    /// A pattern that is folded already; an empty one would stand everywhere and is left out.
    pub(crate) fn add(&mut self, folded: impl Iterator<Item = char>, meaning: T) {
        let mut here = 0;
        for ch in folded {
            let next = u32::try_from(self.nodes.len()).unwrap_or(0);
            let Some((steps, _)) = self.nodes.get_mut(here) else { return };
            let below = match steps.binary_search_by_key(&ch, |step| step.0) {
                Ok(at) => steps.get(at).map_or(0, |step| step.1),
                Err(at) => {
                    steps.insert(at, (ch, next));
                    self.nodes.push((Vec::new(), Vec::new()));
                    next
                }
            };
            here = below as usize;
        }
        if here > 0
            && let Some((_, meanings)) = self.nodes.get_mut(here)
        {
            meanings.push(meaning);
        }
    }

    pub(crate) fn build(self) -> Trie<T> {
        let mut trie =
            Trie { nodes: Vec::with_capacity(self.nodes.len() + 1), steps: Vec::new(), meanings: Vec::new() };
        for (steps, meanings) in self.nodes {
            trie.nodes.push(trie.ends());
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
    pub(crate) fn step(&self, from: At, ch: char) -> Option<At> {
        let (node, next) = self.node(from)?;
        let steps = self.steps.get(node.steps as usize..next.steps as usize)?;
        let found = match steps {
            [(only, below)] => (*only == ch).then_some(*below),
            _ => steps.binary_search_by_key(&ch, |step| step.0).ok().and_then(|at| steps.get(at)).map(|step| step.1),
        };
        found.map(At)
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
        Node { steps: at(self.steps.len()), meanings: at(self.meanings.len()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_found() {
        let mut builder = Builder::new();
        for (meaning, pattern) in ["annex", "annexes", "an", "附件", "annex", ""].into_iter().enumerate() {
            builder.add(pattern.chars(), meaning);
        }
        let trie = builder.build();
        let at = |pattern: &str| pattern.chars().try_fold(Trie::<usize>::TOP, |at, ch| trie.step(at, ch));
        assert_eq!(trie.meanings(at("annex").unwrap()), [0, 4]);
        assert_eq!(trie.meanings(at("附件").unwrap()), [3]);
        assert_eq!(trie.meanings(at("anne").unwrap()), [] as [usize; 0]);
        assert_eq!((at("annexed"), at("x")), (None, None));
        let mut all = Vec::new();
        trie.patterns(|pattern, meaning| all.push((pattern.to_owned(), meaning)));
        all.sort();
        let wanted = [("an", 2), ("annex", 0), ("annex", 4), ("annexes", 1), ("附件", 3)];
        assert_eq!(all, wanted.map(|(pattern, meaning)| (pattern.to_owned(), meaning)));
    }
}
