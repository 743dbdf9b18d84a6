//! The meetings that a letter calls: derived from its subject and first paragraphs, holding nothing of their own.

mod acronym;
mod place;

use crate::context::Context;
use crate::dates::dates_a_letter;
use jiff::civil::Date;
use letter::{Block, Letter, Meeting, Run, Text};
use place::{as_in_head, city, place};
use vocabulary::{DateHit, FoundDate, FoundGroup, Role};

/// Derives `meeting` and `further_meetings`.
pub(crate) fn meetings(cx: &Context<'_>, letter: &mut Letter) {
    let subject = letter.letterhead.as_ref().and_then(|head| head.subject.as_ref()).map(in_lines);
    let paragraphs: Vec<String> = letter.body.iter().take(6).flat_map(first_words).take(6).collect();
    let mut found: Vec<Meeting> = Vec::new();
    if let Some(subject) = &subject {
        found = in_words(cx, subject, &paragraphs, Words::Subject);
    }
    for meeting in &mut found {
        dash_found_again(cx, meeting, subject.as_deref().unwrap_or(""), &paragraphs);
    }
    let informs = matches!(letter.kind, Some(letter::Kind::Circular));
    if found.is_empty() && !(informs && subject.is_some()) {
        let written = letter.letterhead.as_ref().and_then(|head| head.date.as_ref()).and_then(|date| date.value);
        // No subject, or one that names no day: the first paragraph that calls to a meeting.
        for words in &paragraphs {
            let calls = cx.words.contains(words, Role::Meeting.into()) || !cx.words.find_groups(words).is_empty();
            if calls && subject.as_deref().is_none_or(|subject| cx.words.contains(subject, Role::Meeting.into())) {
                found = in_words(cx, words, &paragraphs, Words::Sentence);
                // Nobody is called to what is past.
                found.retain(|meeting| written.is_none_or(|written| meeting.start.is_none_or(|start| start > written)));
                if !found.is_empty() {
                    let rest = paragraphs.iter().skip_while(|other| *other != words).nth(1);
                    found.extend(rest.and_then(|words| another(cx, words, &found)));
                    break;
                }
            }
        }
    }
    // The subject names the group where only a paragraph names the days.
    if let ([meeting], Some(subject)) = (found.as_mut_slice(), &subject)
        && meeting.group.is_none()
        && let [group] = acronym::groups(cx, subject).as_slice()
    {
        meeting.group = Some(group.name.clone());
    }
    let head = letter.letterhead.as_ref().and_then(|head| head.place.clone());
    for meeting in &mut found {
        // A blank of any kind ends no value.
        meeting.place = meeting.place.take().map(|place| as_in_head(place.trim().to_owned(), head.as_deref()));
    }
    let mut found = found.into_iter();
    letter.meeting = found.next();
    letter.further_meetings = found.collect();
}

/// The characters of a text, a break as a line end: what stands on lines of their own are parts of their own.
fn in_lines(text: &Text) -> String {
    match text {
        Text::Plain(text) => text.clone(),
        Text::Runs(runs) => runs
            .iter()
            .map(|run| match run {
                Run::Plain(text) => text.clone(),
                Run::Break(_) => "\n".to_owned(),
                marked => marked.mark().map_or_else(String::new, |(_, text)| in_lines(text)),
            })
            .collect(),
    }
}

fn first_words(block: &Block) -> Vec<String> {
    match block {
        Block::Paragraph(text) => vec![text.plain()],
        Block::List(list) => {
            list.items.iter().flat_map(|item| item.body.iter().take(1).flat_map(first_words)).take(3).collect()
        }
        _ => Vec::new(),
    }
}

/// Where words stand: a subject names its place between commas, a sentence within a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Words {
    Subject,
    Sentence,
}

/// A meeting of another group, with days of its own, in the paragraph behind the first.
fn another(cx: &Context<'_>, words: &str, found: &[Meeting]) -> Option<Meeting> {
    let meeting = in_words(cx, words, &[], Words::Sentence).into_iter().next()?;
    let mut meeting = meeting;
    if let (None, Some(first)) = (&meeting.place, found.first().and_then(|first| first.place.as_deref())) {
        // At the same place, which the paragraph names once more.
        if words.contains(first) {
            (meeting.place, meeting.is_virtual) = (Some(first.to_owned()), Some(false));
        }
    }
    let other = meeting.group.is_some() && found.iter().all(|first| first.group != meeting.group);
    (other && meeting.start != meeting.end).then_some(meeting)
}

