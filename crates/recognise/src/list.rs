//! Lists: lines with markers, nested by their sequence.

use crate::account::At;
use crate::context::Context;
use crate::grid::Row;
use crate::line::{Line, LineKind};
use crate::marker::{Marker, MarkerKind, cell_marker, marker};
use crate::outline::Outline;
use crate::scribe::Scribe;
use findings::Span;
use letter::{Block, List, ListItem, MAX_DEPTH};
use vocabulary::DateHit;

/// The items of a list, in the order of the letter.
#[derive(Debug)]
pub(crate) struct Items {
    items: Vec<Item>,
    /// The line behind the last one.
    pub(crate) end: usize,
}

/// An item: its lines, the first with a marker.
#[derive(Clone, Debug)]
struct Item {
    line: usize,
    marker: Marker,
    depth: usize,
    /// Lines after the first that belong to it.
    more: Vec<usize>,
}

/// The list that begins with this line, if one does.
pub(crate) fn items(cx: &Context<'_>, start: usize, end: usize) -> Option<Items> {
    items_after(cx, start, end, None)
}

/// The same, where the number `before` was the last one above: `4 The draft agenda …` behind deadlines that `3` heads is
/// an item, though no `5` follows it.
pub(crate) fn items_after(cx: &Context<'_>, start: usize, end: usize, before: Option<&Marker>) -> Option<Items> {
    let text = cx.lines.text;
    let read = |index: usize| {
        let line = cx.line(index)?;
        if line.kind == LineKind::Text { marker(cx.visible(index), text) } else { None }
    };
    let first = read(start)?;
    if !first.sure
        && !goes_on(cx, &first, start, end)
        && !before.is_some_and(|before| is_one_more(before, &first, text))
    {
        return None;
    }
    let mut items: Vec<Item> = Vec::new();
    let mut index = start;
    let cell = cx.line(start)?.cell;
    while index < end {
        let beside = |line: &Line| line.kind == LineKind::Text && line.cell.is_none() == cell.is_none();
        if !cx.line(index).is_some_and(beside) {
            break;
        }
        let found = read(index).filter(|found| {
            found.sure || is_next(&items, found, text) || items.is_empty() || begins_capitals(cx, found, index, end)
        });
        // A numbered heading of deadlines, with their table or their lines below it, is no item.
        if !items.is_empty() && cell.is_none() && crate::deadlines::begin_below(cx, index, end) {
            break;
        }
        // A first number below dashes begins a list of its own.
        let dashes = !items.is_empty() && items.iter().all(|item| matches!(item.marker.kind, MarkerKind::Bullet(_)));
        if dashes && found.as_ref().is_some_and(|found| !matches!(found.kind, MarkerKind::Bullet(_))) {
            break;
        }
        match found {
            Some(marker) => items.push(Item { line: index, marker, depth: 0, more: Vec::new() }),
            None if belongs(cx, &items, index, end) => {
                if let Some(item) = items.last_mut() {
                    item.more.push(index);
                }
            }
            None => break,
        }
        index += 1;
    }
    // A number alone is a cell's content, and one star is a footnote's.
    let bare = items.iter().all(|item| item.marker.rest.is_empty() && item.more.is_empty());
    let star = items.len() == 1 && first.kind == MarkerKind::Bullet('*');
    if bare || star {
        return None;
    }
    nest(&mut items, text);
    Some(Items { items, end: index })
}

/// The list that a table only laid out: every row a marker and what belongs to it.
pub(crate) fn from_rows(cx: &Context<'_>, rows: &[Row], end: usize) -> Option<Items> {
    let text = cx.lines.text;
    let mut items = Vec::new();
    for row in rows.iter().filter(|row| !row.is_blank(cx)) {
        let [mark, body] = row.cells.as_slice() else { return None };
        let mut marks = cx.texts(mark.lines.clone());
        let (line, None) = (marks.next()?, marks.next()) else { return None };
        let mut lines = cx.texts(body.lines.clone());
        let first = lines.next()?;
        let found = cell_marker(cx.visible(line), text)?;
        let bullet = matches!(found.kind, MarkerKind::Bullet(_));
        let marker = Marker { rest: cx.span(first), ..found };
        items.push((bullet, Item { line, marker, depth: 0, more: lines.collect() }));
    }
    // Numbers in a column may be a table's; dashes are a list's.
    if items.is_empty() || !items.iter().all(|(bullet, _)| *bullet) {
        return None;
    }
    let mut items: Vec<Item> = items.into_iter().map(|(_, item)| item).collect();
    nest(&mut items, text);
    Some(Items { items, end })
}

/// Whether a number that may be the beginning of a sentence is followed by the next one.
fn goes_on(cx: &Context<'_>, first: &Marker, start: usize, end: usize) -> bool {
    let MarkerKind::Number(readings) = &first.kind else { return true };
    let text = cx.lines.text;
    // A day before its month is a date.
    if let Some(DateHit::Date(date)) = cx.words.dates(cx.at(start)).next()
        && date.range.start == 0
    {
        return false;
    }
    cx.texts(start + 1..end.min(start + 60)).filter_map(|index| marker(cx.visible(index), text)).any(|later| {
        let MarkerKind::Number(next) = &later.kind else { return false };
        let same_dress = later.dress(text) == first.dress(text);
        same_dress && readings.iter().any(|n| next.iter().any(|m| m.system == n.system && m.value == n.value + 1))
    })
}

