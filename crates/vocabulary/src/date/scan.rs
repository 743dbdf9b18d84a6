//! The scan through a text: from number to number, asking at each whether a day stands there.

use std::cell::RefCell;

use jiff::civil::{Date, Weekday};

use crate::date::clock::{FoundTime, Zone};
use crate::date::grammar::Core;
use crate::date::number::{Number, is_han, next_digit};
use crate::date::words::{Before, DateWords, Spot, WEEKDAY, Word, same_cell};
use crate::date::{DateHit, FoundWeekday, Impossible, Yearless};
use crate::trie::Kinds;

/// Reads the days of a text in one pass.
pub(crate) struct Scanner<'a> {
    pub(crate) text: &'a str,
    pub(crate) words: &'a DateWords,
    /// Whether this text writes days in Han numerals; most do not, and are not searched for them.
    pub(crate) han: bool,
    at: usize,
    /// The end of the last hit: words before it are taken.
    floor: usize,
    /// The times of day that were met on the way, where somebody wants them.
    times: Option<RefCell<Vec<FoundTime>>>,
}

/// What may stand between a time and the day behind it.
const DAY_OPENER: Kinds =
    Word::BeforeDay.kinds().and(Word::RangeOpener.kinds()).and(Word::TimeOpener.kinds()).and(Word::BeforeMonth.kinds());

/// A day's surroundings: weekday, time and zone before or behind it.
struct Frame {
    start: usize,
    end: usize,
    weekday: Option<FoundWeekday>,
    until_weekday: Option<FoundWeekday>,
    time: Option<FoundTime>,
    zone: Option<Zone>,
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(text: &'a str, words: &'a DateWords) -> Self {
        let han = words.han && months_in_han(text);
        Scanner { text, words, han, at: 0, floor: 0, times: None }
    }

    /// All days, and all times of day whether they belong to one or not.
    pub(crate) fn days_and_times(mut self) -> (Vec<DateHit>, Vec<FoundTime>) {
        self.times = Some(RefCell::default());
        let days = self.by_ref().collect();
        (days, self.times.map(RefCell::into_inner).unwrap_or_default())
    }

    fn met(&self, time: &FoundTime) {
        if let Some(times) = &self.times {
            times.borrow_mut().push(time.clone());
        }
    }

    /// The number that stands here, blanks before it allowed, but no cell or paragraph end.
    pub(crate) fn number(&self, at: usize) -> Option<Number> {
        let rest = self.text.get(at..)?;
        let number = crate::phrase::behind_blanks(rest);
        let gap = rest.len() - number.len();
        same_cell(rest.get(..gap)?).then(|| Number::at(self.text, at + gap, self.han))?
    }

    /// The first time of day.
    pub(crate) fn first_time(&self) -> Option<FoundTime> {
        let mut at = 0;
        loop {
            let start = next_digit(self.text, at, false)?;
            let number = Number::at(self.text, start, false)?;
            if self.may_be_a_day(number)
                && !self.inside_number(start)
                && let Some(time) = self.time_at(self.before_time(start))
            {
                return Some(time);
            }
            at = number.end;
        }
    }

    /// `上午` and its like stand before the hour.
    pub(crate) fn before_time(&self, start: usize) -> usize {
        let half = |word| matches!(word, Word::Morning | Word::Afternoon).then_some(());
        self.words.before(self.text, start, self.floor, Before::Half, half).map_or(start, |spot| spot.start)
    }

    /// Whether the digits here continue a word or number: `Y.4506`, `SG17`, `+41 22 730`.
    fn inside_number(&self, start: usize) -> bool {
        let before = self.text.get(..start).unwrap_or("");
        let mut back = before.chars().rev();
        match back.next() {
            Some('.' | ',' | '/' | ':') => back.next().is_some_and(|ch| ch.is_ascii_alphanumeric()),
            Some('+' | '_' | '#' | '@' | '=' | '%' | '&') => true,
            // The hyphen of `ITU-T X-17` belongs to the word, the dash of `Geneva-12 May` to nothing.
            Some('-') => back.next().is_some_and(|ch| ch.is_ascii_uppercase() || ch.is_ascii_digit()),
            Some(ch) => ch.is_ascii_alphanumeric() || ch.is_alphabetic() && !crate::fold::wide(ch) && !small_word(ch),
            None => false,
        }
    }

