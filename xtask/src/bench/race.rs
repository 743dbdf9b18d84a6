//! Ours against the floor, in turns.

use std::fmt;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How often each side runs: the best of many is what the code costs, the rest is the machine.
const TURNS: usize = 200;

/// The outcome of a race.
pub(crate) struct Race {
    /// What was measured.
    pub(crate) name: &'static str,
    /// What the floor does.
    pub(crate) floor_is: &'static str,
    /// How many bytes each side handled in a turn.
    pub(crate) bytes: usize,
    /// Our time for a turn.
    pub(crate) ours: Duration,
    /// The floor's.
    pub(crate) floor: Duration,
    /// The most that ours may take, as a multiple of the floor.
    pub(crate) most: f64,
}

impl Race {
    /// Runs both sides in turns, so that a slow moment of the machine meets both, and keeps the best of each.
    pub(crate) fn run<A, B>(
        (name, floor_is): (&'static str, &'static str),
        bytes: usize,
        most: f64,
        mut ours: impl FnMut() -> A,
        mut floor: impl FnMut() -> B,
    ) -> Self {
        let mut race = Race { name, floor_is, bytes, ours: Duration::MAX, floor: Duration::MAX, most };
        for _ in 0..TURNS {
            race.floor = race.floor.min(timed(&mut floor));
            race.ours = race.ours.min(timed(&mut ours));
        }
        race
    }

    /// Our time as a multiple of the floor's.
    fn ratio(&self) -> f64 {
        self.ours.as_secs_f64() / self.floor.as_secs_f64()
    }

    /// Whether it is as fast as it must be.
    pub(crate) fn holds(&self) -> bool {
        self.ratio() <= self.most
    }
}

impl fmt::Display for Race {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let speed = |time: Duration| self.bytes as f64 / 1e6 / time.as_secs_f64();
        let word = if self.holds() { "holds" } else { "TOO SLOW" };
        write!(
            f,
            "{:<20}{:>6.2} x the floor (at most {:.1}: {word}); ours {:.0} MB/s, floor {:.0} MB/s: {}",
            self.name,
            self.ratio(),
            self.most,
            speed(self.ours),
            speed(self.floor),
            self.floor_is,
        )
    }
}

fn timed<T>(work: &mut impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}
