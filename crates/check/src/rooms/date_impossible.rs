//! `date-impossible`: `31 April 2031`, `2428 January`, a range that ends before it begins. Nobody can come then.

use super::Found;
use crate::places::Places;
use crate::reading::Reading;
use vocabulary::DateHit;

pub(crate) fn room(reading: &Reading<'_>, found: &mut Found) {
    for said in &reading.texts {
        for hit in said.days() {
            let printed = said.text.get(hit.range()).unwrap_or_default();
            match hit {
                DateHit::Impossible(_) => found.at(said.at, format!("`{printed}` is no day of the calendar")),
                DateHit::Date(date) if date.until.is_some_and(|until| until < date.value) => {
                    found.at(said.at, format!("`{printed}` ends before it begins"));
                }
                _ => {}
            }
        }
    }
    for (at, date) in &reading.dates {
        // Where the words are printed, they have been looked at.
        if let (Some(value), Some(until), None) = (date.value, date.until, &date.printed)
            && until < value
        {
            found.below(*at, "/until", format!("{until} is before {value}"));
        }
    }
    let letter = reading.letter;
    let further = letter.further_meetings.iter().enumerate();
    let meetings = letter.meeting.iter().map(|meeting| ("/meeting".to_owned(), meeting));
    for (place, meeting) in
        meetings.chain(further.map(|(index, meeting)| (format!("/further_meetings/{index}"), meeting)))
    {
        if let (Some(start), Some(end)) = (meeting.start, meeting.end)
            && end < start
        {
            found.below(Places::ROOT, place + "/end", format!("{end} is before {start}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::trial::{findings, paragraph};

    #[test]
    fn days_that_are_none() {
        for (language, text, day) in [
            ("en", "The lamp is lit on 31 April 2031.", "31 April 2031"),
            ("zh", "会议于2031年2月30日召开。", "2031年2月30日"),
        ] {
            assert_eq!(
                paragraph(language, text),
                format!("date-impossible at /body/0/paragraph: `{day}` is no day of the calendar\n")
            );
        }
        assert_eq!(
            findings(r#""language": "en", "meeting": {"start": "2031-06-11", "end": "2031-06-02"}"#),
            "date-impossible at /meeting/end: 2031-06-02 is before 2031-06-11\n"
        );
    }

    #[test]
    fn days_that_exist() {
        for text in
            ["The lamp is lit on 29 February 2032.", "Document 31/2031 is withdrawn.", "from 28 May to 2 June 2031"]
        {
            assert_eq!(paragraph("en", text), "", "{text}");
        }
    }
}