    pub(crate) fn hit_at(&mut self, number: Number) -> Option<DateHit> {
        if self.inside_number(number.start) {
            return None;
        }
        // `2400 hours UTC on 25 January 2002`: the time may come first.
        if self.may_be_an_hour(number)
            && let Some(time) = self.time_at(self.before_time(number.start))
        {
            self.met(&time);
            let mut at = time.end();
            at = self.words.is(self.text, at, Word::Aside).unwrap_or(at);
            at += self.text.get(at..)?.bytes().take_while(|byte| matches!(byte, b')' | b',')).count();
            let closing = "）";
            at += self.text.get(at..)?.strip_prefix(closing).map_or(0, |_| closing.len());
            let mut openers = 0;
            while let Some(spot) = self.words.at(self.text, at, DAY_OPENER, Self::day_opener)
                && openers < 3
            {
                at = spot.end;
                openers += 1;
            }
            let weekday = self.weekday_at(at);
            at = weekday.as_ref().map_or(at, |weekday| weekday.range.end);
            at += self.text.get(at..)?.bytes().take_while(|&byte| byte == b',').count();
            if let Some(day) = self.number(at)
                && let Some(core) = self.core(day)
            {
                let mut frame = self.frame(&core);
                frame.start = time.range.start;
                frame.weekday = weekday.or(frame.weekday);
                frame.time = Some(time);
                return Some(self.hit(core, frame));
            }
            self.at = time.range.end;
            // `14 h 30` is no day, and neither are its minutes; `11时` may yet be followed by one.
            return None;
        }
        let core = self.core(number)?;
        let frame = self.frame(&core);
        Some(self.hit(core, frame))
    }

    fn day_opener(word: Word) -> Option<()> {
        matches!(word, Word::BeforeDay | Word::RangeOpener | Word::TimeOpener | Word::BeforeMonth).then_some(())
    }

    pub(crate) fn weekday_at(&self, at: usize) -> Option<FoundWeekday> {
        let rest = self.text.get(at..)?;
        let inner = rest.trim_start_matches([' ', '\u{a0}', '(', '（', ',', '，']);
        let spot = self.words.at(self.text, at + rest.len() - inner.len(), WEEKDAY, weekday)?;
        Some(FoundWeekday { day: spot.it, range: spot.start..spot.end })
    }

    /// What stands around the day.
    fn frame(&self, core: &Core) -> Frame {
        let mut frame = Frame {
            start: core.start,
            end: core.end,
            weekday: core.weekday.clone(),
            until_weekday: core.until_weekday.clone(),
            time: None,
            zone: None,
        };
        self.look_back(&mut frame);
        self.look_ahead(core, &mut frame);
        frame
    }

    fn look_back(&self, frame: &mut Frame) {
        #[derive(Clone, Copy)]
        enum Beside {
            Day(Weekday),
            Zone(bool),
            Small,
        }
        let class = |word| match word {
            Word::Weekday(_) => weekday(word).map(Beside::Day),
            Word::Utc => Some(Beside::Zone(true)),
            Word::Zone => Some(Beside::Zone(false)),
            Word::BeforeDay | Word::RangeOpener => Some(Beside::Small),
            _ => None,
        };
        let mut at = frame.start;
        for _ in 0..3 {
            let Some(Spot { it, start, end }) = self.words.before(self.text, at, self.floor, Before::Around, class)
            else {
                break;
            };
            at = start;
            match it {
                Beside::Day(day) => {
                    frame.weekday.get_or_insert(FoundWeekday { day, range: start..end });
                    frame.start = start;
                }
                Beside::Zone(utc) => {
                    frame.zone.get_or_insert(Zone { range: start..end, utc });
                }
                Beside::Small => {}
            }
        }
    }

