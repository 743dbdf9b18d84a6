//! What a letter says of itself, in its row of the report.

use crate::row::About;
use pipeline::Read;

/// Number, date, subject, meeting and language, as far as the letter has them.
pub(super) fn of(read: &Read) -> About {
    let letter = &read.letter;
    let head = letter.letterhead.as_ref();
    let date = head.and_then(|head| head.date.as_ref());
    About {
        number: head.and_then(|head| head.number.clone().or_else(|| head.reference.clone())),
        date: date.and_then(|date| match date.value {
            Some(day) => Some(day.to_string()),
            None => date.printed.clone(),
        }),
        subject: head.and_then(|head| head.subject.as_ref()).map(|subject| subject.plain()),
        meeting: letter.meeting.as_ref().and_then(|meeting| {
            let days = match (meeting.start, meeting.end) {
                (Some(start), Some(end)) if start != end => Some(format!("{start}/{end}")),
                (start, end) => start.or(end).map(|day| day.to_string()),
            };
            let parts: Vec<String> =
                [meeting.group.clone(), days, meeting.place.clone()].into_iter().flatten().collect();
            if parts.is_empty() { None } else { Some(parts.join(", ")) }
        }),
        language: letter.language.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_told() {
        let letter = br#"{"schema": "convoke/letter/1", "language": "en",
            "letterhead": {"number": "4/21", "date": {"printed": "early May"}, "subject": "Lamps"},
            "meeting": {"group": "SG21", "start": "2031-06-02", "end": "2031-06-06", "place": "Porto Novo"}}"#;
        let about = of(&pipeline::read(letter, None, &pipeline::Options::default()).unwrap().value);
        let text = |text: &str| Some(text.to_owned());
        let wanted = About {
            number: text("4/21"),
            date: text("early May"),
            subject: text("Lamps"),
            meeting: text("SG21, 2031-06-02/2031-06-06, Porto Novo"),
            language: text("en"),
        };
        assert_eq!(about, wanted);
    }
}
