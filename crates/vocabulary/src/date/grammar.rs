//! The forms of a day and of a range of days, in the three orders of the world.

use jiff::civil::Date;

use crate::date::FoundWeekday;
use crate::date::number::Number;
use crate::date::scan::Scanner;
use crate::date::words::{Before, MONTH, Word};
use crate::trie::Kinds;

/// What may stand between the number of a day and its month.
const BEFORE_MONTH: Kinds = Word::DayMark.kinds().and(Word::Aside.kinds()).and(Word::BeforeMonth.kinds());

/// The numbers of a day or range, not yet looked up in the calendar.
#[derive(Clone, Debug)]
pub(crate) struct Core {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) year: Option<i16>,
    pub(crate) month: i8,
    pub(crate) day: i8,
    /// Month and day of the end.
    pub(crate) until: Option<(i8, i8)>,
    pub(crate) until_year: Option<i16>,
    pub(crate) weekday: Option<FoundWeekday>,
    pub(crate) until_weekday: Option<FoundWeekday>,
    /// The numbers cannot be a day.
    pub(crate) broken: bool,
    pub(crate) guess: Option<(Date, Date)>,
}

/// One end of a range; what is missing stands at the other end.
#[derive(Clone, Debug, Default)]
struct End {
    year: Option<i16>,
    month: Option<i8>,
    day: i8,
    end: usize,
    weekday: Option<FoundWeekday>,
}

