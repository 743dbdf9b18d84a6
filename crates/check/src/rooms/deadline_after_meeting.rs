//! `deadline-after-meeting`: what is due for a meeting is due when it is over. Deadlines within the meeting exist.

use super::Found;
use crate::reading::Reading;

pub(crate) fn room(reading: &Reading<'_>, found: &mut Found) {
    let letter = reading.letter;
    let ends = letter.meeting.iter().chain(&letter.further_meetings).map(|meeting| meeting.end.or(meeting.start));
    // A meeting whose end is not known may end at any time.
    let Some(over) = ends.collect::<Option<Vec<_>>>().and_then(|ends| ends.into_iter().max()) else { return };
    for (at, deadlines) in &reading.deadlines {
        for (index, entry) in deadlines.entries.iter().enumerate() {
            if let Some(day) = entry.date.as_ref().and_then(|date| date.value).filter(|day| *day > over) {
                let detail = format!("{day} is after the last day of the meeting, {over}");
                found.below(*at, format!("/entries/{index}/date"), detail);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::trial::findings;

    fn letter(day: &str) -> String {
        findings(&format!(
            r#""language": "en", "body": [
                {{"paragraph": "The meeting is held from 2 to 11 June 2031."}},
                {{"deadlines": {{"entries": [{{"date": {{"value": "{day}"}}, "items": ["Oil"]}}]}}}}],
               "meeting": {{"start": "2031-06-02", "end": "2031-06-11"}}"#
        ))
    }

    #[test]
    fn a_deadline_when_all_is_over() {
        assert_eq!(
            letter("2031-06-12"),
            "deadline-after-meeting at /body/1/deadlines/entries/0/date: \
             2031-06-12 is after the last day of the meeting, 2031-06-11\n"
        );
        // Comments may be due on the last day.
        assert_eq!(letter("2031-06-11"), "");
    }
}
