//! Deadlines that stand as lines: `2 April 2031 – Texts for translation`, `Registration: 5 May 2031`, further items on lines
//! of their own.

use super::begun;
use super::dated::{self, Dated};
use crate::account::At;
use crate::context::{Context, is_closing_mark};
use crate::dates::date;
use crate::line::{Line, LineKind};
use crate::marker::{MarkerKind, marker};
use crate::scribe::Scribe;
use crate::zones::shares_row;
use findings::Span;
use letter::{Deadlines, Entry};

/// Deadlines that stand as lines.
#[derive(Debug)]
pub(crate) struct DatedLines {
    lines: Vec<DatedLine>,
    /// The line behind the last one.
    pub(crate) end: usize,
}

#[derive(Debug)]
struct DatedLine {
    line: usize,
    dated: Option<Dated>,
    /// What is due: it may begin in the line above the date, or go on in those below.
    item: Vec<Span>,
}

/// The dated lines from here on: all of them with the date first, or all of them with the date last.
pub(crate) fn lines(cx: &Context<'_>, start: usize, end: usize) -> Option<DatedLines> {
    let mut found: Vec<DatedLine> = Vec::new();
    let mut index = start;
    while index < end {
        // A line alone in its row was only set in with a tab.
        let cell = |line: &Line| line.cell.is_some() && shares_row(cx, index);
        if cx.line(index).is_none_or(|line| line.kind != LineKind::Text || cell(line)) {
            break;
        }
        let visible = cx.visible(index);
        let dates_last = found.first().is_none_or(|first| first.dated.as_ref().is_some_and(|dated| dated.last));
        let dated = dated::first(cx, visible).filter(|_| found.is_empty() || !dates_last);
        match dated.or_else(|| dated::last(cx, visible).filter(|_| dates_last)) {
            Some(dated) => {
                let item = if dated.item.is_empty() { Vec::new() } else { vec![dated.item] };
                found.push(DatedLine { line: index, dated: Some(dated), item });
            }
            None if goes_on(cx, &found, visible) || stands_between(cx, &found, index, end) => {
                if let Some(last) = found.last_mut() {
                    last.item.push(visible);
                }
            }
            None if dates_last => match over_two_lines(cx, index, end) {
                Some(line) => {
                    found.push(line);
                    index += 1;
                }
                None => break,
            },
            None => match further_item(cx, &found, index, end) {
                Some(item) => found.push(DatedLine { line: index, dated: None, item: vec![item] }),
                None => break,
            },
        }
        index += 1;
    }
    let dated = || found.iter().filter_map(|line| line.dated.as_ref());
    let alone = dated().any(|dated| dated.loose) && dated().nth(1).is_none();
    (!found.is_empty() && !alone).then_some(DatedLines { lines: found, end: index })
}

impl DatedLines {
    /// Whether the lines show by themselves that days are named on which something is due: several days, none of them a
    /// stretch, and beside each more than the name of a group that meets then.
    pub(crate) fn tell(&self, cx: &Context<'_>) -> bool {
        let dates: Vec<&DatedLine> = self.lines.iter().filter(|line| line.dated.is_some()).collect();
        let day = |line: &&&DatedLine| line.dated.as_ref().is_some_and(|dated| !dated.stretch);
        let says = |line: &&DatedLine| {
            line.item.first().is_some_and(|item| {
                let words = item.of(cx.lines.text);
                let named = cx.words.find_groups(words).first().map_or(0, |group| group.range.end);
                words.get(named..).is_some_and(|rest| rest.chars().filter(|c| c.is_alphabetic()).nth(1).is_some())
            })
        };
        dates.len() > 1 && dates.iter().filter(day).count() == dates.len() && self.lines.iter().any(|line| says(&line))
    }
}

/// Whether a line without a date goes on with the item above it: a bracket is open there, or a small letter goes on with
/// what has no end yet.
fn goes_on(cx: &Context<'_>, found: &[DatedLine], visible: Span) -> bool {
    let text = cx.lines.text;
    let Some(above) = found.last().and_then(|line| line.item.last()).map(|item| item.of(text).trim_end()) else {
        return false;
    };
    let count = |words: &str, signs: [char; 2]| words.matches(signs).count();
    let here = visible.of(text);
    let open = count(above, ['(', '（']) > count(above, [')', '）']) && count(here, [')', '）']) > 0;
    // Where items begin small, a small letter says nothing.
    let small = here.starts_with(char::is_lowercase)
        && !above.starts_with(char::is_lowercase)
        && !above.ends_with(is_closing_mark)
        && !above.is_empty();
    (open || small) && marker(visible, text).is_none()
}

