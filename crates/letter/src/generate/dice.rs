//! Dice that fall the same way on every machine.

/// SplitMix64 (Steele, Lea and Flood, 2014): a counter and a mixing function. Written out, because the letter of a seed
/// must not change with the version of somebody's random number crate.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Dice(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to below `count`; 0 where there is nothing to choose from.
    pub(super) fn below(&mut self, count: usize) -> usize {
        // The upper half of the product: no division, and no favourite that would matter here.
        ((u128::from(self.next()) * count as u128) >> 64) as usize
    }

    /// From `least` to `most`, both possible.
    pub(super) fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most.saturating_sub(least) + 1)
    }

    /// True once in `times` throws.
    pub(super) fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of these.
    #[expect(clippy::indexing_slicing, reason = "the lists are the generator's own, and none is empty")]
    pub(super) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// A number that fits fields of 32 bits.
    pub(super) fn number(&mut self, least: usize, most: usize) -> u32 {
        u32::try_from(self.between(least, most)).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_side_comes_up_and_no_other() {
        let mut dice = Dice::new(7);
        let mut seen = [0; 6];
        (0..600).for_each(|_| seen[dice.between(1, 6) - 1] += 1);
        assert!(seen.iter().all(|count| (60..140).contains(count)), "{seen:?}");
        assert_eq!((dice.below(0), dice.between(3, 3)), (0, 3));
    }
}
