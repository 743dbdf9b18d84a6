//! What a caller may decide.

/// How a document is read.
///
/// ```
/// let options = read_docx::Options { revisions: read_docx::Revisions::Original, ..Default::default() };
/// assert!(options.assets);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How much a file may cost.
    pub limits: Limits,
    /// Which side of tracked changes is read.
    pub revisions: Revisions,
    /// Whether the bytes of pictures are kept; their names and places are kept in any case.
    pub assets: bool,
    /// Whether the record that `convoke` left in a document is looked for.
    pub record: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options { limits: Limits::default(), revisions: Revisions::Accepted, assets: true, record: true }
    }
}

/// Which side of tracked changes is read.
///
/// ```
/// assert_ne!(read_docx::Revisions::Accepted, read_docx::Revisions::Original);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revisions {
    /// As if every change had been accepted.
    Accepted,
    /// As if every change had been rejected.
    Original,
}

/// How much a file may cost before it is refused. The defaults are far above any letter.
///
/// ```
/// let limits = read_docx::Limits { depth: 64, ..Default::default() };
/// assert!(limits.inflated >= 200 << 20);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many entries the package may have.
    pub entries: usize,
    /// How many bytes may come out of all parts together.
    pub inflated: u64,
    /// How many times larger than its compressed form a part may be, once it is larger than 16 MiB.
    pub ratio: u64,
    /// How deep the elements of a part may stand in each other.
    pub depth: usize,
    /// How many tags and texts may be looked at in all parts together.
    pub steps: u64,
    /// How many bytes of text may be read: what is counted against memory.
    pub text: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { entries: 10_000, inflated: 1 << 30, ratio: 500, depth: 2_000, steps: 100_000_000, text: 256 << 20 }
    }
}
