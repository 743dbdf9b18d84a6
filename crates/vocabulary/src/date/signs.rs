//! What no day and no time of day is without: most numbers are neither, and are told by what stands beside them.

use crate::date::number::{Number, digit};
use crate::date::scan::Scanner;
use crate::date::words::{Before, HALF, MONTH, WEEKDAY, Word};
use crate::phrase::{behind_blanks, blank};
use crate::trie::Kinds;

/// What makes an hour of the number before it.
const HOUR: Kinds =
    HALF.and(Word::HourMark.kinds()).and(Word::TimeSuffix.kinds()).and(Word::Utc.kinds()).and(Word::Zone.kinds());
/// What makes a day of it.
const DAY: Kinds = MONTH
    .and(Word::YearMark.kinds())
    .and(Word::MonthMark.kinds())
    .and(Word::DayMark.kinds())
    .and(Word::BeforeMonth.kinds());
/// What may follow on it with a mark of its own: `9–12 May`, `9 (inclusive)`.
const LINK: Kinds = Word::Aside.kinds().and(Word::Range.kinds()).and(Word::RangeAnd.kinds());
/// What may stand behind a day.
const AHEAD: Kinds = WEEKDAY.and(HALF).and(Word::Utc.kinds()).and(Word::Zone.kinds()).and(Word::TimeOpener.kinds());

impl Scanner<'_> {
    /// Whether the number stands beside something that is needed for a day or an hour.
    pub(crate) fn may_be_a_day(&self, number: Number) -> bool {
        let words = self.words;
        let behind = behind_blanks(self.text.get(number.end..).unwrap_or(""));
        let inner = behind_marks(behind);
        self.han
            || goes_on_with_a_number(behind, inner)
            || words.leads(inner, HOUR.and(DAY))
            || words.leads(behind, LINK)
            || words.month_first && number.digits <= 2 && self.month_before(number)
    }

    /// Whether the number may be an hour, or the hour and the minutes: `1600 UTC`.
    pub(crate) fn may_be_an_hour(&self, number: Number) -> bool {
        let behind = self.text.get(number.end..).unwrap_or("");
        let inner = behind_marks(behind_blanks(behind));
        behind.starts_with([':', '：', '.', '∶']) || self.words.leads(inner, HOUR)
    }

    /// Whether a weekday, a zone or a time may stand behind the day that ends here.
    pub(crate) fn may_go_on(&self, at: usize) -> bool {
        let behind = behind_blanks(self.text.get(at..).unwrap_or(""));
        let inner = behind_marks(behind);
        inner.starts_with(|ch| digit(ch).is_some())
            || self.words.leads(inner, AHEAD)
            || self.words.leads(behind, Word::Aside.kinds())
    }

    fn month_before(&self, number: Number) -> bool {
        let month = |word| MONTH.meets(Word::kinds(word)).then_some(());
        self.words.before(self.text, number.start, 0, Before::Month, month).is_some()
    }
}

/// What stands behind brackets and commas, and the blanks between them.
fn behind_marks(text: &str) -> &str {
    match text.as_bytes().first() {
        Some(byte) if byte.is_ascii_alphanumeric() => text,
        _ => text.trim_start_matches(|ch| matches!(ch, '(' | '（' | ',' | '，' | '،' | '、') || blank(ch)),
    }
}

/// `09:30`, `5.3.2031`, `5, 6 and 7 May`: what stands behind a number, and the same behind its marks.
fn goes_on_with_a_number(behind: &str, inner: &str) -> bool {
    let is_mark = |ch| matches!(ch, ':' | '：' | '∶' | '.' | '-' | '/' | '\u{2011}');
    let rest = behind.strip_prefix(is_mark).unwrap_or(if inner.len() < behind.len() { inner } else { "" });
    rest.starts_with(|ch| digit(ch).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Vocabularies;
    use crate::date::number::next_digit;

    fn looked_at(tag: &str, text: &str) -> usize {
        let set = Vocabularies::built_in();
        let scanner = Scanner::new(text, set.get(tag).unwrap().date_words());
        numbers(text).filter(|number| scanner.may_be_a_day(*number)).count()
    }

    fn numbers(text: &str) -> impl Iterator<Item = Number> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let number = Number::at(text, next_digit(text, at, false)?, false)?;
            at = number.end;
            Some(number)
        })
    }

    #[test]
    fn what_is_no_day_and_no_time_is_told_without_reading_it() {
        for (tag, text, numbers) in [
            ("en", "Question 5 in 2 parts, 3 annexes and 20 pages", 0),
            ("en", "TD 12 (Rev. 1)", 0),
            ("en", "on 5 March 2031", 1),
            ("en", "on 5, 6 and 7 March", 3),
            ("en", "on March 5, 2031", 1),
            ("en", "on 05-03-2031", 2),
            ("en", "09:30 hours", 2),
            ("zh", "第5研究组第2次会议", 0),
            ("zh", "2031年5月9-12日", 4),
            ("zh", "下午2时", 1),
            ("ru", "5 МАЯ", 1),
            ("fr", "5 fevrier, 14 h 30", 2),
            ("ar", "٥ مارس", 1),
            ("en", "", 0),
        ] {
            assert_eq!(looked_at(tag, text), numbers, "{tag}: {text}");
        }
    }

    #[test]
    fn nothing_is_missed() {
        let set = Vocabularies::built_in();
        let samples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
        let mut days = 0;
        for sample in std::fs::read_dir(samples).unwrap() {
            let Ok(text) = std::fs::read_to_string(sample.unwrap().path().join("source.txt")) else { continue };
            for (words, line) in set.iter().flat_map(|words| text.lines().map(move |line| (words, line))) {
                for number in numbers(line) {
                    let mut scanner = Scanner::new(line, words.date_words());
                    let is_day = scanner.hit_at(number).is_some();
                    let is_time = scanner.time_at(scanner.before_time(number.start)).is_some();
                    assert!(!is_time || scanner.may_be_an_hour(number), "{}: {line}", words.tag());
                    assert!(!is_day && !is_time || scanner.may_be_a_day(number), "{}: {line}", words.tag());
                    days += usize::from(is_day);
                }
            }
        }
        assert!(days > 400, "{days}");
    }
}