    fn look_ahead(&self, core: &Core, frame: &mut Frame) {
        let mut at = core.end;
        if !self.may_go_on(at) {
            return;
        }
        at = self.words.is(self.text, at, Word::Aside).unwrap_or(at);
        let until = core.until.is_some();
        if let Some(weekday) = self.weekday_at(at)
            && (until || frame.weekday.is_none())
            && !self.continues(weekday.range.end)
        {
            at = weekday.range.end;
            at = self.close(at);
            frame.end = at;
            let place = if until { &mut frame.until_weekday } else { &mut frame.weekday };
            place.get_or_insert(weekday);
        }
        let zone = self.zone_at(at);
        if let Some(zone) = &zone {
            at = zone.range.end;
            at = self.close(at);
        }
        let mut opened = false;
        for _ in 0..3 {
            let rest = self.text.get(at..).unwrap_or("");
            let inner = rest.trim_start_matches([' ', '\u{a0}', ',', '，', '،', '(', '（']);
            at += rest.len() - inner.len();
            if let Some(time) = self.time_at(at) {
                // The next line of a time table begins with a time of its own.
                if !opened && self.text.get(core.end..time.range.start).is_none_or(|gap| gap.contains('\n')) {
                    return;
                }
                // A day behind the number is a day: `3 May 2031, 5 June 2031`.
                if self.number(at).is_none_or(|number| self.core(number).is_none()) {
                    self.met(&time);
                    frame.end = time.end();
                    frame.zone = time.zone.clone().or(zone).or(frame.zone.take());
                    frame.time = Some(time);
                }
                return;
            }
            match self.words.is(self.text, at, Word::TimeOpener) {
                Some(end) => (at, opened) = (end, true),
                None => return,
            }
        }
    }

    /// Whether a weekday belongs to a day that follows: `3 May 2031, Monday 5 May 2031`.
    fn continues(&self, at: usize) -> bool {
        let rest = self.text.get(at..).unwrap_or("");
        let inner = rest.trim_start_matches([' ', ',']);
        self.number(at + rest.len() - inner.len()).is_some_and(|number| self.core(number).is_some())
    }

    fn hit(&mut self, core: Core, frame: Frame) -> DateHit {
        let range = core.start..core.end;
        let extent = frame.start.min(core.start)..frame.end.max(core.end);
        self.at = extent.end;
        self.floor = extent.end;
        if core.broken {
            return DateHit::Impossible(Impossible { range, guess: core.guess });
        }
        // A zone says something of a time only: `Geneva time` may stand in any sentence.
        let zone = frame.time.as_ref().and_then(|time| time.zone.clone().or(frame.zone));
        let (time, until_time) = frame.time.map_or((None, None), |time| (Some(time.time), time.until));
        let days = Yearless {
            range: range.clone(),
            extent,
            month: core.month,
            day: core.day,
            until: core.until,
            weekday: frame.weekday,
            until_weekday: frame.until_weekday,
            time,
            until_time,
            zone,
        };
        let Some(year) = core.year else { return DateHit::Yearless(days) };
        let until = core.until.map(|(month, day)| Date::new(core.until_year.unwrap_or(year), month, day).ok());
        match (Date::new(year, core.month, core.day).ok(), until) {
            (Some(value), None) => DateHit::Date(days.dated(value, None)),
            (Some(value), Some(Some(until))) if until >= value => DateHit::Date(days.dated(value, Some(until))),
            // Copies of Arabic letters turn ranges round: `12-3 يونيو`.
            (Some(value), Some(Some(until))) if self.words.right_to_left => {
                DateHit::Impossible(Impossible { range, guess: Some((until, value)) })
            }
            _ => DateHit::Impossible(Impossible { range, guess: None }),
        }
    }
}

impl Iterator for Scanner<'_> {
    type Item = DateHit;

    fn next(&mut self) -> Option<DateHit> {
        loop {
            let start = next_digit(self.text, self.at, self.han)?;
            let number = Number::at(self.text, start, self.han);
            self.at = number.map_or_else(
                || start + self.text.get(start..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8),
                |number| number.end,
            );
            if let Some(number) = number
                && self.may_be_a_day(number)
                && let Some(hit) = self.hit_at(number)
            {
                return Some(hit);
            }
        }
    }
}

pub(crate) fn weekday(word: Word) -> Option<Weekday> {
    match word {
        Word::Weekday(day) => i8::try_from(day).ok().and_then(|day| Weekday::from_monday_zero_offset(day).ok()),
        _ => None,
    }
}

/// Letters that are written onto the number behind them: `و9 مايو`.
fn small_word(ch: char) -> bool {
    matches!(ch, 'و' | 'ل' | 'ب')
}

/// `三月`: only a text that has this is searched for Han numerals.
fn months_in_han(text: &str) -> bool {
    memchr::memmem::find_iter(text.as_bytes(), "月".as_bytes())
        .any(|at| text.get(..at).is_some_and(|before| before.trim_end().ends_with(is_han)))
}
