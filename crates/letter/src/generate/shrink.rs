//! Cutting a failing value down to what makes it fail.
//!
//! The cutting is done on the value's JSON and knows no field: something is left out, shortened or put in the place of
//! what stood around it, and whatever is then still a letter in normal form is tried. So a new field of the model is
//! cut from the day it exists.

use super::picture::PICTURES;
use super::table::lies_on_its_grid;
use crate::{Block, Image, Letter, Table, Text};
use proptest::prelude::any;
use proptest::strategy::{NewTree, Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fmt;

/// What can be grown from a seed and cut down.
pub(super) trait Grows: Serialize + DeserializeOwned + Clone + PartialEq + fmt::Debug {
    /// A letter that holds the value, for the rules to judge.
    fn in_a_letter(self) -> Letter;
}

impl Grows for Letter {
    fn in_a_letter(self) -> Letter {
        self
    }
}

impl Grows for Block {
    fn in_a_letter(self) -> Letter {
        Letter { body: vec![self], ..Letter::default() }
    }
}

impl Grows for Text {
    fn in_a_letter(self) -> Letter {
        Letter { salutation: Some(self), ..Letter::default() }
    }
}

/// Values made from seeds.
pub(super) fn grown<T: Grows>(from_seed: impl Fn(u64) -> T) -> impl Strategy<Value = T> {
    Grown { from_seed }
}

#[derive(Clone, Copy)]
struct Grown<F> {
    from_seed: F,
}

impl<F> fmt::Debug for Grown<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Grown")
    }
}

impl<T: Grows, F: Fn(u64) -> T> Strategy for Grown<F> {
    type Tree = Cutting<T>;
    type Value = T;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let seed = any::<u64>().new_tree(runner)?.current();
        Ok(Cutting { value: (self.from_seed)(seed), trial: None, cut: 0, cut_any: false })
    }
}

/// A value on the way down.
pub(super) struct Cutting<T> {
    /// The smallest so far that fails.
    value: T,
    /// A smaller one, being tried.
    trial: Option<T>,
    /// Which cut comes next.
    cut: usize,
    /// Whether a cut of this round was taken.
    cut_any: bool,
}

impl<T: Grows> ValueTree for Cutting<T> {
    type Value = T;

    fn current(&self) -> T {
        self.trial.as_ref().unwrap_or(&self.value).clone()
    }

    fn simplify(&mut self) -> bool {
        // The trial fails too. The same cut comes again: what it took away, something else has moved into.
        if let Some(smaller) = self.trial.take() {
            self.value = smaller;
            self.cut = self.cut.saturating_sub(1);
            self.cut_any = true;
        }
        self.next()
    }

    fn complicate(&mut self) -> bool {
        self.trial.take().is_some() && self.next()
    }
}

impl<T: Grows> Cutting<T> {
    /// Puts the next smaller value on trial.
    fn next(&mut self) -> bool {
        let Ok(json) = serde_json::to_value(&self.value) else { return false };
        loop {
            let Some(smaller) = cut(&json, self.cut) else {
                if !std::mem::take(&mut self.cut_any) {
                    return false;
                }
                // Another round: what could not go before may go now.
                self.cut = 0;
                continue;
            };
            self.cut += 1;
            let parsed = smaller.and_then(|json| serde_json::from_value::<T>(json).ok());
            if let Some(value) = parsed.filter(|value| *value != self.value && is_right(value)) {
                self.trial = Some(value);
                return true;
            }
        }
    }
}

/// What every generated value is: in normal form, and true to the promises of this module.
fn is_right<T: Grows>(value: &T) -> bool {
    let letter = value.clone().in_a_letter();
    let Ok(json) = serde_json::to_value(&letter) else { return false };
    let mut seen = Seen::default();
    seen.walk(&json);
    letter.faults().is_empty() && seen.is_right()
}

/// What the promises are about.
#[derive(Default)]
struct Seen {
    tables: Vec<Table>,
    pictures: Vec<Image>,
    anchors: Vec<String>,
    targets: Vec<String>,
}

impl Seen {
    fn walk(&mut self, json: &Value) {
        match json {
            Value::Object(fields) => {
                for (key, value) in fields {
                    match (key.as_str(), value) {
                        ("table", table) => self.tables.extend(serde_json::from_value(table.clone()).ok()),
                        ("image", image) => self.pictures.extend(serde_json::from_value(image.clone()).ok()),
                        ("anchor", Value::String(name)) => self.anchors.push(name.clone()),
                        ("to", Value::String(target)) => self.targets.push(target.clone()),
                        _ => {}
                    }
                    self.walk(value);
                }
            }
            Value::Array(values) => values.iter().for_each(|value| self.walk(value)),
            _ => {}
        }
    }

    fn is_right(&self) -> bool {
        let named = |name: &String| self.targets.iter().any(|target| target.strip_prefix('#') == Some(name));
        self.tables.iter().all(lies_on_its_grid)
            && self.pictures.iter().all(|image| PICTURES.iter().any(|picture| picture.name == image.name))
            && self.anchors.iter().all(|name| !name.starts_with('_') || named(name))
            && self.anchors.iter().all(|name| self.anchors.iter().filter(|other| *other == name).count() == 1)
    }
}

