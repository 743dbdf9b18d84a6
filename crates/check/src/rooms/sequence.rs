//! How the number of an item follows those before it in its list.
//!
//! A marker has several readings (`i)` is the ninth letter and the first numeral), so the list is read in every system
//! that could be meant at once, and a number is odd only where it is odd in all of them.

use letter::AgendaItem;
use vocabulary::numeral::{self, System};

/// What a number does after those before it in its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// One more than the one before, or the first of a list.
    Next,
    /// Not one more: the number before it.
    Jump(String),
    /// It was there already.
    Again,
}

/// The numbered items of a list in order: each with its place in the list, its number and how it follows.
pub(crate) fn steps(items: &[AgendaItem], nested: bool) -> Vec<(usize, &str, Step)> {
    let mut run = Run::default();
    let mut steps = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let Some(number) = item.number.as_deref() else { continue };
        if let Some(step) = run.follow(number, nested) {
            steps.push((index, number, step));
        }
    }
    steps
}

type Reading = (System, bool, u32);

/// The numbers of a list so far, since it began or began anew.
#[derive(Default)]
struct Run {
    /// What all numbers of the list share: `14` for `14.1`.
    above: String,
    /// Every number since the list began, each with all its readings.
    seen: Vec<(String, Vec<Reading>)>,
}

impl Run {
    fn follow(&mut self, number: &str, nested: bool) -> Option<Step> {
        let (above, own) = number.rsplit_once('.').unwrap_or(("", number));
        let readings: Vec<Reading> = numeral::readings(own).map(|n| (n.system, n.upper, n.value)).collect();
        if readings.is_empty() {
            return None;
        }
        let first = readings.iter().any(|(.., value)| *value == 1);
        let step = match self.seen.last() {
            Some((before, last)) if self.above == above => {
                let any = |wanted: &dyn Fn(u32, u32) -> bool, of: &[Reading]| {
                    of.iter().any(|a| readings.iter().any(|b| a.0 == b.0 && a.1 == b.1 && wanted(a.2, b.2)))
                };
                let next = |earlier: u32, later: u32| later == earlier + 1;
                let same = |earlier: u32, later: u32| later == earlier;
                if any(&next, last) {
                    Some(Step::Next)
                } else if any(&same, last) {
                    Some(Step::Again)
                } else if first {
                    // A part of the agenda that counts anew, as in two sessions under one heading.
                    self.seen.clear();
                    Some(Step::Next)
                } else if self.seen.iter().any(|(_, seen)| any(&same, seen)) {
                    Some(Step::Again)
                } else if self.seen.iter().any(|(_, seen)| any(&next, seen)) {
                    // It fills a gap that was reported, or goes on after a number that stood out of order.
                    Some(Step::Next)
                } else if any(&|_, _| true, last) {
                    Some(Step::Jump(before.clone()))
                } else {
                    // Another way of counting begins, but not at its beginning: nothing to compare with.
                    self.seen.clear();
                    None
                }
            }
            _ => {
                self.seen.clear();
                // A list below an item begins at its beginning; an agenda may go on from an earlier one.
                if first || !nested { Some(Step::Next) } else { Some(Step::Jump(String::new())) }
            }
        };
        self.above.clear();
        self.above.push_str(above);
        self.seen.push((number.to_owned(), readings));
        step
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(numbers: &str, nested: bool) -> String {
        let item = |number: &str| AgendaItem { number: Some(number.to_owned()), ..AgendaItem::default() };
        let items: Vec<AgendaItem> = numbers.split(' ').map(item).collect();
        let odd = steps(&items, nested).into_iter().filter(|(.., step)| *step != Step::Next);
        odd.map(|(_, number, step)| format!("{number}:{step:?} ")).collect()
    }

    #[test]
    fn numbers_in_every_system() {
        for numbers in ["1 2 3", "a b c d e f g h i j", "i ii iii iv v", "A B C", "14.1 14.2 14.3", "أ ب ج", "а б в г"]
        {
            assert_eq!(told(numbers, true), "", "{numbers}");
        }
    }

    #[test]
    fn jumps_and_repetitions() {
        assert_eq!(told("1 2 5 6", false), "5:Jump(\"2\") ");
        assert_eq!(told("1 2 2 3", false), "2:Again ");
        assert_eq!(told("1 2 3 2 4", false), "2:Again ");
        assert_eq!(told("1 3 2 4", false), "3:Jump(\"1\") ");
        assert_eq!(told("2.b 2.c", true), "2.b:Jump(\"\") ");
        assert_eq!(told("i iii", true), "iii:Jump(\"i\") ");
    }

    #[test]
    fn a_list_may_begin_anew() {
        assert_eq!(told("1 2 3 1 2", false), "");
        assert_eq!(told("7 8 9", false), "");
        assert_eq!(told("7.1 7.2 8.1 8.2", false), "");
    }
}
