//! Paragraphs: which lines are one, and where a run-in heading ends.

use super::{Body, Zone};
use crate::context::{Context, is_closing_mark};
use crate::line::LineKind;
use crate::marker::marker;
use crate::scribe::Scribe;
use letter::Block;

impl Body<'_, '_> {
    pub(super) fn paragraph(&mut self, scribe: &mut Scribe<'_>, index: usize) -> usize {
        let cx = self.cx;
        let at = self.here(scribe, "paragraph");
        let mut spans = vec![cx.span(index)];
        let mut behind = index + 1;
        while behind < self.range.end && completes(cx, behind - 1, behind) {
            spans.push(cx.span(behind));
            behind += 1;
        }
        let lead = if self.zone == Zone::Annex || self.zone == Zone::AgendaAnnex { lead(cx, index) } else { None };
        if let Some(text) = scribe.broken(&spans, lead, at) {
            self.blocks.push(Block::Paragraph(text));
        }
        behind
    }
}

/// Whether the second line completes the sentence of the first: no final mark there; here an opening bracket or an
/// address.
pub(crate) fn completes(cx: &Context<'_>, before: usize, index: usize) -> bool {
    let (Some(one), Some(two)) = (cx.line(before), cx.line(index)) else { return false };
    if one.kind != LineKind::Text || two.kind != LineKind::Text || one.cell != two.cell {
        return false;
    }
    let (above, here) = (cx.lines.words(one).trim_end(), cx.lines.words(two));
    let last = above.chars().next_back();
    let open = !last.is_some_and(|c| is_closing_mark(c) && !matches!(c, ':' | '：'));
    let bracket = here.starts_with(['(', '（'])
        && !last.is_some_and(|c| matches!(c, ':' | '：'))
        && (cx.is_sentence(index) || here.ends_with([')', '）']))
        && above.chars().count() > 30;
    open && (bracket || is_address(here)) && marker(cx.visible(index), cx.lines.text).is_none()
}

/// Whether a line is nothing but an address.
fn is_address(line: &str) -> bool {
    let bare = line.trim().trim_end_matches(['.', '。', ';', '；']);
    let mut words = bare.split_whitespace();
    let (Some(word), None) = (words.next(), words.next()) else { return false };
    let web = word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www.");
    word.is_ascii() && (web || word.contains('@') && !word.contains(':'))
}

/// Where a run-in heading at the beginning of a paragraph ends, the blank after its colon included.
pub(crate) fn lead(cx: &Context<'_>, index: usize) -> Option<u32> {
    let visible = cx.visible(index);
    let words = cx.at(index);
    let (place, colon) = words.char_indices().take(80).find(|(_, c)| matches!(c, ':' | '：'))?;
    let name = words.get(..place)?;
    let after = words.get(place + colon.len_utf8()..)?;
    let rest = after.trim_start();
    let sentence = name.contains(['，', '。', '；', ',', ';', '@', '/']) || name.contains(". ") || name.contains("://");
    let time =
        name.chars().next_back().is_some_and(char::is_numeric) && rest.chars().next().is_some_and(char::is_numeric);
    let many = name.split_whitespace().count() > 9;
    if name.trim().is_empty() || rest.is_empty() || after.starts_with("//") || sentence || time || many {
        return None;
    }
    // A contact line is text: `E-mail: host@example.org`, `Tel: +00 …`.
    let bare_value = is_address(rest) || rest.chars().all(|c| c.is_numeric() || "+()-– ./".contains(c));
    let form = rest.chars().all(|c| c == '_' || c.is_whitespace());
    if bare_value || form || cx.is_note(index) {
        return None;
    }
    let blank = after.len() - rest.len();
    let end = place + colon.len_utf8() + blank;
    u32::try_from(end).ok().map(|end| visible.start + end)
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
    fn an_address_completes_the_sentence_above() {
        check(
            "All documents of the group are found at\nhttps://example.org/lamps\nRead them.\n",
            expect![[r#"
                {"paragraph":"All of you are welcome."}
                {"paragraph":["All documents of the group are found at",{"break":"line"},"https://example.org/lamps"]}
                {"paragraph":"Read them."}
            "#]],
        );
        // Behind a full stop it stands by itself.
        check(
            "All documents of the group are found.\nhttps://example.org/lamps\nRead them.\n",
            expect![[r#"
                {"paragraph":"All of you are welcome."}
                {"paragraph":"All documents of the group are found."}
                {"paragraph":"https://example.org/lamps"}
                {"paragraph":"Read them."}
            "#]],
        );
    }

    #[test]
    fn run_in_headings() {
        check(
            "Visas: You must ask for one early.\n",
            expect![[r#"
                {"paragraph":"All of you are welcome."}
                {"paragraph":[{"lead":"Visas: "},"You must ask for one early."]}
            "#]],
        );
        // A time, a contact and a note are none.
        check(
            "At 10:30 the doors are opened.\nNOTE: Bring a lamp.\nTel: +41 22 000 00 00\n",
            expect![[r#"
                {"paragraph":"All of you are welcome."}
                {"paragraph":"At 10:30 the doors are opened."}
                {"paragraph":"NOTE: Bring a lamp."}
                {"paragraph":"Tel: +41 22 000 00 00"}
            "#]],
        );
    }
}
