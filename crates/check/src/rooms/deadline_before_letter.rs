//! `deadline-before-letter`: a deadline that had passed on the day of the letter. Often the letter went out late; whoever
//! is to meet the deadline cannot.

use super::Found;
use crate::reading::Reading;

pub(crate) fn room(reading: &Reading<'_>, found: &mut Found) {
    let head = reading.letter.letterhead.as_ref();
    let Some(written) = head.and_then(|head| head.date.as_ref()).and_then(|date| date.value) else { return };
    for (at, deadlines) in &reading.deadlines {
        for (index, entry) in deadlines.entries.iter().enumerate() {
            let Some(date) = &entry.date else { continue };
            if let Some(day) = date.until.or(date.value).filter(|day| *day < written) {
                found.below(*at, format!("/entries/{index}/date"), format!("{day} is before the letter, {written}"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::trial::findings;

    fn letter(day: &str) -> String {
        findings(&format!(
            r#""language": "en", "letterhead": {{"date": {{"value": "2031-03-05"}}, "number": "7"}},
               "body": [{{"deadlines": {{"entries": [{{"date": {{"value": "{day}"}}, "items": ["Oil"]}}]}}}}]"#
        ))
    }

    #[test]
    fn a_deadline_that_had_passed() {
        assert_eq!(
            letter("2031-03-04"),
            "deadline-before-letter at /body/0/deadlines/entries/0/date: 2031-03-04 is before the letter, 2031-03-05\n"
        );
        // The day of the letter itself is late, and can be met.
        assert_eq!(letter("2031-03-05"), "");
    }
}
