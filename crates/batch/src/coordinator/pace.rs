//! How far ahead a worker is handed letters, and how long its keeper may rest.
//!
//! A worker that does two letters in a millisecond would wake its keeper two thousand times a second, and each waking costs
//! both of them more than the letter's file does. It is handed some milliseconds of work instead, and the keeper sleeps
//! through a part of them. A worker that takes its time for a letter has one ahead, as few as keep it from waiting.

use std::time::{Duration, Instant};

/// How much work a worker has at most, unless one letter is more than that.
const WORK: Duration = Duration::from_millis(10);
/// How many letters: the one in hand and the next, at least.
const LETTERS: (u32, u32) = (2, 32);
/// How many letters ago counts for little.
const MEMORY: u32 = 32;

/// What a keeper knows of the pace of its worker.
pub(super) struct Pace {
    /// How long a letter takes, of late.
    each: Duration,
    last: Instant,
}

impl Pace {
    /// A worker that is not known yet is taken for a slow one: its first letters are waited for.
    pub(super) fn new() -> Self {
        Pace { each: WORK, last: Instant::now() }
    }

    /// A letter came to its end.
    pub(super) fn step(&mut self) {
        let now = Instant::now();
        let took = now.duration_since(self.last);
        self.each = (self.each * (MEMORY - 1) + took) / MEMORY;
        self.last = now;
    }

    /// How many letters it should have.
    pub(super) fn ahead(&self) -> usize {
        let many = WORK.as_nanos() / self.each.as_nanos().max(1);
        let (least, most) = LETTERS;
        u32::try_from(many).unwrap_or(most).clamp(least, most) as usize
    }

    /// How long nobody needs to look at a worker with so many letters: half of what they will take.
    pub(super) fn rest(&self, in_hand: usize) -> Duration {
        let (least, most) = LETTERS;
        match u32::try_from(in_hand).unwrap_or(most) {
            many if many > least => self.each * many / 2,
            _ => Duration::ZERO,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fast_letters_are_handed_out_by_the_dozen_and_slow_ones_by_two() {
        let mut pace = Pace::new();
        assert_eq!((pace.ahead(), pace.rest(2)), (2, Duration::ZERO));
        for each in [Duration::from_micros(400), Duration::from_secs(3), Duration::from_micros(10)] {
            for _ in 0..400 {
                pace.last = Instant::now().checked_sub(each).unwrap();
                pace.step();
            }
            let many = pace.ahead();
            assert!(if each > WORK { many == 2 } else { many > 16 }, "{each:?}: {many}");
            assert!(pace.rest(many) <= WORK, "{each:?}: {:?}", pace.rest(many));
        }
    }
}
