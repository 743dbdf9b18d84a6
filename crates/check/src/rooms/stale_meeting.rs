//! `stale-meeting`: the stored `meeting` says what the letter does not. It is derived from the text and holds nothing of
//! its own, so whoever changed the text forgot it, or the other way round.

use super::Found;
use crate::places::Places;
use crate::reading::{Part, Reading, Said};
use jiff::civil::Date;
use letter::Meeting;
use vocabulary::{DateHit, Role, RoleSet};

pub(crate) fn room(reading: &Reading<'_>, found: &mut Found) {
    let letter = reading.letter;
    if reading.subject().is_none() && letter.body.is_empty() {
        return;
    }
    if let Some(meeting) = &letter.meeting {
        let alone = letter.further_meetings.is_empty();
        one(reading, meeting, alone, "/meeting", found);
    }
    for (index, meeting) in letter.further_meetings.iter().enumerate() {
        one(reading, meeting, false, &format!("/further_meetings/{index}"), found);
    }
}

fn one(reading: &Reading<'_>, meeting: &Meeting, alone: bool, place: &str, found: &mut Found) {
    let mut tell = |field: &str, detail: String| found.below(Places::ROOT, format!("{place}/{field}"), detail);
    let texts = || reading.texts.iter().filter(|said| is_asked(said.part));
    let subject_days = reading.subject().and_then(|subject| only_days(subject)).filter(|_| alone);
    for (field, day, in_subject) in [
        ("start", meeting.start, subject_days.map(|(start, _)| start)),
        ("end", meeting.end, subject_days.map(|(_, end)| end)),
    ] {
        let Some(day) = day else { continue };
        match in_subject {
            Some(called) if called != day => tell(field, format!("{day} is stored, and the subject says {called}")),
            Some(_) => {}
            None if reading.words.is_some() && !texts().any(|said| names(said, day)) => {
                tell(field, format!("{day} is stored, and the letter names no such day"));
            }
            None => {}
        }
    }
    if let Some(group) = &meeting.group
        && reading.words.is_some()
        && !reading.subject().is_some_and(|said| names_group(said, group))
        && !texts().any(|said| names_group(said, group))
    {
        tell("group", format!("`{group}` is stored, and the letter does not name it"));
    }
    if let Some(stored) = &meeting.place
        && !texts().any(|said| said.text.contains(stored.as_str()))
    {
        tell("place", format!("`{stored}` is stored, and the letter does not name it"));
    }
    let says_virtual =
        |said: &Said<'_>| said.words.is_some_and(|words| words.contains(&said.text, RoleSet::from(Role::Virtual)));
    match (meeting.is_virtual, &meeting.place) {
        (Some(true), Some(place)) => tell("virtual", format!("a virtual meeting is stored, and a place, `{place}`")),
        (Some(true), None) if reading.words.is_some() && !texts().any(says_virtual) => {
            tell("virtual", "a virtual meeting is stored, and the letter calls it nowhere so".to_owned());
        }
        (Some(false), None) if reading.subject().is_some_and(says_virtual) => {
            tell("virtual", "a meeting at a place is stored, and the subject calls it virtual".to_owned());
        }
        _ => {}
    }
}

/// Whether the text names this group, in short or in words.
fn names_group(said: &Said<'_>, group: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    // Whoever names group 21 in whatever words says 21.
    let number = group.split(|c| !is_digit(c)).find(|number| !number.is_empty()).unwrap_or_default();
    let may =
        number.is_empty() || said.text.contains(number) || said.text.chars().any(|c| c.is_numeric() && !is_digit(c));
    may && (said.text.contains(group) || said.groups().iter().any(|found| found.name == group))
}

/// Where a letter says what meeting it calls.
fn is_asked(part: Part) -> bool {
    matches!(part, Part::Subject | Part::Head | Part::Body(_) | Part::Title(_) | Part::Preface(_))
}

/// The days of the subject, where it names one day or range and no other.
fn only_days(said: &Said<'_>) -> Option<(Date, Date)> {
    match said.days() {
        [DateHit::Date(date)] => Some((date.value, date.until.unwrap_or(date.value))),
        _ => None,
    }
}

/// Whether the text names this day, as the first or the last of its days.
fn names(said: &Said<'_>, day: Date) -> bool {
    said.days().iter().any(|hit| match hit {
        DateHit::Date(date) => date.value == day || date.until == Some(day),
        DateHit::Yearless(date) => [day.year(), day.year().saturating_sub(1)]
            .iter()
            .any(|year| date.in_year(*year).is_some_and(|date| date.value == day || date.until == Some(day))),
        DateHit::Impossible(date) => date.guess.is_some_and(|(from, until)| from == day || until == day),
    })
}

#[cfg(test)]
mod tests {
    use crate::trial::findings;

    fn letter(meeting: &str) -> String {
        findings(&format!(
            r#""language": "en", "letterhead": {{"number": "4/21", "subject": "Meeting of Study Group 21; Geneva, 2-11 June 2031"}},
               "meeting": {{{meeting}}}"#
        ))
    }

    #[test]
    fn what_the_letter_does_not_say() {
        for (stored, wanted) in [
            (
                r#""start": "2031-06-03", "end": "2031-06-11""#,
                "start: 2031-06-03 is stored, and the subject says 2031-06-02",
            ),
            (r#""group": "SG20""#, "group: `SG20` is stored, and the letter does not name it"),
            (r#""place": "Busan""#, "place: `Busan` is stored, and the letter does not name it"),
            (r#""virtual": true"#, "virtual: a virtual meeting is stored, and the letter calls it nowhere so"),
        ] {
            assert_eq!(letter(stored), format!("stale-meeting at /meeting/{wanted}\n"));
        }
    }

    #[test]
    fn what_it_says() {
        let whole =
            r#""group": "SG21", "start": "2031-06-02", "end": "2031-06-11", "place": "Geneva", "virtual": false"#;
        assert_eq!(letter(whole), "");
        // A person may leave out what they do not know.
        assert_eq!(letter(r#""group": "SG21""#), "");
    }
}
