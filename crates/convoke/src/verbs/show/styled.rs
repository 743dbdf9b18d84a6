//! Characters and how each looks.

use crate::audit::shown;
use crate::colour::{Look, PLAIN};
use letter::{Run, Text};
use std::fmt::Write;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// A text for a terminal: what would be obeyed or not be seen is written out.
#[derive(Clone, Debug, Default)]
pub(super) struct Styled {
    pub(super) text: String,
    /// Where each look ends, in order.
    looks: Vec<(usize, Look)>,
}

impl Styled {
    pub(super) fn of(look: Look, text: &str) -> Self {
        let mut styled = Styled::default();
        styled.push(look, text);
        styled
    }

    /// The text of a letter; a break of its own is a line feed.
    pub(super) fn text(text: &Text) -> Self {
        Styled::text_in(Look::Plain, text)
    }

    pub(super) fn text_in(look: Look, text: &Text) -> Self {
        let mut styled = Styled::default();
        styled.push_text(look, text);
        styled
    }

    pub(super) fn push(&mut self, look: Look, text: &str) {
        self.text.push_str(&visible(text));
        match self.looks.last_mut() {
            Some((end, last)) if *last == look => *end = self.text.len(),
            _ => self.looks.push((self.text.len(), look)),
        }
    }

    pub(super) fn push_text(&mut self, look: Look, text: &Text) {
        if let Some(plain) = text.as_plain() {
            self.push(look, plain);
        }
        for run in text.runs() {
            self.push_run(look, run);
        }
    }

    fn push_run(&mut self, look: Look, run: &Run) {
        match run {
            Run::Plain(text) => self.push(look, text),
            Run::Link(link) => {
                self.push_text(Look::Link, &link.text);
                self.push(Look::Dim, &format!(" <{}>", link.to));
            }
            Run::Lead(text) | Run::Strong(text) => self.push_text(Look::Strong, text),
            Run::Emphasis(text) => self.push_text(Look::Emphasis, text),
            Run::Superscript(text) | Run::Subscript(text) => self.push_text(look, text),
            // A struck date beside its replacement: without colours, too, it must be seen which is which.
            Run::Strike(text) => {
                self.push(Look::Dim, "~~");
                self.push_text(Look::Strike, text);
                self.push(Look::Dim, "~~");
            }
            Run::Anchor(_) => {}
            Run::Break(_) => self.text_break(),
            Run::Note(blocks) => {
                let words: Vec<String> = blocks.iter().filter_map(super::blocks::words).collect();
                self.push(Look::Dim, &format!(" [note: {}]", words.join(" ")));
            }
            Run::Image(image) => self.push(Look::Dim, &picture(image)),
        }
    }

    fn text_break(&mut self) {
        self.text.push('\n');
        if let Some((end, _)) = self.looks.last_mut() {
            *end = self.text.len();
        }
    }

    pub(super) fn width(&self) -> usize {
        self.text.width()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Fills it with blanks up to this width.
    pub(super) fn pad_to(mut self, width: usize) -> Self {
        let blanks = width.saturating_sub(self.width());
        self.push(Look::Plain, &" ".repeat(blanks));
        self
    }

    /// A part of it, ready for a terminal.
    pub(super) fn print(&self, range: Range<usize>, colours: bool, out: &mut String) {
        let mut start = 0;
        for (end, look) in &self.looks {
            let part = self.text.get(start.max(range.start)..(*end).min(range.end)).unwrap_or_default();
            match (colours && *look != Look::Plain, part.is_empty()) {
                (_, true) => {}
                (false, false) => out.push_str(part),
                (true, false) => out.extend([look.begin(), part, PLAIN]),
            }
            start = *end;
        }
    }
}

/// What stands for a picture.
pub(super) fn picture(image: &letter::Image) -> String {
    format!("[picture: {}]", image.alt.as_deref().unwrap_or(&image.name))
}

/// The text with its directional controls written out, and whatever a terminal would obey.
fn visible(text: &str) -> String {
    let text = shown(text);
    if !text.contains(|char| control(char).is_some()) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 16);
    for char in text.chars() {
        match control(char) {
            Some(name) => {
                let _ = write!(out, "⟨{name}⟩");
            }
            None => out.push(char),
        }
    }
    out
}

/// The name of a directional control: it changes the order of what is seen and is not seen itself.
fn control(char: char) -> Option<&'static str> {
    Some(match char {
        '\u{61c}' => "ALM",
        '\u{200e}' => "LRM",
        '\u{200f}' => "RLM",
        '\u{202a}' => "LRE",
        '\u{202b}' => "RLE",
        '\u{202c}' => "PDF",
        '\u{202d}' => "LRO",
        '\u{202e}' => "RLO",
        '\u{2066}' => "LRI",
        '\u{2067}' => "RLI",
        '\u{2068}' => "FSI",
        '\u{2069}' => "PDI",
        _ => return None,
    })
}

/// Whether a text reads from right to left: its first letter tells.
pub(super) fn is_right_to_left(text: &str) -> bool {
    text.chars().find(|char| char.is_alphabetic()).is_some_and(is_right_to_left_letter)
}

fn is_right_to_left_letter(char: char) -> bool {
    matches!(char, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_written_out() {
        assert_eq!(visible("a\u{200f}b\u{202e}c"), "a⟨RLM⟩b⟨RLO⟩c");
        assert_eq!(visible("a\u{1b}[2J"), "a\\u{1b}[2J");
        assert_eq!(visible("plain"), "plain");
    }

    #[test]
    fn the_first_letter_tells_the_direction() {
        for (text, wanted) in
            [("12 مايو", true), ("(a) مايو", false), ("شرق", true), ("2031", false), ("日内瓦", false)]
        {
            assert_eq!(is_right_to_left(text), wanted, "{text}");
        }
    }

    #[test]
    fn looks_are_told_only_where_there_are_colours() {
        let text: Text = serde_json::from_str(
            r#"["until ",{"strike":"2 May"}," ",{"strong":"3 May"}," by ",{"link":{"to":"https://example.org","text":"form"}}]"#,
        )
        .unwrap();
        let styled = Styled::text(&text);
        let mut plain = String::new();
        styled.print(0..styled.text.len(), false, &mut plain);
        assert_eq!(plain, "until ~~2 May~~ 3 May by form <https://example.org>");
        let mut coloured = String::new();
        styled.print(6..13, true, &mut coloured);
        assert_eq!(coloured, "\u{1b}[2m~~\u{1b}[0m\u{1b}[9m2 May\u{1b}[0m");
    }
}
