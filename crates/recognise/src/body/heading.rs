//! Headings below the title: a numbered line above paragraphs, or a short line that reads like one.

use super::paragraph::lead;
use super::{Body, Zone};
use crate::context::{Context, is_closing_mark, is_comma};
use crate::marker::{Marker, MarkerKind, marker};
use crate::scribe::Scribe;
use findings::Span;
use letter::{Block, Heading};
use vocabulary::Role;

impl Body<'_, '_> {
    /// `2.1 Lamps`, when paragraphs follow and not further items.
    pub(super) fn numbered_heading(&mut self, scribe: &mut Scribe<'_>, index: usize) -> Option<usize> {
        let cx = self.cx;
        let found = heading_marker(cx, index, self.range.end)?;
        let level = match &found.kind {
            MarkerKind::Path(path) => u8::try_from(path.len() + 1).unwrap_or(9).clamp(2, 9),
            _ => 2,
        };
        let at = self.here(scribe, "heading");
        let label_at = scribe.field(at, "label");
        let label = scribe.plain(Span::new(cx.span(index).start, found.label.end), label_at);
        let text_at = scribe.field(at, "text");
        let text = scribe.rich(found.rest, text_at)?;
        self.blocks.push(Block::Heading(Heading { level, label, text }));
        Some(index + 1)
    }

    /// A short line without a mark at its end, above a paragraph; or one that the source itself calls a heading.
    pub(super) fn is_heading(&self, index: usize) -> bool {
        let cx = self.cx;
        if cx.line(index).is_some_and(|line| line.paragraph.outline.is_some()) {
            return true;
        }
        if self.zone == Zone::Unknown || !reads_like_heading(cx, index) {
            return false;
        }
        let Some(next) = cx.texts(index + 1..self.range.end).next() else { return false };
        self.may_begin_here(index) && heads(cx, next, self.range.end)
    }

    /// Whether what stands above has come to its end. Below `Contact:` stands what it announces, and below a line that
    /// goes on stands another such line: an address, not a heading.
    fn may_begin_here(&self, index: usize) -> bool {
        let cx = self.cx;
        let Some(above) = cx.texts(self.range.start..index).next_back() else { return true };
        let announced = cx.at(above).trim_end().ends_with([':', '：']);
        let goes_on = !cx.is_sentence(above) && matches!(self.blocks.last(), Some(Block::Paragraph(_)));
        !announced && !goes_on
    }
}

/// Whether the line has the shape of a heading: short, with a capital (or a script without capitals) at its beginning,
/// and neither a wish (`I wish you a pleasant journey`) nor the caption of a picture.
fn reads_like_heading(cx: &Context<'_>, index: usize) -> bool {
    let words = cx.at(index);
    let begins = words.chars().next().is_some_and(|c| !c.is_lowercase() && !c.is_numeric() && !is_opening(c));
    cx.is_headline(index) && words.chars().count() <= 80 && begins && !cx.is(index, Role::Wish | Role::Caption)
}

/// Whether the line `next` is one that a heading stands above: a paragraph, an item, or one more heading above those.
fn heads(cx: &Context<'_>, next: usize, end: usize) -> bool {
    let table = cx.line(next).is_some_and(|line| line.cell.is_some());
    let paragraph = cx.is_sentence(next) || lead(cx, next).is_some();
    let item = || marker(cx.visible(next), cx.lines.text).is_some_and(|found| found.sure);
    let heading = || cx.is_headline(next) && cx.texts(next + 1..end).next().is_some_and(|after| cx.is_sentence(after));
    !table && (paragraph || item() || heading())
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '（' | '[' | '“' | '"' | '«' | '+')
}

/// The marker of a numbered heading: its words are short, and what follows is a paragraph or a heading below it.
fn heading_marker(cx: &Context<'_>, index: usize, end: usize) -> Option<Marker> {
    if cx.line(index)?.cell.is_some() {
        return None;
    }
    let found = marker(cx.visible(index), cx.lines.text)?;
    // A day before its month is a date.
    if !found.sure && cx.words.dates(cx.at(index)).next().is_some_and(|hit| hit.range().start == 0) {
        return None;
    }
    let depth = match &found.kind {
        MarkerKind::Bullet(_) => return None,
        MarkerKind::Path(path) => path.len(),
        MarkerKind::Number(_) => 1,
    };
    let words = found.rest.of(cx.lines.text);
    let short = words.chars().count() <= 90 && words.chars().next().is_some_and(|c| !c.is_lowercase());
    let open = words.trim_end().chars().next_back().is_some_and(|c| !is_closing_mark(c) && !is_comma(c));
    if !short || !open || words.contains(['。', '@']) {
        return None;
    }
    let next = cx.texts(index + 1..end).next()?;
    if cx.line(next)?.cell.is_some() {
        return None;
    }
    match marker(cx.visible(next), cx.lines.text) {
        None => (cx.is_sentence(next)).then_some(found),
        Some(below) => {
            let deeper = matches!(&below.kind, MarkerKind::Path(path) if path.len() == depth + 1);
            (deeper && (heading_marker(cx, next, end).is_some() || cx.is_sentence(next) && depth > 1)).then_some(found)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::tried::tried;
    use expect_test::{Expect, expect};

    fn check(lines: &str, wanted: Expect) {
        let letter = "Dear Sir/Madam,\nThe group meets.\nYours faithfully,\nANNEX A – Visit\nAll of you are welcome.\n";
        wanted.assert_eq(&tried(&format!("{letter}{lines}"), "/annexes/0/body"));
    }

    #[test]
    fn a_short_line_above_a_paragraph() {
        check(
            "Lodging\nRooms are near the hall.\n",
            expect![[r#"
                {"paragraph":"All of you are welcome."}
                {"heading":{"level":2,"text":"Lodging"}}
                {"paragraph":"Rooms are near the hall."}
            "#]],
        );
        // A line that has come to its end, and one below a colon.
        check(
            "Lodging is near.\nRooms are near the hall.\n",
            expect![[r#"
                {"paragraph":"All of you are welcome."}
                {"paragraph":"Lodging is near."}
                {"paragraph":"Rooms are near the hall."}
            "#]],
        );
        check(
            "Write to:\nMira Olsen\nShe will answer.\n",
            expect![[r#"
                {"paragraph":"All of you are welcome."}
                {"paragraph":"Write to:"}
                {"paragraph":"Mira Olsen"}
                {"paragraph":"She will answer."}
            "#]],
        );
    }

    #[test]
    fn numbered() {
        check(
            "1 Lodging\nRooms are near the hall.\n2 Food\n2.1 Noon\nMeals are served.\n",
            expect![[r#"
                {"paragraph":"All of you are welcome."}
                {"heading":{"label":"1","level":2,"text":"Lodging"}}
                {"paragraph":"Rooms are near the hall."}
                {"heading":{"label":"2","level":2,"text":"Food"}}
                {"heading":{"label":"2.1","level":3,"text":"Noon"}}
                {"paragraph":"Meals are served."}
            "#]],
        );
        // Items follow each other; no paragraph stands between.
        check(
            "1 Lodging\n2 Food\n3 Oil\n",
            expect![[r#"
                {"paragraph":"All of you are welcome."}
                {"list":{"items":[{"body":[{"paragraph":"Lodging"}],"label":"1"},{"body":[{"paragraph":"Food"}],"label":"2"},{"body":[{"paragraph":"Oil"}],"label":"3"}]}}
            "#]],
        );
    }
}
