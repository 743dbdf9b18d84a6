//! How the number of an item follows those before it in its list.
//!
//! A marker has several readings (`i)` is the ninth letter and the first numeral), so the list is read in every system
//! that could be meant at once, and a number is odd only where it is odd in all of them.

use crate::reading::Siblings;
use letter::AgendaItem;
use std::collections::HashSet;
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

impl<'a> Siblings<'a> {
    /// The numbered items in order: each with its place in the list, its number and how it follows. Two rooms ask.
    pub(crate) fn steps(&self) -> &[(usize, &'a str, Step)] {
        self.steps.get_or_init(|| steps(self.items, self.nested))
    }
}

fn steps(items: &[AgendaItem], nested: bool) -> Vec<(usize, &str, Step)> {
    let mut run = Run::default();
    let mut steps = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let Some(number) = item.number.as_deref() else { continue };
        if let Some(step) = run.follow(number, nested) {
            steps.push((index, number, step));
        }
    }
    steps
}

/// A way in which a number may be meant: how it counts, whether in capitals, and what it is worth.
type Reading = (System, bool, u32);

/// The numbers of a list so far, since it began or began anew.
#[derive(Default)]
struct Run<'a> {
    /// What all numbers of the list share: `14` for `14.1`.
    above: &'a str,
    /// The number before, and its readings.
    last: Option<(&'a str, Vec<Reading>)>,
    /// Every reading of every number.
    seen: Vec<Reading>,
    /// The first of those, to look them up: only a list that is out of order asks.
    known: HashSet<Reading>,
    looked_at: usize,
}

impl<'a> Run<'a> {
    fn follow(&mut self, number: &'a str, nested: bool) -> Option<Step> {
        let (above, own) = number.rsplit_once('.').unwrap_or(("", number));
        let readings = readings(own);
        if readings.is_empty() {
            return None;
        }
        let first = readings.iter().any(|(.., value)| *value == 1);
        let step = match self.last.take().filter(|_| self.above == above) {
            Some((before, last)) => {
                let after = |by: u32| {
                    let is_so = |a: &Reading, b: &Reading| a.0 == b.0 && a.1 == b.1 && a.2.checked_add(by) == Some(b.2);
                    last.iter().any(|a| readings.iter().any(|b| is_so(a, b)))
                };
                let same_kind = || last.iter().any(|a| readings.iter().any(|b| (a.0, a.1) == (b.0, b.1)));
                if after(1) {
                    Some(Step::Next)
                } else if after(0) {
                    Some(Step::Again)
                } else if first {
                    // A part of the agenda that counts anew, as in two sessions under one heading.
                    self.begin();
                    Some(Step::Next)
                } else if self.has_seen(&readings, 0) {
                    Some(Step::Again)
                } else if self.has_seen(&readings, 1) {
                    // It fills a gap that was reported, or goes on after a number that stood out of order.
                    Some(Step::Next)
                } else if same_kind() {
                    Some(Step::Jump(before.to_owned()))
                } else {
                    // Another way of counting begins, but not at its beginning: nothing to compare with.
                    self.begin();
                    None
                }
            }
            None => {
                self.begin();
                // A list below an item begins at its beginning; an agenda may go on from an earlier one.
                if first || !nested { Some(Step::Next) } else { Some(Step::Jump(String::new())) }
            }
        };
        self.above = above;
        self.seen.extend_from_slice(&readings);
        self.last = Some((number, readings));
        step
    }

    fn begin(&mut self) {
        self.seen.clear();
        self.known.clear();
        self.looked_at = 0;
    }

    /// Whether a number so much smaller was seen.
    fn has_seen(&mut self, readings: &[Reading], by: u32) -> bool {
        self.known.extend(self.seen.iter().skip(self.looked_at));
        self.looked_at = self.seen.len();
        readings.iter().any(|(system, upper, value)| {
            value.checked_sub(by).is_some_and(|value| self.known.contains(&(*system, *upper, value)))
        })
    }
}

/// The readings of a number; nearly all are digits, which have one.
fn readings(own: &str) -> Vec<Reading> {
    if (1..=9).contains(&own.len()) && own.bytes().all(|b| b.is_ascii_digit()) {
        return own.parse().map(|value| (System::Decimal, false, value)).into_iter().collect();
    }
    numeral::readings(own).map(|n| (n.system, n.upper, n.value)).collect()
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
    fn a_long_list_out_of_order_takes_no_longer_than_another() {
        // Each number is new and none follows another.
        let item = |number: usize| AgendaItem {
            number: Some((number * 7_919 % 100_003).to_string()),
            ..AgendaItem::default()
        };
        let items: Vec<AgendaItem> = (2..50_000).map(item).collect();
        let jumps = steps(&items, false).into_iter().filter(|(.., step)| matches!(step, Step::Jump(_))).count();
        assert!(jumps > 20_000, "{jumps}");
    }

    #[test]
    fn a_list_may_begin_anew() {
        assert_eq!(told("1 2 3 1 2", false), "");
        assert_eq!(told("7 8 9", false), "");
        assert_eq!(told("7.1 7.2 8.1 8.2", false), "");
    }
}
