//! Place and date of a letter: a line with a day and at most the name of a place.

use super::reader::Reader;
use crate::context::{is_comma, part};
use crate::scribe::{Scribe, is_direction};
use findings::Span;
use letter::Date;
use std::ops::Range;
use vocabulary::{FoundDate, Role};

impl Reader<'_, '_> {
    /// Place and date: a line with a day and at most the name of a place.
    pub(super) fn dateline(&mut self, span: Span, visible: Span, scribe: &mut Scribe<'_>) -> bool {
        let words = visible.of(self.cx.lines.text);
        let Some((found, place)) = self.is_dateline(words) else { return false };
        let date = found.range;
        self.waiting(&[Role::DateLabel]);
        let lead = Span::new(span.start, visible.start);
        scribe.label(lead, self.at);
        let date_at = scribe.field(self.at, "date");
        let printed_at = scribe.field(date_at, "printed");
        let printed = scribe.plain(part(visible, date.clone()), printed_at);
        self.head.date = Some(Date { value: Some(found.value), printed, until: found.until, ..Date::default() });
        for (range, is_place) in
            [(0..date.start, place.start < date.start), (date.end..words.len(), place.start >= date.end)]
        {
            if is_place && !place.is_empty() {
                scribe.marker(part(visible, range.start..place.start), self.at);
                let place_at = scribe.field(self.at, "place");
                self.head.place = scribe.plain(part(visible, place.clone()), place_at);
                scribe.marker(part(visible, place.end..range.end), self.at);
            } else {
                scribe.label(part(visible, range), self.at);
            }
        }
        true
    }

    /// What stands behind a label of the date: all of it is the date, the time of a mail's header too.
    pub(super) fn labelled_date(&mut self, span: Span, words: &str, scribe: &mut Scribe<'_>) -> bool {
        let waits = self.head.date.is_none() && self.queue.front() == Some(&Role::DateLabel);
        if !waits || crate::dates::understood(self.cx, words).is_none() {
            return false;
        }
        self.queue.pop_front();
        let date_at = scribe.field(self.at, "date");
        self.head.date = crate::dates::date(self.cx, scribe, span, date_at);
        true
    }

