//! Addressees at the foot of the first page: some houses name them there, in the midst of the letter.
//!
//! ```text
//! … registration is open until the end of May.
//!
//! To: Permanent Representatives of Members
//! cc: Hydrological Advisers
//!
//! - 2 -
//!
//! The documents will be sent in time.
//! ```

use crate::account::Places;
use crate::context::{Context, LONG, part, trimmed};
use crate::head;
use crate::line::LineKind;
use crate::scribe::Scribe;
use findings::Span;
use letter::Text;
use std::ops::Range;
use vocabulary::{Role, RoleSet};

/// Those who were named, and those who get a copy.
#[derive(Debug, Default)]
pub(crate) struct Foot {
    pub(crate) addressees: Vec<Text>,
    pub(crate) copies: Vec<Text>,
}

/// The lines of a body that name the addressees: a label with those whom it names, below a blank line, and what stands
/// directly below.
pub(crate) fn lines(cx: &Context<'_>, body: Range<usize>) -> Option<Range<usize>> {
    let free = |index: usize| cx.line(index).is_some_and(|line| line.kind == LineKind::Text && line.cell.is_none());
    cx.texts(body.clone()).skip(1).find_map(|start| {
        let rest = behind_label(cx, start, Role::AddresseeLabel)?;
        let wrapped = head::directly_below(cx, start) && !cx.ends_sentence(start.checked_sub(1)?);
        if !free(start) || wrapped {
            return None;
        }
        let sentence = |index: usize| {
            let words = cx.at(index).trim_end();
            words.ends_with(['.', '。']) || words.chars().nth(LONG).is_some()
        };
        let end = (start + 1..body.end)
            .find(|index| {
                let copies = behind_label(cx, *index, Role::CopyLabel).is_some();
                !copies && (!head::directly_below(cx, *index) || sentence(*index))
            })
            .unwrap_or(body.end);
        let named = cx.words.longest_at_start(rest, Role::AddresseeWord.into()).is_some()
            || (start + 1..end).any(|index| behind_label(cx, index, Role::CopyLabel).is_some());
        let many = cx.texts(start..end).nth(12).is_some();
        (named && !many && (start..end).all(free) && cx.texts(end..body.end).next().is_some()).then_some(start..end)
    })
}

/// What stands behind a label with its colon.
fn behind_label<'a>(cx: &Context<'a>, index: usize, role: Role) -> Option<&'a str> {
    let words = cx.at(index);
    let hit = cx.words.longest_at_start(words, RoleSet::from(role)).filter(|hit| hit.colon)?;
    words.get(hit.end..).map(str::trim).filter(|rest| !rest.is_empty())
}

/// Writes them.
pub(crate) fn foot(cx: &Context<'_>, scribe: &mut Scribe<'_>, lines: Range<usize>) -> Foot {
    let mut foot = Foot::default();
    let text = cx.lines.text;
    let label = |span: &Span| {
        let words = cx.lines.visible(*span).of(text);
        let hit = cx.words.longest_at_start(words, Role::AddresseeLabel | Role::CopyLabel).filter(|hit| hit.colon)?;
        Some((hit.role == Role::CopyLabel, hit.end))
    };
    let pieces: Vec<Span> = cx.texts(lines).flat_map(|line| at_breaks(cx.span(line), text)).collect();
    // Each label, and what stands below it up to the next.
    for named in pieces.chunk_by(|_, next| label(next).is_none()) {
        let Some(((copies, end), first)) = named.first().and_then(|first| Some((label(first)?, *first))) else {
            continue;
        };
        let at = scribe.field(Places::ROOT, "letterhead");
        let at = scribe.field(at, if copies { "copies" } else { "addressees" });
        let visible = cx.lines.visible(first);
        let behind = part(visible, end..visible.of(text).len());
        scribe.label(Span::new(first.start, behind.start), at);
        let spans: Vec<Span> = [trimmed(behind, text)].into_iter().chain(named.iter().skip(1).copied()).collect();
        let found = if copies { &mut foot.copies } else { &mut foot.addressees };
        head::addressees(cx, scribe, &spans, at, found);
    }
    foot
}

/// The lines of a paragraph between its breaks.
fn at_breaks(span: Span, text: &str) -> impl Iterator<Item = Span> {
    let mut from = 0;
    span.of(text).split('\n').map(move |line| {
        let start = from;
        from += line.len() + 1;
        trimmed(part(span, start..start + line.len()), text)
    })
}

#[cfg(test)]
mod tests {
    use crate::tried::{tried, tried_blocks};
    use blocks::Blocks;
    use expect_test::expect;

    #[test]
    fn addressees_at_the_foot_of_the_first_page() {
        let letter = "Ref: LAMP/7\nSubject: Lamps\n\nDear Sir/Madam,\n\nThe keepers of all harbours meet in June to look at every lamp of the coast.\n\nTo: Permanent Representatives of Members that\nkeep a lamp\ncc: Keepers of oil\n\n- 2 -\n\nThe lamps will be lit in time.\n\nYours faithfully,\nMira Olsen\nDirector\n";
        expect![[r#"
            addressees: ["Permanent Representatives of Members that keep a lamp"]
            copies: ["Keepers of oil"]
            reference: "LAMP/7"
            subject: "Lamps"
            residue-dropped: a page number was left out: - 2 -
            {"paragraph":"The keepers of all harbours meet in June to look at every lamp of the coast."}
            {"paragraph":"The lamps will be lit in time."}
            residue-dropped: a page number was left out: - 2 -
        "#]]
        .assert_eq(&(tried(letter, "/letterhead") + &tried(letter, "/body")));
        // Where no blank line parts paragraphs, their sentences do.
        let mut blocks = Blocks::default();
        letter
            .replace("that\nkeep", "that keep")
            .replace("- 2 -", "")
            .lines()
            .filter(|line| !line.is_empty())
            .for_each(|line| {
                blocks.paragraph(line);
            });
        expect![[r#"
            addressees: ["Permanent Representatives of Members that keep a lamp"]
            copies: ["Keepers of oil"]
            reference: "LAMP/7"
            subject: "Lamps"
            {"paragraph":"The keepers of all harbours meet in June to look at every lamp of the coast."}
            {"paragraph":"The lamps will be lit in time."}
        "#]]
        .assert_eq(&(tried_blocks(&blocks, "/letterhead") + &tried_blocks(&blocks, "/body")));
        // Where the head names them, such a line is one of the letter's.
        let named = letter.replace("Subject: Lamps", "To: Sector Members\nSubject: Lamps");
        expect![[r#"
            addressees: ["Sector Members"]
            reference: "LAMP/7"
            subject: "Lamps"
            residue-dropped: a page number was left out: - 2 -
            {"paragraph":"The keepers of all harbours meet in June to look at every lamp of the coast."}
            {"heading":{"level":2,"text":"To: Permanent Representatives of Members that keep a lamp"}}
            {"paragraph":"cc: Keepers of oil"}
            {"paragraph":"The lamps will be lit in time."}
            residue-dropped: a page number was left out: - 2 -
        "#]]
        .assert_eq(&(tried(&named, "/letterhead") + &tried(&named, "/body")));
    }
}
