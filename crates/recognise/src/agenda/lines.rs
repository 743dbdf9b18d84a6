//! Agendas that stand as lines: markers in sequence, and lines without one that go on with the title above them.

use super::columns::is_document;
use super::draft::{self, Draft, nest};
use super::items::items;
use super::{is_title, notes_end, sends};
use crate::account::At;
use crate::context::{Context, part, trimmed};
use crate::line::LineKind;
use crate::marker::{Marker, MarkerKind, marker, part_of_letter};
use crate::scribe::Scribe;
use blocks::Residue;
use findings::Span;
use letter::{Agenda, FurtherCell};
use std::ops::Range;
use vocabulary::numeral::System;
use vocabulary::{DateHit, Role, RoleSet};

/// An agenda that stands as lines.
#[derive(Debug)]
pub(crate) struct AgendaLines {
    preface: Range<usize>,
    /// The heads of columns that tabs part, and their further copies.
    heads: Vec<usize>,
    entries: Vec<Draft>,
    /// Lines behind the last item.
    pub(crate) notes: Range<usize>,
}

/// The agenda in the lines from here on: markers in sequence, at least two.
pub(crate) fn lines(cx: &Context<'_>, start: usize, end: usize) -> Option<AgendaLines> {
    let text = cx.lines.text;
    let mut entries: Vec<Draft> = Vec::new();
    let mut first = None;
    let mut last = start;
    let mut loose: Vec<usize> = Vec::new();
    let mut heads: Vec<usize> = Vec::new();
    for index in start..end {
        let line = cx.line(index)?;
        if line.kind == LineKind::Text && line.cell.is_none() && are_heads(cx, index) {
            heads.push(index);
            continue;
        }
        let found = if line.kind == LineKind::Text { item_marker(cx, index, &entries) } else { None };
        let found = found.or_else(|| damaged(cx, index, end, &entries));
        // What is numbered below it are notes: they begin anew.
        if first.is_some() && found.is_none() && line.cell.is_none() && heads_notes(cx, index, end) {
            loose.push(index);
            break;
        }
        let next_agenda = first.is_some() && found.is_none() && is_title(cx, index);
        if line.kind == LineKind::Rule || line.cell.is_some() || next_agenda || sends(cx, index) {
            break;
        }
        if line.kind != LineKind::Text {
            continue;
        }
        let found = found.filter(|found| {
            found.sure || is_decimal(found) || is_damaged_path(found, text) || goes_on(cx, found, index, end, &entries)
        });
        match found {
            Some(found) => {
                // Lines between two items belong to the title above them.
                if let Some(entry) = entries.last_mut() {
                    let alone = entry.title.first().is_some_and(|first| first.is_empty());
                    for index in loose.drain(..) {
                        // Below a number alone and its title stand the documents.
                        let document = alone && entry.title.len() > 1 && is_document(cx.at(index));
                        let place = if document { &mut entry.documents } else { &mut entry.title };
                        place.push(cx.span(index));
                    }
                }
                first.get_or_insert(index);
                last = index;
                loose.clear();
                let (bullet, rest) = behind_bullet(&found, text);
                let (title, document) = documents_behind(rest, text, !heads.is_empty());
                entries.push(Draft {
                    label: Some(Span::new(cx.span(index).start, found.label.end)),
                    title: vec![title],
                    documents: document.into_iter().collect(),
                    bullet,
                    marker: Some(found),
                    ..Draft::default()
                });
            }
            None => match entries.last_mut() {
                // A number alone on its line has its title below it.
                Some(entry) if loose.is_empty() && entry.title.iter().all(|title| title.is_empty()) => {
                    entry.title.push(cx.span(index));
                    last = index;
                }
                _ => loose.push(index),
            },
        }
    }
    let first = first?;
    if entries.len() < 2 {
        return None;
    }
    let behind = loose.last().map_or(last + 1, |index| index + 1);
    let behind = notes_end(cx, behind, end, true).max(behind);
    nest(&mut entries, text);
    Some(AgendaLines { preface: start..first, heads, entries, notes: last + 1..behind })
}

