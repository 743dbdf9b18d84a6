//! Numerals of the world, without a language: markers of lists made plain, read and printed.

use crate::character::is_letter_or_number;
use crate::numeral::systems::{ABJAD, ARABIC_ALPHABET, CYRILLIC};

mod systems;

/// A way of counting.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum System {
    /// 1, 2, 3, whatever the digits look like
    Decimal,
    /// i, ii, iii
    Roman,
    /// a, b … z, aa, bb
    Latin,
    /// а, б, в, without ё, й, ъ, ы, ь
    Cyrillic,
    /// أ ب ت ث in the order of the modern alphabet
    ArabicAlphabet,
    /// أ ب ج د, the order that lists use
    Abjad,
    /// 一, 二 … 十二, and the stems 甲, 乙
    Han,
}

impl System {
    /// All systems, the likeliest reading of a marker first.
    pub const ALL: [System; 7] = [
        System::Decimal,
        System::Roman,
        System::Latin,
        System::Cyrillic,
        System::Abjad,
        System::ArabicAlphabet,
        System::Han,
    ];
}

/// One reading of a marker.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Numeral {
    /// How it counts.
    pub system: System,
    /// What it is worth.
    pub value: u32,
    /// Whether it was written in capitals.
    pub upper: bool,
}

/// The text with digits and compatibility forms made plain, letters as printed.
///
/// ```
/// assert_eq!(vocabulary::numeral::plain("１．"), "1.");
/// assert_eq!(vocabulary::numeral::plain("①"), "1");
/// assert_eq!(vocabulary::numeral::plain("١-"), "1-");
/// assert_eq!(vocabulary::numeral::plain("Ⅳ"), "IV");
/// ```
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for ch in text.chars() {
        if ch.is_ascii() { plain.push(ch) } else { systems::push_plain(&mut plain, ch) }
    }
    plain
}

/// The marker without the punctuation around it: `(a)` → `a`, `1.` → `1`, `一、` → `一`.
pub fn bare(marker: &str) -> &str {
    marker.trim_matches(|ch: char| !is_letter_or_number(ch))
}

/// What the marker gives to the number of its item: plain and bare.
pub fn number(marker: &str) -> String {
    bare(&plain(marker)).to_owned()
}

/// The address of an item with this marker below the item with the address `above`: the path of markers without their
/// punctuation. A marker that begins with the address above is the whole address; a mere mark is no address.
///
/// ```
/// use vocabulary::numeral::address;
/// assert_eq!(address("b)", Some("2")).as_deref(), Some("2.b"));
/// assert_eq!(address("14.1", Some("14")).as_deref(), Some("14.1"));
/// assert_eq!(address("·", Some("2")), None);
/// ```
pub fn address(marker: &str, above: Option<&str>) -> Option<String> {
    let own = number(marker);
    match above {
        _ if own.is_empty() => None,
        Some(above) if own.strip_prefix(above).is_some_and(|rest| rest.starts_with('.')) => Some(own),
        Some(above) => Some(format!("{above}.{own}")),
        None => Some(own),
    }
}

/// Every reading of a marker. `i)` is the ninth letter and the Roman one.
///
/// ```
/// use vocabulary::numeral::{readings, System};
/// let values: Vec<_> = readings("i)").map(|it| (it.system, it.value)).collect();
/// assert_eq!(values, [(System::Roman, 1), (System::Latin, 9)]);
/// ```
pub fn readings(marker: &str) -> impl Iterator<Item = Numeral> + use<> {
    let plain = plain(marker);
    let mut marker = bare(&plain);
    // 第一条, 第3章: the numeral stands between the ordinal sign and a counting word.
    if let Some(rest) = marker.strip_prefix('第') {
        marker = rest.trim_end_matches(['条', '章', '节', '款', '项', '部', '分', '号', '页']);
    }
    let upper = marker.chars().any(char::is_uppercase);
    let european = marker.is_ascii();
    let read = |system| {
        // Made plain, these three are written in ASCII, and the others never are.
        let fits = matches!(system, System::Decimal | System::Roman | System::Latin) == european;
        let value = if fits { plain_value(system, marker)? } else { return None };
        Some(Numeral { system, value, upper })
    };
    System::ALL.map(read).into_iter().flatten()
}

