//! `weekday-mismatch`: `Friday, 5 May 2022`, a Thursday. One of the two is wrong, and people come on either.

use super::Found;
use crate::reading::{Reading, Said};
use jiff::civil::Date;
use vocabulary::{DateHit, FoundWeekday, Yearless};

pub(crate) fn room(reading: &Reading<'_>, found: &mut Found) {
    for said in &reading.texts {
        for hit in said.days() {
            // A corrigendum prints the error that it corrects: `for “Tuesday, 3 July” read “Monday, 3 July”`.
            if reading.letter.amends.is_some() && is_quoted(&said.text, hit.range().start) {
                continue;
            }
            match hit {
                DateHit::Date(date) => {
                    let ends = [(Some(date.value), &date.weekday), (date.until, &date.until_weekday)];
                    for (day, weekday) in ends {
                        if let (Some(day), Some(printed)) = (day, weekday)
                            && printed.day != day.weekday()
                        {
                            found.at(said.at, told(said, printed, day));
                        }
                    }
                }
                DateHit::Yearless(date) => yearless(reading, said, date, found),
                DateHit::Impossible(_) => {}
            }
        }
    }
}

/// A day without its year is of the year of the letter, of the meeting, or of the next one: wrong only if wrong in all.
fn yearless(reading: &Reading<'_>, said: &Said<'_>, date: &Yearless, found: &mut Found) {
    let Some(printed) = &date.weekday else { return };
    let letter = reading.letter;
    let written = letter.letterhead.as_ref().and_then(|head| head.date.as_ref()).and_then(|date| date.value);
    let meetings = letter.meeting.iter().chain(&letter.further_meetings).filter_map(|meeting| meeting.start);
    let mut years: Vec<i16> = meetings.map(Date::year).collect();
    years.extend(written.map(Date::year));
    years.extend(written.map(|day| day.year().saturating_add(1)));
    let days: Vec<Date> = years.into_iter().filter_map(|year| date.in_year(year)).map(|date| date.value).collect();
    if let Some(day) = days.first()
        && days.iter().all(|day| day.weekday() != printed.day)
    {
        found.at(said.at, told(said, printed, *day));
    }
}

/// Whether this byte stands inside quotation marks.
fn is_quoted(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let opens = |c: char| matches!(c, '«' | '“' | '„' | '「' | '『' | '‹');
    let closes = |c: char| matches!(c, '»' | '”' | '」' | '』' | '›');
    let last = |is: &dyn Fn(char) -> bool| before.rfind(is);
    last(&opens) > last(&closes) || before.matches('"').count() % 2 == 1
}

fn told(said: &Said<'_>, printed: &FoundWeekday, day: Date) -> String {
    let word = said.text.get(printed.range.clone()).unwrap_or_default();
    format!("`{word}` stands with {day}, a {:?}", day.weekday())
}

#[cfg(test)]
mod tests {
    use crate::trial::{findings, paragraph};

    #[test]
    fn a_wrong_weekday() {
        for (language, text, wanted) in [
            ("en", "We open on Friday, 5 May 2022.", "`Friday` stands with 2022-05-05, a Thursday"),
            ("zh", "培训于2022年5月6日（星期四）举行。", "`星期四` stands with 2022-05-06, a Friday"),
            ("fr", "le lundi 6 mai 2022 à 16 heures", "`lundi` stands with 2022-05-06, a Friday"),
        ] {
            assert_eq!(paragraph(language, text), format!("weekday-mismatch at /body/0/paragraph: {wanted}\n"));
        }
    }

    #[test]
    fn an_error_that_a_corrigendum_quotes() {
        let letter = |amends: &str| {
            findings(&format!(
                r#""language": "es", {amends} "body": [{{"paragraph": "donde dice «el martes 3 de julio de 2028»"}}]"#
            ))
        };
        assert_eq!(letter(r#""amends": {"relation": "corrigendum"},"#), "");
        assert_eq!(letter(""), "weekday-mismatch at /body/0/paragraph: `martes` stands with 2028-07-03, a Monday\n");
    }

    #[test]
    fn a_right_one_and_one_that_is_about_another_day() {
        for (language, text) in [
            ("en", "We open on Thursday, 5 May 2022."),
            ("zh", "培训于2022年5月6日（星期五）举行。"),
            ("en", "The office closes on Fridays. We write on 5 May 2022."),
            ("en", "We open on Friday, 5 May."),
        ] {
            assert_eq!(paragraph(language, text), "", "{text}");
        }
    }
}
