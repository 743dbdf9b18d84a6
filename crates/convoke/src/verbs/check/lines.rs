//! Lines of a text, for as many places as there are: they are found once.

use super::report::Region;
use findings::Span;

/// Where the lines of a text begin.
pub(crate) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Lines { text, starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// The lines and columns of a span, without the white space at its end.
    pub(crate) fn region(&self, span: Span) -> Region {
        let inner = span.of(self.text).trim_end();
        let end = span.start as usize + inner.len();
        Region { start: self.position(span.start as usize), end: self.position(end.max(span.start as usize)) }
    }

    /// The whole lines that hold the first lines of a span: the number of the first, and their bytes.
    pub(crate) fn around(&self, span: Span, most: usize) -> (usize, std::ops::Range<usize>) {
        let first = self.line(span.start as usize);
        let last = self.line((span.end as usize).saturating_sub(1).max(span.start as usize)).min(first + most - 1);
        let start = self.starts.get(first - 1).copied().unwrap_or(0);
        let end = self.starts.get(last).map_or(self.text.len(), |next| next.saturating_sub(1));
        (first, start..end.max(start))
    }

    fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    fn position(&self, at: usize) -> (usize, usize) {
        let line = self.line(at);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        (line, self.text.get(start..at).map_or(0, |before| before.chars().count()) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_ends_stand_behind() {
        let text = "文号：\nSG21\n\nx";
        let lines = Lines::of(text);
        assert_eq!(lines.region(Span::at(3, 6)), Region { start: (1, 2), end: (1, 3) });
        assert_eq!(lines.region(Span::at(10, 16)), Region { start: (2, 1), end: (2, 5) });
        assert_eq!(lines.around(Span::at(3, 17), 2), (1, 0..14));
        assert_eq!(lines.around(Span::at(16, 17), 2), (4, 16..17));
    }
}
