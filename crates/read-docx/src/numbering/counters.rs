//! Counting.
//!
//! Uses of one list count together: a second `w:num` of the same list goes on where the first stopped, unless it
//! overrides a start. Bodies, heads and text boxes count each for themselves.

use super::{Format, LEVELS, Numbered, Numbering};
use std::collections::{HashMap, HashSet};

/// Where the counting stands.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    lists: HashMap<usize, [Option<u32>; LEVELS]>,
    /// Overridden starts that were used: they start a list over once.
    used: HashSet<(i64, u8)>,
}

impl Counters {
    /// Counts a paragraph; returns the numbers of all levels that can stand in its label.
    pub(super) fn count(&mut self, numbering: &Numbering, numbered: Numbered) -> [Option<u32>; LEVELS] {
        let Numbered { num, level, list } = numbered;
        let ilvl = usize::from(level);
        let start = |at: usize| {
            // 17.9.26: an overridden start is the start of the level for this use, whenever it starts.
            let overridden = numbering.start_override(num, at);
            overridden.or_else(|| Some(numbering.level(num, list, at)?.start)).unwrap_or(1)
        };
        let over = numbering.start_override(num, ilvl).is_some() && self.used.insert((num, level));
        let numbers = self.lists.entry(list).or_default();
        for (at, number) in numbers.iter_mut().enumerate() {
            if at < ilvl {
                // A level that was skipped shows its start, and has used it: the next of it is one further.
                number.get_or_insert_with(|| start(at));
            } else if at == ilvl {
                *number = Some(match *number {
                    Some(before) if !over => before.saturating_add(1),
                    _ => start(at),
                });
            } else {
                // 17.9.10: a level starts again after any level above it, or only after the one it names and those
                // above that, or, for 0, never.
                let restarts = match numbering.level(num, list, at).and_then(|below| below.restart) {
                    None => true,
                    Some(after) if usize::from(after) > at => true,
                    Some(after) => ilvl < usize::from(after),
                };
                if restarts {
                    *number = None;
                }
            }
        }
        let mut printed = *numbers;
        for (at, number) in printed.iter_mut().enumerate() {
            // A bullet has no number that another label could show.
            if numbering.level(num, list, at).is_some_and(|level| level.format == Format::Bullet) {
                *number = None;
            }
        }
        printed
    }
}
