//! Lines and columns of a text, for as many places as there are: the lines are found once.

use std::ops::Range;

/// Where the lines of a text begin.
pub(crate) struct Positions<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Positions<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Positions { text, starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// Line and column of a byte, both from 1; the column counts characters.
    pub(crate) fn line_and_column(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        (line, self.text.get(start..at).map_or(0, |before| before.chars().count()) + 1)
    }

    /// The whole lines that hold the first lines of a range, at most so many: the number of the first, and their bytes.
    pub(crate) fn lines_around(&self, range: Range<usize>, most: usize) -> (usize, Range<usize>) {
        let line = |at: usize| self.starts.partition_point(|start| *start <= at);
        let first = line(range.start);
        let last = line(range.end.saturating_sub(1).max(range.start)).min(first + most - 1);
        let start = self.starts.get(first - 1).copied().unwrap_or(0);
        let end = self.starts.get(last).map_or(self.text.len(), |next| next.saturating_sub(1));
        (first, start..end.max(start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "文号：\nSG21\n\nx";
        let positions = Positions::of(text);
        for (part, wanted) in [("文", (1, 1)), ("号", (1, 2)), ("SG", (2, 1)), ("21", (2, 3)), ("x", (4, 1))] {
            assert_eq!(positions.line_and_column(text.find(part).unwrap()), wanted, "{part}");
        }
        assert_eq!(positions.line_and_column(text.len()), (4, 2));
        assert_eq!(Positions::of("").line_and_column(0), (1, 1));
    }

    #[test]
    fn lines_are_whole() {
        let text = "文号：\nSG21\n\nx";
        let positions = Positions::of(text);
        assert_eq!(positions.lines_around(3..17, 2), (1, 0..14));
        assert_eq!(positions.lines_around(16..17, 2), (4, 16..17));
    }
}