/// Whether a line is the heads of columns, parted by tabs, one of them that of the documents.
fn are_heads(cx: &Context<'_>, index: usize) -> bool {
    let words = cx.at(index);
    let head = |part: &str| cx.words.whole(part.trim(), RoleSet::COLUMNS).is_some();
    words.len() <= 160
        && words.contains('\t')
        && words.split('\t').filter(|part| !part.trim().is_empty()).all(head)
        && words.split('\t').any(|part| cx.words.whole(part.trim(), Role::DocumentsColumn.into()).is_some())
}

/// Whether a line is nothing but the word for notes, and the first of several notes stands below it.
fn heads_notes(cx: &Context<'_>, index: usize, end: usize) -> bool {
    if !cx.is(index, Role::Note) {
        return false;
    }
    let below = cx.texts(index + 1..end).next().and_then(|below| marker(cx.visible(below), cx.lines.text));
    below.is_some_and(|below| match &below.kind {
        MarkerKind::Number(readings) => readings.iter().any(|reading| reading.value == 1),
        MarkerKind::Bullet(_) => true,
        MarkerKind::Path(_) => false,
    })
}

/// The dash between a number and its title, `1 – Opening`, and what stands behind it.
fn behind_bullet(found: &Marker, text: &str) -> (Option<Span>, Span) {
    let words = found.rest.of(text);
    let dash = words.chars().next().filter(|c| matches!(c, '-' | '–' | '—')).map_or(0, char::len_utf8);
    let apart = words.get(dash..).is_some_and(|title| title.starts_with(char::is_whitespace));
    match &found.kind {
        MarkerKind::Number(_) | MarkerKind::Path(_) if dash > 0 && apart => {
            (Some(part(found.rest, 0..dash)), trimmed(part(found.rest, dash..words.len()), text))
        }
        _ => (None, found.rest),
    }
}

/// A title, and the documents that a tab parts from it. A stroke before the title is what is left of a border.
fn documents_behind(rest: Span, text: &str, headed: bool) -> (Span, Option<Span>) {
    let rest = match rest.of(text).strip_prefix("/ ") {
        Some(title) => {
            trimmed(Span::new(rest.end.saturating_sub(u32::try_from(title.len()).unwrap_or(0)), rest.end), text)
        }
        None => rest,
    };
    let words = rest.of(text);
    let named = |name: &str| is_document(name.trim()) || headed && !name.trim().is_empty();
    let parted = words.rfind('\t').filter(|at| words.get(at + 1..).is_some_and(named));
    match parted {
        Some(at) => (trimmed(part(rest, 0..at), text), Some(trimmed(part(rest, at + 1..words.len()), text))),
        None => (rest, None),
    }
}

/// An `l` before the first title where a two stands before the second, and an `l.1` below it.
fn damaged(cx: &Context<'_>, index: usize, end: usize, entries: &[Draft]) -> Option<Marker> {
    let text = cx.lines.text;
    if cx.line(index)?.kind != LineKind::Text || !cx.at(index).starts_with(['l', 'I', '|', '1', '2', '3']) {
        return None;
    }
    // `l0.` behind `9.`
    if let Some(found) = draft::damaged_number(cx.visible(index), text) {
        let before = entries.iter().rev().take(60).filter_map(|entry| entry.marker.as_ref());
        return before.into_iter().any(|before| draft::one_more(before, &found, text)).then_some(found);
    }
    let found = draft::damaged_one(cx.visible(index), text)?;
    let first = |kind: &MarkerKind| match kind {
        MarkerKind::Number(readings) => readings.iter().find(|n| n.system == System::Decimal).map(|n| n.value),
        MarkerKind::Path(path) => path.first().copied(),
        MarkerKind::Bullet(_) => None,
    };
    let fits = match &found.kind {
        MarkerKind::Path(_) => {
            let above = entries.iter().rev().take(60).filter_map(|entry| entry.marker.as_ref());
            let l =
                |marker: &Marker| marker.label.of(text).starts_with(['l', 'I', '|']) || first(&marker.kind) == Some(1);
            above.into_iter().any(l)
        }
        _ => {
            let next = cx.texts(index + 1..end.min(index + 60)).filter_map(|later| marker(cx.visible(later), text));
            let bare =
                |later: &Marker| matches!(later.kind, MarkerKind::Number(_)) && later.dress(text) == found.dress(text);
            entries.is_empty() && next.into_iter().find(bare).is_some_and(|later| first(&later.kind) == Some(2))
        }
    };
    fits.then_some(found)
}

