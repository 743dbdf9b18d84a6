//! What no day and no time of day is without: most texts have numbers, and few of those are either.

use crate::date::number::{digit, next_digit};
use crate::date::words::{DateWords, HALF, MONTH, Word};
use crate::fold::first;
use crate::letters::starts;
use crate::phrase::blank;

impl DateWords {
    /// Whether the text names a month, or has numbers parted as those of a day are: `05.03.2031`.
    pub(crate) fn may_name_a_day(&self, text: &str) -> bool {
        is_parted(text) || self.names_a_month(text)
    }

    fn names_a_month(&self, text: &str) -> bool {
        let month = MONTH.and(Word::MonthMark.kinds());
        let mut starts = starts(text, |ch| self.may_begin(ch, month));
        starts.any(|at| text.get(at..).is_some_and(|rest| self.begins(rest, month)))
    }

    /// Whether a number of the text is followed by what makes it an hour: `09:30`, `14 h`, `9 a.m.`
    pub(crate) fn may_name_a_time(&self, text: &str) -> bool {
        let hour = HALF.and(Word::HourMark.kinds()).and(Word::TimeSuffix.kinds());
        let mut at = 0;
        while let Some(start) = next_digit(text, at, false) {
            let number = text.get(start..).unwrap_or("");
            let behind = number.trim_start_matches(|ch| digit(ch).is_some());
            let mark = behind.trim_start_matches(blank);
            let begins = || first(mark).is_some_and(|ch| self.may_begin(ch, hour));
            if mark.starts_with([':', '：', '∶']) || begins() && self.begins(mark, hour) {
                return true;
            }
            at = text.len() - behind.len();
        }
        false
    }
}

/// Whether three numbers stand with the same mark between them: `2031-03-05`.
fn is_parted(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut marks = memchr::memchr3_iter(b'-', b'.', b'/', bytes).filter_map(|at| Some((at, bytes.get(at)?)));
    // Digits of other writings, and the hyphen that does not break: looked at more closely.
    let other = || text.chars().any(|ch| ch == '\u{2011}' || !ch.is_ascii() && digit(ch).is_some());
    marks.any(|(at, mark)| {
        let second = if is_digit(at + 2) { at + 3 } else { at + 2 };
        at > 0 && is_digit(at - 1) && is_digit(at + 1) && bytes.get(second) == Some(mark) && is_digit(second + 1)
    }) || !text.is_ascii() && other()
}

#[cfg(test)]
mod tests {
    use crate::Vocabularies;

    #[test]
    fn what_has_no_day_and_no_time_is_told_without_reading_it() {
        let set = Vocabularies::built_in();
        for (tag, text, is_day, is_time) in [
            ("en", "Question 5/13 and 4.2, in 2 parts", false, false),
            ("en", "TD 12 (Rev. 1)", false, false),
            ("en", "on 5 March 2031", true, false),
            ("en", "on 05-03-2031", true, false),
            ("en", "09:30 hours", false, true),
            ("zh", "第5研究组第2次会议", false, false),
            ("zh", "三月五日", true, false),
            ("zh", "下午2时", false, true),
            ("ru", "5 МАЯ", true, false),
            ("fr", "5 fevrier, 14 h 30", true, true),
            ("ar", "٥ مارس", true, false),
            ("en", "", false, false),
        ] {
            let words = set.get(tag).unwrap().date_words();
            assert_eq!((words.may_name_a_day(text), words.may_name_a_time(text)), (is_day, is_time), "{tag}: {text}");
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
                let read = words.dates(line).count();
                assert!(read == 0 || words.date_words().may_name_a_day(line), "{}: {line}", words.tag());
                let time = words.find_time(line);
                assert!(time.is_none() || words.date_words().may_name_a_time(line), "{}: {line}", words.tag());
                days += read;
            }
        }
        assert!(days > 400, "{days}");
    }
}