impl Scanner<'_> {
    /// The day that begins at this number, or whose month stands before it.
    pub(crate) fn core(&self, number: Number) -> Option<Core> {
        let words = self.words;
        self.numeric(number)
            .or_else(|| if words.year_first { self.year_first(number) } else { None })
            .or_else(|| if words.day_first { self.day_first(number) } else { None })
            .or_else(|| if words.month_first { self.month_first(number) } else { None })
    }

    /// `9-18 April 2018`, `los 15 y 16 de marzo de 2012`, `26 February-2 March 2018`
    fn day_first(&self, number: Number) -> Option<Core> {
        if number.digits > 2 {
            return self.lost_dash(number);
        }
        let first = self.day_month(number)?;
        let shared = first.month.is_none();
        let (listed, start) = match shared {
            true => self.days_in_a_row(&first, number.start, |next| {
                self.day_month(next).filter(|next| next.month.is_none()).map(|next| next.end)
            }),
            false => (first.end, number.start),
        };
        let last = self.range_end(listed, shared, start, |at| {
            let last = self.day_month(self.number(at)?)?;
            last.month.is_some().then_some(last)
        });
        // A number alone is no day, and `3 and 17 May` are two days, the second of them complete.
        if shared && last.is_none() {
            return None;
        }
        join(number.start, first, last)
    }

    /// `los días 24, 25 y 26 de noviembre`: behind the day that is the last but one of days in a row, and where its number
    /// starts. `middle` gives the end of a day that no month follows.
    fn days_in_a_row(&self, first: &End, start: usize, middle: impl Fn(Number) -> Option<usize>) -> (usize, usize) {
        let (mut end, mut start, mut day) = (first.end, start, first.day);
        loop {
            let behind = self.text.get(end..).unwrap_or("");
            let comma = behind.chars().next().filter(|c| matches!(c, ',' | '،' | '、')).map(char::len_utf8);
            let next = match comma {
                Some(comma) => Some(end + comma),
                None => self.words.is(self.text, end, Word::RangeAnd),
            };
            let next = next.and_then(|at| self.number(at)).filter(|next| next.day() == Some(day + 1));
            let Some((next, next_end)) = next.and_then(|next| Some((next, middle(next)?))) else { break };
            (end, start, day) = (next_end, next.start, day + 1);
        }
        (end, start)
    }

    /// `14 de marzo de 2012`: a day, and what follows of month and year.
    fn day_month(&self, number: Number) -> Option<End> {
        let day = number.day()?;
        let (end, at) = self.before_month(number.end);
        let Some(month) = self.words.at(self.text, at, MONTH, month) else {
            return Some(End { day, end, ..End::default() });
        };
        let end = month.end;
        let year = self.year_behind(end);
        // `Question 5 may be discussed`: only a year makes a month of a word in small letters.
        if year.is_none() && self.lacks_capital(month.start) {
            return Some(End { day, end: number.end, ..End::default() });
        }
        let end = year.map_or(end, |(_, end)| end);
        Some(End { year: year.map(|(year, _)| year), month: Some(month.it), day, end, weekday: None })
    }

    /// Behind what belongs to the day that ends here (`st`, `(inclusive)`), and behind what leads to its month.
    fn before_month(&self, at: usize) -> (usize, usize) {
        if !self.words.may_follow(self.text, at, BEFORE_MONTH) {
            return (at, at);
        }
        let mut end = self.words.is(self.text, at, Word::DayMark).unwrap_or(at);
        end = self.words.is(self.text, end, Word::Aside).unwrap_or(end);
        let mut at = end;
        for _ in 0..2 {
            at = self.words.is(self.text, at, Word::BeforeMonth).unwrap_or(at);
        }
        (end, at)
    }

    /// Whether the language writes the month here with a capital, and the text does not.
    fn lacks_capital(&self, at: usize) -> bool {
        let capital = |word| match word {
            Word::Month { capital, .. } => Some(capital),
            _ => None,
        };
        self.words.at(self.text, at, MONTH, capital).is_some_and(|spot| spot.it)
            && self.text.get(at..).is_some_and(|rest| rest.starts_with(char::is_lowercase))
    }

    /// `, 2031`, `de 2031`, `2031 года`
    fn year_behind(&self, at: usize) -> Option<(i16, usize)> {
        let mut at = at;
        if self.words.may_follow(self.text, at, Word::BeforeYear.kinds()) {
            for _ in 0..2 {
                at = self.words.is(self.text, at, Word::BeforeYear).unwrap_or(at);
            }
        }
        let number = self.number(at)?;
        let year = number.year()?;
        // The year must end here: `2031/5` is something else, and so is `5 May 2031:30`.
        Some((year, self.words.is(self.text, number.end, Word::YearMark).unwrap_or(number.end)))
    }

    /// The end of a range behind its link.
    fn range_end(&self, at: usize, shared: bool, start: usize, end: impl Fn(usize) -> Option<End>) -> Option<End> {
        let links = Word::Range.kinds().and(Word::RangeAnd.kinds());
        let link = self.words.at(self.text, at, links, |word| match word {
            Word::Range => Some(false),
            Word::RangeAnd => Some(true),
            _ => None,
        })?;
        // A dash at the start of a line begins a list item, not the end of a range.
        if self.text.get(at..link.start)?.contains('\n') {
            return None;
        }
        let opened = || {
            let opener = |word| (word == Word::RangeOpener).then_some(());
            self.words.before(self.text, start, 0, Before::Around, opener).is_some()
        };
        if link.it && !shared && !opened() {
            return None;
        }
        let mut at = link.end;
        for _ in 0..2 {
            at = self.words.is(self.text, at, Word::BeforeDay).unwrap_or(at);
        }
        let weekday = self.weekday_at(at);
        at = weekday.as_ref().map_or(at, |weekday| weekday.range.end);
        at += self.text.get(at..)?.bytes().take_while(|&byte| byte == b',').count();
        let mut last = end(at)?;
        last.weekday = weekday.or(last.weekday);
        // `3 and 17 May` are two days, `8 and 9 May` are a range, `between 3 and 17 May` is one too.
        let neighbours =
            || self.number(start).and_then(|number| number.day()).is_some_and(|first| first + 1 == last.day);
        (!link.it || neighbours() || opened()).then_some(last)
    }

    /// `2022年5月10-20日`, `8月29日-9月8日`, with and without the year
    fn year_first(&self, number: Number) -> Option<Core> {
        let first = self.ymd(number, false)?;
        let marked = self.text.get(..first.end).is_some_and(|text| !text.ends_with(|ch: char| ch.is_numeric()));
        let mut behind = first.end;
        let weekday = self.weekday_at(first.end).filter(|weekday| {
            // Only where the range goes on behind it; else it is looked for later.
            behind = self.close(weekday.range.end);
            self.words.is(self.text, behind, Word::Range).is_some()
        });
        if weekday.is_none() {
            behind = self.words.is(self.text, first.end, Word::Aside).unwrap_or(first.end);
        }
        // `5月4、5和6日`: the days between share month and mark with the last.
        let day_start = self.text.get(..first.end)?.trim_end_matches(|ch: char| !ch.is_numeric());
        let day_start = day_start.trim_end_matches(char::is_numeric).len();
        let (behind, start) = match (behind == first.end, first.month) {
            (true, Some(_)) => self.days_in_a_row(&first, day_start, |next| {
                let end = self.words.is(self.text, next.end, Word::DayMark).unwrap_or(next.end);
                let goes_on = self.words.is(self.text, next.end, Word::MonthMark).is_none();
                let comma = self.text.get(end..)?.strip_prefix(['、', ',']);
                let listed = comma.is_some_and(|rest| rest.trim_start().starts_with(char::is_numeric));
                let more = listed || self.words.is(self.text, end, Word::RangeAnd).is_some();
                (goes_on && more).then_some(end)
            }),
            _ => (behind, number.start),
        };
        let ranged = self.words.is(self.text, behind, Word::Range).is_some();
        let last = self.range_end(behind, true, start, |at| {
            let last = self.ymd(self.number(at)?, true)?;
            let text = self.text.get(..last.end)?;
            // `5月4日和6月5日` are two days, `5月4日和5日` is one stretch.
            let whole = ranged || !marked || last.month.is_none();
            (whole && !text.ends_with(|ch: char| ch.is_numeric())).then_some(last)
        });
        if !marked && last.is_none() && first.year.is_none() {
            return None;
        }
        let weekday = if last.is_some() { weekday } else { None };
        let broken = number.digits != 4 && self.words.is(self.text, number.end, Word::YearMark).is_some();
        let mut core = join(number.start, End { weekday, ..first }, last)?;
        // A damaged year, 200年1月17日: the day is not known.
        core.broken |= broken;
        Some(core)
    }

    /// Behind the closing brackets here.
    pub(crate) fn close(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or("");
        at + rest.chars().take_while(|ch| matches!(ch, ')' | '）')).map(char::len_utf8).sum::<usize>()
    }

    /// Year, month and day as far as they are printed; in the end of a range only the day must be.
    fn ymd(&self, number: Number, is_end: bool) -> Option<End> {
        let mut found = End::default();
        let mut part = number;
        let mut year_printed = false;
        if let Some(behind) = self.words.is(self.text, part.end, Word::YearMark) {
            found.year = part.year();
            year_printed = true;
            part = match self.words.at(self.text, behind, MONTH, month) {
                Some(name) => {
                    found.month = Some(name.it);
                    self.number(name.end)?
                }
                None => self.number(behind)?,
            };
        }
        if found.month.is_none()
            && let Some(behind) = self.words.is(self.text, part.end, Word::MonthMark)
        {
            found.month = Some(part.day().unwrap_or(0));
            part = self.number(behind)?;
        }
        if found.month.is_none() && (!is_end || year_printed) {
            return None;
        }
        found.day = part.day()?;
        found.end = self.words.is(self.text, part.end, Word::DayMark).unwrap_or(part.end);
        Some(found)
    }

    /// `May 10-20, 2022`, `May 30 – June 2, 2023`
    fn month_first(&self, number: Number) -> Option<Core> {
        let name = self.words.before(self.text, number.start, 0, Before::Month, month)?;
        let between = self.text.get(name.end..number.start)?;
        if between.contains([',', '(', ')', '/']) || self.lacks_capital(name.start) {
            return None;
        }
        let mut first = self.month_day(number)?;
        first.month = Some(name.it);
        let last = self.range_end(first.end, true, number.start, |at| {
            if let Some(name) = self.words.at(self.text, at, MONTH, month) {
                let mut last = self.month_day(self.number(name.end)?)?;
                last.month = Some(name.it);
                return Some(last);
            }
            let mut last = self.month_day(self.number(at)?)?;
            last.month = Some(name.it);
            Some(last)
        });
        // `May 10 and 12 people`: without a year a bare number does not end a range.
        let last = last.filter(|last| last.year.is_some() || first.year.is_none());
        join(name.start, first, last)
    }

    fn month_day(&self, number: Number) -> Option<End> {
        let day = number.day()?;
        let mut end = self.words.is(self.text, number.end, Word::DayMark).unwrap_or(number.end);
        let year = self.year_behind(end);
        end = year.map_or(end, |(_, end)| end);
        Some(End { year: year.map(|(year, _)| year), month: None, day, end, weekday: None })
    }

    /// `2031-03-05` everywhere, `05.03.2031` where the language writes so
    fn numeric(&self, number: Number) -> Option<Core> {
        let first = self.numeric_end(number)?;
        let last = self.range_end(first.end, false, number.start, |at| self.numeric_end(self.number(at)?));
        join(number.start, first, last)
    }

    fn numeric_end(&self, first: Number) -> Option<End> {
        let mark =
            self.text.get(first.end..)?.chars().next().filter(|ch| matches!(ch, '-' | '.' | '/' | '\u{2011}'))?;
        let second = Number::at(self.text, first.end + mark.len_utf8(), false).filter(|it| it.digits <= 2)?;
        let rest = self.text.get(second.end..)?.strip_prefix(mark)?;
        let third = Number::at(self.text, self.text.len() - rest.len(), false)?;
        // Longer chains are versions and addresses.
        let mut behind = self.text.get(third.end..)?.chars();
        if behind.next() == Some(mark) && behind.next().is_some_and(char::is_numeric) {
            return None;
        }
        let (year, day) = if first.digits == 4 {
            let iso = matches!(mark, '-' | '\u{2011}') || self.words.numeric.contains(&mark);
            (first.year().filter(|_| iso)?, third.day()?)
        } else {
            (third.year().filter(|_| self.words.numeric.contains(&mark) && !self.words.year_first)?, first.day()?)
        };
        let month = second.day().filter(|month| (1..=12).contains(month))?;
        // What is no day of the calendar is some other number.
        Date::new(year, month, day).ok()?;
        Some(End { year: Some(year), month: Some(month), day, end: third.end, weekday: None })
    }

    /// `2428 января 2016 года` lost its dash: 24–28, if the letter says so elsewhere.
    fn lost_dash(&self, number: Number) -> Option<Core> {
        if number.digits > 4 {
            return None;
        }
        let month = self.words.at(self.text, number.end, MONTH, month)?;
        let (year, end) = self.year_behind(month.end)?;
        let mut guesses = [10, 100].into_iter().filter_map(|split| {
            let (from, until) = (i8::try_from(number.value / split).ok()?, i8::try_from(number.value % split).ok()?);
            let from = Date::new(year, month.it, from).ok()?;
            let until = Date::new(year, month.it, until).ok()?;
            // `2406` cannot be 24–6, and a second number does not begin with a nought.
            (from < until && number.value % split >= split / 10).then_some((from, until))
        });
        let guess = match (guesses.next(), guesses.next()) {
            (Some(guess), None) => Some(guess),
            _ => None,
        };
        Some(Core {
            start: number.start,
            end,
            year: Some(year),
            month: month.it,
            day: 0,
            until: None,
            until_year: None,
            weekday: None,
            until_weekday: None,
            broken: true,
            guess,
        })
    }
}