/// What the text is worth in this system; none where it is not a numeral of it.
pub fn value(system: System, text: &str) -> Option<u32> {
    match system {
        System::Decimal | System::Roman | System::Latin => plain_value(system, &plain(text)),
        _ => plain_value(system, text),
    }
}

/// What a text that was made plain is worth.
fn plain_value(system: System, plain: &str) -> Option<u32> {
    match system {
        System::Decimal => {
            (!plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_digit())).then(|| plain.parse().ok())?
        }
        System::Roman => systems::roman(plain),
        System::Latin => systems::latin(plain),
        System::Cyrillic => systems::letter(CYRILLIC, plain),
        System::ArabicAlphabet => systems::letter(ARABIC_ALPHABET, plain),
        System::Abjad => systems::letter(ABJAD, plain),
        System::Han => systems::han(plain),
    }
}

/// The numeral of this value; none where the system does not reach so far.
///
/// ```
/// use vocabulary::numeral::{print, System};
/// assert_eq!(print(System::Han, 12, false).as_deref(), Some("十二"));
/// assert_eq!(print(System::Roman, 9, true).as_deref(), Some("IX"));
/// ```
pub fn print(system: System, value: u32, upper: bool) -> Option<String> {
    let lower = match system {
        System::Decimal => Some(value.to_string()),
        System::Roman => systems::print_roman(value),
        System::Latin => systems::print_latin(value),
        System::Cyrillic => systems::print_letter(CYRILLIC, value),
        System::ArabicAlphabet => systems::print_letter(ARABIC_ALPHABET, value),
        System::Abjad => systems::print_letter(ABJAD, value),
        System::Han => systems::print_han(value),
    }?;
    Some(if upper { lower.to_uppercase() } else { lower })
}

/// Whether some reading of the later marker is the next one of the same kind after the earlier.
pub fn follows(earlier: &str, later: &str) -> bool {
    readings(later).any(|next| {
        readings(earlier)
            .any(|it| it.system == next.system && it.upper == next.upper && it.value.checked_add(1) == Some(next.value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_become_numbers() {
        for (marker, expected) in [
            ("1.", "1"),
            ("１．", "1"),
            ("（ａ）", "a"),
            ("①", "1"),
            ("⑳", "20"),
            ("⑴", "1"),
            ("⒈", "1"),
            ("ⓐ", "a"),
            ("⒜", "a"),
            ("Ⅳ.", "IV"),
            ("ⅻ)", "xii"),
            ("١-", "1"),
            ("۱", "1"),
            ("а)", "а"),
            ("أ)", "أ"),
            ("14.1", "14.1"),
            ("一、", "一"),
            ("（一）", "一"),
            ("㈠", "一"),
            ("第一条", "第一条"),
            ("·", ""),
            ("", ""),
        ] {
            assert_eq!(number(marker), expected, "{marker}");
        }
    }

    #[test]
    fn sequences() {
        for (earlier, later) in [
            ("1.", "2."),
            ("h)", "i)"),
            ("i)", "ii)"),
            ("i)", "j)"),
            ("z)", "aa)"),
            ("IX", "X"),
            ("и)", "к)"),
            ("ب)", "ج)"),
            ("ب)", "ت)"),
            ("九、", "十、"),
            ("第十九条", "第二十条"),
            ("٩-", "١٠-"),
            ("①", "②"),
        ] {
            assert!(follows(earlier, later), "{earlier} {later}");
        }
        for (earlier, later) in [("1.", "3."), ("a)", "B)"), ("x", ""), ("·", "·"), ("4294967295", "0")] {
            assert!(!follows(earlier, later), "{earlier} {later}");
        }
    }

    #[test]
    fn what_is_printed_is_read() {
        for system in System::ALL {
            for value_ in 1..=3999 {
                for upper in [false, true] {
                    if let Some(printed) = print(system, value_, upper) {
                        assert_eq!(value(system, &printed), Some(value_), "{system:?} {printed}");
                    }
                }
            }
            assert_eq!(value(system, ""), None);
            assert!(system == System::Decimal || print(system, 0, false).is_none() || system == System::Han);
        }
        assert_eq!(value(System::Decimal, "99999999999"), None);
        assert_eq!(value(System::Roman, "iiii"), None);
        assert_eq!(value(System::Roman, "vx"), None);
    }
}
