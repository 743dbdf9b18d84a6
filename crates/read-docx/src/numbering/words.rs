//! Numbers in English words, as Word writes them for lists: `Twenty-one`, `Twenty-first`, `21st`.
//!
//! Word follows the language of the paragraph; the words of other languages are not known here, and English is what it
//! falls back to itself.

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// `1st`, `12th`.
pub(super) fn ordinal(number: u32) -> String {
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// `Twenty-one`.
pub(super) fn cardinal_words(number: u32) -> String {
    capital(cardinal(number))
}

/// `Twenty-first`.
pub(super) fn ordinal_words(number: u32) -> String {
    let words = cardinal(number);
    let last = words.rfind([' ', '-']).map_or(0, |at| at + 1);
    let (before, last) = words.split_at_checked(last).unwrap_or(("", &words));
    let last = match last {
        "one" => "first".to_owned(),
        "two" => "second".to_owned(),
        "three" => "third".to_owned(),
        "five" => "fifth".to_owned(),
        "eight" => "eighth".to_owned(),
        "nine" => "ninth".to_owned(),
        "twelve" => "twelfth".to_owned(),
        word => match word.strip_suffix('y') {
            Some(stem) => format!("{stem}ieth"),
            None => format!("{word}th"),
        },
    };
    capital(format!("{before}{last}"))
}

fn cardinal(number: u32) -> String {
    let small = |number: u32| SMALL.get(number as usize).copied().unwrap_or_default().to_owned();
    match number {
        0..=19 => small(number),
        20..=99 => {
            let ten = TENS.get(number as usize / 10).copied().unwrap_or_default();
            if number.is_multiple_of(10) { ten.to_owned() } else { format!("{ten}-{}", small(number % 10)) }
        }
        100..=999 => joined(cardinal(number / 100), "hundred", number % 100),
        1_000..=999_999 => joined(cardinal(number / 1_000), "thousand", number % 1_000),
        _ => number.to_string(),
    }
}

fn joined(count: String, unit: &str, rest: u32) -> String {
    if rest == 0 { format!("{count} {unit}") } else { format!("{count} {unit} {}", cardinal(rest)) }
}

fn capital(words: String) -> String {
    let mut rest = words.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_words() {
        assert_eq!(cardinal_words(121), "One hundred twenty-one");
        assert_eq!(ordinal_words(12), "Twelfth");
        assert_eq!(ordinal_words(20), "Twentieth");
        assert_eq!(ordinal_words(32), "Thirty-second");
        assert_eq!((ordinal(1), ordinal(12), ordinal(22)), ("1st".into(), "12th".into(), "22nd".into()));
    }
}
