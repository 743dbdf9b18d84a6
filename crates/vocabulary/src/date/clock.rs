//! Times of day.

use std::fmt;
use std::ops::Range;

use crate::date::number::Number;
use crate::date::scan::Scanner;
use crate::date::words::{HALF, Word, same_cell};

/// A time of day; 24:00 is the end of the day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Clock {
    /// 0 to 24.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

impl Clock {
    /// The time, if there is one: 24 has no minutes.
    pub fn new(hour: u8, minute: u8) -> Option<Clock> {
        (hour < 24 && minute < 60 || hour == 24 && minute == 0).then_some(Clock { hour, minute })
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

/// A printed time zone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Zone {
    /// Its words, brackets aside.
    pub range: Range<usize>,
    /// Whether they mean coordinated universal time.
    pub utc: bool,
}

/// A time of day in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FoundTime {
    /// Where it stands, its zone aside.
    pub range: Range<usize>,
    /// The time, or the first one.
    pub time: Clock,
    /// The end of a range of times.
    pub until: Option<Clock>,
    /// The time zone.
    pub zone: Option<Zone>,
}

impl FoundTime {
    pub(crate) fn end(&self) -> usize {
        self.zone.as_ref().map_or(self.range.end, |zone| zone.range.end.max(self.range.end))
    }
}

impl Scanner<'_> {
    /// A time that begins here, blanks before it allowed.
    pub(crate) fn time_at(&self, at: usize) -> Option<FoundTime> {
        let (start, time, mut end) = self.one_time(at)?;
        let mut until = None;
        if let Some(link) = self.words.is(self.text, end, Word::Range)
            && let Some((_, time, behind)) = self.one_time(self.opened(link))
        {
            until = Some(time);
            end = behind;
        }
        let zone = self.zone_at(end);
        Some(FoundTime { range: start..end, time, until, zone })
    }

    /// Behind the words that open a time, where they stand again before the end of a range: `من الساعة 14:30 إلى الساعة 16:00`.
    fn opened(&self, at: usize) -> usize {
        self.words.is(self.text, at, Word::TimeOpener).unwrap_or(at)
    }

    /// A zone behind a time, in brackets or not.
    pub(crate) fn zone_at(&self, at: usize) -> Option<Zone> {
        let rest = self.text.get(at..)?;
        let inner = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}', '(', '（', ',']);
        let zones = Word::Utc.kinds().and(Word::Zone.kinds());
        let spot = self.words.at(self.text, at + rest.len() - inner.len(), zones, |word| match word {
            Word::Utc => Some(true),
            Word::Zone => Some(false),
            _ => None,
        })?;
        Some(Zone { range: spot.start..spot.end, utc: spot.it })
    }

    fn one_time(&self, at: usize) -> Option<(usize, Clock, usize)> {
        let half = |word| match word {
            Word::Morning => Some(false),
            Word::Afternoon => Some(true),
            _ => None,
        };
        let prefix = self.words.at(self.text, at, HALF, half);
        let hour = self.number(prefix.map_or(at, |spot| spot.end))?;
        let start = prefix.map_or(hour.start, |spot| spot.start);
        let (hours, minutes, mut end) = self.hours(hour)?;
        let mut afternoon = prefix.map(|spot| spot.it);
        if let Some(spot) = self.words.at(self.text, end, HALF, half) {
            afternoon = Some(spot.it);
            end = spot.end;
        } else if let Some(behind) = self.words.is(self.text, end, Word::TimeSuffix) {
            end = behind;
        }
        let hours = match afternoon {
            Some(true) if hours < 12 => hours + 12,
            Some(false) if hours == 12 && prefix.is_none() => 0,
            _ => hours,
        };
        Clock::new(hours, minutes).map(|time| (start, time, end))
    }

    /// The digits of a time: `09:30`, `14 h 30`, `0930 hours`, `11时`, `9 a.m.`
    fn hours(&self, hour: Number) -> Option<(u8, u8, usize)> {
        let value = |number: Number| u8::try_from(number.value).ok();
        let suffixed = |at| {
            self.words
                .at(self.text, at, HALF.and(Word::TimeSuffix.kinds()), |word| {
                    matches!(word, Word::TimeSuffix | Word::Morning | Word::Afternoon).then_some(())
                })
                .is_some()
        };
        // `1600 UTC`, `16.00 UTC`: the zone behind it shows a time too.
        let zoned = |at| self.zone_at(at).is_some();
        if hour.digits == 4 && (self.words.is(self.text, hour.end, Word::TimeSuffix).is_some() || zoned(hour.end)) {
            let (hours, minutes) = (hour.value / 100, hour.value % 100);
            return Some((u8::try_from(hours).ok()?, u8::try_from(minutes).ok()?, hour.end));
        }
        if hour.digits > 2 {
            return None;
        }
        let rest = self.text.get(hour.end..)?;
        let mark = rest.chars().next()?;
        if matches!(mark, ':' | '：' | '.' | '∶') {
            let minute = Number::at(self.text, hour.end + mark.len_utf8(), false).filter(|it| it.digits == 2);
            if let Some(minute) = minute
                && (mark != '.' || suffixed(minute.end) || zoned(minute.end))
            {
                let mut end = minute.end;
                if let Some(second) = self.text.get(end..)?.strip_prefix(':')
                    && second.starts_with(|ch: char| ch.is_ascii_digit())
                {
                    end += 3; // seconds are read over
                }
                return Some((value(hour)?, value(minute)?, end));
            }
        }
        if let Some(behind) = self.words.is(self.text, hour.end, Word::HourMark) {
            let minute = self.number(behind).filter(|it| it.digits == 2 && it.value < 60);
            if let Some(minute) = minute {
                let marked = self.words.is(self.text, minute.end, Word::MinuteMark);
                let gap = self.text.get(behind..minute.start)?;
                let next = self.text.get(minute.end..)?.chars().next();
                let free = same_cell(gap) && next.is_none_or(|ch| !ch.is_alphanumeric() && ch != ':');
                if marked.is_some() || free {
                    return Some((value(hour)?, value(minute)?, marked.unwrap_or(minute.end)));
                }
            }
            return Some((value(hour)?, 0, behind));
        }
        suffixed(hour.end).then(|| value(hour).map(|hours| (hours, 0, hour.end)))?
    }
}

