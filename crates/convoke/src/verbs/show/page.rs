//! The page: lines of a terminal, each with the part of the letter that it shows.
//!
//! Widths are those of a terminal: a Han character takes two columns, a vowel mark none. Text from right to left ends at
//! the right edge. What reorders characters on a terminal that knows of directions is held back: text is the last column
//! of its line, and a mark of direction parts it from an Arabic label before it.

use super::styled::{Styled, is_right_to_left};
use crate::colour::Look;
use std::ops::Range;
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The narrowest column that text is broken into.
const NARROWEST: usize = 16;

/// The lines so far.
#[derive(Debug)]
pub(super) struct Page {
    width: usize,
    colours: bool,
    lines: Vec<Line>,
    /// Whether an empty line goes before the next one.
    gap: bool,
}

#[derive(Debug)]
struct Line {
    /// What it shows, as a JSON pointer.
    pointer: String,
    gap: bool,
    printed: String,
}

impl Page {
    pub(super) fn new(width: usize, colours: bool) -> Self {
        Page { width, colours, lines: Vec::new(), gap: false }
    }

    /// An empty line before whatever comes next, if anything does.
    pub(super) fn gap(&mut self) {
        self.gap = true;
    }

    /// A text across the page.
    pub(super) fn text(&mut self, pointer: &str, text: &Styled) {
        self.beside(pointer, &Styled::default(), "", text);
    }

    /// A text beside something: `first` stands before its first line, `further` before each other one; both are equally
    /// wide. An empty text leaves what stands before it.
    pub(super) fn beside(&mut self, pointer: &str, first: &Styled, further: &str, text: &Styled) {
        let lead = first.width().max(further.width());
        let room = self.width.saturating_sub(lead).max(NARROWEST);
        let to_the_right = is_right_to_left(&text.text);
        let mut is_first = true;
        for range in lines(&text.text, room) {
            let mut printed = String::new();
            let before = if is_first { first } else { &Styled::of(Look::Plain, further) };
            before.print(0..before.text.len(), self.colours, &mut printed);
            let words = text.text.get(range.clone()).unwrap_or_default();
            if to_the_right {
                // A label in Arabic and its Arabic text would be one run, and change places.
                if is_right_to_left(&before.text) {
                    printed.push('\u{200e}');
                }
                printed.push_str(&" ".repeat(room.saturating_sub(words.width())));
            }
            text.print(range, self.colours, &mut printed);
            self.line(pointer, printed);
            is_first = false;
        }
    }

    /// A heading with a line drawn to the edge of the page.
    pub(super) fn rule(&mut self, pointer: &str, title: &str) {
        self.gap();
        let mut heading = Styled::of(Look::Dim, "── ");
        heading.push(Look::Strong, title);
        heading.push(Look::Plain, " ");
        let rest = self.width.saturating_sub(heading.width());
        heading.push(Look::Dim, &"─".repeat(rest));
        self.text(pointer, &heading);
    }

    fn line(&mut self, pointer: &str, printed: String) {
        let printed = printed.trim_end().to_owned();
        self.lines.push(Line { pointer: pointer.to_owned(), gap: std::mem::take(&mut self.gap), printed });
    }

    /// All lines of this part of the letter and what is below it.
    pub(super) fn part(&self, pointer: &str) -> String {
        let mut out = String::new();
        for line in self.lines.iter().filter(|line| is_inside(&line.pointer, pointer)) {
            if line.gap && !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&line.printed);
            out.push('\n');
        }
        out
    }
}

/// Whether a pointer is this part of the letter or in it.
pub(super) fn is_inside(pointer: &str, part: &str) -> bool {
    pointer.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The lines of a text where there is room for so many columns, without the blanks at their ends.
fn lines(text: &str, room: usize) -> Vec<Range<usize>> {
    let width = |range: Range<usize>| text.get(range).unwrap_or_default().width();
    let mut lines = Vec::new();
    let (mut start, mut end, mut told) = (0, 0, 0);
    for (at, opportunity) in linebreaks(text) {
        for piece in pieces(text, told..at, room) {
            if end > start && width(start..piece.end) > room {
                lines.push(start..end);
                start = piece.start;
            }
            end = piece.end;
        }
        told = at;
        if opportunity == BreakOpportunity::Mandatory {
            lines.push(start..end);
            (start, end) = (at, at);
        }
    }
    if lines.is_empty() {
        lines.push(0..text.len());
    }
    lines
}

/// What must stay on a line, cut where it is wider than a line by itself.
fn pieces(text: &str, range: Range<usize>, room: usize) -> Vec<Range<usize>> {
    let word = text.get(range.clone()).unwrap_or_default().trim_end();
    let (mut pieces, mut start, mut wide) = (Vec::new(), range.start, 0);
    if word.width() > room {
        for (offset, char) in word.char_indices() {
            let width = char.width().unwrap_or(0);
            if wide + width > room {
                pieces.push(start..range.start + offset);
                (start, wide) = (range.start + offset, 0);
            }
            wide += width;
        }
    }
    pieces.push(start..range.start + word.len());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str, room: usize) -> Vec<&str> {
        lines(text, room).into_iter().map(|range| text.get(range).unwrap()).collect()
    }

    #[test]
    fn lines_are_as_wide_as_a_terminal_shows_them() {
        assert_eq!(broken("the lamp is lit", 8), ["the lamp", "is lit"]);
        assert_eq!(broken("灯塔已经点亮。", 8), ["灯塔已经", "点亮。"]);
        // No line begins with a full stop.
        assert_eq!(broken("灯塔已经。", 8), ["灯塔已", "经。"]);
        assert_eq!(broken("", 8), [""]);
        assert_eq!(broken("a\nb", 8), ["a", "b"]);
        assert_eq!(broken("abcdefghijk", 4), ["abcd", "efgh", "ijk"]);
        assert_eq!(broken("xy abcdefghijk", 4), ["xy", "abcd", "efgh", "ijk"]);
    }

    #[test]
    fn no_character_is_lost_between_lines() {
        for text in
            ["a  b   c d", "https://example.org/a/very/long/address?with=words and more", "شرق 12 غرب شمال جنوب"]
        {
            for room in 3..20 {
                let kept: String = broken(text, room).concat().split_whitespace().collect();
                assert_eq!(kept, text.split_whitespace().collect::<String>(), "{room}");
                assert!(broken(text, room).iter().all(|line| line.width() <= room), "{room}: {:?}", broken(text, room));
            }
        }
    }

    #[test]
    fn a_part_is_what_lies_below_its_pointer() {
        let mut page = Page::new(20, false);
        page.text("/body/1", &Styled::of(Look::Plain, "one"));
        page.gap();
        page.text("/body/10", &Styled::of(Look::Plain, "ten"));
        page.text("/body/1/agenda", &Styled::of(Look::Plain, "below"));
        assert_eq!(page.part("/body/1"), "one\nbelow\n");
        assert_eq!(page.part(""), "one\n\nten\nbelow\n");
    }

    #[test]
    fn right_to_left_ends_at_the_edge() {
        let mut page = Page::new(24, false);
        page.beside("", &Styled::of(Look::Plain, "1.  "), "    ", &Styled::of(Look::Plain, "افتتاح"));
        assert_eq!(page.part(""), format!("1.  {}افتتاح\n", " ".repeat(14)));
    }
}
