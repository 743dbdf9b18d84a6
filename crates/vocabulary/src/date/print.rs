//! Days printed in the usual form of the language, from templates in its data.

use jiff::civil::Date;

use crate::Vocabulary;
use crate::date::Clock;

impl Vocabulary {
    /// The day as this language writes it.
    ///
    /// ```
    /// use jiff::civil::date;
    /// let set = vocabulary::Vocabularies::built_in();
    /// assert_eq!(set.get("zh").unwrap().print_date(date(2031, 3, 5)), "2031年3月5日");
    /// assert_eq!(set.get("fr").unwrap().print_date(date(2031, 5, 1)), "1er mai 2031");
    /// ```
    pub fn print_date(&self, date: Date) -> String {
        match &self.data.date.print {
            Some(template) => self.fill(template, date, date),
            None => date.to_string(),
        }
    }

    /// The days from one to another as this language writes them, with what they share printed once.
    pub fn print_range(&self, from: Date, until: Date) -> String {
        if from == until {
            return self.print_date(from);
        }
        let words = &self.data.date;
        let template = if from.year() != until.year() {
            &words.print_years
        } else if from.month() != until.month() {
            &words.print_months
        } else {
            &words.print_days
        };
        match template {
            Some(template) => self.fill(template, from, until),
            None => format!("{} – {}", self.print_date(from), self.print_date(until)),
        }
    }

    /// The time as this language writes it.
    pub fn print_time(&self, time: Clock) -> String {
        match &self.data.time.print {
            Some(template) => template
                .replace("{hour}", &time.hour.to_string())
                .replace("{hour2}", &format!("{:02}", time.hour))
                .replace("{minute}", &format!("{:02}", time.minute)),
            None => time.to_string(),
        }
    }

    fn fill(&self, template: &str, from: Date, until: Date) -> String {
        let month = |date: Date| {
            let index = usize::try_from(date.month()).ok().and_then(|month| month.checked_sub(1));
            let names = index.and_then(|index| self.data.date.months.get(index));
            match names.and_then(|names| names.first()) {
                Some(name) => name.clone(),
                None => date.month().to_string(),
            }
        };
        // French writes the first day as an ordinal: 1er mai.
        let day = |date: Date| match &self.data.date.first_day {
            Some(first) if date.day() == 1 => first.clone(),
            _ => date.day().to_string(),
        };
        template
            .replace("{day}", &day(from))
            .replace("{month}", &month(from))
            .replace("{month-number}", &from.month().to_string())
            .replace("{year}", &from.year().to_string())
            .replace("{until-day}", &day(until))
            .replace("{until-month}", &month(until))
            .replace("{until-month-number}", &until.month().to_string())
            .replace("{until-year}", &until.year().to_string())
    }
}