/// Whether a line stands between two entries with markers and has none itself: it goes on with the first.
fn stands_between(cx: &Context<'_>, found: &[DatedLine], index: usize, end: usize) -> bool {
    let marked = |dated: &Dated| !dated.last && !dated.mark.is_empty();
    let above = found.last().is_some_and(|line| line.dated.as_ref().is_some_and(marked) && !line.item.is_empty());
    let next = || cx.texts(index + 1..end).next().and_then(|next| dated::first(cx, cx.visible(next)));
    above && marker(cx.visible(index), cx.lines.text).is_none() && next().is_some_and(|next| marked(&next))
}

/// An item whose date stands at the end of the next line, or is that line.
fn over_two_lines(cx: &Context<'_>, index: usize, end: usize) -> Option<DatedLine> {
    let text = cx.lines.text;
    let next = cx.texts(index + 1..end).next().filter(|next| *next == index + 1)?;
    let visible = cx.visible(index);
    if cx.is_sentence(index)
        || marker(cx.visible(next), text).is_some_and(|found| found.sure)
        || visible.of(text).contains(char::is_numeric)
    {
        return None;
    }
    let rest = marker(visible, text).filter(|found| found.sure).map_or(visible, |found| found.rest);
    let mark = Span::new(visible.start, rest.start);
    let alone = || {
        let date = dated::first(cx, cx.visible(next)).filter(|date| date.item.is_empty() && date.mark.is_empty())?;
        let none = Span::new(date.date.start, date.date.start);
        Some((Dated { between: none, behind: date.between, last: true, ..date }, vec![rest]))
    };
    let (dated, item) = match dated::last(cx, cx.visible(next)) {
        Some(dated) => (dated.clone(), vec![rest, dated.item]),
        None => alone()?,
    };
    Some(DatedLine { line: index, dated: Some(Dated { mark, ..dated }), item })
}

/// A further item of the date above: behind a dash, or alone on its line where the date is.
fn further_item(cx: &Context<'_>, found: &[DatedLine], index: usize, end: usize) -> Option<Span> {
    let visible = cx.visible(index);
    let bullet = marker(visible, cx.lines.text).filter(|found| matches!(found.kind, MarkerKind::Bullet(_)));
    if let Some(bullet) = bullet {
        return Some(bullet.rest);
    }
    // A date alone on its line has its items below it.
    let lone = found.last().is_some_and(|last| last.dated.is_some() && last.item.is_empty())
        || found.last().is_some_and(|last| last.dated.is_none()) && another_date(cx, index, end);
    (lone && !cx.is_sentence(index)).then_some(visible)
}

