//! An annex: its heading, its title, its body.
//!
//! What the title is, `annex/title.rs` tells.

mod title;

use crate::account::At;
use crate::agenda;
use crate::body::{self, Zone};
use crate::context::{Context, part, trimmed};
use crate::scribe::Scribe;
use crate::zones::annex_heading;
use findings::Span;
use letter::{Annex, Text};
use std::ops::Range;
use vocabulary::Role;
use vocabulary::character::is_letter;

/// Recognises the annex in these lines; the first is its heading.
pub(crate) fn annex(
    cx: &Context<'_>,
    scribe: &mut Scribe<'_>,
    range: Range<usize>,
    language: Option<&str>,
    at: At,
) -> Annex {
    let mut annex = Annex::default();
    let own = language_of(cx, range.clone());
    if own.as_deref() != language {
        annex.language.clone_from(&own);
    }
    let words = own.as_deref().and_then(|own| cx.set.get(own)).unwrap_or(cx.words);
    let cx = &Context { lines: cx.lines, words, set: cx.set };
    let (title, body) = head(cx, scribe, range, at, &mut annex);
    annex.title = title;
    let named =
        annex.title.as_ref().or(annex.heading.as_ref()).is_some_and(|title| agenda::is_title_text(cx, &title.plain()));
    let zone = if named || cx.texts(body.clone()).take(2).any(|index| agenda::is_title(cx, index)) {
        Zone::AgendaAnnex
    } else {
        Zone::Annex
    };
    let body_at = scribe.field(at, "body");
    annex.body = body::blocks(cx, scribe, body, body_at, zone);
    annex
}

/// The language of an annex, told by its own words; what is too short has its letter's.
fn language_of(cx: &Context<'_>, range: Range<usize>) -> Option<String> {
    let (first, last) = (range.start, range.end.checked_sub(1)?);
    let span = cx.span(first).to(cx.span(last));
    let words = span.of(cx.lines.text);
    if words.chars().filter(|c| is_letter(*c)).nth(39).is_none() {
        return Some(cx.words.tag().to_owned());
    }
    // The first lines tell; a floor of characters may fall inside one.
    let mut enough = words.len().min(1500);
    while !words.is_char_boundary(enough) {
        enough -= 1;
    }
    cx.set.detect(words.get(..enough).unwrap_or(words)).map(str::to_owned)
}

