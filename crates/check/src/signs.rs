//! What a text may have in it, told by its bytes in one pass: most texts have nothing of what a room looks for.

use std::sync::LazyLock;

/// Something that a text may have in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// A European digit.
    Digit,
    /// A digit of another writing, or the sign of a month.
    OtherDigit,
    /// A mark of direction.
    Direction,
    /// The name of the Union: `ITU`, `UIT`, `МСЭ`.
    Union,
    /// `@`
    At,
    /// `/`
    Slash,
}

/// Which signs a text may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Signs(u8);

impl Signs {
    pub(crate) fn of(text: &str) -> Self {
        static OF_BYTES: LazyLock<[u8; 256]> = LazyLock::new(|| std::array::from_fn(|byte| of_byte(byte as u8)));
        let table = &*OF_BYTES;
        Signs(text.bytes().fold(0, |all, byte| all | table.get(usize::from(byte)).copied().unwrap_or(0)))
    }

    pub(crate) fn may_have(self, sign: Sign) -> bool {
        self.0 & 1 << sign as u8 != 0
    }

    /// Whether the text may have a number in it: a digit of any writing, or a Han numeral before the sign of a month.
    pub(crate) fn may_have_numbers(self, text: &str) -> bool {
        let is_other =
            |two: &[u8]| matches!(two, [0xD9, 0xA0..=0xA9] | [0xDB, 0xB0..=0xB9] | [0xEF, 0xBC] | [0xE6, 0x9C]);
        self.may_have(Sign::Digit) || self.may_have(Sign::OtherDigit) && text.as_bytes().windows(2).any(is_other)
    }
}

/// The sign that a byte may belong to.
fn of_byte(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => 1 << Sign::Digit as u8,
        // Digits of Arabic writing begin with D9 or DB, full-width ones with EF BC; 月 is E6 9C 88.
        0xD9 | 0xDB | 0xE6 | 0xEF => 1 << Sign::OtherDigit as u8,
        // U+200E to U+2069 begin with E2, U+061C ends in 9C.
        0xE2 | 0x9C => 1 << Sign::Direction as u8,
        // `Э` ends in AD.
        b'U' | 0xAD => 1 << Sign::Union as u8,
        b'@' => 1 << Sign::At as u8,
        b'/' => 1 << Sign::Slash as u8,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_seen() {
        for (text, sign) in [
            ("lamp 7", Sign::Digit),
            ("٣", Sign::OtherDigit),
            ("a\u{200F}b", Sign::Direction),
            ("a\u{2066}b", Sign::Direction),
            ("ع\u{61C}", Sign::Direction),
            ("UIT", Sign::Union),
            ("МСЭ", Sign::Union),
            ("a@b", Sign::At),
            ("a/b", Sign::Slash),
        ] {
            assert!(Signs::of(text).may_have(sign), "{text}: {sign:?}");
        }
        assert_eq!(Signs::of("The lamp is lit at dusk."), Signs(0));
    }

    #[test]
    fn numbers_of_every_writing() {
        for (text, has) in
            [("7", true), ("٧", true), ("۷", true), ("７", true), ("三月", true), ("ل", false), ("会", false)]
        {
            assert_eq!(Signs::of(text).may_have_numbers(text), has, "{text}");
        }
    }
}
