//! What one letter may cost.

/// What one letter may cost, whatever its bytes say.
///
/// ```
/// let limits = pipeline::Limits::default();
/// assert!(limits.bytes >= 64 << 20 && limits.depth >= 32);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many bytes come in, and how many they may become when unpacked.
    pub bytes: u64,
    /// How deep elements may stand in each other.
    pub depth: u32,
    /// How many steps of work: pieces, lines, elements.
    pub steps: u64,
}

impl Default for Limits {
    fn default() -> Self {
        // A letter of ten thousand pages fits; a bomb does not.
        Limits { bytes: 256 << 20, depth: 256, steps: 50_000_000 }
    }
}