fn is_damaged_path(marker: &Marker, text: &str) -> bool {
    matches!(marker.kind, MarkerKind::Path(_)) && marker.label.of(text).starts_with('l')
}

fn is_decimal(marker: &Marker) -> bool {
    matches!(&marker.kind, MarkerKind::Number(readings) if readings.iter().all(|n| n.system == System::Decimal))
}

/// Whether a capital with a dot (`A.`) stands in a sequence; before a name it stands alone.
fn goes_on(cx: &Context<'_>, found: &Marker, index: usize, end: usize, entries: &[Draft]) -> bool {
    let text = cx.lines.text;
    let readings = match &found.kind {
        MarkerKind::Number(readings) => readings,
        MarkerKind::Path(path) => return found.sure || is_below(path, entries, text),
        MarkerKind::Bullet(_) => return true,
    };
    let before = entries
        .iter()
        .rev()
        .take(60)
        .filter_map(|entry| entry.marker.as_ref())
        .any(|before| draft::one_more(before, found, text));
    let first = readings.iter().any(|n| n.value == 1);
    let after = || {
        cx.texts(index + 1..end.min(index + 60))
            .filter_map(|later| marker(cx.visible(later), text))
            .any(|later| draft::one_more(found, &later, text))
    };
    // `G.` behind `E.`, with an `H.` behind it: a letter was left out.
    let jumps = || {
        entries.iter().rev().take(60).filter_map(|entry| entry.marker.as_ref()).any(|before| {
            let value = |marker: &Marker, system| match &marker.kind {
                MarkerKind::Number(readings) => {
                    readings.iter().find(|n| n.system == system && n.upper).map(|n| n.value)
                }
                _ => None,
            };
            before.dress(text) == found.dress(text)
                && readings.iter().filter(|n| n.upper).any(|n| {
                    value(before, n.system).is_some_and(|before| (1..=3).contains(&n.value.saturating_sub(before)))
                })
        })
    };
    before || (first || jumps()) && after()
}

/// Whether `A.1` stands below an `A.`, or `3.1Report` below a `3`, or beside others that do; `A.5` alone is the name of a
/// document.
fn is_below(path: &[u32], entries: &[Draft], text: &str) -> bool {
    let Some((_, parent)) = path.split_last() else { return false };
    entries.iter().rev().take(60).filter_map(|entry| entry.marker.as_ref()).any(|before| match &before.kind {
        MarkerKind::Path(other) => other.starts_with(parent),
        MarkerKind::Number(readings) => readings.iter().any(|reading| match reading.system {
            // `3.1Report` below `3`
            System::Decimal => parent == [reading.value],
            _ => before.label.of(text).starts_with(char::is_uppercase) && parent == [part_of_letter(reading)],
        }),
        MarkerKind::Bullet(_) => false,
    })
}

/// The marker of an item; a number that may be the beginning of a sentence must follow the ones before it.
fn item_marker(cx: &Context<'_>, index: usize, entries: &[Draft]) -> Option<Marker> {
    let text = cx.lines.text;
    let visible = cx.visible(index);
    let found = marker(visible, text)?;
    if cx.is_note(index) {
        return None;
    }
    if found.sure {
        // One star is a footnote's.
        let star = |marker: &Marker| marker.kind == MarkerKind::Bullet('*');
        if star(&found) {
            let beside =
                cx.texts(index + 1..cx.lines.lines.len()).next().and_then(|next| marker(cx.visible(next), text));
            let before = entries.last().and_then(|entry| entry.marker.as_ref());
            if !beside.as_ref().is_some_and(star) && !before.is_some_and(star) {
                return None;
            }
        }
        // An agenda does not begin with a dash: that is a line of its preface, or a note.
        return Some(found).filter(|found| !entries.is_empty() || !matches!(found.kind, MarkerKind::Bullet(_)));
    }
    let MarkerKind::Number(readings) = &found.kind else { return Some(found) };
    let words = cx.at(index);
    let dated = cx.words.dates(words).next().is_some_and(|hit| match hit {
        DateHit::Date(date) => date.range.start == 0,
        DateHit::Yearless(date) => date.range.start == 0,
        DateHit::Impossible(date) => date.range.start == 0,
    });
    // Capitals below dotted numbers (`A.` below `1.`) count by themselves.
    let counted_alike = |marker: &&Marker| match &marker.kind {
        MarkerKind::Number(last) => {
            marker.dress(text) == found.dress(text)
                && readings.iter().any(|n| last.iter().any(|l| l.system == n.system))
        }
        _ => false,
    };
    let before = entries.iter().rev().take(500).filter_map(|entry| entry.marker.as_ref()).find(counted_alike);
    // A first number below an item of another list begins anew.
    let anew = readings.iter().any(|n| n.value == 1)
        && entries.last().and_then(|entry| entry.marker.as_ref()).is_some_and(|last| Some(last) != before);
    let fits = match before.map(|marker| &marker.kind).filter(|_| !anew) {
        Some(MarkerKind::Number(last)) => readings
            .iter()
            .any(|n| last.iter().any(|l| l.system == n.system && n.value >= l.value && n.value <= l.value + 12)),
        _ => true,
    };
    // `A.` below `II.`, which reads as a letter twice too, and `III.` behind `B.`: that they stand in a sequence is asked of
    // them anyway.
    let lettered = readings.iter().all(|n| n.system != System::Decimal);
    ((fits || lettered) && !dated).then_some(found)
}

