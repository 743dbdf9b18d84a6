//! Characters as a letter holds them: blanks where the source has tabs and line ends, and no character that XML has no place
//! for (rule 2, legal text).

use super::Scribe;
use crate::runs::{Leaf, Runs, Style};
use findings::{Code, Span};
use letter::{Run, is_legal};

impl Scribe<'_> {
    /// Characters as the letter holds them: a tab is a blank, what XML has no place for is replaced and told.
    pub(super) fn push_characters(&mut self, part: Span, style: Style, runs: &mut Runs) {
        let words = part.of(self.text);
        if is_even(words) {
            runs.push_text(style, words);
            return;
        }
        let mut out = String::new();
        for (place, c) in words.char_indices() {
            match c {
                '\u{B}' => {
                    runs.push(style, Leaf::Text(std::mem::take(&mut out)));
                    runs.push(style, Leaf::Run(Run::Break(letter::Break::Line)));
                }
                // A tab, or a line end that a reader left inside: one blank, none between two Han characters.
                '\t' | '\n' | '\r' | '\u{C}' => {
                    let here = part.start + u32::try_from(place).unwrap_or(0);
                    let blank = self.blank_for(Span::new(here, here + 1));
                    let already = if out.is_empty() { runs.ends_blank() } else { out.ends_with(' ') };
                    if !already {
                        out.push_str(blank);
                    }
                }
                c => out.push(self.legal_character(c, part)),
            }
        }
        runs.push(style, Leaf::Text(out));
    }

    pub(super) fn legal(&mut self, words: &str, span: Span) -> String {
        if is_even(words) {
            return words.to_owned();
        }
        words
            .chars()
            .map(
                |c| {
                    if matches!(c, '\t' | '\n' | '\r' | '\u{B}' | '\u{C}') {
                        ' '
                    } else {
                        self.legal_character(c, span)
                    }
                },
            )
            .collect()
    }

    pub(super) fn legal_character(&mut self, c: char, span: Span) -> char {
        match c {
            '\u{1E}' => '\u{2011}',
            '\u{1F}' => '\u{AD}',
            c if is_legal(c) => c,
            c => {
                let what = format!("U+{:04X} has no place in a letter: U+FFFD stands for it", u32::from(c));
                self.finding(Code::ForbiddenCharacter, span, what);
                '\u{FFFD}'
            }
        }
    }

    /// What stands for the white space in this range: one blank, and none beside a Han character, which is never parted
    /// from its neighbour by a blank.
    pub(super) fn blank_for(&self, gap: Span) -> &'static str {
        let before = self.text.get(..gap.start as usize).and_then(|before| before.trim_end().chars().next_back());
        let after = self.text.get(gap.end as usize..).and_then(|after| after.trim_start().chars().next());
        if before.is_some_and(is_han) || after.is_some_and(is_han) { "" } else { " " }
    }
}

/// Whether words need no look at their characters: no controls, tabs or line ends, and none of the non-characters, which
/// begin with the bytes EF BF.
pub(super) fn is_even(words: &str) -> bool {
    // Looked at many at once: nearly all words have no such byte, and need no second look.
    let plain = words.bytes().fold(true, |plain, b| plain & (b >= 0x20) & (b != 0xEF));
    plain || words.bytes().all(|b| b >= 0x20) && !words.as_bytes().windows(2).any(|pair| pair == [0xEF, 0xBF])
}

/// Whether a character belongs to the Han script or its punctuation and full-width forms.
pub(crate) fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0x303F | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF)
}

/// Marks that only say in which direction a script runs.
pub(crate) fn is_direction(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
