//! Dates as they stand on the page.

use letter::Date;
use vocabulary::{Clock, Vocabulary};

/// A date: as printed, or as the language prints it where only its value is known.
pub(crate) fn printed_date(date: &Date, words: &Vocabulary) -> String {
    if let Some(printed) = &date.printed {
        return printed.clone();
    }
    let Some(value) = date.value else { return String::new() };
    let mut printed = match date.until {
        Some(until) => words.print_range(value, until),
        None => words.print_date(value),
    };
    let clock = date.time.as_deref().and_then(|time| {
        let (hour, minute) = time.split_once(':')?;
        Clock::new(hour.parse().ok()?, minute.parse().ok()?)
    });
    if let Some(clock) = clock {
        printed.push_str(", ");
        printed.push_str(&words.print_time(clock));
    }
    if let Some(zone) = &date.zone {
        printed.push(' ');
        printed.push_str(zone);
    }
    printed
}