/// Writes an agenda that stands as lines.
pub(crate) fn from_lines(cx: &Context<'_>, scribe: &mut Scribe<'_>, found: &AgendaLines, at: At) -> Agenda {
    let mut agenda = Agenda::default();
    let preface_at = scribe.field(at, "preface");
    for index in cx.texts(found.preface.clone()).filter(|index| !found.heads.contains(index)) {
        let here = scribe.index(preface_at, agenda.preface.len());
        agenda.preface.extend(scribe.rich(cx.span(index), here));
    }
    let columns_at = scribe.field(at, "columns");
    for (copy, index) in found.heads.iter().enumerate() {
        let visible = cx.visible(*index);
        if copy > 0 {
            scribe.residue(visible, Residue::RunningHead, columns_at);
            continue;
        }
        let mut from = 0;
        for head in visible.of(cx.lines.text).split('\t') {
            let span = trimmed(part(visible, from..from + head.len()), cx.lines.text);
            let here = scribe.index(columns_at, agenda.columns.len());
            agenda.columns.push(FurtherCell(scribe.rich(span, here)));
            from += head.len() + 1;
        }
    }
    let items_at = scribe.field(at, "items");
    agenda.items = items(cx, scribe, &mut found.entries.as_slice(), 0, items_at, None, 2);
    let notes_at = scribe.field(at, "notes");
    agenda.notes = crate::body::texts(cx, scribe, found.notes.clone(), notes_at);
    agenda
}

#[cfg(test)]
mod tests {
    use crate::tried::tried;
    use expect_test::{Expect, expect};

    fn check(lines: &str, wanted: Expect) {
        let lines = format!("Dear Sir/Madam,\nThe group meets.\nYours faithfully,\nANNEX A\nDraft agenda\n{lines}");
        wanted.assert_eq(&tried(&lines, "/annexes/0/body"));
    }

