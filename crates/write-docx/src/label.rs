//! A printed label as Word's numbering makes it: `1.` is `%1.` counted in decimals, worth 1.

use vocabulary::numeral::{self, System};

/// What Word counts in (ST_NumberFormat, ISO/IEC 29500-1, 17.18.59).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Counting(pub(crate) &'static str);

impl Counting {
    /// Nothing is counted: the text of the level stands as it is.
    pub(crate) const BULLET: Counting = Counting("bullet");
}

/// One way in which Word can make a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shape<'l> {
    pub(crate) counting: Counting,
    /// What stands before the numeral.
    pub(crate) before: &'l str,
    /// The numeral as printed.
    pub(crate) numeral: &'l str,
    /// What stands behind it.
    pub(crate) behind: &'l str,
    pub(crate) value: u32,
}

/// The ways in which Word can count this label, the likeliest first: the one that `next` continues, then the smallest
/// number (`i)` is rather the first Roman numeral than the ninth letter). None for a label that is no number.
///
/// Word makes nothing of its own where a per cent sign stands before a digit, so no label with one is counted.
pub(crate) fn shapes<'l>(label: &'l str, next: Option<&str>) -> Vec<Shape<'l>> {
    let mut found = all(label);
    // Most labels have one reading, and what follows tells nothing more.
    if found.len() < 2 {
        return found;
    }
    let after = next.map(all).unwrap_or_default();
    let continued = |shape: &Shape<'_>| {
        after.iter().any(|it| {
            (it.counting, it.before, it.behind) == (shape.counting, shape.before, shape.behind)
                && shape.value.checked_add(1) == Some(it.value)
        })
    };
    found.sort_by_key(|shape| (!continued(shape), shape.value));
    found
}

/// Whether the label is a mark and no number: a dash, a dot, a star.
pub(crate) fn is_mark(label: &str) -> bool {
    !label.chars().any(char::is_alphanumeric)
}

fn all(label: &str) -> Vec<Shape<'_>> {
    let Some((before, numeral, behind)) = cut(label) else { return Vec::new() };
    let counted = match numeral.as_bytes().first() {
        Some(b'0'..=b'9') => IN_DIGITS,
        Some(b'A'..=b'Z' | b'a'..=b'z') => IN_LATIN_LETTERS,
        _ => IN_OTHER_CHARACTERS,
    };
    counted
        .iter()
        .filter_map(|(name, read, print, most)| {
            let value = read(numeral).filter(|value| value <= most)?;
            // Only where Word would print the very same characters.
            let same = print(value).as_deref() == Some(numeral);
            same.then_some(Shape { counting: Counting(name), before, numeral, behind, value })
        })
        .collect()
}

/// The label around its last numeral: `14.1)` is `14.`, `1`, `)`; `第一条` is `第`, `一`, `条`.
fn cut(label: &str) -> Option<(&str, &str, &str)> {
    let ordinal = label.find('第').map(|at| at + '第'.len_utf8());
    if let Some(from) = ordinal {
        let rest = label.get(from..)?;
        let length =
            rest.find(|ch: char| !("一二三四五六七八九十百".contains(ch) || ch.is_ascii_digit())).unwrap_or(rest.len());
        if length > 0 {
            return Some((label.get(..from)?, rest.get(..length)?, rest.get(length..)?));
        }
    }
    let end = label.char_indices().rev().find(|(_, ch)| ch.is_alphanumeric()).map(|(at, ch)| at + ch.len_utf8())?;
    let head = label.get(..end)?;
    let start = head.char_indices().rev().take_while(|(_, ch)| ch.is_alphanumeric()).last().map(|(at, _)| at)?;
    Some((label.get(..start)?, label.get(start..end)?, label.get(end..)?))
}

type Read = fn(&str) -> Option<u32>;
type Print = fn(u32) -> Option<String>;