#[cfg(test)]
mod tests {
    use crate::Vocabularies;

    #[test]
    fn times_in_every_language() {
        let set = Vocabularies::built_in();
        for (tag, text, expected) in [
            ("en", "from 09:30 to 12:30", "09:30-12:30"),
            ("en", "0930 hours", "09:30"),
            ("en", "2400 hours UTC", "24:00 UTC"),
            ("en", "24000 hours UTC", ""),
            ("en", "at 9.30 a.m.", "09:30"),
            ("en", "2 p.m.", "14:00"),
            ("en", "08:00 hours Geneva time", "08:00 Geneva time"),
            ("en", "1600 UTC", "16:00 UTC"),
            ("en", "the 2031 meeting", ""),
            ("en", "section 1.10 of", ""),
            ("es", "12.00 UTC", "12:00 UTC"),
            ("ar", "الساعة 1600 بالتوقيت العالمي المنسق", "16:00 بالتوقيت العالمي المنسق"),
            ("en", "25:10", ""),
            ("fr", "14 h 30", "14:30"),
            ("fr", "9h30 (heure locale)", "09:30 heure locale"),
            ("fr", "à 16 heures UTC", "16:00 UTC"),
            ("es", "09:30 horas", "09:30"),
            ("ru", "09 час. 30 мин.", "09:30"),
            ("ru", "в 14 ч. 30 мин.", "14:30"),
            ("zh", "09时30分", "09:30"),
            ("zh", "11时至13时", "11:00-13:00"),
            ("zh", "12时至14时30分", "12:00-14:30"),
            ("zh", "23:59（协调世界时）", "23:59 协调世界时"),
            ("zh", "下午2时30分", "14:30"),
            ("zh", "上午9:30", "09:30"),
            ("ar", "الساعة 09:30", "09:30"),
            ("ar", "من الساعة 09:30 إلى الساعة 12:00", "09:30-12:00"),
            ("ar", "الساعة ٠٩:٣٠ بتوقيت جنيف", "09:30 بتوقيت جنيف"),
            ("en", "", ""),
        ] {
            let found = set.get(tag).unwrap().find_time(text).map(|found| {
                let mut shown = found.time.to_string();
                if let Some(until) = found.until {
                    shown += &format!("-{until}");
                }
                if let Some(zone) = found.zone {
                    shown += &format!(" {}", &text[zone.range]);
                }
                shown
            });
            assert_eq!(found.unwrap_or_default(), expected, "{tag}: {text}");
        }
    }
}
