//! Entries become items: nested by their depths, each with its address.

use super::draft::Draft;
use crate::account::At;
use crate::context::Context;
use crate::deadlines::whole;
use crate::marker::{Marker, MarkerKind};
use crate::scribe::Scribe;
use findings::Span;
use letter::{AgendaItem, FurtherCell, MAX_DEPTH, Text};
use vocabulary::numeral::{self, Numeral, System};

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
    let label = entry.label.and_then(|span| scribe.item_label(span, label_at));
    let number = entry.marker.as_ref().and_then(|marker| match marker.kind {
        MarkerKind::Bullet(_) => None,
        _ => label.as_deref().map(|label| match mended(marker, label) {
            Some(mended) => address(&mended, above),
            None => address(label, above),
        }),
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

/// The number of a label that does not say it plainly: with a digit, where the numbers around it show that its letter is a
/// one (`l.`, `l.2`, `3.l`), and `3 a)` as the path that it is.
fn mended(marker: &Marker, label: &str) -> Option<String> {
    let one = match &marker.kind {
        MarkerKind::Number(readings) => readings.iter().all(|n| n.system == System::Decimal && n.value == 1),
        MarkerKind::Path(path) => path.first() == Some(&1),
        MarkerKind::Bullet(_) => false,
    };
    if let (MarkerKind::Path(path), Some(parts)) = (&marker.kind, label.strip_suffix('l'))
        && path.last() == Some(&1)
    {
        return Some(match parts.strip_prefix(['l', 'I']) {
            // `l.l`
            Some(rest) if path.first() == Some(&1) => format!("1{rest}1"),
            _ => format!("{parts}1"),
        });
    }
    // `l0.`, `1l.`, `ll`: the value is known.
    if let MarkerKind::Number(readings) = &marker.kind
        && let [Numeral { system: System::Decimal, value, .. }] = readings.as_slice()
        && numeral::bare(label).bytes().all(|b| b.is_ascii_digit() || matches!(b, b'l' | b'I' | b'O'))
        && numeral::bare(label).len() > 1
        && label.contains(|c: char| c.is_ascii_alphabetic())
    {
        return Some(value.to_string());
    }
    // `3 a)`: two parts, and a blank between them.
    if let (MarkerKind::Path(_), Some((number, letter))) = (&marker.kind, label.split_once([' ', '(', '（'])) {
        return Some(format!("{}.{}", number.trim(), numeral::bare(letter)));
    }
    let rest = label.strip_prefix(['l', 'I', '|'])?;
    one.then(|| format!("1{rest}"))
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
        // `8.1` below `7`, whose own parent the copy lacks: it says its whole address itself.
        Some(above) if leads_on(&own, above) => own,
        Some(above) => format!("{above}.{own}"),
        None => own,
    }
}

/// Whether a number of several parts begins with a number behind that of the item above.
fn leads_on(own: &str, above: &str) -> bool {
    let first = own.split_once('.').and_then(|(first, _)| first.parse::<u32>().ok());
    let before = above.split('.').next().and_then(|before| before.parse::<u32>().ok());
    first.zip(before).is_some_and(|(first, before)| first > before)
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
            // Below another's number it says its own.
            ("2.3", Some("1"), "2.3"),
            ("1.3", Some("2"), "2.1.3"),
            ("2.a", Some("2"), "2.a"),
            ("2a)", Some("2"), "2a"),
            ("A.1", Some("A"), "A.1"),
            // Turned round by an extractor.
            ("1.5", Some("5"), "5.1"),
        ] {
            assert_eq!(address(label, above), wanted, "{label} below {above:?}");
        }
    }

    /// The labels as printed, and the numbers made plain, of an agenda with these lines.
    fn numbers(lines: &str) -> String {
        let lines = format!("Dear Sir/Madam,\nThe group meets.\nYours faithfully,\nANNEX A\nDraft agenda\n{lines}");
        let told = tried(&lines, "/annexes/0/body/0/agenda/items");
        let items: Vec<serde_json::Value> = told.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        fn tell(items: &[serde_json::Value], out: &mut Vec<String>) {
            for item in items {
                let field =
                    |name: &str| item.get(name).and_then(serde_json::Value::as_str).unwrap_or("none").to_owned();
                out.push(format!("{} = {}", field("label"), field("number")));
                tell(item.get("items").and_then(serde_json::Value::as_array).map_or(&[], Vec::as_slice), out);
            }
        }
        let mut out = Vec::new();
        tell(&items, &mut out);
        out.join(", ")
    }

    #[test]
    fn markers_of_the_world() {
        for (lines, wanted) in [
            ("1. Opening\n2. Lamps\n2.a Oil\n2.b Wicks\n3. Closing\n", "1. = 1, 2. = 2, 2.a = 2.a, 2.b = 2.b, 3. = 3"),
            ("１．会议开幕\n２．灯标\n（ａ）灯油\n（ｂ）灯芯\n", "１． = 1, ２． = 2, （ａ） = 2.a, （ｂ） = 2.b"),
            ("①会议开幕\n②灯标\n③会议闭幕\n", "① = 1, ② = 2, ③ = 3"),
            ("Ⅰ. Opening\nⅡ. Lamps\nⅢ. Oil\nⅣ. Closing\n", "Ⅰ. = I, Ⅱ. = II, Ⅲ. = III, Ⅳ. = IV"),
            ("1. Открытие\n2. Лампы\nа) масло\nб) фитили\nв) стекло\n", "1. = 1, 2. = 2, а) = 2.а, б) = 2.б, в) = 2.в"),
            ("1) افتتاح\n2) مصابيح\nأ) زيت\nب) فتائل\nج) زجاج\n", "1) = 1, 2) = 2, أ) = 2.أ, ب) = 2.ب, ج) = 2.ج"),
            ("١- افتتاح\n٢- مصابيح\n٣- اختتام\n", "١- = 1, ٢- = 2, ٣- = 3"),
            ("１ 会议开幕\n１．１ 灯标\n１．２ 灯油\n", "１ = 1, １．１ = 1.1, １．２ = 1.2"),
            ("第一条　会议开幕\n第二条　灯标\n", "第一条 = 第一条, 第二条 = 第二条"),
            (
                "一、会议开幕\n二、灯标\n（一）灯油\n（二）灯芯\n三、会议闭幕\n",
                "一、 = 一, 二、 = 二, （一） = 二.一, （二） = 二.二, 三、 = 三",
            ),
            ("A. Opening\nA.1 Lamps\nA.2 Oil\nB. Closing\n", "A. = A, A.1 = A.1, A.2 = A.2, B. = B"),
            ("⑴ Opening\n⑵ Lamps\n", "⑴ = 1, ⑵ = 2"),
            ("7.1 Lamps\n7.2 Oil\n8 Closing\n", "7.1 = 7.1, 7.2 = 7.2, 8 = 8"),
        ] {
            assert_eq!(numbers(lines), wanted, "{lines}");
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
                {"label":"l.","number":"1","title":"Opening"}
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
