//! Days and times in running text: found, understood, and printed in the same words.
//!
//! One forward scan looks at nothing but digits; only where a number stands are the words around it
//! looked up. A month or a year alone is no day.

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use crate::Vocabulary;
use crate::date::scan::Scanner;

pub use crate::date::clock::{Clock, FoundTime, Zone};

pub(crate) mod clock;
mod grammar;
pub(crate) mod number;
mod print;
mod scan;
mod signs;
pub(crate) mod words;

/// What looks like a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DateHit {
    /// A real day, or a range of days.
    Date(FoundDate),
    /// A day without its year: `5月10-20日`.
    Yearless(Yearless),
    /// A day that is not in the calendar, or a number that lost its dash.
    Impossible(Impossible),
}

/// A day or a range of days in a text; all ranges are bytes of that text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FoundDate {
    /// The days alone, as they are printed.
    pub range: Range<usize>,
    /// The same with weekday, time and zone.
    pub extent: Range<usize>,
    /// The day, or the first one.
    pub value: Date,
    /// The last day of a range.
    pub until: Option<Date>,
    /// The printed weekday, true or not.
    pub weekday: Option<FoundWeekday>,
    /// The printed weekday of the last day.
    pub until_weekday: Option<FoundWeekday>,
    /// The time of day.
    pub time: Option<Clock>,
    /// The end of a range of times.
    pub until_time: Option<Clock>,
    /// The time zone.
    pub zone: Option<Zone>,
}

/// A day without a year: what it means depends on the letter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Yearless {
    /// The days alone.
    pub range: Range<usize>,
    /// The same with weekday, time and zone.
    pub extent: Range<usize>,
    /// The month of the first day.
    pub month: i8,
    /// The first day.
    pub day: i8,
    /// Month and day of the last one.
    pub until: Option<(i8, i8)>,
    /// The printed weekday.
    pub weekday: Option<FoundWeekday>,
    /// The printed weekday of the last day.
    pub until_weekday: Option<FoundWeekday>,
    /// The time of day.
    pub time: Option<Clock>,
    /// The end of a range of times.
    pub until_time: Option<Clock>,
    /// The time zone.
    pub zone: Option<Zone>,
}

/// A day that cannot be: `31 April 2031`, `2428 января 2016 года`, `200年1月17日`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Impossible {
    /// The words.
    pub range: Range<usize>,
    /// What a lost dash or a reversed range may have meant; only the letter can prove it.
    pub guess: Option<(Date, Date)>,
}

/// A printed weekday.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FoundWeekday {
    /// Which one.
    pub day: Weekday,
    /// Its word.
    pub range: Range<usize>,
}

impl DateHit {
    /// The days alone.
    pub fn range(&self) -> Range<usize> {
        match self {
            DateHit::Date(found) => found.range.clone(),
            DateHit::Yearless(found) => found.range.clone(),
            DateHit::Impossible(found) => found.range.clone(),
        }
    }
}

impl FoundDate {
    /// Whether the printed weekdays are those of the days; true where none is printed.
    pub fn weekdays_agree(&self) -> bool {
        let agrees = |date: Date, weekday: &Option<FoundWeekday>| {
            weekday.as_ref().is_none_or(|printed| printed.day == date.weekday())
        };
        agrees(self.value, &self.weekday) && self.until.is_none_or(|until| agrees(until, &self.until_weekday))
    }
}

impl Yearless {
    /// The days in this year; a range that ends before it begins ends in the next one.
    pub fn in_year(&self, year: i16) -> Option<FoundDate> {
        let value = Date::new(year, self.month, self.day).ok()?;
        let until = match self.until {
            Some((month, day)) => {
                let end = if (month, day) < (self.month, self.day) { year.checked_add(1)? } else { year };
                Some(Date::new(end, month, day).ok()?)
            }
            None => None,
        };
        Some(self.clone().dated(value, until))
    }

    /// The same with the days as they are in the calendar.
    fn dated(self, value: Date, until: Option<Date>) -> FoundDate {
        FoundDate {
            range: self.range,
            extent: self.extent,
            value,
            until,
            weekday: self.weekday,
            until_weekday: self.until_weekday,
            time: self.time,
            until_time: self.until_time,
            zone: self.zone,
        }
    }
}

impl Vocabulary {
    /// The first complete, real day in the text.
    ///
    /// ```
    /// let set = vocabulary::Vocabularies::built_in();
    /// let text = "Mardi 1er mai 2012 à 16 heures UTC";
    /// let found = set.get("fr").unwrap().find_date(text).unwrap();
    /// assert_eq!(&text[found.range], "1er mai 2012");
    /// assert_eq!(found.time.unwrap().to_string(), "16:00");
    /// ```
    pub fn find_date(&self, text: &str) -> Option<FoundDate> {
        self.dates(text).find_map(|hit| match hit {
            DateHit::Date(found) => Some(found),
            _ => None,
        })
    }

    /// The first complete, real day in the text, and its zone: `UTC`, or the word printed.
    pub fn understood(&self, text: &str) -> Option<(FoundDate, Option<String>)> {
        let found = self.find_date(text)?;
        let zone = found.zone.as_ref().and_then(|zone| match zone.utc {
            true => Some("UTC".to_owned()),
            false => {
                let word = text.get(zone.range.clone())?.trim().trim_matches(['(', ')', '（', '）']).trim();
                (!word.is_empty()).then(|| word.to_owned())
            }
        });
        Some((found, zone))
    }

    /// Everything in the text that looks like a day, in order.
    pub fn dates<'a>(&'a self, text: &'a str) -> impl Iterator<Item = DateHit> + 'a {
        Scanner::new(text, self.date_words())
    }

    /// Everything in the text that looks like a day, and every time of day, each in order, in one pass.
    ///
    /// ```
    /// let set = vocabulary::Vocabularies::built_in();
    /// let text = "3 May 2031, 09:30 to 12:30; the afternoon session ends at 16:00";
    /// let (days, times) = set.get("en").unwrap().dates_and_times(text);
    /// let times: Vec<&str> = times.into_iter().map(|time| &text[time.range]).collect();
    /// assert_eq!((days.len(), times), (1, vec!["09:30 to 12:30", "16:00"]));
    /// ```
    pub fn dates_and_times(&self, text: &str) -> (Vec<DateHit>, Vec<FoundTime>) {
        Scanner::new(text, self.date_words()).days_and_times()
    }

    /// The first time of day in the text: `09:30–12:30`, `14 h 30`, `0930 hours`.
    pub fn find_time(&self, text: &str) -> Option<FoundTime> {
        Scanner::new(text, self.date_words()).first_time()
    }
}

#[cfg(test)]
mod tests;
