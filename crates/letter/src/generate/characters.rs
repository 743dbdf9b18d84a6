//! Characters: the classes that readers and writers stumble over, and all of them.

use super::dice::Dice;
use crate::{Block, Letter, is_legal};
use std::ops::RangeInclusive;

/// Characters that are alike in what they do to a reader or writer.
///
/// ```
/// let isolates = letter::generate::CLASSES.iter().find(|class| class.name == "directional isolates").unwrap();
/// assert!(isolates.holds('\u{2067}') && !isolates.holds('x'));
/// ```
#[derive(Debug)]
pub struct Class {
    /// What they are called.
    pub name: &'static str,
    /// Which they are.
    pub ranges: &'static [RangeInclusive<char>],
}

impl Class {
    /// Whether this character is one of them.
    pub fn holds(&self, c: char) -> bool {
        self.ranges.iter().any(|range| range.contains(&c))
    }
}

const fn class(name: &'static str, ranges: &'static [RangeInclusive<char>]) -> Class {
    Class { name, ranges }
}

/// The classes. Together they are not every legal character; the last one is.
pub const CLASSES: &[Class] = &[
    class("ascii", &[' '..='~']),
    class("markup", &['<'..='<', '>'..='>', '&'..='&', '"'..='"', '\''..='\'', ']'..=']', '-'..='-']),
    class("latin", &['¡'..='¬', '®'..='ſ']),
    // Production 2 allows them, discouraged; windows-1252 read as Latin-1 leaves them. U+0085 is white space to Unicode.
    class("second controls", &['\u{7F}'..='\u{9F}']),
    class(
        "blanks",
        &[
            '\u{A0}'..='\u{A0}',
            '\u{1680}'..='\u{1680}',
            '\u{2000}'..='\u{200A}',
            '\u{202F}'..='\u{202F}',
            '\u{205F}'..='\u{205F}',
            '\u{3000}'..='\u{3000}',
        ],
    ),
    class("separators", &['\u{85}'..='\u{85}', '\u{2028}'..='\u{2029}']),
    class("widthless", &['\u{200B}'..='\u{200D}', '\u{2060}'..='\u{2060}', '\u{FEFF}'..='\u{FEFF}']),
    class("hyphens", &['\u{AD}'..='\u{AD}', '\u{2010}'..='\u{2011}']),
    class("directional marks", &['\u{200E}'..='\u{200F}', '\u{61C}'..='\u{61C}']),
    class("directional embeddings", &['\u{202A}'..='\u{202E}']),
    class("directional isolates", &['\u{2066}'..='\u{2069}']),
    class("combining", &['\u{300}'..='\u{36F}', '\u{483}'..='\u{487}', '\u{64B}'..='\u{652}', '\u{20D0}'..='\u{20DC}']),
    class("variation selectors", &['\u{FE00}'..='\u{FE0F}', '\u{E0100}'..='\u{E01EF}']),
    class("Greek", &['Α'..='Ρ', 'Σ'..='ώ']),
    class("Cyrillic", &['Ѐ'..='џ']),
    class("Hebrew", &['א'..='ת']),
    class("Arabic", &['ؠ'..='ي', '٠'..='٩']),
    class("Devanagari", &['ऄ'..='ह', '०'..='९']),
    class("Han", &['一'..='鿿', '𠀀'..='𪛟']),
    class("Han punctuation", &['、'..='〃', '《'..='】', '！'..='／', '：'..='？']),
    class("kana and Hangul", &['ぁ'..='ゖ', 'ァ'..='ヺ', '가'..='힣']),
    // NFKC would make them plain; no value may be normalised.
    class("compatibility", &['０'..='９', '①'..='⑳', 'Ⅰ'..='ⅿ', 'ﬀ'..='ﬆ', '℀'..='℺']),
    class("private use", &['\u{E000}'..='\u{F8FF}', '\u{F0000}'..='\u{FFFFD}', '\u{100000}'..='\u{10FFFD}']),
    // Production 2 leaves out only U+FFFE and U+FFFF; the other non-characters of Unicode are legal.
    class("non-characters", &['\u{FDD0}'..='\u{FDEF}', '\u{1FFFE}'..='\u{1FFFF}', '\u{10FFFE}'..='\u{10FFFF}']),
    class("replacement", &['\u{FFFC}'..='\u{FFFD}']),
    class("astral", &['𝐀'..='𝚥', '🌀'..='🙏', '\u{E0020}'..='\u{E007F}']),
    class(
        "edges",
        &[
            '\u{D7FF}'..='\u{D7FF}',
            '\u{E000}'..='\u{E000}',
            '\u{FFFD}'..='\u{FFFD}',
            '\u{10000}'..='\u{10000}',
            '\u{10FFFF}'..='\u{10FFFF}',
        ],
    ),
    class("any", &[' '..='\u{D7FF}', '\u{E000}'..='\u{FFFD}', '\u{10000}'..='\u{10FFFF}']),
];

/// Sequences that mean something to some format, and must mean nothing in a text.
pub(super) const SEQUENCES: [&str; 20] = [
    "]]>",
    "--",
    "<!--",
    "<![CDATA[",
    "&amp;",
    "&#0;",
    "&nbsp;",
    "<br/>",
    "</p>",
    "<?xml?>",
    "\\u0000",
    "\\",
    "%1",
    "{}",
    "$1",
    "  ",
    "e\u{301}",
    "👩\u{200D}🚀",
    "\u{202E}abc\u{202C}",
    "\u{2067}21 SG\u{2069}",
];

impl Dice {
    /// A character of one of the classes.
    pub(super) fn character(&mut self) -> char {
        let class = &CLASSES.get(self.below(CLASSES.len())).map_or(&[' '..='~'] as &[_], |class| class.ranges);
        let range = class.get(self.below(class.len())).cloned().unwrap_or('x'..='x');
        let code = self.number(u32::from(*range.start()) as usize, u32::from(*range.end()) as usize);
        // No range has a hole, so the number is a character.
        char::from_u32(code).unwrap_or('x')
    }
}

/// A letter that holds every legal character, a thousand to a paragraph: none of them may be lost.
///
/// ```
/// let letter = letter::generate::every_character();
/// assert!(letter.faults().is_empty());
/// ```
pub fn every_character() -> Letter {
    let legal: Vec<char> = ('\0'..=char::MAX).filter(|c| is_legal(*c)).collect();
    // The bars keep white space from the ends.
    let paragraph = |some: &[char]| Block::Paragraph(format!("|{}|", some.iter().collect::<String>()).into());
    Letter { body: legal.chunks(1024).map(paragraph).collect(), ..Letter::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_hold_only_legal_characters_and_the_last_holds_all() {
        let any = CLASSES.last().unwrap();
        for c in '\0'..=char::MAX {
            assert_eq!(any.holds(c), is_legal(c), "{c:?}");
        }
        for class in CLASSES {
            assert!(class.ranges.iter().flat_map(Clone::clone).all(is_legal), "{}", class.name);
        }
    }
}