/// Word's name, how a numeral is read, how Word prints it, and how far the two are known to agree.
type Counted = (&'static str, Read, Print, u32);

/// What Word counts in, by the first character of what it prints.
const IN_DIGITS: &[Counted] = &[
    ("decimal", |text| text.parse().ok(), |value| Some(value.to_string()), 30_000),
    ("decimalZero", |text| text.parse().ok(), |value| Some(format!("{value:02}")), 9),
];

const IN_LATIN_LETTERS: &[Counted] = &[
    ("lowerRoman", roman, |value| numeral::print(System::Roman, value, false), 3_999),
    ("upperRoman", roman, |value| numeral::print(System::Roman, value, true), 3_999),
    ("lowerLetter", latin, |value| numeral::print(System::Latin, value, false), 780),
    ("upperLetter", latin, |value| numeral::print(System::Latin, value, true), 780),
];

const IN_OTHER_CHARACTERS: &[Counted] = &[
    ("decimalFullWidth", |text| numeral::value(System::Decimal, text), |value| Some(digits('０', value)), 30_000),
    ("decimalEnclosedCircle", |text| numeral::value(System::Decimal, text), |value| enclosed('①', value), 20),
    ("decimalEnclosedParen", |text| numeral::value(System::Decimal, text), |value| enclosed('⑴', value), 20),
    ("decimalEnclosedFullstop", |text| numeral::value(System::Decimal, text), |value| enclosed('⒈', value), 20),
    // The programs do not agree on the last letters of the Russian alphabet.
    ("russianLower", cyrillic, |value| numeral::print(System::Cyrillic, value, false), 25),
    ("russianUpper", cyrillic, |value| numeral::print(System::Cyrillic, value, true), 25),
    (
        "arabicAbjad",
        |text| numeral::value(System::Abjad, text),
        |value| numeral::print(System::Abjad, value, false),
        28,
    ),
    (
        "arabicAlpha",
        |text| numeral::value(System::ArabicAlphabet, text),
        |value| numeral::print(System::ArabicAlphabet, value, false),
        28,
    ),
    (
        "chineseCountingThousand",
        |text| numeral::value(System::Han, text),
        |value| numeral::print(System::Han, value, false),
        99,
    ),
];

fn roman(text: &str) -> Option<u32> {
    numeral::value(System::Roman, text)
}

fn latin(text: &str) -> Option<u32> {
    numeral::value(System::Latin, text)
}

fn cyrillic(text: &str) -> Option<u32> {
    numeral::value(System::Cyrillic, text)
}

fn digits(zero: char, value: u32) -> String {
    let digit = |ch: char| ch.to_digit(10).and_then(|digit| char::from_u32(zero as u32 + digit)).unwrap_or(ch);
    value.to_string().chars().map(digit).collect()
}

fn enclosed(one: char, value: u32) -> Option<String> {
    char::from_u32(one as u32 + value.checked_sub(1)?).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(label: &str, next: Option<&str>) -> String {
        let told =
            |it: &Shape<'_>| format!("{} {}[{}]{} {}", it.counting.0, it.before, it.numeral, it.behind, it.value);
        shapes(label, next).first().map_or("none".to_owned(), told)
    }

    #[test]
    fn labels_as_word_counts_them() {
        for (label, next, expected) in [
            ("1.", None, "decimal [1]. 1"),
            ("i)", None, "lowerRoman [i]) 1"),
            ("i)", Some("j)"), "lowerLetter [i]) 9"),
            ("c)", None, "lowerLetter [c]) 3"),
            ("14.1", None, "decimal 14.[1] 1"),
            ("（一）", None, "chineseCountingThousand （[一]） 1"),
            ("第一条", None, "chineseCountingThousand 第[一]条 1"),
            ("第3章", None, "decimal 第[3]章 3"),
            ("１．", None, "decimalFullWidth [１]． 1"),
            ("①", None, "decimalEnclosedCircle [①] 1"),
            ("١-", None, "none"),
            ("01", None, "decimalZero [01] 1"),
            ("б)", None, "russianLower [б]) 2"),
            ("ج)", None, "arabicAbjad [ج]) 3"),
            ("ت)", Some("ث)"), "arabicAlpha [ت]) 3"),
            ("IX", None, "upperRoman [IX] 9"),
            ("1bis", None, "none"),
            ("·", None, "none"),
            ("40000", None, "none"),
            ("", None, "none"),
        ] {
            assert_eq!(told(label, next), expected, "{label}");
        }
    }
}
