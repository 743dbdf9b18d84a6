//! Dice that fall the same on every machine.

#![allow(
    clippy::indexing_slicing,
    reason = "a throw is below the length of what it picks from, and nobody picks from nothing"
)]

/// A sequence of numbers that its seed determines: SplitMix64.
#[derive(Debug)]
pub(crate) struct Dice {
    state: u64,
}

impl Dice {
    /// The dice of a seed and a purpose: trials beside each other do not share their throws.
    pub(crate) fn new(seed: u64, purpose: &str) -> Self {
        // FNV-1a over the purpose.
        let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        Dice { state: purpose.bytes().fold(seed ^ 0xCBF2_9CE4_8422_2325, mix) }
    }

    /// A number below `end`; 0 where that is 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let thrown = usize::try_from((z ^ (z >> 31)) >> 33).unwrap_or(0);
        thrown.checked_rem(end).unwrap_or(0)
    }

    /// A number from `start` to `end`, both included.
    pub(crate) fn between(&mut self, start: usize, end: usize) -> usize {
        start + self.below(end.saturating_sub(start) + 1)
    }

    /// One of these.
    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}
