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
    if first.0.value.year() >= OTHER_CALENDAR {
        return Some(first);
    }
    let from = first.0.extent.end;
    let behind = words.get(from..).and_then(|behind| cx.words.understood(behind)).map(|(mut found, zone)| {
        let shift = |range: &mut Range<usize>| *range = range.start + from..range.end + from;
        shift(&mut found.range);
        shift(&mut found.extent);
        found.weekday.iter_mut().chain(&mut found.until_weekday).for_each(|weekday| shift(&mut weekday.range));
        (found, zone)
    });
    behind.or(Some(first))
}

/// No letter of this family was written before this year: an earlier one is another calendar's.
const OTHER_CALENDAR: i16 = 1800;

/// A day with the same day in another calendar before or behind it, which its numbers and its era tell:
/// `5 مارس 2031م الموافق ١١ شوال ١٤٥٢هـ`.
pub(crate) fn with_other_calendar(cx: &Context<'_>, words: &str, day: Range<usize>) -> Range<usize> {
    let era = |side: &str| cx.words.find_all(side, Role::OtherCalendar.into()).last().map(|hit| hit.end);
    let (before, behind) = (words.get(..day.start).unwrap_or(""), words.get(day.end..).unwrap_or(""));
    // Before that, too, stands the day of the week.
    let start = era(before)
        .and_then(|_| before.find(char::is_numeric))
        .map_or(day.start, |start| cx.words.weekday_at_end(words.get(..start).unwrap_or("")).unwrap_or(start));
    let end = era(behind).filter(|_| behind.contains(char::is_numeric)).map_or(day.end, |era| {
        let rest = behind.get(era..).unwrap_or("");
        let close = rest.chars().next().filter(|c| matches!(c, ')' | '）')).map_or(0, char::len_utf8);
        day.end + era + close
    });
    start.min(day.start)..end
}

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