/// The meetings that these words name: a group and a range of days each.
fn in_words(cx: &Context<'_>, words: &str, context: &[String], kind: Words) -> Vec<Meeting> {
    let mut groups = acronym::groups(cx, words);
    // A regional group names the group that it belongs to.
    let names: Vec<String> = groups.iter().map(|group| group.name.clone()).collect();
    let hits: Vec<DateHit> = cx.words.dates(words).collect();
    let mut dates: Vec<FoundDate> = days(cx, words, &hits);
    // But one that meets on days of its own, which stand before its regional group, meets too.
    let starts: Vec<usize> = groups.iter().map(|group| group.range.start).collect();
    groups.retain(|group| {
        let regional =
            names.iter().position(|name| name.strip_prefix(&group.name).is_some_and(|rest| rest.starts_with("RG")));
        let behind = regional.and_then(|regional| starts.get(regional)).filter(|behind| **behind > group.range.end);
        let own = behind
            .is_some_and(|behind| dates.iter().any(|date| (group.range.end..*behind).contains(&date.extent.start)));
        regional.is_none() || own
    });
    let moved = without_former(cx, words, &groups, &mut dates);
    let Some(first) = dates.first() else { return Vec::new() };
    if !moved && let Some(found) = one_after_the_other(cx, words, &dates, context, kind) {
        return found;
    }
    // Groups and days in pairs are meetings of their own; otherwise one meeting.
    let pairs = if groups.len() > 1 && groups.len() == dates.len() { groups.len() } else { 1 };
    (0..pairs)
        .map(|index| {
            let date = dates.get(index).unwrap_or(first);
            // Of several meetings, each has the words from its group to the next one.
            let from = if index == 0 { 0 } else { groups.get(index).map_or(0, |group| group.range.start) };
            let to = if pairs == 1 {
                words.len()
            } else {
                groups.get(index + 1).map_or(words.len(), |next| next.range.start)
            };
            let own = words.get(from..to).filter(|_| (from..to).contains(&date.extent.start)).unwrap_or(words);
            let shift = if own.len() == words.len() { 0 } else { from };
            let is_virtual = place::is_remote(cx, own);
            let sides = (date.extent.start.saturating_sub(shift), date.extent.end.saturating_sub(shift));
            let shared =
                || place(cx, words, (words.len(), words.len()), true, kind).filter(|_| pairs > 1 && !is_virtual);
            let place = place(cx, own, sides, is_virtual, kind).or_else(shared).map(|place| city(cx, place, context));
            let remote = is_virtual && place.is_none()
                || place.is_none() && context.iter().take(2).any(|words| place::is_remote(cx, words));
            let is_virtual = if place.is_some() {
                Some(false)
            } else if remote {
                Some(true)
            } else {
                None
            };
            Meeting {
                group: groups.get(index).map(|group| group.name.clone()),
                start: Some(date.value),
                end: Some(if pairs == 1 {
                    last_day(cx, words, &hits, date, context)
                } else {
                    date.until.unwrap_or(date.value)
                }),
                place,
                is_virtual,
            }
        })
        .collect()
}

/// Where a meeting was moved to other days, those that were given up are none of its days: `postponed from 3-5 May 2031 to
/// 7-9 June 2031`, `new dates: 7-9 June 2031 (instead of 3-5 May 2031)`. Returns whether it was.
fn without_former(cx: &Context<'_>, words: &str, groups: &[FoundGroup], dates: &mut Vec<FoundDate>) -> bool {
    if dates.len() < 2 || !cx.words.contains(words, Role::Moved.into()) {
        return false;
    }
    // Another group has days of its own.
    let next = groups.get(1).map_or(words.len(), |group| group.range.start);
    let given_up: Vec<usize> =
        cx.words.find_all(words, Role::InsteadOf.into()).into_iter().map(|hit| hit.end).collect();
    let mut before = 0;
    let mut valid = Vec::new();
    for (index, date) in dates.iter().enumerate().take_while(|(_, date)| date.extent.start < next) {
        if !given_up.iter().any(|word| (before..=date.extent.start).contains(word)) {
            valid.push(index);
        }
        before = date.extent.end;
    }
    let own = dates.iter().take_while(|date| date.extent.start < next).count();
    let Some(last) = valid.last().copied().filter(|_| own > 1) else { return false };
    let mut index = 0;
    dates.retain(|_| {
        index += 1;
        index > own || index == last + 1
    });
    true
}

