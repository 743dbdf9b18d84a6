//! The language in which a passage is written: what Word is told of it.

use vocabulary::{Direction, Vocabularies, Vocabulary};

/// A language as the writer needs it.
#[derive(Clone)]
pub(crate) struct Tongue<'a> {
    /// The tag as the letter has it.
    pub(crate) tag: &'a str,
    pub(crate) words: &'a Vocabulary,
    pub(crate) right_to_left: bool,
}

impl<'a> Tongue<'a> {
    /// Of this tag; English, where nobody said what it is.
    pub(crate) fn new(tag: Option<&'a str>, vocabularies: &'a Vocabularies) -> Tongue<'a> {
        let tag = tag.unwrap_or("en");
        let words = vocabularies.get_or_english(tag);
        let right_to_left = match vocabularies.get(tag) {
            Some(words) => words.direction() == Direction::RightToLeft,
            // Other languages that are written from right to left.
            None => matches!(primary(tag), "he" | "fa" | "ur" | "yi" | "ps" | "sd" | "ug" | "dv"),
        };
        Tongue { tag, words, right_to_left }
    }

    pub(crate) fn east_asian(&self) -> bool {
        matches!(primary(self.tag), "zh" | "ja" | "ko")
    }

    /// The attribute of `w:lang` in which Word keeps the language of this script.
    pub(crate) fn attribute(&self) -> &'static str {
        if self.right_to_left {
            "w:bidi"
        } else if self.east_asian() {
            "w:eastAsia"
        } else {
            "w:val"
        }
    }

    /// The tag as Word wants it: with a region, where the letter names none.
    pub(crate) fn word_tag(&self) -> &'a str {
        match self.tag {
            "ar" => "ar-SA",
            "en" => "en-GB",
            "es" => "es-ES",
            "fr" => "fr-FR",
            "ru" => "ru-RU",
            "zh" => "zh-CN",
            other => other,
        }
    }
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// Whether a text has characters that are written from right to left.
pub(crate) fn has_right_to_left(text: &str) -> bool {
    // By far the most texts have none of the bytes that such characters begin with: D6 to E0, EF AC to EF BB, F0.
    let may = |pair: &[u8]| matches!(pair, [0xD6..=0xE0 | 0xF0, _] | [0xEF, 0xAC..=0xBB]);
    !text.is_ascii() && text.as_bytes().windows(2).any(may) && text.chars().any(is_right_to_left)
}

/// Whether a character is written from right to left (the blocks of Hebrew, Arabic and their neighbours).
fn is_right_to_left(ch: char) -> bool {
    matches!(ch, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
        // Arabic-Indic digits run from left to right among themselves, but belong to the script.
        && ch != '\u{FEFF}'
}
