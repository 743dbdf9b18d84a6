//! Deadlines that stand as lines: `2 April 2031 – Texts for translation`, further items on lines of their own.

use super::begun;
use crate::account::At;
use crate::context::{Context, part, trimmed};
use crate::dates::date;
use crate::line::LineKind;
use crate::marker::{Marker, MarkerKind, marker};
use crate::scribe::Scribe;
use findings::Span;
use letter::{Deadlines, Entry};
use vocabulary::DateHit;

/// Deadlines that stand as lines: `2 April 2031 – Texts for translation`, further items on lines of their own.
#[derive(Debug)]
pub(crate) struct DatedLines {
    lines: Vec<DatedLine>,
    /// The line behind the last one.
    pub(crate) end: usize,
}

#[derive(Debug)]
struct DatedLine {
    line: usize,
    /// The date, and what parts it from the item.
    date: Option<(Span, Span)>,
    item: Span,
}

/// The dated lines from here on, if the first has a date.
pub(crate) fn lines(cx: &Context<'_>, start: usize, end: usize) -> Option<DatedLines> {
    let text = cx.lines.text;
    let mut found: Vec<DatedLine> = Vec::new();
    let mut index = start;
    while index < end {
        if cx.line(index).is_none_or(|line| line.cell.is_some() || line.kind != LineKind::Text) {
            break;
        }
        let visible = cx.visible(index);
        if let Some((date, separator)) = date_at_start(cx, visible) {
            let item = trimmed(Span::new(separator.end, visible.end), text);
            found.push(DatedLine { line: index, date: Some((date, separator)), item });
        } else if found.is_empty() {
            return None;
        } else {
            let bullet = marker(visible, text).filter(|m| matches!(m.kind, MarkerKind::Bullet(_)));
            // A date alone on its line has its items below it.
            let lone = found.last().is_some_and(|last| last.date.is_some() && last.item.is_empty())
                || found.last().is_some_and(|last| last.date.is_none()) && another_date(cx, index, end);
            let plain = || Marker {
                label: Span::new(visible.start, visible.start),
                rest: visible,
                kind: MarkerKind::Bullet('-'),
                sure: true,
            };
            let Some(bullet) = bullet.or_else(|| (lone && !cx.is_sentence(index)).then(plain)) else { break };
            found.push(DatedLine { line: index, date: None, item: bullet.rest });
        }
        index += 1;
    }
    (!found.is_empty()).then_some(DatedLines { lines: found, end: index })
}

/// Whether one of the next lines, all of them short, begins with a date: then what stands before it is an item still.
fn another_date(cx: &Context<'_>, index: usize, end: usize) -> bool {
    let next = cx.texts(index + 1..end).take(3).take_while(|next| !cx.is_sentence(*next));
    next.into_iter().any(|next| date_at_start(cx, cx.visible(next)).is_some())
}

/// A date at the beginning of a line and the separator behind it.
fn date_at_start(cx: &Context<'_>, visible: Span) -> Option<(Span, Span)> {
    let words = visible.of(cx.lines.text);
    let hit = cx.words.dates(words).next()?;
    let extent = match &hit {
        DateHit::Date(date) => date.extent.clone(),
        DateHit::Yearless(date) => date.extent.clone(),
        DateHit::Impossible(date) => date.range.clone(),
    };
    // An article may stand before it (`le 5 mars`, `с 3 июня`), or the small words of a limit (`antes del 5 de marzo`).
    let before = words.get(..extent.start)?.trim();
    if before.chars().count() > 4 && !cx.words.dresses_a_date(before) {
        return None;
    }
    // A zone in brackets is the date's, its closing bracket too, and so is a small word behind it: `3月5日之前`.
    let behind = words.get(extent.end..)?;
    let closed = behind.chars().next().filter(|c| matches!(c, ')' | '）')).map_or(0, char::len_utf8);
    let dress = behind.find([':', '：', '–', '-', '—', '\t', '/', '|']).unwrap_or(behind.len());
    let dress = behind.get(..dress).map_or("", str::trim_end);
    let closed = if closed == 0 && cx.words.dresses_a_date(dress.trim_start()) { dress.len() } else { closed };
    let extent = extent.start..extent.end + closed;
    let after = words.get(extent.end..)?;
    let bare = after.trim_start();
    let blank = after.len() - bare.len();
    let Some(mark) = bare.chars().next() else {
        let date = trimmed(part(visible, 0..extent.end), cx.lines.text);
        return Some((date, Span::new(visible.end, visible.end)));
    };
    let marks = ['-', '–', '—', '‒', '−', ':', '：', '/', '|', '·', '•'];
    let mut length = blank;
    if marks.contains(&mark) {
        length += mark.len_utf8();
        let rest = bare.get(mark.len_utf8()..)?;
        // ` / – item`: two separators.
        let next = rest.trim_start();
        if next.chars().next().is_some_and(|c| marks.contains(&c)) {
            length += rest.len() - next.len() + next.chars().next().map_or(0, char::len_utf8);
        }
    } else if !after.starts_with(['\t', '\u{3000}']) && blank < 2 {
        return None;
    }
    let date = trimmed(part(visible, 0..extent.end), cx.lines.text);
    Some((date, part(visible, extent.end..extent.end + length)))
}