/// Whether a capital with a dot (`A.`) is the first of several; before a name it stands alone.
fn begins_capitals(cx: &Context<'_>, found: &Marker, index: usize, end: usize) -> bool {
    let first = matches!(&found.kind, MarkerKind::Number(readings) if readings.iter().any(|n| n.upper && n.value == 1));
    first && goes_on(cx, found, index, end)
}

/// Whether a number that may be the beginning of a sentence is one more than an item's before it.
fn is_next(items: &[Item], found: &Marker, text: &str) -> bool {
    match &found.kind {
        MarkerKind::Bullet(_) => true,
        // `3.1Report` stands below a `3`; `3.5米` is a length.
        MarkerKind::Path(path) => {
            found.sure
                || path.first().is_none_or(|first| *first >= 1000)
                || items.iter().rev().take(60).any(|item| match &item.marker.kind {
                    MarkerKind::Number(readings) => readings.iter().any(|n| path.first() == Some(&n.value)),
                    MarkerKind::Path(other) => other.first() == path.first(),
                    MarkerKind::Bullet(_) => false,
                })
        }
        MarkerKind::Number(_) => items.iter().rev().take(60).any(|item| is_one_more(&item.marker, found, text)),
    }
}

/// Whether a number is one more than the one before it, in the same dress.
fn is_one_more(before: &Marker, found: &Marker, text: &str) -> bool {
    match (&before.kind, &found.kind) {
        (MarkerKind::Number(before_n), MarkerKind::Number(readings)) if before.dress(text) == found.dress(text) => {
            readings.iter().any(|n| before_n.iter().any(|b| b.system == n.system && b.value + 1 == n.value))
        }
        _ => false,
    }
}

impl Items {
    /// The last number of the outermost list.
    pub(crate) fn last_number(&self) -> Option<&Marker> {
        let outermost = self.items.iter().rev().filter(|item| item.depth == 0).map(|item| &item.marker);
        outermost.into_iter().find(|marker| matches!(marker.kind, MarkerKind::Number(_)))
    }
}

/// Whether a line without a marker belongs to the item before it: the numbers go on behind it, and nothing between
/// begins anything else.
fn belongs(cx: &Context<'_>, items: &[Item], index: usize, end: usize) -> bool {
    let text = cx.lines.text;
    let Some(item) = items.last() else { return false };
    if crate::body::completes(cx, index - 1, index) {
        return true;
    }
    let next = cx.texts(index + 1..end.min(index + 6)).find_map(|later| marker(cx.visible(later), text));
    let continued = next.is_some_and(|next| match next.kind {
        MarkerKind::Number(_) => is_next(items, &next, text),
        _ => false,
    });
    let numbered = matches!(item.marker.kind, MarkerKind::Number(_))
        || items.iter().any(|item| matches!(item.marker.kind, MarkerKind::Number(_)));
    continued && numbered && cx.is_sentence(index)
}

/// Gives every item its depth.
fn nest(items: &mut [Item], text: &str) {
    let mut outline = Outline::default();
    for index in 0..items.len() {
        let (done, upcoming) = items.split_at_mut(index + 1);
        if let Some(item) = done.last_mut() {
            item.depth = outline.place(&item.marker, upcoming.iter().map(|item| &item.marker), text);
        }
    }
}

/// Writes the list.
pub(crate) fn list(cx: &Context<'_>, scribe: &mut Scribe<'_>, items: &Items, at: At) -> List {
    let mut rest = items.items.as_slice();
    level(cx, scribe, &mut rest, 0, at, 2)
}

fn level(cx: &Context<'_>, scribe: &mut Scribe<'_>, rest: &mut &[Item], depth: usize, at: At, nested: usize) -> List {
    let at = scribe.field(at, "items");
    let mut list = List::default();
    while let Some((item, after)) = rest.split_first() {
        if item.depth < depth {
            break;
        }
        *rest = after;
        let here = scribe.index(at, list.items.len());
        let label_at = scribe.field(here, "label");
        let label = scribe.item_label(Span::new(cx.span(item.line).start, item.marker.label.end), label_at);
        let body_at = scribe.field(here, "body");
        let mut body = Vec::new();
        let first = (!item.marker.rest.is_empty()).then_some(item.marker.rest);
        paragraphs(cx, scribe, first, &item.more, body_at, &mut body);
        let mut entry = ListItem { label, body };
        // Deeper than a letter may be: the item stands beside its parent instead of below it.
        if rest.first().is_some_and(|next| next.depth > depth) && nested + 1 < MAX_DEPTH {
            let inner = scribe.index(body_at, entry.body.len());
            let inner = scribe.field(inner, "list");
            let below = level(cx, scribe, rest, depth + 1, inner, nested + 1);
            entry.body.push(Block::List(below));
        }
        if entry.label.is_some() || !entry.body.is_empty() {
            list.items.push(entry);
        }
    }
    list
}