    /// The date in these words, and where the place stands, if they are nothing else.
    pub(super) fn is_dateline(&self, words: &str) -> Option<(FoundDate, Range<usize>)> {
        // A line with a day and a place is short.
        if words.chars().nth(120).is_some() {
            return None;
        }
        let mut found = crate::dates::understood(self.cx, words)?.0;
        // `Geneva, Wednesday, 5 March 2031`: the day of the week is the date's, not the place's.
        if let Some(weekday) = found.weekday.as_ref().map(|weekday| weekday.range.clone()) {
            let closed = words.get(weekday.end..).is_some_and(|rest| rest.starts_with([')', '）']));
            let end = if closed { words.get(weekday.end..)?.chars().next().map_or(0, char::len_utf8) } else { 0 };
            found.range = found.range.start.min(weekday.start)..found.range.end.max(weekday.end + end);
        }
        // So is the same day in another calendar, before it or behind.
        found.range = crate::dates::with_other_calendar(self.cx, words, found.range);
        let date = found.range.clone();
        let side = |range: Range<usize>| -> Option<Range<usize>> {
            let part = words.get(range.clone())?;
            let outside = |c: char| {
                c.is_whitespace() || is_comma(c) || is_direction(c) || matches!(c, '.' | ';' | '；' | '(' | ')')
            };
            let start = range.start + (part.len() - part.trim_start_matches(outside).len());
            let end = range.end - (part.len() - part.trim_end_matches(outside).len());
            Some(start..end.max(start))
        };
        let before = side(0..date.start)?;
        let after = side(date.end..words.len())?;
        // Nothing, or a word of the date's own: `le 5 mars`, `5 марта 2031 г.`
        let dress = |range: &Range<usize>| {
            words.get(range.clone()).is_some_and(|word| word.is_empty() || self.cx.words.dresses_a_date(word))
        };
        // `Genève, le 5 mars`: the article belongs to the date's dress, not to the place.
        let before = match words.get(before.clone()).and_then(|w| w.rsplit_once([',', ' ', '،'])) {
            Some((place, word)) if self.cx.words.dresses_a_date(word) => {
                let place = place.trim_end_matches([',', ' ', '،']);
                before.start..before.start + place.len()
            }
            _ => before,
        };
        // `г. Берн, 5 марта`: so does the word for a town, which is that of a year too.
        let before = match words.get(before.clone()).and_then(|w| w.split_once(' ')) {
            Some((word, place)) if word.ends_with('.') && self.cx.words.dresses_a_date(word) => {
                before.end - place.trim_start().len()..before.end
            }
            _ => before,
        };
        let is_place = |range: &Range<usize>| {
            words.get(range.clone()).is_some_and(|w| {
                !w.is_empty()
                    && w.chars().count() <= 30
                    && !w.chars().any(char::is_numeric)
                    && !w.contains([':', '：', '@', '/'])
                    && w.split_whitespace().count() <= 4
            })
        };
        match (dress(&before), dress(&after)) {
            (true, true) => Some((found, date.end..date.end)),
            (false, true) if is_place(&before) => Some((found, before)),
            (true, false) if is_place(&after) => Some((found, after)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::tried::tried;
    use expect_test::{Expect, expect};

    fn check(line: &str, wanted: Expect) {
        wanted.assert_eq(&tried(&format!("{line}\nRef: TSB Circular 79\nDear Sir/Madam,\nWe meet.\n"), "/letterhead"));
    }

    #[test]
    fn place_and_date() {
        check(
            "Geneva, 5 March 2031",
            expect![[r#"
            date: {"printed":"5 March 2031","value":"2031-03-05"}
            designation: "TSB Circular 79"
            number: "79"
            place: "Geneva"
        "#]],
        );
        check(
            "5 March 2031",
            expect![[r#"
            date: {"printed":"5 March 2031","value":"2031-03-05"}
            designation: "TSB Circular 79"
            number: "79"
        "#]],
        );
        let fr =
            "Genève, le 5 mars 2031\nRéf.: Circulaire TSB 79\nMadame, Monsieur,\nLa réunion se tiendra à Genève.\n";
        expect![[r#"
            date: {"printed":"5 mars 2031","value":"2031-03-05"}
            designation: "Circulaire TSB 79"
            number: "79"
            place: "Genève"
        "#]]
        .assert_eq(&tried(fr, "/letterhead"));
    }

    #[test]
    fn a_day_of_the_week_is_no_place() {
        let place = |head: &str, salutation: &str| {
            tried(&format!("{head}\n{salutation}\n"), "/letterhead/place")
                + &tried(&format!("{head}\n{salutation}\n"), "/letterhead/date")
        };
        let all = [
            place("Quayside, Wednesday, 5 March 2031\nRef: TSB Circular 79", "Dear Sir/Madam,\nWe meet."),
            place(
                "Port-Blanc, mercredi 5 mars 2031\nRéf.: Circulaire TSB 79",
                "Madame, Monsieur,\nLa réunion se tiendra à Genève.",
            ),
            place(
                "Bahía Serena, miércoles, 5 de marzo de 2031\nRef.: Circular TSB 79",
                "Muy señora mía/Muy señor mío:\nLa reunión se celebrará en Ginebra.",
            ),
            place(
                "Лукоморск, среда, 5 марта 2031 года\nОсн.: Циркуляр 79 БСЭ",
                "Уважаемая госпожа,\nСобрание состоится в Женеве.",
            ),
            place(
                "بئر السدر، الأربعاء 5 مارس 2031\nالمرجع: الرسالة المعممة 79",
                "حضرات السادة والسيدات، تحية طيبة وبعد،\nيعقد الاجتماع في جنيف.",
            ),
            place(
                "2031年3月5日（星期三），石门\n文号：电信标准化局第79号通函",
                "尊敬的先生/女士：\n会议在日内瓦召开。",
            ),
        ];
        expect![[r#"
            "Quayside"
            printed: "Wednesday, 5 March 2031"
            value: "2031-03-05"
            "Port-Blanc"
            printed: "mercredi 5 mars 2031"
            value: "2031-03-05"
            "Bahía Serena"
            printed: "miércoles, 5 de marzo de 2031"
            value: "2031-03-05"
            "Лукоморск"
            printed: "среда, 5 марта 2031 года"
            value: "2031-03-05"
            "بئر السدر"
            printed: "الأربعاء 5 مارس 2031"
            value: "2031-03-05"
            "石门"
            printed: "2031年3月5日（星期三）"
            value: "2031-03-05"
        "#]]
        .assert_eq(&all.concat());
    }

    #[test]
    fn the_same_day_in_another_calendar() {
        let head = |line: &str| {
            let letter = format!(
                "المرجع: الرسالة المعممة 79\n{line}\nحضرات السادة والسيدات، تحية طيبة وبعد،\nيعقد الاجتماع في جنيف.\n"
            );
            tried(&letter, "/letterhead/place") + &tried(&letter, "/letterhead/date")
        };
        let all = [
            head("19/06/1452هـ الموافق 05/03/2031م"),
            head("بئر السدر، 5 مارس 2031م الموافق ١١ شوال ١٤٥٢هـ"),
            head("بئر السدر، الأربعاء ١١ شوال ١٤٥٢هـ الموافق 5 مارس 2031م"),
            head("بئر السدر، 5 مارس 2031م (١١ شوال ١٤٥٢هـ)"),
        ];
        expect![[r#"
            nothing
            printed: "19/06/1452هـ الموافق 05/03/2031"
            value: "2031-03-05"
            "بئر السدر"
            printed: "5 مارس 2031م الموافق ١١ شوال ١٤٥٢هـ"
            value: "2031-03-05"
            "بئر السدر"
            printed: "الأربعاء ١١ شوال ١٤٥٢هـ الموافق 5 مارس 2031م"
            value: "2031-03-05"
            "بئر السدر"
            printed: "5 مارس 2031م (١١ شوال ١٤٥٢هـ)"
            value: "2031-03-05"
        "#]]
        .assert_eq(&all.concat());
    }

    #[test]
    fn all_behind_a_label_is_the_date() {
        check(
            "Date: Wed, 5 Mar 2031 16:41:09 +0200",
            expect![[r#"
            date: {"printed":"Wed, 5 Mar 2031 16:41:09 +0200","time":"16:41","value":"2031-03-05"}
            designation: "TSB Circular 79"
            number: "79"
        "#]],
        );
        check(
            "Date: to be announced",
            expect![[r#"
            designation: "TSB Circular 79"
            number: "79"
            other: [{"block":{"paragraph":"to be announced"}}]
        "#]],
        );
    }

    #[test]
    fn a_day_in_a_sentence_is_no_dateline() {
        check(
            "The group was founded on 5 March 2031 in the old town of Geneva",
            expect![[r#"
            designation: "TSB Circular 79"
            number: "79"
            other: [{"block":{"paragraph":"The group was founded on 5 March 2031 in the old town of Geneva"}}]
        "#]],
        );
    }
}
