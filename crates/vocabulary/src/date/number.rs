//! Numbers of dates: European, full-width, Arabic and Han digits.

use crate::numeral::{System, value};

/// A number in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Number {
    /// Capped far above any year, so that no number overflows.
    pub(crate) value: u32,
    pub(crate) digits: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Number {
    /// The number that begins exactly here.
    pub(crate) fn at(text: &str, start: usize, han: bool) -> Option<Number> {
        let mut number = Number { value: 0, digits: 0, start, end: start };
        let rest = text.get(start..)?;
        for ch in rest.chars() {
            let Some(digit) = digit(ch) else { break };
            number.value = (number.value * 10 + digit).min(100_000_000);
            number.digits += 1;
            number.end += ch.len_utf8();
        }
        if number.digits > 0 {
            return Some(number);
        }
        if !han {
            return None;
        }
        let length: usize = rest.chars().take(9).take_while(|&ch| is_han(ch)).map(char::len_utf8).sum();
        let token = rest.get(..length).filter(|token| !token.is_empty())?;
        let value = value(System::Han, token)?;
        // 二〇三一 has four digits, 十二 has two.
        let digits = value.checked_ilog10().map_or(1, |log| log as usize + 1);
        Some(Number { value, digits, start, end: start + length })
    }

    pub(crate) fn day(&self) -> Option<i8> {
        (self.digits <= 2).then(|| i8::try_from(self.value).ok())?
    }

    /// A year is written with four digits.
    pub(crate) fn year(&self) -> Option<i16> {
        (self.digits == 4 && (1000..=2999).contains(&self.value)).then(|| i16::try_from(self.value).ok())?
    }
}

pub(crate) fn digit(ch: char) -> Option<u32> {
    let zero = match ch {
        '0'..='9' => '0',
        '０'..='９' => '０',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    Some(u32::from(ch) - u32::from(zero))
}

pub(crate) fn is_han(ch: char) -> bool {
    matches!(ch, '〇' | '○' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '廿')
}

/// The place of the next digit at or behind `from`. This is the loop that reads every letter, so it
/// looks at bytes: ASCII digits, and the lead bytes of full-width and Arabic ones.
pub(crate) fn next_digit(text: &str, from: usize, han: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut skip = from;
    loop {
        let at = skip + bytes.get(skip..)?.iter().position(|&byte| candidate(byte, han))?;
        match bytes.get(at..)? {
            [b'0'..=b'9', ..] | [0xEF, 0xBC, 0x90..=0x99, ..] | [0xD9, 0xA0..=0xA9, ..] | [0xDB, 0xB0..=0xB9, ..] => {
                return Some(at);
            }
            [0xE3..=0xE9, ..] if han && text.get(at..)?.starts_with(is_han) => return Some(at),
            _ => skip = at + 1,
        }
    }
}

fn candidate(byte: u8, han: bool) -> bool {
    byte.is_ascii_digit() || matches!(byte, 0xEF | 0xD9 | 0xDB) || han && matches!(byte, 0xE3..=0xE9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_script() {
        for (text, value, digits) in [
            ("2031年", 2031, 4),
            ("０９", 9, 2),
            ("١٤ ", 14, 2),
            ("二〇三一年", 2031, 4),
            ("十二月", 12, 2),
            ("99999999999999999999年", 100_000_000, 20),
        ] {
            let number = Number::at(text, 0, true).unwrap();
            assert_eq!((number.value, number.digits), (value, digits), "{text}");
        }
        assert_eq!(Number::at("x", 0, true), None);
        assert_eq!(Number::at("一", 0, false), None);
        assert_eq!(next_digit("国际٣", 0, false), Some(6));
        assert_eq!(next_digit("国际一", 0, true), Some(6));
        assert_eq!(next_digit("سنة", 0, false), None);
        assert_eq!(next_digit("", 0, false), None);
    }
}
