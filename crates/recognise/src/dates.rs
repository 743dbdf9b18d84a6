//! Dates: what the vocabulary found becomes a date of the letter.

use crate::account::At;
use crate::context::Context;
use crate::scribe::Scribe;
use findings::Span;
use letter::Date;
use std::ops::Range;
use vocabulary::{FoundDate, Role};

/// The date that a range holds: `printed` is the range; what was understood stands beside it.
pub(crate) fn date(cx: &Context<'_>, scribe: &mut Scribe<'_>, span: Span, at: At) -> Option<Date> {
    let found = understood(cx, span.of(cx.lines.text));
    let printed_at = scribe.field(at, "printed");
    let printed = scribe.plain(span, printed_at)?;
    Some(match found {
        Some((found, zone)) => {
            let FoundDate { value, until, time, .. } = found;
            Date { value: Some(value), printed: Some(printed), until, time: time.map(|time| time.to_string()), zone }
        }
        None => Date { printed: Some(printed), ..Date::default() },
    })
}

/// The first real day in these words, and its zone. Where a day of another calendar stands first, the one behind it:
/// `19/06/1452هـ الموافق 05/03/2031م`.
pub(crate) fn understood(cx: &Context<'_>, words: &str) -> Option<(FoundDate, Option<String>)> {
    let first = cx.words.understood(words)?;
    let other = first.0.value.year() < OTHER_CALENDAR;
    let behind = words.get(first.0.extent.end..).filter(|_| other);
    behind.and_then(|behind| cx.words.understood(behind)).or(Some(first))
}

/// No letter of this family was written before this year: an earlier one is another calendar's.
const OTHER_CALENDAR: i16 = 1800;

/// Whether a day is that of the letter named beside it: `Circular 79 of 5 March`, `3月5日第79号通函`.
pub(crate) fn dates_a_letter(cx: &Context<'_>, words: &str, letter: Range<usize>, day: &Range<usize>) -> bool {
    let between = match day.start >= letter.end {
        true => words.get(letter.end..day.start),
        false => words.get(day.end..letter.start).filter(|between| between.chars().count() <= 2),
    };
    let small = |word: &str| !word.starts_with(char::is_uppercase);
    between.is_some_and(|between| {
        between.chars().count() <= 24
            && !between.contains([';', '.', ':', '\n', '；', '。', '：'])
            && !cx.words.contains(between, Role::Meeting.into())
            && between.split(|c: char| !c.is_alphanumeric()).all(small)
    })
}

#[cfg(test)]
mod tests {
    use super::understood;
    use crate::context::Context;
    use crate::line;
    use blocks::Blocks;
    use vocabulary::Vocabularies;

    #[test]
    fn a_day_of_another_calendar_stands_first() {
        let set = Vocabularies::built_in();
        let blocks = Blocks::default();
        let lines = line::lines(&blocks);
        let cx = Context { lines: &lines, words: set.get_or_english("ar"), set: &set };
        for (words, day) in [
            ("19/06/1452هـ الموافق 05/03/2031م", Some("2031-03-05")),
            ("05/03/2031م الموافق 19/06/1452هـ", Some("2031-03-05")),
            ("5 مارس 2031", Some("2031-03-05")),
            // Alone it is all that there is.
            ("19/06/1452هـ", Some("1452-06-19")),
            ("مارس", None),
        ] {
            let found = understood(&cx, words).map(|(found, _)| found.value.to_string());
            assert_eq!(found.as_deref(), day, "{words}");
        }
    }
}