/// Puts the two ends together: each lends the other what it lacks.
fn join(start: usize, first: End, last: Option<End>) -> Option<Core> {
    let month = first.month.or(last.as_ref().and_then(|last| last.month))?;
    let mut core = Core {
        start,
        end: last.as_ref().map_or(first.end, |last| last.end),
        year: first.year,
        month,
        day: first.day,
        until: None,
        until_year: None,
        weekday: first.weekday,
        until_weekday: None,
        broken: false,
        guess: None,
    };
    let mut broken = core.day < 1 || core.day > days(month, core.year);
    if let Some(last) = last {
        let until = (last.month.unwrap_or(month), last.day);
        // A range over New Year is printed with the last year only, or with the first.
        let turns = i16::from(until < (core.month, core.day) && last.month.is_some_and(|it| it != month));
        core.until = Some(until);
        core.until_year = last.year.or(core.year.map(|year| year + turns));
        core.year = core.year.or(last.year.map(|year| year - turns));
        core.until_weekday = last.weekday;
        broken |= until.1 < 1 || until.1 > days(until.0, core.until_year);
    }
    core.broken = broken;
    Some(core)
}

/// How many days the month has; 29 for a February of no year, none where there is no such month.
fn days(month: i8, year: Option<i16>) -> i8 {
    Date::new(year.unwrap_or(2000), month, 1).map_or(0, |date| date.days_in_month())
}

fn month(word: Word) -> Option<i8> {
    match word {
        Word::Month { month, .. } => i8::try_from(month).ok(),
        _ => None,
    }
}