/// Whether one of the next lines, all of them short, begins with a date: then what stands before it is an item still.
fn another_date(cx: &Context<'_>, index: usize, end: usize) -> bool {
    let next = cx.texts(index + 1..end).take(3).take_while(|next| !cx.is_sentence(*next));
    next.into_iter().any(|next| dated::first(cx, cx.visible(next)).is_some())
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
        let begins = cx.span(line.line).start;
        if line.dated.is_some() {
            deadlines.entries.push(Entry::default());
        }
        let here = scribe.index(entries_at, deadlines.entries.len().saturating_sub(1));
        let items_at = scribe.field(here, "items");
        let Some(entry) = deadlines.entries.last_mut() else { continue };
        let item_at = scribe.index(items_at, entry.items.len());
        let item =
            |scribe: &mut Scribe<'_>| if line.item.is_empty() { None } else { scribe.joined(&line.item, item_at) };
        let Some(dated) = &line.dated else {
            scribe.marker(Span::new(begins, line.item.first().map_or(begins, |item| item.start)), item_at);
            entry.items.extend(item(scribe));
            continue;
        };
        let date_at = scribe.field(here, "date");
        if dated.last {
            scribe.marker(Span::new(begins, line.item.first().map_or(begins, |item| item.start)), here);
            entry.items.extend(item(scribe));
            scribe.marker(dated.between, here);
            entry.date = date(cx, scribe, dated.date, date_at);
            scribe.marker(dated.behind, here);
        } else {
            let marked = !dated.mark.is_empty();
            if marked {
                scribe.marker(Span::new(begins, dated.date.start), here);
            }
            let whole = Span::new(if marked { dated.date.start } else { begins }, dated.date.end);
            entry.date = date(cx, scribe, whole, date_at);
            scribe.marker(dated.between, here);
            entry.items.extend(item(scribe));
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

    #[test]
    fn the_date_last() {
        check(
            "Key deadlines:\n- Requests for oil: Monday, 14 April 2031;\n- Lamps that need a wick (by 2 May 2031)\n- Registration – until 30 May 2031, 23:59 UTC\n",
            expect![[r#"
                {"paragraph":"The group meets."}
                {"deadlines":{"entries":[{"date":{"printed":"Monday, 14 April 2031","value":"2031-04-14"},"items":["Requests for oil"]},{"date":{"printed":"by 2 May 2031","value":"2031-05-02"},"items":["Lamps that need a wick"]},{"date":{"printed":"until 30 May 2031, 23:59 UTC","time":"23:59","value":"2031-05-30","zone":"UTC"},"items":["Registration"]}],"heading":"Key deadlines:"}}
            "#]],
        );
        // Days between strokes in a row are those of several columns: none of them is the row's.
        check(
            "Key deadlines:\n\nGroup / Oil / Lamps\n\nGroup 4 / 1 March 2031 / 2 April 2031\n\nGroup 5 / 3 March 2031 / 4 April 2031\n",
            expect![[r#"
                {"paragraph":"The group meets."}
                {"deadlines":{"columns":["Group","Oil","Lamps"],"entries":[{"cells":["2 April 2031"],"date":{"printed":"1 March 2031","value":"2031-03-01"},"group":"Group 4","items":[]},{"cells":["4 April 2031"],"date":{"printed":"3 March 2031","value":"2031-03-03"},"group":"Group 5","items":[]}],"heading":"Key deadlines:"}}
            "#]],
        );
        // Above its date on a line of its own, and over two lines.
        check(
            "Key deadlines\nRequests for oil\n14 April 2031\nLamps\n2 May 2031\n",
            expect![[r#"
            {"paragraph":"The group meets."}
            {"deadlines":{"entries":[{"date":{"printed":"14 April 2031","value":"2031-04-14"},"items":["Requests for oil"]},{"date":{"printed":"2 May 2031","value":"2031-05-02"},"items":["Lamps"]}],"heading":"Key deadlines"}}
        "#]],
        );
        check(
            "Key deadlines\nRequests for the oil of the\nlamps of the harbour: 14 April 2031\nLamps: 2 May 2031\n",
            expect![[r#"
                {"paragraph":"The group meets."}
                {"deadlines":{"entries":[{"date":{"printed":"14 April 2031","value":"2031-04-14"},"items":["Requests for the oil of the lamps of the harbour"]},{"date":{"printed":"2 May 2031","value":"2031-05-02"},"items":["Lamps"]}],"heading":"Key deadlines"}}
            "#]],
        );
        // Words about a date are no item.
        check(
            "Key deadlines:\nThe lamps are lit on 2 May 2031.\n",
            expect![[r#"
            {"paragraph":"The group meets."}
            {"paragraph":"Key deadlines:"}
            {"paragraph":"The lamps are lit on 2 May 2031."}
        "#]],
        );
    }

    #[test]
    fn what_a_sentence_announces() {
        check(
            "Please note the dates that follow:\n14 April 2031 (midnight, Geneva time): requests for oil\n2 May 2031: lamps (those of brass;\nand of glass)\n",
            expect![[r#"
                {"paragraph":"The group meets."}
                {"deadlines":{"entries":[{"date":{"printed":"14 April 2031 (midnight, Geneva time)","value":"2031-04-14"},"items":["requests for oil"]},{"date":{"printed":"2 May 2031","value":"2031-05-02"},"items":["lamps (those of brass; and of glass)"]}],"heading":"Please note the dates that follow:"}}
            "#]],
        );
        let ru = "Уважаемая госпожа,\nСобрание пройдет в июне.\n\nНапоминаем о следующих датах:\nЗаявки на масло: 14 апреля 2031 года\nЛампы: до 2 мая 2031 года включительно\n\nС уважением,\n";
        expect![[r#"
            deadlines: {"entries":[{"date":{"printed":"14 апреля 2031 года","value":"2031-04-14"},"items":["Заявки на масло"]},{"date":{"printed":"до 2 мая 2031 года включительно","value":"2031-05-02"},"items":["Лампы"]}],"heading":"Напоминаем о следующих датах:"}
        "#]].assert_eq(&tried(ru, "/body/1"));
        // Days on which a group meets are no deadlines, nor are stretches of days.
        check(
            "The group meets on these dates:\n3 June 2031: Working Party 1/21\n4 June 2031: Working Party 2/21\n",
            expect![[r#"
                {"paragraph":"The group meets."}
                {"paragraph":"The group meets on these dates:"}
                {"paragraph":"3 June 2031: Working Party 1/21"}
                {"paragraph":"4 June 2031: Working Party 2/21"}
            "#]],
        );
        check(
            "The group meets on these dates:\n3-5 June 2031: first session\n7-9 June 2031: last session\n",
            expect![[r#"
                {"paragraph":"The group meets."}
                {"paragraph":"The group meets on these dates:"}
                {"paragraph":"3-5 June 2031: first session"}
                {"paragraph":"7-9 June 2031: last session"}
            "#]],
        );
        // One day alone may be anything.
        check(
            "Please note the dates that follow:\n14 April 2031: requests for oil\nAll else is known.\n",
            expect![[r#"
            {"paragraph":"The group meets."}
            {"paragraph":"Please note the dates that follow:"}
            {"paragraph":"14 April 2031: requests for oil"}
            {"paragraph":"All else is known."}
        "#]],
        );
    }
}