/// Meetings of which not each has a group, `Workshop (Quayside, 4 June 2031) and meeting of Study Group 9 (5-12 June
/// 2031)`: behind each days the next meeting or group is named, and its words reach to the one after it.
fn one_after_the_other(
    cx: &Context<'_>,
    words: &str,
    dates: &[FoundDate],
    context: &[String],
    kind: Words,
) -> Option<Vec<Meeting>> {
    if kind != Words::Subject || dates.len() < 2 {
        return None;
    }
    let groups = cx.words.find_groups(words);
    if groups.is_empty() || groups.len() >= dates.len() {
        return None;
    }
    let called = cx.words.find_all(words, Role::Meeting.into());
    let mut starts = vec![0];
    for pair in dates.windows(2) {
        let [before, next] = pair else { continue };
        let between = before.extent.end..next.extent.start;
        let names = called.iter().map(|hit| hit.start).chain(groups.iter().map(|group| group.range.start));
        starts.push(names.filter(|start| between.contains(start)).min()?);
    }
    let ends = starts.iter().skip(1).copied().chain([words.len()]);
    let own: Vec<&str> = starts.iter().zip(ends).map(|(start, end)| words.get(*start..end)).collect::<Option<_>>()?;
    let mut found: Vec<Meeting> = own.into_iter().flat_map(|own| in_words(cx, own, context, kind)).collect();
    // The place at the end is that of them all: `Meeting (…), preceded by a workshop (…), Quayside`.
    let shared = found.last().and_then(|last| last.place.clone());
    for meeting in found.iter_mut().filter(|meeting| meeting.place.is_none() && meeting.is_virtual != Some(true)) {
        (meeting.place, meeting.is_virtual) = (shared.clone(), shared.as_ref().map(|_| false).or(meeting.is_virtual));
    }
    (found.len() == dates.len()).then_some(found)
}

/// The last day of a meeting that goes on after a pause: `20-23日和26-27日`.
fn last_day(
    cx: &Context<'_>,
    words: &str,
    hits: &[DateHit],
    first: &FoundDate,
    context: &[String],
) -> jiff::civil::Date {
    let mut last = first.until.unwrap_or(first.value);
    let mut end = first.extent.end;
    for hit in hits {
        let range = hit.range();
        let near = words
            .get(end..range.start)
            .is_some_and(|between| between.chars().count() <= 5 && !between.contains([';', '；', '\n']));
        if range.start < end || !near {
            continue;
        }
        let next = match hit {
            DateHit::Date(date) => date.until.unwrap_or(date.value),
            DateHit::Yearless(date) => match date.in_year(last.year()) {
                Some(date) => date.until.unwrap_or(date.value),
                None => continue,
            },
            DateHit::Impossible(_) => continue,
        };
        if next > last {
            (last, end) = (next, range.end);
        }
    }
    let behind = words.get(end..).unwrap_or("");
    if let Some(day) = further_day(behind, last) {
        last = day;
    }
    // The first paragraphs may say it whole: `20-23日和26-27日` is from the 20th to the 27th.
    if first.until.is_some() && behind.chars().take(6).any(char::is_numeric) {
        for hit in context.iter().take(2).flat_map(|words| cx.words.dates(words)) {
            if let DateHit::Date(FoundDate { value, until: Some(until), .. }) = hit
                && value == first.value
            {
                last = last.max(until);
            }
        }
    }
    last
}

/// The last of the days that stand behind another without their month: `16日、19日至21日`.
fn further_day(behind: &str, last: Date) -> Option<Date> {
    let joins = |c: char| {
        c.is_whitespace() || matches!(c, '、' | '和' | '及' | '与' | '至' | '到' | '-' | '–' | '—' | '~' | '～')
    };
    let mut rest = behind;
    let mut found = None;
    loop {
        let bare = rest.trim_start_matches(joins);
        let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
        let (Some(day), true) = (bare.get(..digits).and_then(|day| day.parse::<i8>().ok()), bare.len() < rest.len())
        else {
            return found;
        };
        let Some(behind) = bare.get(digits..).and_then(|rest| rest.strip_prefix('日')) else { return found };
        let date = last.with().day(day).build().ok().filter(|date| *date > found.unwrap_or(last));
        let Some(date) = date else { return found };
        (found, rest) = (Some(date), behind);
    }
}

