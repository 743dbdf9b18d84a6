//! Where a finding stands.

use std::fmt;
use std::ops::Range;

/// A range of bytes of one text buffer.
///
/// Four bytes a side: a letter is text, and text beyond 4 GiB is refused before it gets here.
///
/// ```
/// use findings::Span;
/// let span = Span::new(0, 5);
/// assert_eq!(span.of("Annex A"), "Annex");
/// assert_eq!(span.len(), 5);
/// assert_eq!(span.to(Span::new(6, 7)), Span::new(0, 7));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// From the first byte to the one after the last.
    pub fn new(start: u32, end: u32) -> Self {
        Span { start, end: end.max(start) }
    }

    /// From positions in a buffer that is known to be below 4 GiB.
    pub fn at(start: usize, end: usize) -> Self {
        let fit = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        Span::new(fit(start), fit(end))
    }

    /// The text it stands for; empty where the span does not fit the buffer.
    #[inline]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// As a range of positions.
    #[inline]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// How many bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// No byte at all.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// From the start of this one to the end of the other.
    pub fn to(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Whether the other lies inside this one.
    pub fn holds(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// Where a finding stands, in the terms of the step that made it.
///
/// ```
/// use findings::Place;
/// assert_eq!(Place::pointer("/annexes/1").to_string(), "/annexes/1");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The input as a whole.
    Whole,
    /// A range of the decoded text.
    Text(Span),
    /// A byte of the input as it came in, before decoding.
    Byte(u64),
    /// A line and column of a named part (of a package, or of the file itself).
    Part {
        /// The part's name.
        part: String,
        /// Its line, from 1.
        line: u32,
        /// Its column in characters, from 1.
        column: u32,
    },
    /// A JSON pointer into the letter.
    Pointer(String),
}

impl Place {
    /// A JSON pointer into the letter.
    pub fn pointer(pointer: impl Into<String>) -> Self {
        Place::Pointer(pointer.into())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Whole => f.write_str("the whole input"),
            Place::Text(span) => write!(f, "characters at {}..{}", span.start, span.end),
            Place::Byte(offset) => write!(f, "byte {offset}"),
            Place::Part { part, line, column } => write!(f, "{part}:{line}:{column}"),
            Place::Pointer(pointer) if pointer.is_empty() => f.write_str("the whole letter"),
            Place::Pointer(pointer) => f.write_str(pointer),
        }
    }
}
