//! `time-range-reversed`: `16:00–14:30`. The session ends before it begins.

use super::Found;
use crate::reading::{Part, Reading};
use vocabulary::Clock;

pub(crate) fn room(reading: &Reading<'_>, found: &mut Found) {
    for said in &reading.texts {
        if matches!(said.part, Part::Value | Part::Web | Part::Email | Part::Document(_)) {
            continue;
        }
        for time in said.times() {
            if let Some(until) = time.until
                && until < time.time
                && !is_overnight(time.time, until)
            {
                let printed = said.text.get(time.range.clone()).unwrap_or_default();
                found.at(said.at, format!("`{printed}` ends before it begins"));
            }
        }
    }
}

/// `22:00–01:00` is a session across midnight, as meetings of all time zones have.
fn is_overnight(from: Clock, until: Clock) -> bool {
    from.hour >= 18 && until.hour <= 6
}

#[cfg(test)]
mod tests {
    use crate::trial::paragraph;

    #[test]
    fn times_that_run_backwards() {
        for (language, text, time) in [
            ("en", "The session is from 16:00 to 14:30 in room A.", "16:00 to 14:30"),
            ("zh", "培训会于14:00至12:00（日内瓦时间）举行。", "14:00至12:00"),
        ] {
            assert_eq!(
                paragraph(language, text),
                format!("time-range-reversed at /body/0/paragraph: `{time}` ends before it begins\n")
            );
        }
    }

    #[test]
    fn times_that_do_not() {
        for text in ["from 14:30 to 16:00", "22:00–01:00 UTC", "at 16:00; the other session is at 14:30", "12:00-12:00"]
        {
            assert_eq!(paragraph("en", text), "", "{text}");
        }
    }
}
