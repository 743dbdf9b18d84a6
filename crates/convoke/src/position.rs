//! Lines and columns of a text, for as many places as there are: the lines are found once.

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
}