/// The days among these hits, but for those on which a letter was written that the words quote: days of the calendar, and
/// what a range that lost its dash must have meant.
fn days(cx: &Context<'_>, words: &str, hits: &[DateHit]) -> Vec<FoundDate> {
    let letters = if hits.is_empty() { Vec::new() } else { cx.words.find_designations(words) };
    let quoted = |date: &FoundDate| {
        date.until.is_none()
            && letters.iter().any(|letter| dates_a_letter(cx, words, letter.range.clone(), &date.extent))
    };
    hits.iter()
        .filter_map(|hit| match hit {
            DateHit::Date(date) => Some(date.clone()).filter(|date| !quoted(date)),
            DateHit::Impossible(date) => {
                let (from, until) = date.guess?;
                let lost = words.get(date.range.clone())?.chars().take_while(|c| c.is_numeric()).count() > 2;
                if lost && !says_elsewhere(cx, from, until) {
                    return None;
                }
                Some(FoundDate {
                    range: date.range.clone(),
                    extent: date.range.clone(),
                    value: from,
                    until: Some(until),
                    weekday: None,
                    until_weekday: None,
                    time: None,
                    until_time: None,
                    zone: None,
                })
            }
            DateHit::Yearless(_) => None,
        })
        .collect()
}

/// A subject that says `13 December` where the first paragraphs say `1–3 December` has lost a dash.
/// And so has one that says `29 June  2 July`.
fn dash_found_again(cx: &Context<'_>, meeting: &mut Meeting, subject: &str, paragraphs: &[String]) {
    let Some(day) = meeting.start.filter(|day| meeting.end == Some(*day)) else { return };
    let parted = |hit| match hit {
        DateHit::Date(FoundDate { value, until: Some(until), .. }) => {
            let joined = format!("{}{}", value.day(), until.day()) == day.day().to_string();
            let joined = joined && (value.year(), value.month()) == (day.year(), day.month());
            let first = |hit| matches!(hit, DateHit::Yearless(date) if date.in_year(value.year()).is_some_and(|date| date.value == value));
            let apart = until == day && cx.words.dates(subject).any(first);
            (joined || apart).then_some((value, until))
        }
        _ => None,
    };
    if let Some((from, until)) = paragraphs.iter().take(3).flat_map(|words| cx.words.dates(words)).find_map(parted) {
        (meeting.start, meeting.end) = (Some(from), Some(until));
    }
}