/// The JSON after its `number`th cut, `Some(None)` where this cut cuts nothing, `None` after the last.
fn cut(json: &Value, number: usize) -> Option<Option<Value>> {
    let mut left = number;
    let mut json = json.clone();
    match cut_in(&mut json, &mut left) {
        Cut::Done => Some(Some(json)),
        Cut::Nothing => Some(None),
        Cut::NotHere => None,
    }
}

enum Cut {
    /// It was cut.
    Done,
    /// This is its place, but there is nothing to cut.
    Nothing,
    /// It comes later.
    NotHere,
}

/// Counts `left` down over everything that can be cut, the large before the small, and cuts at 0.
fn cut_in(json: &mut Value, left: &mut usize) -> Cut {
    let mut mine = || {
        let here = *left == 0;
        *left = left.wrapping_sub(1);
        here
    };
    match json {
        Value::Object(fields) => {
            for key in fields.keys().cloned().collect::<Vec<_>>() {
                if mine() {
                    return if fields.remove(&key).is_some() { Cut::Done } else { Cut::Nothing };
                }
            }
        }
        Value::Array(values) => {
            for index in 0..values.len() {
                if mine() {
                    values.remove(index);
                    return Cut::Done;
                }
            }
            // What stands deep inside, put here: the words for their marks, the blocks for the block around them.
            let mut inner = Vec::new();
            values.iter().for_each(|value| texts_and_lists_below(value, 8, &mut inner));
            for value in inner {
                if mine() {
                    *json = value;
                    return Cut::Done;
                }
            }
        }
        Value::String(text) => {
            let characters: Vec<char> = text.chars().collect();
            let (front, back) = characters.split_at(characters.len() / 2);
            let behind_first = characters.get(1..).unwrap_or_default();
            let before_last = characters.split_last().map_or(&[] as &[char], |(_, before)| before);
            for part in [front, back, &['x'], behind_first, before_last] {
                if mine() {
                    *text = part.iter().collect();
                    return if characters == part { Cut::Nothing } else { Cut::Done };
                }
            }
        }
        _ => {}
    }
    let inside: Vec<&mut Value> = match json {
        Value::Object(fields) => fields.iter_mut().map(|(_, value)| value).collect(),
        Value::Array(values) => values.iter_mut().collect(),
        _ => Vec::new(),
    };
    for value in inside {
        match cut_in(value, left) {
            Cut::NotHere => {}
            cut => return cut,
        }
    }
    Cut::NotHere
}

fn texts_and_lists_below(json: &Value, steps: usize, found: &mut Vec<Value>) {
    let Some(steps) = steps.checked_sub(1) else { return };
    match json {
        Value::Array(values) => {
            found.push(json.clone());
            values.iter().for_each(|value| texts_and_lists_below(value, steps, found));
        }
        Value::Object(fields) => fields.values().for_each(|value| texts_and_lists_below(value, steps, found)),
        Value::String(_) => found.push(json.clone()),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{Style, write};
    use expect_test::{Expect, expect};
    use proptest::test_runner::{Config, RngAlgorithm, RngSeed, TestError};

    /// What is left of the first letter whose JSON holds this.
    fn smallest_with(needle: &str, wanted: Expect) {
        let config = Config {
            cases: 4000,
            rng_algorithm: RngAlgorithm::ChaCha,
            rng_seed: RngSeed::Fixed(1),
            failure_persistence: None,
            ..Config::default()
        };
        let result = TestRunner::new(config).run(&super::super::letters(), |letter| {
            let json = String::from_utf8_lossy(&write(&letter, Style::Compact)).into_owned();
            if json.contains(needle) { Err(proptest::test_runner::TestCaseError::fail("found")) } else { Ok(()) }
        });
        let Err(TestError::Fail(_, letter)) = result else { panic!("no letter with {needle}: {result:?}") };
        wanted.assert_eq(&String::from_utf8_lossy(&write(&letter, Style::Compact)));
    }

    #[test]
    fn a_failing_letter_is_cut_down_to_its_cause() {
        smallest_with(
            "superscript",
            expect![[r#"
            {"schema":"convoke/letter/1","closing":{"signatory":{"name":[{"superscript":"x"}]}}}
        "#]],
        );
        smallest_with(
            "\"down\":2",
            expect![[r#"
            {"schema":"convoke/letter/1","body":[{"table":{"rows":[[{},{},{"down":2}],[{},{}]]}}]}
        "#]],
        );
        smallest_with(
            "]]>",
            expect![[r#"
                {"schema":"convoke/letter/1","annexes":[{"title":"]]>"}]}
            "#]],
        );
        smallest_with(
            "\"note\":[{\"list\"",
            expect![[r#"
            {"schema":"convoke/letter/1","body":[{"agenda":{"items":[{"title":[{"note":[{"list":{"items":[{"body":[{"paragraph":"x"}]}]}}]}]}]}}]}
        "#]],
        );
    }
}
