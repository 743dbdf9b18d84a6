//! `meeting-dates-disagree`: the subject calls to 10-20 May, the first paragraph to 10-21 May.

use super::Found;
use crate::reading::{Part, Reading, Said};
use jiff::civil::Date;
use vocabulary::{DateHit, FoundGroup, Role, RoleSet};

/// How many blocks of the body still call to the meeting; further down other meetings are spoken of.
const FIRST_BLOCKS: u32 = 2;

pub(crate) fn room(reading: &Reading<'_>, found: &mut Found) {
    // A letter that calls to several meetings gives several ranges of days, and a letter about another one quotes it.
    if !reading.letter.further_meetings.is_empty() || reading.letter.amends.is_some() {
        return;
    }
    let Some(subject) = reading.subject() else { return };
    let Some(called) = only_range(subject, None) else { return };
    for said in &reading.texts {
        let Some(days) = only_range(said, Some(called.0.year())) else { continue };
        let disagrees = match said.part {
            Part::Body(index) if index < FIRST_BLOCKS => days != called && calls(said, subject.groups()),
            // An agenda may be that of some days of the meeting.
            Part::Preface(_) => days.0 < called.0 || days.1 > called.1,
            _ => false,
        };
        if disagrees {
            let print = |(from, until): (Date, Date)| format!("{from} to {until}");
            found.at(said.at, format!("{} here, {} in the subject", print(days), print(called)));
        }
    }
}

/// Whether the text calls to the meeting of these groups.
fn calls(said: &Said<'_>, groups: &[FoundGroup]) -> bool {
    let Some(words) = said.words else { return false };
    let named = said.groups();
    let is_called = |named: &FoundGroup| groups.iter().any(|group| group.name == named.name);
    let same = named.iter().all(is_called);
    same && (!named.is_empty() || groups.is_empty()) && words.contains(&said.text, RoleSet::from(Role::Meeting))
}

/// The range of days in the text, where it names one and no further day; days without a year are of the year given.
fn only_range(said: &Said<'_>, year: Option<i16>) -> Option<(Date, Date)> {
    let [hit] = said.days() else { return None };
    let date = match hit {
        DateHit::Date(date) => date.clone(),
        DateHit::Yearless(date) => date.in_year(year?)?,
        DateHit::Impossible(_) => return None,
    };
    Some((date.value, date.until?))
}

#[cfg(test)]
mod tests {
    use crate::trial::findings;

    fn letter(paragraph: &str, preface: &str) -> String {
        findings(&format!(
            r#""language": "en", "letterhead": {{"number": "4/21", "subject": "Meeting of Study Group 21; Geneva, 2-11 June 2031"}},
               "body": [{{"paragraph": "{paragraph}"}}, {{"agenda": {{"preface": ["{preface}"], "items": [{{"number": "1", "title": "Oil"}}]}}}}]"#
        ))
    }

    #[test]
    fn other_days_than_the_subject() {
        assert_eq!(
            letter("Study Group 21 holds its meeting from 2 to 12 June 2031.", "Geneva"),
            "meeting-dates-disagree at /body/0/paragraph: \
             2031-06-02 to 2031-06-12 here, 2031-06-02 to 2031-06-11 in the subject\n"
        );
        assert_eq!(
            letter("The lamp is lit.", "Geneva, 2-11 July 2031"),
            "meeting-dates-disagree at /body/1/agenda/preface/0: \
             2031-07-02 to 2031-07-11 here, 2031-06-02 to 2031-06-11 in the subject\n"
        );
    }

    #[test]
    fn the_same_days_in_other_words_and_other_meetings() {
        assert_eq!(letter("Study Group 21 holds its meeting from 2 to 11 June 2031.", "Geneva, 2-11 June 2031"), "");
        assert_eq!(letter("The meeting of Study Group 20 is from 1 to 3 June 2031.", "Geneva, 9-11 June 2031"), "");
    }
}