/// Whether the letter says these days in full somewhere: only that proves what a lost dash parted.
fn says_elsewhere(cx: &Context<'_>, from: Date, until: Date) -> bool {
    cx.texts(0..cx.lines.lines.len()).any(|index| {
        cx.words.dates(cx.at(index)).any(|hit| match hit {
            DateHit::Date(date) => date.value == from && date.until == Some(until),
            _ => false,
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::tried::tried;
    use expect_test::{Expect, expect};

    /// The meetings that a subject and first paragraph call.
    fn check(subject: &str, paragraph: &str, wanted: Expect) {
        let lines = format!("Ref: TSB Collective letter 4/21\nSubject: {subject}\nDear Sir/Madam,\n{paragraph}\n");
        wanted.assert_eq(&(tried(&lines, "/meeting") + &tried(&lines, "/further_meetings")));
    }

    #[test]
    fn days_behind_a_pause_and_those_of_other_meetings() {
        let zh = "文号：电信标准化局第4/21号集体函\n事由：第21研究组会议；2031年6月16日、19日至21日，日内瓦\n尊敬的先生/女士：\n会议将召开。\n";
        expect![[r#"
            end: "2031-06-21"
            group: "SG21"
            place: "日内瓦"
            start: "2031-06-16"
            virtual: false
        "#]]
        .assert_eq(&tried(zh, "/meeting"));
        // All groups of the house meet from the same day on.
        check(
            "Meeting of Study Group 21, Geneva, 2-4 June 2031",
            "All groups will meet from 2 to 20 June 2031.",
            expect![[r#"
                end: "2031-06-04"
                group: "SG21"
                place: "Geneva"
                start: "2031-06-02"
                virtual: false
                nothing
            "#]],
        );
        // A bracket before hides no place in a later one.
        check(
            "Draft of a lamp (formerly L.1) for approval by Study Group 21 (Geneva, 2-4 June 2031)",
            "You are asked for your opinion.",
            expect![[r#"
                end: "2031-06-04"
                group: "SG21"
                place: "Geneva"
                start: "2031-06-02"
                virtual: false
                nothing
            "#]],
        );
    }

    #[test]
    fn the_group_in_the_subject_and_the_days_in_a_sentence() {
        check(
            "Meeting of Study Group 21",
            "The meeting will be held in Geneva from 2 to 11 June 2031.",
            expect![[r#"
                end: "2031-06-11"
                group: "SG21"
                place: "Geneva"
                start: "2031-06-02"
                virtual: false
                nothing
            "#]],
        );
        // Two groups with one range of days: nobody says which.
        check(
            "Meetings of Study Group 21 and Study Group 4",
            "The meeting will be held in Geneva from 2 to 11 June 2031.",
            expect![[r#"
                end: "2031-06-11"
                place: "Geneva"
                start: "2031-06-02"
                virtual: false
                nothing
            "#]],
        );
    }

    #[test]
    fn a_place_with_brackets_of_its_own() {
        let place = |place: &str| {
            let letter = format!(
                "事由：第21研究组会议，2031年6月2-11日，{place}\n\n尊敬的先生/女士：\n谨此邀请。\n\n顺致敬意！\n"
            );
            tried(&letter, "/meeting/place")
        };
        let whole = place("（北）灯（塔）国石门市");
        expect![[r#"
            "（北）灯（塔）国石门市"
            "石门"
        "#]]
        .assert_eq(&format!("{whole}{}", place("石门（灯塔国）")));
    }

    #[test]
    fn a_range_of_days() {
        check(
            "Meeting of Study Group 21, Geneva, 2-11 June 2031",
            "",
            expect![[r#"
            end: "2031-06-11"
            group: "SG21"
            place: "Geneva"
            start: "2031-06-02"
            virtual: false
            nothing
        "#]],
        );
        check(
            "Meeting of Study Group 21, Geneva, 30 June to 2 July 2031",
            "",
            expect![[r#"
            end: "2031-07-02"
            group: "SG21"
            place: "Geneva"
            start: "2031-06-30"
            virtual: false
            nothing
        "#]],
        );
        // A day that does not exist calls to no meeting.
        check(
            "Meeting of Study Group 21, Geneva, 31 June 2031",
            "",
            expect![[r#"
            nothing
            nothing
        "#]],
        );
    }

    #[test]
    fn virtual_or_at_a_place() {
        check(
            "Virtual meeting of Study Group 21, 2-11 June 2031",
            "",
            expect![[r#"
            end: "2031-06-11"
            group: "SG21"
            start: "2031-06-02"
            virtual: true
            nothing
        "#]],
        );
        check(
            "Study Group 21, 2-11 June 2031",
            "The meeting is held fully virtually.",
            expect![[r#"
            end: "2031-06-11"
            group: "SG21"
            start: "2031-06-02"
            virtual: true
            nothing
        "#]],
        );
        // Only the documents are electronic.
        check(
            "Study Group 21, Geneva, 2-11 June 2031",
            "Documents are electronic.",
            expect![[r#"
            end: "2031-06-11"
            group: "SG21"
            place: "Geneva"
            start: "2031-06-02"
            virtual: false
            nothing
        "#]],
        );
    }

    #[test]
    fn two_meetings() {
        check(
            "Study Group 4 (10-14 January 2033) and Working Party 4C (17-21 January 2033), Geneva",
            "",
            expect![[r#"
                end: "2033-01-14"
                group: "SG4"
                place: "Geneva"
                start: "2033-01-10"
                virtual: false
                {"end":"2033-01-21","group":"WP4C","place":"Geneva","start":"2033-01-17","virtual":false}
            "#]],
        );
        // Two groups on the same days meet once.
        check(
            "Joint meeting of Study Group 4 and Study Group 5, Geneva, 10-14 January 2033",
            "",
            expect![[r#"
            end: "2033-01-14"
            group: "SG4"
            place: "Geneva"
            start: "2033-01-10"
            virtual: false
            nothing
        "#]],
        );
    }

    #[test]
    fn a_workshop_before_the_meeting() {
        check(
            "Workshop on nets (Quayside, 4 June 2031) followed by the meeting of Study Group 9 (Quayside, 5-12 June 2031)",
            "",
            expect![[r#"
                end: "2031-06-04"
                place: "Quayside"
                start: "2031-06-04"
                virtual: false
                {"end":"2031-06-12","group":"SG9","place":"Quayside","start":"2031-06-05","virtual":false}
            "#]],
        );
    }

    #[test]
    fn no_blank_ends_a_place() {
        let letter = "事由：第21研究组会议，2031年6月2-11日，日内瓦Port.\u{a0}:\n\n尊敬的先生/女士：\n会议召开。\n\n顺致敬意！\n";
        expect![[r#"
            "日内瓦Port."
        "#]]
        .assert_eq(&tried(letter, "/meeting/place"));
    }

    #[test]
    fn a_place_within_a_sentence() {
        check(
            "Next meeting",
            "Study Group 21 will meet from 2 to 11 June 2031 in Porto Novo.",
            expect![[r#"
            end: "2031-06-11"
            group: "SG21"
            place: "Porto Novo"
            start: "2031-06-02"
            virtual: false
            nothing
        "#]],
        );
        check(
            "Next meeting",
            "Study Group 21 will meet from 2 to 11 June 2031 in good spirits.",
            expect![[r#"
                end: "2031-06-11"
                group: "SG21"
                start: "2031-06-02"
                nothing
            "#]],
        );
    }

    #[test]
    fn a_place_for_all_of_them() {
        check(
            "Meeting of Study Group 9 (5-12 June 2031), preceded by a workshop (4 June 2031), Porto Novo (Benin)",
            "",
            expect![[r#"
                end: "2031-06-12"
                group: "SG9"
                place: "Porto Novo"
                start: "2031-06-05"
                virtual: false
                {"end":"2031-06-04","place":"Porto Novo","start":"2031-06-04","virtual":false}
            "#]],
        );
    }

    #[test]
    fn a_dash_that_a_paragraph_has() {
        check(
            "Meeting of Study Group 9, Quayside, 29 June  2 July 2031",
            "Study Group 9 will meet in Quayside from 29 June to 2 July 2031.",
            expect![[r#"
                end: "2031-07-02"
                group: "SG9"
                place: "Quayside"
                start: "2031-06-29"
                virtual: false
                nothing
            "#]],
        );
        check(
            "Meeting of Study Group 9, Quayside, 29 June  2 July 2031",
            "Study Group 9 will meet in Quayside.",
            expect![[r#"
                end: "2031-07-02"
                group: "SG9"
                place: "Quayside"
                start: "2031-07-02"
                virtual: false
                nothing
            "#]],
        );
    }

    #[test]
    fn days_that_were_given_up() {
        let days = |letter: &str| {
            tried(letter, "/meeting/start") + &tried(letter, "/meeting/end") + &tried(letter, "/further_meetings")
        };
        let en =
            |subject: &str| days(&format!("Ref: TSB Circular 79\nSubject: {subject}\n\nDear Sir/Madam,\nWe meet.\n"));
        let all = [
            en("Postponement of the meeting of Study Group 9 from 3-5 May 2031 to 7-9 June 2031, Quayside"),
            en("New dates of the meeting of Study Group 9: 7-9 June 2031 (instead of 3-5 May 2031), Quayside"),
            days(
                "Réf.: Circulaire TSB 79\nObjet: Report de la réunion de la Commission d'études 9, du 3-5 mai 2031 au 7-9 juin 2031, Port-Blanc\n\nMadame, Monsieur,\nLa réunion est reportée.\n",
            ),
            days(
                "Ref.: Circular TSB 79\nAsunto: Comisión de Estudio 9: aplazamiento de la reunión del 3-5 de mayo de 2031 al 7-9 de junio de 2031, Bahía Serena\n\nMuy señora mía/Muy señor mío:\nLa reunión se aplaza.\n",
            ),
            days(
                "Осн.: Циркуляр 79 БСЭ\nПредмет: Перенос собрания 9-й Исследовательской комиссии с 3–5 мая 2031 года на 7–9 июня 2031 года, Лукоморск\n\nУважаемая госпожа,\nСобрание переносится.\n",
            ),
            days(
                "文号：电信标准化局第79号通函\n事由：第9研究组会议由2031年5月3-5日推迟至2031年6月7-9日，石门\n\n尊敬的先生/女士：\n会议推迟。\n",
            ),
            days(
                "المرجع: الرسالة المعممة 79\nالموضوع: تأجيل اجتماع لجنة الدراسات 9 من 3-5 مايو 2031 إلى 7-9 يونيو 2031، بئر السدر\n\nحضرات السادة والسيدات، تحية طيبة وبعد،\nيعقد الاجتماع في جنيف.\n",
            ),
        ];
        expect![[r#"
            "2031-06-07"
            "2031-06-09"
            nothing
            "2031-06-07"
            "2031-06-09"
            nothing
            "2031-06-07"
            "2031-06-09"
            nothing
            "2031-06-07"
            "2031-06-09"
            nothing
            "2031-06-07"
            "2031-06-09"
            nothing
            "2031-06-07"
            "2031-06-09"
            nothing
            "2031-06-07"
            "2031-06-09"
            nothing
        "#]]
        .assert_eq(&all.concat());
    }

    #[test]
    fn a_place_behind_what_is_said_of_the_days() {
        let place = |letter: &str| tried(letter, "/meeting/place");
        let zh = |subject: &str| {
            place(&format!("文号：电信标准化局第4/21号集体函\n事由：{subject}\n\n尊敬的先生/女士：\n会议将召开。\n"))
        };
        let all = [
            zh("第9研究组会议，2031年6月7日至9日（含），石门市"),
            zh("第9研究组会议，2031年6月7-9日（含）石门"),
            place(
                "Ref: TSB Collective letter 4/21\nSubject: Study Group 9 meeting, 7-9 June 2031 (inclusive), Quayside\n\nDear Sir/Madam,\nWe meet.\n",
            ),
            place(
                "Réf.: Lettre collective TSB 4/21\nObjet: Réunion de la Commission d'études 9, 7-9 juin 2031 inclus, Port-Blanc\n\nMadame, Monsieur,\nLa réunion se tiendra en juin.\n",
            ),
            place(
                "Осн.: Коллективное письмо 4/21 БСЭ\nПредмет: Собрание 9-й Исследовательской комиссии, 7–9 июня 2031 года (включительно), Лукоморск\n\nУважаемая госпожа,\nСобрание состоится.\n",
            ),
        ];
        expect![[r#"
            "石门市"
            "石门"
            "Quayside"
            "Port-Blanc"
            "Лукоморск"
        "#]]
        .assert_eq(&all.concat());
    }

    #[test]
    fn marks_of_direction_around_a_place() {
        let letter = "المرجع: الرسالة المعممة 79\nالموضوع: اجتماع لجنة الدراسات 9، \u{200F}بئر السدر\u{200F}، 7-9 يونيو 2031\n\nحضرات السادة والسيدات، تحية طيبة وبعد،\nيعقد الاجتماع قريباً.\n";
        expect![[r#"
            end: "2031-06-09"
            group: "SG9"
            place: "بئر السدر"
            start: "2031-06-07"
            virtual: false
        "#]]
        .assert_eq(&tried(letter, "/meeting"));
        let head = "المرجع: الرسالة المعممة 79\n\u{200F}بئر السدر\u{200E}، 5 مارس 2031\nالموضوع: المنارات\n\nحضرات السادة والسيدات، تحية طيبة وبعد،\nيعقد الاجتماع قريباً.\n";
        expect![[r#"
            date: {"printed":"5 مارس 2031","value":"2031-03-05"}
            designation: "الرسالة المعممة 79"
            number: "79"
            place: "بئر السدر"
            subject: "المنارات"
        "#]]
        .assert_eq(&tried(head, "/letterhead"));
    }

    #[test]
    fn a_group_and_its_regional_group() {
        check(
            "Meetings of Study Group 9 (Quayside, 5-12 June 2031) and of its regional group for Africa (SG9RG-AFR) (virtual, 2-3 June 2031)",
            "",
            expect![[r#"
                end: "2031-06-12"
                group: "SG9"
                place: "Quayside"
                start: "2031-06-05"
                virtual: false
                {"end":"2031-06-03","group":"SG9RG-AFR","start":"2031-06-02","virtual":true}
            "#]],
        );
        check(
            "Meeting of the Study Group 9 Regional Group for Africa (SG9RG-AFR), Quayside, 2-3 June 2031",
            "",
            expect![[r#"
                end: "2031-06-03"
                group: "SG9RG-AFR"
                place: "Quayside"
                start: "2031-06-02"
                virtual: false
                nothing
            "#]],
        );
    }

    #[test]
    fn no_days_no_meeting() {
        check(
            "Election of the chair of Study Group 21",
            "Ballots are due.",
            expect![[r#"
            nothing
            nothing
        "#]],
        );
    }
}
