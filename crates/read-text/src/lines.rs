//! The lines of a text, by every line end that extractors write.

use blocks::Span;
use memchr::{memchr3, memmem};

/// A line: where it stands, without its line end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// All of it, leading and trailing white space too.
    pub(crate) whole: Span,
    /// Without the white space at its ends; empty for a blank line.
    pub(crate) span: Span,
    /// A form feed stands right before it, at this place.
    pub(crate) feed: Option<u32>,
}

impl Line {
    pub(crate) fn is_blank(&self) -> bool {
        self.span.is_empty()
    }

    /// What stands before its first character that is not white space.
    pub(crate) fn lead(&self) -> Span {
        Span::new(self.whole.start, self.span.start)
    }

    /// Led by a tab, which begins a cell; one blank before the tab is what a page break or a frame leaves behind.
    pub(crate) fn tab_led(&self, text: &str) -> bool {
        let lead = if self.is_blank() { self.whole } else { self.lead() };
        lead.len() <= 4 && lead.of(text).contains('\t')
    }
}

/// The lines of the text: they end at LF, CRLF, a lone CR, U+0085, U+2028, U+2029 and U+000C, which begins a page.
pub(crate) fn split(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut lines = Lines { text, found: Vec::with_capacity(bytes.len() / 16 + 1), feed: None };
    // U+0085, U+2028 and U+2029 are so rare that a text without them, which one search tells, never looks for them.
    let rare = memmem::find(bytes, "\u{85}".as_bytes()).is_some()
        || memmem::find(bytes, b"\xE2\x80\xA8").is_some()
        || { memmem::find(bytes, b"\xE2\x80\xA9").is_some() };
    let mut start = 0;
    while let Some(rest) = bytes.get(start..) {
        let Some(end) = memchr3(b'\n', b'\r', b'\x0C', rest).map(|at| start + at) else { break };
        lines.push(start, end, rare);
        let ended_by = bytes.get(end);
        if ended_by == Some(&b'\x0C') {
            lines.feed = u32::try_from(end).ok();
        }
        let crlf = ended_by == Some(&b'\r') && bytes.get(end + 1) == Some(&b'\n');
        start = end + if crlf { 2 } else { 1 };
    }
    if start < bytes.len() {
        lines.push(start, bytes.len(), rare);
    }
    lines.found
}

struct Lines<'t> {
    text: &'t str,
    found: Vec<Line>,
    feed: Option<u32>,
}

impl Lines<'_> {
    fn push(&mut self, start: usize, end: usize, rare: bool) {
        if !rare {
            return self.push_line(start, end);
        }
        let mut from = start;
        let piece = self.text.get(start..end).unwrap_or("");
        for (at, ended_by) in piece.match_indices(['\u{85}', '\u{2028}', '\u{2029}']) {
            self.push_line(from, start + at);
            from = start + at + ended_by.len();
        }
        self.push_line(from, end);
    }

    fn push_line(&mut self, start: usize, end: usize) {
        let whole = Span::at(start, end);
        let line = Line { whole, span: trimmed(self.text, whole), feed: self.feed.take() };
        self.found.push(line);
    }
}

/// A range without the white space at its ends.
pub(crate) fn trimmed(text: &str, span: Span) -> Span {
    let whole = span.of(text);
    let bytes = whole.as_bytes();
    // Most lines begin and end with a visible character: two bytes tell it.
    let visible = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_graphic());
    if visible(bytes.first()) && visible(bytes.last()) {
        return span;
    }
    let tail = whole.trim_start();
    let start = span.start + (whole.len() - tail.len()) as u32;
    Span::new(start, start + tail.trim_end().len() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(text: &str, expected: Expect) {
        let mut told = String::new();
        for line in split(text) {
            let feed = if line.feed.is_some() { "page " } else { "" };
            told.push_str(&format!("{feed}{:?}\n", line.span.of(text)));
        }
        expected.assert_eq(&told);
    }

    #[test]
    fn every_line_end_ends_a_line() {
        check(
            "one\ntwo\r\nthree\rfour\u{85}five\u{2028}six\u{2029}seven",
            expect![[r#"
                "one"
                "two"
                "three"
                "four"
                "five"
                "six"
                "seven"
            "#]],
        );
    }

    #[test]
    fn a_form_feed_begins_a_page_in_the_middle_of_a_line_too() {
        check(
            "foot\x0Chead\n\x0C\x0Cbody",
            expect![[r#"
                "foot"
                page "head"
                ""
                page ""
                page "body"
            "#]],
        );
    }

    #[test]
    fn white_space_of_any_script_is_trimmed_and_a_blank_line_is_empty() {
        check(
            "\u{3000}\u{3000}本次会议\u{A0}\n \t \n\u{200B}\n",
            expect![[r#"
                "本次会议"
                ""
                "\u{200b}"
            "#]],
        );
    }

    #[test]
    fn a_tab_after_at_most_one_blank_leads_a_cell() {
        let led = |text: &str| split(text)[0].tab_led(text);
        assert!(led("\tNo.") && led(" \tNo.") && led("\t"));
        assert!(!led("1.\tNo.") && !led("No.") && !led(" No."));
    }
}