/// Writes label and heading; returns the title and the lines of the body.
fn head(
    cx: &Context<'_>,
    scribe: &mut Scribe<'_>,
    range: Range<usize>,
    at: At,
    annex: &mut Annex,
) -> (Option<Text>, Range<usize>) {
    let first = range.start;
    let visible = cx.visible(first);
    let Some(found) = annex_heading(cx, first) else {
        // An agenda that no heading calls an annex begins with its title.
        let title = title::lines(cx, range.clone()).unwrap_or(first..first);
        let title_at = scribe.field(at, "title");
        let spans: Vec<Span> = cx.texts(title.clone()).map(|line| cx.span(line)).collect();
        let text = if spans.is_empty() { None } else { scribe.broken(&spans, None, title_at) };
        return (text, title.end..range.end);
    };
    let label = found.label.as_ref().map(|label| part(visible, label.clone()));
    annex.label = label.map(|label| label.of(cx.lines.text).to_owned());
    let heading_ends = found.of.as_ref().map_or(found.heading.end, |of| of.end.max(found.heading.end));
    let behind = trimmed(part(visible, heading_ends..visible.len()), cx.lines.text);
    // `Annex 1 to Circular 237`: the letter it belongs to, without a bracket.
    // And `Annex B (Revised)`: what a bracket says of the annex.
    let said = behind.of(cx.lines.text);
    let aside = title::bracketed(said) && said.matches([')', '）']).count() == 1;
    // `Annex 1 to Circular 237 – Draft agenda`: up to the dash.
    let named = match found.of {
        Some(_) => None,
        None if aside || names_letter(cx, said) => Some(said.len()),
        None => said
            .match_indices(['–', '—'])
            .filter_map(|(dash, _)| said.get(..dash).map(str::trim_end))
            .find(|before| names_letter(cx, before))
            .map(str::len),
    };
    let heading_at = scribe.field(at, "heading");
    let ends = named.map_or(part(visible, 0..heading_ends).end, |length| part(behind, 0..length).end);
    let heading = Span::new(cx.span(first).start, ends);
    let rest = trimmed(part(behind, named.unwrap_or(0)..said.len()), cx.lines.text);
    let rest = if named == Some(said.len()) { rest } else { separated(scribe, rest, heading_at) };
    let mut lines = vec![heading];
    let mut index = first + 1;
    // `(to TSB Circular 237)` on a line of its own still is the heading.
    if rest.is_empty()
        && found.of.is_none()
        && named.is_none()
        && let Some(next) = cx.texts(index..range.end).next().filter(|next| is_reference(cx, *next))
    {
        lines.push(cx.span(next));
        index = next + 1;
    }
    // So is a bracket that stands above the title: `(in English only)`.
    if rest.is_empty()
        && lines.len() == 1
        && let Some(next) = cx.texts(index..range.end).next().filter(|next| is_aside(cx, *next, range.end))
    {
        lines.push(cx.span(next));
        index = next + 1;
    }
    annex.heading = scribe.broken(&lines, None, heading_at);
    let title_at = scribe.field(at, "title");
    if !rest.is_empty() {
        let behind = title::end(cx, first, range.end);
        let mut spans = vec![rest];
        spans.extend(cx.texts(first + 1..behind).map(|line| cx.span(line)));
        return (scribe.broken(&spans, None, title_at), behind..range.end);
    }
    match title::lines(cx, index..range.end) {
        Some(title) => {
            let spans: Vec<Span> = cx.texts(title.clone()).map(|line| cx.span(line)).collect();
            (scribe.broken(&spans, None, title_at), title.end..range.end)
        }
        None => (None, index..range.end),
    }
}

/// Takes a dash or colon between heading and title.
fn separated(scribe: &mut Scribe<'_>, rest: Span, at: At) -> Span {
    let words = rest.of(scribe.text);
    let bare = words.trim_start_matches(['-', '–', '—', ':', '：', '.', '|', '/']).trim_start();
    let cut = words.len() - bare.len();
    if bare.is_empty() || cut == 0 {
        return rest;
    }
    scribe.marker(part(rest, 0..cut), at);
    part(rest, cut..words.len())
}

/// A line that names the letter which the annex belongs to, in a bracket or not.
fn is_reference(cx: &Context<'_>, index: usize) -> bool {
    let words = cx.at(index).trim();
    let bracket = title::bracketed(words);
    let names = |words: &str| cx.set.iter().any(|language| !language.find_designations(words).is_empty());
    bracket && names(words) || !bracket && names_letter(cx, words)
}

/// A short line in brackets with a title below it.
fn is_aside(cx: &Context<'_>, index: usize, end: usize) -> bool {
    let words = cx.at(index).trim();
    let below = cx.texts(index + 1..end).next();
    title::bracketed(words)
        && words.chars().nth(80).is_none()
        && words.chars().any(is_letter)
        && cx.words.dates(words).next().is_none()
        && cx.line(index).is_some_and(|line| line.cell.is_none())
        && below.is_some_and(|below| !title::bracketed(cx.at(below).trim()))
        && title::lines(cx, index + 1..end).is_some()
}

/// Whether words are `to` and the name of a letter, its date behind it: `to Circular 237 of 5 March 2031`.
fn names_letter(cx: &Context<'_>, words: &str) -> bool {
    if words.is_empty() || words.len() > REFERENCE || cx.set.beginning(words, Role::AnnexOf.into()).next().is_none() {
        return false;
    }
    cx.set.iter().any(|language| {
        let Some(of) = language.longest_at_start(words, Role::AnnexOf.into()) else { return false };
        language.find_designations(words).first().is_some_and(|letter| {
            let between = words.get(of.end..letter.range.start).unwrap_or("x");
            let behind = words.get(letter.range.end..).unwrap_or("");
            let dated = language.find_date(behind).is_some();
            let bare = |words: &str| words.chars().filter(|c| c.is_alphanumeric()).count();
            bare(between) <= 12 && (dated || bare(behind) == 0)
        })
    })
}

