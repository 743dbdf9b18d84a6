//! Dates, and the table of deadlines.

use super::scribe::Scribe;
use crate::{Date, Deadlines, Entry};
use jiff::{ToSpan, civil};

impl Scribe {
    /// A real day: most of them in the years of letters, some at the ends of what can be written.
    pub(super) fn day(&mut self) -> civil::Date {
        let edges = [
            civil::date(1, 1, 1),
            civil::date(999, 2, 1),
            civil::date(2028, 2, 29),
            civil::date(1999, 12, 31),
            civil::date(9999, 12, 31),
        ];
        match self.dice.one_in(16) {
            true => self.dice.pick(&edges),
            false => {
                let days = i64::from(self.dice.number(0, 20_000));
                civil::date(1985, 1, 1).checked_add(days.days()).unwrap_or(civil::Date::MAX)
            }
        }
    }

    /// A day up to three weeks after this one.
    pub(super) fn day_after(&mut self, day: civil::Date) -> civil::Date {
        let days = i64::from(self.dice.number(1, 20));
        day.checked_add(days.days()).unwrap_or(day)
    }

    pub(super) fn date(&mut self) -> Date {
        const TIMES: [&str; 4] = ["00:00", "09:30", "23:59", "24:00"];
        const ZONES: [&str; 4] = ["UTC", "Geneva time", "北京时间", "МСК"];
        let mut date = Date::default();
        // Read and understood, written by a person in data, read and not understood.
        match self.dice.below(6) {
            0..=3 => {
                let day = self.day();
                date.value = Some(day);
                date.printed = Some(self.wording.printed(day));
            }
            4 => date.value = Some(self.day()),
            _ => date.printed = Some(self.wording.some_time.to_owned()),
        }
        if let Some(day) = date.value.filter(|_| self.dice.one_in(4)) {
            let until = self.day_after(day);
            date.until = Some(until);
            if date.printed.is_some() {
                date.printed = Some(format!("{} – {}", self.wording.printed(day), self.wording.printed(until)));
            }
        }
        if self.dice.one_in(4) {
            date.time = Some(self.dice.pick(&TIMES).to_owned());
            date.zone = self.maybe(|scribe| scribe.dice.pick(&ZONES).to_owned());
        }
        date
    }

    pub(super) fn deadlines(&mut self) -> Deadlines {
        let further = self.dice.pick(&[0, 0, 0, 1, 2]);
        let grouped = self.dice.one_in(3);
        let columns = 2 + usize::from(grouped) + further;
        Deadlines {
            heading: self.maybe(Self::text),
            columns: self.maybe(|scribe| scribe.cells(columns)).unwrap_or_default(),
            entries: self.several(1, 4, |scribe| {
                scribe.left = scribe.left.saturating_sub(1);
                let date = scribe.mostly(8, Self::date);
                // A row says something: its items where it has no date.
                let least = usize::from(date.is_none());
                Entry {
                    date,
                    group: if grouped { scribe.mostly(6, Self::text) } else { None },
                    items: scribe.several(least, 3, Self::text),
                    cells: scribe.cells(further),
                }
            }),
        }
    }
}
