//! Facts that no page shows, in hidden bookmarks: `_cv7_kind_circular`, `_cv8n1_number_2`, `_cv9n1_number.1_b`.

use blocks::{Blocks, MarkKind};
use std::ops::RangeInclusive;

/// What the names of such bookmarks begin with.
pub(crate) const FACT: &str = "_cv";

/// All facts of a document, in their order.
#[derive(Debug, Default)]
pub(super) struct Facts {
    facts: Vec<Fact>,
    /// In how many cells the things in hand stand: facts are theirs only if they say the same.
    pub(super) nesting: u32,
}

#[derive(Debug)]
struct Fact {
    at: u32,
    nesting: u32,
    key: String,
    value: String,
    taken: bool,
}

/// Where a fact may stand: from one place of the text to another.
pub(super) type Reach = (u32, u32);

impl Facts {
    /// The facts that stand in these blocks.
    pub(super) fn of(blocks: &Blocks) -> Facts {
        let mut facts: Vec<Fact> = Vec::new();
        for mark in &blocks.marks {
            let MarkKind::Anchor(name) = mark.kind else { continue };
            let Some((nesting, key, piece, value)) = parts(blocks.names.get(name)) else { continue };
            let at = mark.span.start;
            match facts.last_mut().filter(|last| piece > 0 && last.key == key && last.at == at) {
                Some(last) => last.value.push_str(value),
                None => facts.push(Fact { at, nesting, key: key.to_owned(), value: value.to_owned(), taken: false }),
            }
        }
        facts.iter_mut().for_each(|fact| fact.value = decoded(&fact.value));
        Facts { facts, nesting: 0 }
    }

    /// The first of this kind.
    pub(super) fn first(&self, key: &str) -> Option<&str> {
        self.facts.iter().find(|fact| fact.key == key).map(|fact| fact.value.as_str())
    }

    /// Whether there is one of this kind.
    pub(super) fn has(&self, key: &str, reach: Reach) -> bool {
        self.find(key, reach).is_some()
    }

    /// What it says, without taking it.
    pub(super) fn look(&self, key: &str, reach: Reach) -> Option<&str> {
        self.find(key, reach).and_then(|place| self.facts.get(place)).map(|fact| fact.value.as_str())
    }

    /// Takes it: each is said of one thing only.
    pub(super) fn take(&mut self, key: &str, reach: Reach) -> Option<String> {
        let place = self.find(key, reach)?;
        let fact = self.facts.get_mut(place)?;
        fact.taken = true;
        Some(std::mem::take(&mut fact.value))
    }

    /// A number that it says, of a depth that a letter can have.
    pub(super) fn depth(&self, key: &str, reach: Reach) -> Option<usize> {
        Some(self.look(key, reach)?.parse::<usize>().ok()?.min(letter::MAX_DEPTH))
    }

    fn find(&self, key: &str, (from, to): Reach) -> Option<usize> {
        let reach: RangeInclusive<u32> = from..=to;
        let first = self.facts.partition_point(|fact| fact.at < from);
        let near = self.facts.get(first..)?.iter().take_while(|fact| reach.contains(&fact.at));
        near.enumerate()
            .find(|(_, fact)| !fact.taken && fact.nesting == self.nesting && fact.key == key)
            .map(|(place, _)| first + place)
    }
}

/// Nesting, key, piece and value of a name.
fn parts(name: &str) -> Option<(u32, &str, usize, &str)> {
    let (number, rest) = name.strip_prefix(FACT)?.split_once('_')?;
    let (_, nesting) = number.split_once('n').unwrap_or((number, "0"));
    let nesting = nesting.parse().ok()?;
    let (key, value) = rest.split_once('_').unwrap_or((rest, ""));
    match key.split_once('.') {
        Some((key, piece)) => Some((nesting, key, piece.parse().ok()?, value)),
        None => Some((nesting, key, 0, value)),
    }
}

fn decoded(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, behind)) = rest.split_once('_') {
        out.push_str(before);
        let Some((code, after)) = behind.split_once('.') else { return out };
        out.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_key_and_value() {
        let told = |name: &str| {
            parts(name).map(|(nesting, key, piece, value)| format!("{nesting} {key} {piece} {}", decoded(value)))
        };
        assert_eq!(told("_cv7_kind_circular").as_deref(), Some("0 kind 0 circular"));
        assert_eq!(told("_cv17_language_zh_2d.Hans").as_deref(), Some("0 language 0 zh-Hans"));
        assert_eq!(told("_cv9n2_number.1_2_2e.b").as_deref(), Some("2 number 1 2.b"));
        assert_eq!(told("_cv9_list").as_deref(), Some("0 list 0 "));
        assert_eq!(told("_Ref9"), None);
        assert_eq!(decoded("a_zz.b_"), "ab");
    }
}