fn paragraphs(
    cx: &Context<'_>,
    scribe: &mut Scribe<'_>,
    first: Option<Span>,
    more: &[usize],
    at: At,
    body: &mut Vec<Block>,
) {
    let mut groups: Vec<Vec<Span>> = first.map(|span| vec![span]).into_iter().collect();
    for index in more {
        match groups.last_mut() {
            Some(group) if crate::body::completes(cx, index - 1, *index) => group.push(cx.span(*index)),
            _ => groups.push(vec![cx.span(*index)]),
        }
    }
    for spans in groups {
        let here = scribe.index(at, body.len());
        let here = scribe.field(here, "paragraph");
        if let Some(text) = scribe.broken(&spans, None, here) {
            body.push(Block::Paragraph(text));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::tried::tried;
    use expect_test::{Expect, expect};

    fn check(lines: &str, wanted: Expect) {
        wanted.assert_eq(&tried(&format!("Dear Sir/Madam,\nThe group meets:\n{lines}\nYours faithfully,\n"), "/body"));
    }

    #[test]
    fn nested_by_sequence() {
        check(
            "a) lamps;\nb) oil:\ni) whale;\nii) olive;\nc) wicks.\n",
            expect![[r#"
            {"paragraph":"The group meets:"}
            {"list":{"items":[{"body":[{"paragraph":"lamps;"}],"label":"a)"},{"body":[{"paragraph":"oil:"},{"list":{"items":[{"body":[{"paragraph":"whale;"}],"label":"i)"},{"body":[{"paragraph":"olive;"}],"label":"ii)"}]}}],"label":"b)"},{"body":[{"paragraph":"wicks."}],"label":"c)"}]}}
        "#]],
        );
    }

    #[test]
    fn bullets() {
        check(
            "- lamps\n- oil\n",
            expect![[r#"
            {"paragraph":"The group meets:"}
            {"list":{"items":[{"body":[{"paragraph":"lamps"}],"label":"-"},{"body":[{"paragraph":"oil"}],"label":"-"}]}}
        "#]],
        );
        // One star is a footnote's.
        check(
            "* Subject to change.\n",
            expect![[r#"
            {"paragraph":"The group meets:"}
            {"paragraph":"* Subject to change."}
        "#]],
        );
    }

    #[test]
    fn a_first_number_below_dashes() {
        check(
            "- lamps;\n- oil.\n1 The group was founded long ago.\n2 It meets in June.\n",
            expect![[r#"
            {"paragraph":"The group meets:"}
            {"list":{"items":[{"body":[{"paragraph":"lamps;"}],"label":"-"},{"body":[{"paragraph":"oil."}],"label":"-"}]}}
            {"list":{"items":[{"body":[{"paragraph":"The group was founded long ago."}],"label":"1"},{"body":[{"paragraph":"It meets in June."}],"label":"2"}]}}
        "#]],
        );
    }

    #[test]
    fn capitals_below_numbers() {
        check(
            "1. The lamps of the house:\nA. those of brass\nB. those of glass\n2. The oil for them:\nA. that of the whale\nB. that of the olive\n",
            expect![[r#"
                {"paragraph":"The group meets:"}
                {"list":{"items":[{"body":[{"paragraph":"The lamps of the house:"},{"list":{"items":[{"body":[{"paragraph":"those of brass"}],"label":"A."},{"body":[{"paragraph":"those of glass"}],"label":"B."}]}}],"label":"1."},{"body":[{"paragraph":"The oil for them:"},{"list":{"items":[{"body":[{"paragraph":"that of the whale"}],"label":"A."},{"body":[{"paragraph":"that of the olive"}],"label":"B."}]}}],"label":"2."}]}}
            "#]],
        );
        // A name is no item.
        check(
            "1. Lamps\nA. Keeper speaks.\n2. Oil\n",
            expect![[r#"
                {"paragraph":"The group meets:"}
                {"list":{"items":[{"body":[{"paragraph":"Lamps"},{"paragraph":"A. Keeper speaks."}],"label":"1."},{"body":[{"paragraph":"Oil"}],"label":"2."}]}}
            "#]],
        );
    }

    #[test]
    fn a_bare_number_alone_begins_a_sentence() {
        check(
            "1 The group was founded long ago.\n2 It meets in June.\n",
            expect![[r#"
            {"paragraph":"The group meets:"}
            {"list":{"items":[{"body":[{"paragraph":"The group was founded long ago."}],"label":"1"},{"body":[{"paragraph":"It meets in June."}],"label":"2"}]}}
        "#]],
        );
        check(
            "12 delegates came to the last meeting of the group.\nAll were glad.\n",
            expect![[r#"
            {"paragraph":"The group meets:"}
            {"paragraph":"12 delegates came to the last meeting of the group."}
            {"paragraph":"All were glad."}
        "#]],
        );
    }
}