/// A reference of more bytes than this says more.
const REFERENCE: usize = 160;

#[cfg(test)]
mod tests {
    use crate::tried::tried;
    use expect_test::{Expect, expect};

    pub(super) fn check(lines: &str, wanted: Expect) {
        let letter = format!(
            "Dear Sir/Madam,\nThe group meets in June to look at all of the lamps.\nYours faithfully,\n{lines}"
        );
        wanted.assert_eq(&tried(&letter, "/annexes/0"));
    }

    #[test]
    fn heading_and_title() {
        check(
            "ANNEX A\nPractical information\nLodging\nRooms are near.\n",
            expect![[r#"
            body: [{"heading":{"level":2,"text":"Lodging"}},{"paragraph":"Rooms are near."}]
            heading: "ANNEX A"
            label: "A"
            title: "Practical information"
        "#]],
        );
        check(
            "Annex A – Practical information\nRooms are near.\n",
            expect![[r#"
            body: [{"paragraph":"Rooms are near."}]
            heading: "Annex A"
            label: "A"
            title: "Practical information"
        "#]],
        );
        // One headline with parallels is a heading, and the annex has no title.
        check(
            "ANNEX A\nLodging\nRooms are near.\nFood\nMeals are served.\n",
            expect![[r#"
            body: [{"heading":{"level":2,"text":"Lodging"}},{"paragraph":"Rooms are near."},{"heading":{"level":2,"text":"Food"}},{"paragraph":"Meals are served."}]
            heading: "ANNEX A"
            label: "A"
        "#]],
        );
    }

    #[test]
    fn a_title_above_lines_with_a_tab() {
        check(
            "ANNEX 2\nTitles of the draft lamps\nDraft new lamp\tDoc. 4/118\nA lamp of brass\nThis lamp gives light.\nDraft old lamp\tDoc. 4/121\nA lamp of stone\nThis lamp gives none.\n",
            expect![[r#"
                body: [{"paragraph":"Draft new lamp Doc. 4/118"},{"paragraph":"A lamp of brass"},{"paragraph":"This lamp gives light."},{"paragraph":"Draft old lamp Doc. 4/121"},{"paragraph":"A lamp of stone"},{"paragraph":"This lamp gives none."}]
                heading: "ANNEX 2"
                label: "2"
                title: "Titles of the draft lamps"
            "#]],
        );
        // One too long for a heading is a title there too.
        check(
            "ANNEX 2\nTitles and short descriptions of the draft lamps that are proposed for adoption at the meeting of Study Group 4 and of its parties\nDraft new lamp\tDoc. 4/118\nThis lamp gives light.\n",
            expect![[r#"
                body: [{"paragraph":"Draft new lamp Doc. 4/118"},{"paragraph":"This lamp gives light."}]
                heading: "ANNEX 2"
                label: "2"
                title: "Titles and short descriptions of the draft lamps that are proposed for adoption at the meeting of Study Group 4 and of its parties"
            "#]],
        );
        // A sentence below it, tab or none: a heading, where another one stands further below.
        check(
            "ANNEX 2\nLamps\nAll lamps\tare lit.\nOil\nAll oil burns.\n",
            expect![[r#"
                body: [{"heading":{"level":2,"text":"Lamps"}},{"paragraph":"All lamps are lit."},{"heading":{"level":2,"text":"Oil"}},{"paragraph":"All oil burns."}]
                heading: "ANNEX 2"
                label: "2"
            "#]],
        );
    }

    #[test]
    fn a_title_glued_to_its_heading() {
        let zh = "尊敬的先生/女士：\n会议将于六月召开。\n顺致敬意！\n附件A会议实用信息\n整场会议将仅以英文进行。\n";
        expect![[r#"
            body: [{"paragraph":"整场会议将仅以英文进行。"}]
            heading: "附件A"
            label: "A"
            title: "会议实用信息"
        "#]]
        .assert_eq(&tried(zh, "/annexes/0"));
        // The same words in a sentence begin no annex.
        let zh = "尊敬的先生/女士：\n会议将于六月召开。\n顺致敬意！\n附件A提供了会议实用信息。\n";
        expect![[r#"
            nothing
        "#]]
        .assert_eq(&tried(zh, "/annexes"));
    }

    #[test]
    fn the_letter_it_belongs_to() {
        check(
            "ANNEX 1\n(to TSB Circular 237)\nPractical information\nRooms are near.\n",
            expect![[r#"
            body: [{"paragraph":"Rooms are near."}]
            heading: ["ANNEX 1",{"break":"line"},"(to TSB Circular 237)"]
            label: "1"
            title: "Practical information"
        "#]],
        );
        check(
            "ANNEX 1\n(in English only)\nDraft agenda of the lamp group\n1 Opening\n2 Closing\n",
            expect![[r#"
            body: [{"agenda":{"items":[{"label":"1","number":"1","title":"Opening"},{"label":"2","number":"2","title":"Closing"}]}}]
            heading: ["ANNEX 1",{"break":"line"},"(in English only)"]
            label: "1"
            title: "Draft agenda of the lamp group"
        "#]],
        );
        let zh = "尊敬的先生/女士：\n会议将于六月召开。\n顺致敬意！\n附件1\n（仅有英文）\n议程草案\n1 开幕\n2 闭幕\n";
        expect![[r#"
            body: [{"agenda":{"items":[{"label":"1","number":"1","title":"开幕"},{"label":"2","number":"2","title":"闭幕"}]}}]
            heading: ["附件1",{"break":"line"},"（仅有英文）"]
            label: "1"
            title: "议程草案"
        "#]].assert_eq(&tried(zh, "/annexes/0"));
        // A bracket that names no letter is the title's.
        check(
            "ANNEX 1\nPractical information\n(Geneva, 2-11 June 2031)\nRooms are near.\n",
            expect![[r#"
            body: [{"paragraph":"(Geneva, 2-11 June 2031)"},{"paragraph":"Rooms are near."}]
            heading: "ANNEX 1"
            label: "1"
            title: "Practical information"
        "#]],
        );
    }

    #[test]
    fn in_another_language() {
        let lines = "尊敬的先生/女士：\n会议将于六月召开，请各成员国主管部门派代表出席。\n顺致敬意！\nANNEX B\nDraft agenda of the meeting\n\
                     1 Opening of the meeting\n2 Results of the last meeting\n3 Any other business\n";
        expect![[r#"
            body: [{"agenda":{"items":[{"label":"1","number":"1","title":"Opening of the meeting"},{"label":"2","number":"2","title":"Results of the last meeting"},{"label":"3","number":"3","title":"Any other business"}]}}]
            heading: "ANNEX B"
            label: "B"
            language: "en"
            title: "Draft agenda of the meeting"
        "#]].assert_eq(&tried(lines, "/annexes/0"));
        // A few words are too little to tell a language by.
        let lines = "尊敬的先生/女士：\n会议将于六月召开，请各成员国主管部门派代表出席。\n顺致敬意！\nANNEX B\nForm\n";
        expect![[r#"
            heading: "ANNEX B"
            label: "B"
            title: "Form"
        "#]]
        .assert_eq(&tried(lines, "/annexes/0"));
    }

    #[test]
    fn the_letter_it_belongs_to_without_a_bracket() {
        check(
            "ANNEX 1 to TSB Circular 237\nPractical information\nRooms are near.\n",
            expect![[r#"
            body: [{"paragraph":"Rooms are near."}]
            heading: "ANNEX 1 to TSB Circular 237"
            label: "1"
            title: "Practical information"
        "#]],
        );
        check(
            "ANNEX 1\nto TSB Circular 237 of 5 March 2031\nPractical information\nRooms are near.\n",
            expect![[r#"
            body: [{"paragraph":"Rooms are near."}]
            heading: ["ANNEX 1",{"break":"line"},"to TSB Circular 237 of 5 March 2031"]
            label: "1"
            title: "Practical information"
        "#]],
        );
        check(
            "ANNEX 1 to TSB Circular 237 – Practical information\nRooms are near.\n",
            expect![[r#"
            body: [{"paragraph":"Rooms are near."}]
            heading: "ANNEX 1 to TSB Circular 237"
            label: "1"
            title: "Practical information"
        "#]],
        );
        // Another thing's annex.
        check(
            "ANNEX 1 to the rules of the harbour\nRooms are near.\n",
            expect![[r#"
            body: [{"paragraph":"Rooms are near."}]
            heading: "ANNEX 1"
            label: "1"
            title: "to the rules of the harbour"
        "#]],
        );
    }

    #[test]
    fn below_a_signature_set_in_with_tabs() {
        let lines = "Dear Sir/Madam,\nThe group meets.\nYours faithfully,\n\tMira OLSEN\n\tKeeper of the lamps\nAnnex 2\nTitles of the lamps\nA lamp of brass\nIt gives light.\n";
        expect![[r#"
            body: [{"heading":{"level":2,"text":"A lamp of brass"}},{"paragraph":"It gives light."}]
            heading: "Annex 2"
            label: "2"
            title: "Titles of the lamps"
        "#]]
        .assert_eq(&tried(lines, "/annexes/0"));
    }

    #[test]
    fn a_heading_set_in_with_a_tab_is_no_cell_of_the_table_below() {
        let lines = "Dear Sir/Madam,\nThe group meets. The agenda is in Annex 1.\nYours faithfully,\nMira OLSEN\nKeeper of the lamps\n\n \tAnnex 1\nDraft agenda of the keepers' meeting\n3 May 2031, the northern tower\n\n\t#\n\tItem\n\tDocuments\n\n\t1.\n\tOpening\n\t\n\n\t1.1.\n\tWords of the keeper\n\t\n\n\t2.\n\tLamps\n\tTD1\nTD2\n";
        expect![[r##"
            body: [{"agenda":{"columns":["#","Item","Documents"],"items":[{"items":[{"label":"1.1.","number":"1.1","title":"Words of the keeper"}],"label":"1.","number":"1","title":"Opening"},{"documents":["TD1","TD2"],"label":"2.","number":"2","title":"Lamps"}],"preface":["3 May 2031, the northern tower"]}}]
            heading: "Annex 1"
            label: "1"
            title: "Draft agenda of the keepers' meeting"
        "##]].assert_eq(&tried(lines, "/annexes/0"));
    }

    #[test]
    fn a_heading_behind_a_mark_of_direction() {
        let lines = "حضرات السادة والسيدات، تحية طيبة وبعد،\nيسرني أن أدعوكم إلى الاجتماع.\nوتفضلوا بقبول فائق التقدير والاحترام.\nميرا أولسن\nمدير مكتب تقييس الاتصالات\n\n\u{200F}الملحق A\u{200F}\n\u{200F}(للرسالة الجماعية 2/12 لمكتب تقييس الاتصالات)\nمعلومات عملية عن الاجتماع\n\nتُعقد الاجتماعات في قاعة المنارة.\n";
        expect![[r#"
            body: [{"heading":{"level":2,"text":"‏(للرسالة الجماعية 2/12 لمكتب تقييس الاتصالات)"}},{"heading":{"level":2,"text":"معلومات عملية عن الاجتماع"}},{"paragraph":"تُعقد الاجتماعات في قاعة المنارة."}]
            heading: "‏الملحق A"
            label: "A"
            title: "‏"
        "#]].assert_eq(&tried(lines, "/annexes/0"));
    }
}
