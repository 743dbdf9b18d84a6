//! What a character is, told without a look at any table for the scripts that letters are written in.
//!
//! The standard library searches the tables of Unicode for every character beyond ASCII, and a letter asks often: whether a
//! word goes on, whether a line has a number in it.

/// Whether the character is a letter, as [`char::is_alphabetic`] has it.
///
/// ```
/// use vocabulary::character::{is_letter, is_number};
/// assert!("Aéяع会".chars().all(is_letter) && "7٣三²".chars().filter(|c| is_number(*c)).eq(['7', '٣', '²']));
/// ```
#[inline]
pub fn is_letter(ch: char) -> bool {
    plain_letter(ch) || !plain_mark(ch) && ch.is_alphabetic()
}

/// Whether the character is a number, as [`char::is_numeric`] has it.
#[inline]
pub fn is_number(ch: char) -> bool {
    !plain_letter(ch) && !plain_mark(ch) && ch.is_numeric()
}

/// Whether the character is a letter or a number, as [`char::is_alphanumeric`] has it.
#[inline]
pub fn is_letter_or_number(ch: char) -> bool {
    plain_letter(ch) || !plain_mark(ch) && ch.is_alphanumeric()
}

/// Whether any character of the text is a number.
///
/// Told from the bytes: those that the letters of whole scripts begin with begin no number.
pub fn has_number(text: &str) -> bool {
    text.bytes().enumerate().any(|(at, byte)| match byte {
        b'0'..=b'9' => true,
        0x00..=0xC1 | 0xD0..=0xD3 | 0xD8 | 0xE4..=0xE9 => false,
        _ => text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(is_number),
    })
}

/// The letters of nearly all Han text.
#[inline]
pub(crate) fn plain_han(ch: char) -> bool {
    matches!(ch, '\u{4E00}'..='\u{9FFF}')
}

/// The letters of nearly all text.
#[inline]
fn plain_letter(ch: char) -> bool {
    matches!(ch, 'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | 'А'..='я' | 'ء'..='غ' | 'ف'..='ي' | '\u{4E00}'..='\u{9FFF}')
}

/// Blanks, dashes and quotation marks, and the punctuation of Han text.
#[inline]
fn plain_mark(ch: char) -> bool {
    matches!(ch, '\0'..='/' | ':'..='@' | '\u{A0}'..='\u{A9}' | '\u{2000}'..='\u{2060}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{301F}' | '！'..='／' | '：'..='＠')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_ways_lead_where_the_long_ones_do() {
        for ch in (0..=0x2_FFFF).filter_map(char::from_u32) {
            assert_eq!(is_letter(ch), ch.is_alphabetic(), "{ch}");
            assert_eq!(is_number(ch), ch.is_numeric(), "{ch}");
            assert_eq!(is_letter_or_number(ch), ch.is_alphanumeric(), "{ch}");
            assert_eq!(has_number(&format!("é{ch}x")), ch.is_numeric(), "{ch}");
        }
    }
}
