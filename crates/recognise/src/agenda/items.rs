//! Entries become items: nested by their depths, each with its address.

use super::draft::Draft;
use crate::account::At;
use crate::context::Context;
use crate::deadlines::whole;
use crate::marker::MarkerKind;
use crate::scribe::Scribe;
use findings::Span;
use letter::{AgendaItem, FurtherCell, MAX_DEPTH, Text};
use vocabulary::numeral;

/// The items of one depth; `above` is the address of the numbered item they stand below.
pub(super) fn items(
    cx: &Context<'_>,
    scribe: &mut Scribe<'_>,
    rest: &mut &[Draft],
    depth: usize,
    at: At,
    above: Option<&str>,
    nested: usize,
) -> Vec<AgendaItem> {
    let mut found = Vec::new();
    while let Some((entry, after)) = rest.split_first() {
        if entry.depth < depth {
            break;
        }
        *rest = after;
        let here = scribe.index(at, found.len());
        let mut item = write(cx, scribe, entry, here, above);
        let deeper = rest.first().is_some_and(|next| next.depth > depth);
        if deeper && nested + 1 < MAX_DEPTH {
            let items_at = scribe.field(here, "items");
            let number = item.number.clone();
            item.items = items(cx, scribe, rest, depth + 1, items_at, number.as_deref().or(above), nested + 1);
        }
        if item != AgendaItem::default() {
            found.push(item);
        }
    }
    found
}

fn write(cx: &Context<'_>, scribe: &mut Scribe<'_>, entry: &Draft, at: At, above: Option<&str>) -> AgendaItem {
    let label_at = scribe.field(at, "label");
    let label = entry.label.and_then(|span| scribe.plain(span, label_at));
    let number = entry.marker.as_ref().and_then(|marker| match marker.kind {
        MarkerKind::Bullet(_) => None,
        _ => label.as_deref().map(|label| address(label, above)),
    });
    let bullet_at = scribe.field(at, "bullet");
    let bullet = entry.bullet.and_then(|span| scribe.plain(span, bullet_at));
    let title_at = scribe.field(at, "title");
    let spans: Vec<Span> = entry.title.iter().copied().filter(|span| !span.is_empty()).collect();
    let title = if spans.is_empty() { None } else { scribe.broken(&spans, None, title_at) };
    let documents_at = scribe.field(at, "documents");
    let mut documents: Vec<Text> = Vec::new();
    for span in &entry.documents {
        let here = scribe.index(documents_at, documents.len());
        documents.extend(scribe.rich(*span, here));
    }
    let cells_at = scribe.field(at, "cells");
    let mut cells: Vec<FurtherCell> = Vec::new();
    for lines in &entry.cells {
        let here = scribe.index(cells_at, cells.len());
        cells.push(FurtherCell(whole(cx, scribe, lines.clone(), here)));
    }
    while cells.last().is_some_and(|cell| cell.0.is_none()) {
        cells.pop();
    }
    AgendaItem { number, label, bullet, title, documents, cells, items: Vec::new() }
}

/// The address of an item: the path of labels without their punctuation. A label that begins with its parent's address
/// is the whole address.
fn address(label: &str, above: Option<&str>) -> String {
    let own = numeral::number(label);
    match above {
        Some(above) if own.strip_prefix(above).is_some_and(|rest| rest.starts_with(['.', '-'])) => own,
        // `2a` below `2`
        Some(above)
            if own.strip_prefix(above).is_some_and(|rest| rest.starts_with(char::is_alphabetic))
                && above.ends_with(|c: char| c.is_ascii_digit()) =>
        {
            own
        }
        // Turned round by an extractor: `1.5` below `5`.
        Some(above) if own.strip_suffix(above).is_some_and(|rest| rest.ends_with('.')) => {
            own.rsplit('.').collect::<Vec<_>>().join(".")
        }
        Some(above) => format!("{above}.{own}"),
        None => own,
    }
}

#[cfg(test)]
mod tests {
    use super::address;
    use crate::tried::tried;
    use expect_test::{Expect, expect};

    fn check(lines: &str, wanted: Expect) {
        let lines = format!("Dear Sir/Madam,\nThe group meets.\nYours faithfully,\nANNEX A\nDraft agenda\n{lines}");
        wanted.assert_eq(&tried(&lines, "/annexes/0/body/0/agenda/items"));
    }

    #[test]
    fn addresses() {
        for (label, above, wanted) in [
            ("1.", None, "1"),
            ("b)", Some("2"), "2.b"),
            ("14.1", Some("14"), "14.1"),
            ("１．", None, "1"),
            ("2.3", Some("1"), "1.2.3"),
            ("2.a", Some("2"), "2.a"),
            ("2a)", Some("2"), "2a"),
            ("A.1", Some("A"), "A.1"),
            // Turned round by an extractor.
            ("1.5", Some("5"), "5.1"),
        ] {
            assert_eq!(address(label, above), wanted, "{label} below {above:?}");
        }
    }

    #[test]
    fn jumps_and_repetitions_stay() {
        check(
            "6 Lamps\n9 Oil\n9 Wicks\n10 Closing\n",
            expect![[r#"
                {"label":"6","number":"6","title":"Lamps"}
                {"label":"9","number":"9","title":"Oil"}
                {"label":"9","number":"9","title":"Wicks"}
                {"label":"10","number":"10","title":"Closing"}
            "#]],
        );
        check(
            "6 Lamps\n7 Oil\n",
            expect![[r#"
            {"label":"6","number":"6","title":"Lamps"}
            {"label":"7","number":"7","title":"Oil"}
        "#]],
        );
    }

    #[test]
    fn a_damaged_one() {
        check(
            "l. Opening\n2. Closing\n",
            expect![[r#"
                {"label":"l.","number":"l","title":"Opening"}
                {"label":"2.","number":"2","title":"Closing"}
            "#]],
        );
        check(
            "k. Opening\nl. Closing\n",
            expect![[r#"
                {"label":"k.","number":"k","title":"Opening"}
                {"label":"l.","number":"l","title":"Closing"}
            "#]],
        );
    }

    #[test]
    fn what_is_too_deep_stands_beside() {
        let bullets = "•·∙●○◦▪■□◆◇►▶‣⁃※✓➢・‧❖✔➔→-‐‒–—−―";
        let lines: String = bullets.chars().map(|bullet| format!("{bullet} Lamps\n")).collect();
        let lines = format!("Dear Sir/Madam,\nWe meet.\nYours faithfully,\nANNEX A\nDraft agenda\n1 Lamps\n{lines}");
        let told = tried(&lines, "/annexes");
        assert_eq!(told.matches("\"title\":\"Lamps\"").count(), bullets.chars().count() + 1);
    }
}