/// Writes dated lines.
pub(crate) fn from_lines(
    cx: &Context<'_>,
    scribe: &mut Scribe<'_>,
    heading: usize,
    found: &DatedLines,
    at: At,
) -> Deadlines {
    let mut deadlines = begun(cx, scribe, Some(heading), at);
    let entries_at = scribe.field(at, "entries");
    for line in &found.lines {
        if let Some((span, separator)) = line.date {
            let here = scribe.index(entries_at, deadlines.entries.len());
            let date_at = scribe.field(here, "date");
            let whole = Span::new(cx.span(line.line).start, span.end);
            let date = date(cx, scribe, whole, date_at);
            scribe.marker(separator, here);
            deadlines.entries.push(Entry { date, ..Entry::default() });
        }
        let place = deadlines.entries.len().saturating_sub(1);
        let here = scribe.index(entries_at, place);
        let items_at = scribe.field(here, "items");
        let Some(entry) = deadlines.entries.last_mut() else { continue };
        let item_at = scribe.index(items_at, entry.items.len());
        if line.date.is_none() {
            scribe.marker(Span::new(cx.span(line.line).start, line.item.start), item_at);
        }
        if !line.item.is_empty() {
            entry.items.extend(scribe.rich(line.item, item_at));
        }
    }
    deadlines
}

#[cfg(test)]
mod tests {
    use crate::tried::tried;
    use expect_test::{Expect, expect};

    fn check(lines: &str, wanted: Expect) {
        wanted
            .assert_eq(&tried(&format!("Dear Sir/Madam,\nThe group meets.\n\n{lines}\nYours faithfully,\n"), "/body"));
    }

    #[test]
    fn lines() {
        check(
            "Key deadlines:\n2 April 2031 – texts for translation\n- fellowships\n5 May 2031 – registration\n\nWe look forward to it.\n",
            expect![[r#"
                {"paragraph":"The group meets."}
                {"deadlines":{"entries":[{"date":{"printed":"2 April 2031","value":"2031-04-02"},"items":["texts for translation","fellowships"]},{"date":{"printed":"5 May 2031","value":"2031-05-05"},"items":["registration"]}],"heading":"Key deadlines:"}}
                {"paragraph":"We look forward to it."}
            "#]],
        );
        // The small words before a date are the date's.
        let es = "Estimados colegas:\nLa reunión se celebrará en junio.\n\nPlazos:\nAntes del 2 de abril de 2031: textos\nA más tardar el 5 de mayo de 2031: inscripción\n\nAtentamente,\n";
        expect![[r#"
            deadlines: {"entries":[{"date":{"printed":"Antes del 2 de abril de 2031","value":"2031-04-02"},"items":["textos"]},{"date":{"printed":"A más tardar el 5 de mayo de 2031","value":"2031-05-05"},"items":["inscripción"]}],"heading":"Plazos:"}
        "#]].assert_eq(&tried(es, "/body/1"));
        let zh = "尊敬的先生/女士：\n会议将于六月召开。\n\n截止日期：\n2031年4月2日之前：注册\n2031年5月5日前：提交文稿\n\n顺致敬意！\n";
        expect![[r#"
            deadlines: {"entries":[{"date":{"printed":"2031年4月2日之前","value":"2031-04-02"},"items":["注册"]},{"date":{"printed":"2031年5月5日前","value":"2031-05-05"},"items":["提交文稿"]}],"heading":"截止日期："}
        "#]].assert_eq(&tried(zh, "/body/1"));
        // Announced by a sentence, the dates on lines of their own.
        check(
            "The new deadlines for all those who take part are these:\n2 April 2031\ntexts for translation\nfellowships\n5 May 2031\nregistration\nWe look forward to it.\n",
            expect![[r#"
                {"paragraph":"The group meets."}
                {"deadlines":{"entries":[{"date":{"printed":"2 April 2031","value":"2031-04-02"},"items":["texts for translation","fellowships"]},{"date":{"printed":"5 May 2031","value":"2031-05-05"},"items":["registration"]}],"heading":"The new deadlines for all those who take part are these:"}}
                {"paragraph":"We look forward to it."}
            "#]],
        );
        // In numbered paragraphs the number is the heading's, and the numbers go on behind the last of them.
        check(
            "1 The group meets in June.\n2 The following deadlines apply:\n2 April 2031\n- texts for translation\n3 All of the papers are on the page.\n",
            expect![[r#"
                {"paragraph":"The group meets."}
                {"list":{"items":[{"body":[{"paragraph":"The group meets in June."}],"label":"1"}]}}
                {"deadlines":{"entries":[{"date":{"printed":"2 April 2031","value":"2031-04-02"},"items":["texts for translation"]}],"heading":"2 The following deadlines apply:"}}
                {"list":{"items":[{"body":[{"paragraph":"All of the papers are on the page."}],"label":"3"}]}}
            "#]],
        );
        // A day within a sentence is no deadline.
        check(
            "Key deadlines:\nThe 2 April 2031 is a holiday.\n",
            expect![[r#"
            {"paragraph":"The group meets."}
            {"paragraph":"Key deadlines:"}
            {"paragraph":"The 2 April 2031 is a holiday."}
        "#]],
        );
    }
}