    #[test]
    fn a_dash_between_number_and_title() {
        check(
            "1 – Opening\n2 – Lamps\n2.1 – Brass\n3 – Closing\n",
            expect![[r#"
            {"agenda":{"items":[{"bullet":"–","label":"1","number":"1","title":"Opening"},{"bullet":"–","items":[{"bullet":"–","label":"2.1","number":"2.1","title":"Brass"}],"label":"2","number":"2","title":"Lamps"},{"bullet":"–","label":"3","number":"3","title":"Closing"}]}}
        "#]],
        );
        check(
            "1. Opening\n2. -brass and glass\n3. Closing\n",
            expect![[r#"
            {"agenda":{"items":[{"label":"1.","number":"1","title":"Opening"},{"label":"2.","number":"2","title":"-brass and glass"},{"label":"3.","number":"3","title":"Closing"}]}}
        "#]],
        );
    }

    #[test]
    fn notes_with_numbers_of_their_own() {
        check(
            "1. Opening\n2. Lamps\n3. Closing\n\nNotes\n1 Lamps are lit at noon.\n2 Oil is at hand.\n",
            expect![[r#"
                {"agenda":{"items":[{"label":"1.","number":"1","title":"Opening"},{"label":"2.","number":"2","title":"Lamps"},{"label":"3.","number":"3","title":"Closing"}],"notes":["Notes","1 Lamps are lit at noon.","2 Oil is at hand."]}}
            "#]],
        );
        let fr = "Madame, Monsieur,\nLa réunion se tiendra en juin, et vous y êtes invités.\nVeuillez agréer, Madame, Monsieur, l'assurance de ma haute considération.\nANNEXE A\nProjet d'ordre du jour\n1. Ouverture\n2. Lampes\nRemarques :\n1. Les lampes sont en laiton.\n2. L'huile est là.\n";
        expect![[r#"
            {"agenda":{"items":[{"label":"1.","number":"1","title":"Ouverture"},{"label":"2.","number":"2","title":"Lampes"}],"notes":["Remarques :","1. Les lampes sont en laiton.","2. L'huile est là."]}}
        "#]].assert_eq(&tried(fr, "/annexes/0/body"));
        let ru = "Уважаемая госпожа,\nСобрание состоится в июне.\nС уважением,\nПРИЛОЖЕНИЕ 1\nПроект повестки дня\n1 Открытие\n2 Лампы\nПримечания\n1 Лампы из латуни.\n2 Масло есть.\n";
        expect![[r#"
            {"agenda":{"items":[{"label":"1","number":"1","title":"Открытие"},{"label":"2","number":"2","title":"Лампы"}],"notes":["Примечания","1 Лампы из латуни.","2 Масло есть."]}}
        "#]].assert_eq(&tried(ru, "/annexes/0/body"));
    }

    #[test]
    fn capitals_below_numbers() {
        check(
            "1. Opening\n2. Lamps\nA. Brass\nB. Glass\n3. Oil\nA. Whale\nB. Olive\nC. Palm\n4. Closing\n",
            expect![[r#"
                {"agenda":{"items":[{"label":"1.","number":"1","title":"Opening"},{"items":[{"label":"A.","number":"2.A","title":"Brass"},{"label":"B.","number":"2.B","title":"Glass"}],"label":"2.","number":"2","title":"Lamps"},{"items":[{"label":"A.","number":"3.A","title":"Whale"},{"label":"B.","number":"3.B","title":"Olive"},{"label":"C.","number":"3.C","title":"Palm"}],"label":"3.","number":"3","title":"Oil"},{"label":"4.","number":"4","title":"Closing"}]}}
            "#]],
        );
    }

    #[test]
    fn ones_that_are_letters_twice() {
        check(
            "l.\tOpening\n\tl.l\tOf the chair\n\t1.2\tOf the host\n2.\tLamps\n3.\tClosing\n",
            expect![[r#"
            {"agenda":{"items":[{"items":[{"label":"l.l","number":"1.1","title":"Of the chair"},{"label":"1.2","number":"1.2","title":"Of the host"}],"label":"l.","number":"1","title":"Opening"},{"label":"2.","number":"2","title":"Lamps"},{"label":"3.","number":"3","title":"Closing"}]}}
        "#]],
        );
    }

    #[test]
    fn preface_items_notes() {
        check(
            "Geneva, 2-11 June 2031\n1. Opening\n2. Reports\na) chair\nb) rapporteurs\n3. Closing\nNOTE – Times are local.\n",
            expect![[r#"
                {"agenda":{"items":[{"label":"1.","number":"1","title":"Opening"},{"items":[{"label":"a)","number":"2.a","title":"chair"},{"label":"b)","number":"2.b","title":"rapporteurs"}],"label":"2.","number":"2","title":"Reports"},{"label":"3.","number":"3","title":"Closing"}],"notes":["NOTE – Times are local."],"preface":["Geneva, 2-11 June 2031"]}}
            "#]],
        );
    }

    #[test]
    fn a_line_without_a_marker_goes_on_with_the_title() {
        check(
            "1. Opening of the\nmeeting\n2. Closing\n",
            expect![[r#"
            {"agenda":{"items":[{"label":"1.","number":"1","title":["Opening of the",{"break":"line"},"meeting"]},{"label":"2.","number":"2","title":"Closing"}]}}
        "#]],
        );
    }

    #[test]
    fn a_capital_before_a_name_is_none() {
        check(
            "1. Opening\nA. Keeper\n2. Closing\n",
            expect![[r#"
            {"agenda":{"items":[{"label":"1.","number":"1","title":["Opening",{"break":"line"},"A. Keeper"]},{"label":"2.","number":"2","title":"Closing"}]}}
        "#]],
        );
        check(
            "A. Opening\nB. Lamps\nC. Closing\n",
            expect![[r#"
                {"agenda":{"items":[{"label":"A.","number":"A","title":"Opening"},{"label":"B.","number":"B","title":"Lamps"},{"label":"C.","number":"C","title":"Closing"}]}}
            "#]],
        );
    }

    #[test]
    fn a_day_is_no_number() {
        check(
            "1 Opening\n2 Reports\n11 June 2031 is the last day.\n",
            expect![[r#"
            {"agenda":{"items":[{"label":"1","number":"1","title":"Opening"},{"label":"2","number":"2","title":"Reports"}],"notes":["11 June 2031 is the last day."]}}
        "#]],
        );
    }

    #[test]
    fn one_item_alone_is_no_agenda() {
        check(
            "1. Opening\n",
            expect![[r#"
            {"list":{"items":[{"body":[{"paragraph":"Opening"}],"label":"1."}]}}
        "#]],
        );
    }

    #[test]
    fn numbers_alone_on_their_lines() {
        check(
            "1\n\nOpening\n\n2\n\nLamps\nTD12\n\n3\n\nClosing\n",
            expect![[r#"
            {"agenda":{"items":[{"label":"1","number":"1","title":"Opening"},{"documents":["TD12"],"label":"2","number":"2","title":"Lamps"},{"label":"3","number":"3","title":"Closing"}]}}
        "#]],
        );
    }

    #[test]
    fn damaged_numbers() {
        check(
            "l. Opening\nl.1 Welcome\nl.2 Lamps\n2. Closing\n",
            expect![[r#"
            {"agenda":{"items":[{"items":[{"label":"l.1","number":"1.1","title":"Welcome"},{"label":"l.2","number":"1.2","title":"Lamps"}],"label":"l.","number":"1","title":"Opening"},{"label":"2.","number":"2","title":"Closing"}]}}
        "#]],
        );
        check(
            "l\tOpening\n2\tLamps\n2.l\tBrass\n2.2\tGlass\n3\tClosing\n",
            expect![[r#"
            {"agenda":{"items":[{"items":[{"label":"2.l","number":"2.1","title":"Brass"},{"label":"2.2","number":"2.2","title":"Glass"}],"label":"2","number":"2","title":"Lamps"},{"label":"3","number":"3","title":"Closing"}]}}
        "#]],
        );
        check(
            "1Opening\n2Lamps\n2.1Brass\n2.2Glass\n3Closing\n",
            expect![[r#"
            {"agenda":{"items":[{"label":"1","number":"1","title":"Opening"},{"items":[{"label":"2.1","number":"2.1","title":"Brass"},{"label":"2.2","number":"2.2","title":"Glass"}],"label":"2","number":"2","title":"Lamps"},{"label":"3","number":"3","title":"Closing"}]}}
        "#]],
        );
        check(
            "1.- Opening\n2.- Closing\n",
            expect![[r#"
            {"agenda":{"items":[{"label":"1.-","number":"1","title":"Opening"},{"label":"2.-","number":"2","title":"Closing"}]}}
        "#]],
        );
        // A letter among letters is itself.
        check(
            "k) Opening\nl) Lamps\nm) Closing\n",
            expect![[r#"
            {"agenda":{"items":[{"label":"k)","number":"k","title":"Opening"},{"label":"l)","number":"l","title":"Lamps"},{"label":"m)","number":"m","title":"Closing"}]}}
        "#]],
        );
    }

    #[test]
    fn capitals_below_roman_numbers() {
        check(
            "I. Opening\nII. Lamps\nA. Brass\nB. Glass\nIII. Closing\n",
            expect![[r#"
            {"agenda":{"items":[{"label":"I.","number":"I","title":"Opening"},{"items":[{"label":"A.","number":"II.A","title":"Brass"},{"label":"B.","number":"II.B","title":"Glass"}],"label":"II.","number":"II","title":"Lamps"},{"label":"III.","number":"III","title":"Closing"}]}}
        "#]],
        );
    }
}
