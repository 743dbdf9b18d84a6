//! Running heads and feet.

use crate::account::{At, Places};
use crate::context::{Context, part};
use crate::line::{Line, LineKind, Lines};
use crate::scribe::Scribe;
use blocks::{Blocks, Mark, MarkKind, Residue};
use findings::Span;
use letter::{Block, Letter, Page};
use vocabulary::{Role, RoleSet, Vocabularies};

/// Moves lines that are nothing but the letter's own number, with the mark of its language (`CACE/655-S`), to the heads
/// of the pages: that they are such heads is proved by the number in the letterhead. So is any line of the letterhead that
/// stands again right behind the number of a page (`– 5 –`, `SG17/XY`).
pub(crate) fn own_number_heads(lines: &mut Lines<'_>, blocks: &Blocks, set: &Vocabularies) {
    let text = lines.text;
    let said = |line: &Line| Span::new(line.head, line.span.end).of(text).trim();
    let number = |line: &Line| -> Option<&str> {
        let (number, language) = said(line).rsplit_once('-')?;
        let plain =
            number.contains('/') && number.len() <= 20 && number.chars().all(|c| c.is_ascii_alphanumeric() || c == '/');
        (plain && set.iter().any(|words| words.document_mark() == Some(language))).then_some(number)
    };
    let numbers: Vec<Span> = blocks
        .marks
        .iter()
        .filter(|mark| mark.kind == PAGE_NUMBER && !mark.span.is_empty())
        .map(|mark| mark.span)
        .collect();
    let any = lines.lines.iter().any(|line| number(line).is_some());
    if !any && numbers.is_empty() {
        return;
    }
    let head: Vec<&str> = lines.lines.iter().take(HEAD).map(said).collect();
    let named = |line: &Line| {
        number(line).is_some_and(|number| {
            head.iter().any(|words| words.contains(number) && !words.contains(&format!("{number}-")))
        })
    };
    // Right behind the number of a page, nothing between.
    let again = |line: &Line| {
        let before = numbers.partition_point(|number| number.end <= line.span.start).checked_sub(1);
        let before = before.and_then(|at| numbers.get(at));
        let words = said(line);
        before.is_some_and(|number| Span::new(number.end, line.span.start).of(text).trim().is_empty())
            && (3..=80).contains(&words.len())
            && words.contains(char::is_numeric) | words.contains('/')
            && head.iter().take(LETTERHEAD).any(|above| *above == words)
    };
    let mut place = 0;
    let own = |line: &Line| {
        place += 1;
        named(line) || place > LETTERHEAD && line.kind == LineKind::Text && again(line)
    };
    let (heads, rest) = std::mem::take(&mut lines.lines).into_iter().partition(own);
    lines.lines = rest;
    lines.header.extend::<Vec<Line>>(heads);
}

const PAGE_NUMBER: MarkKind = MarkKind::Residue(Residue::PageNumber);

/// The letter's own number stands in so many lines,
const HEAD: usize = 40;

/// and its letterhead in these.
const LETTERHEAD: usize = 16;

/// Puts the head of the first page where it belongs: before the letter where it is a letterhead, to the heads of the
/// pages where it is none.
///
/// A letterhead names the organisation or a bureau, or has labels; and where the letter itself begins with such a name, the
/// head only repeats it.
pub(crate) fn first_head(lines: &mut Lines<'_>, set: &Vocabularies) {
    if lines.first_head.is_empty() {
        return;
    }
    let tells = |line: &Line| {
        let words = lines.words(line).trim();
        set.iter().any(|language| {
            language.whole(words, RoleSet::NAMES).is_some()
                || language.longest_at_start(words, RoleSet::LABELS).is_some_and(|hit| hit.colon)
        })
    };
    let (head, top) = (lines.first_head.iter(), lines.lines.iter().take(12));
    let named =
        |line: &&Line, role: RoleSet| set.iter().any(|words| words.whole(lines.words(line).trim(), role).is_some());
    let repeats =
        |role: RoleSet| head.clone().any(|line| named(&line, role)) && top.clone().any(|line| named(&line, role));
    let organization = RoleSet::from(Role::Organization);
    let is_letterhead = head.clone().any(tells) && !repeats(organization) && !repeats(RoleSet::BUREAUX);
    let head = std::mem::take(&mut lines.first_head);
    if !is_letterhead {
        lines.header.splice(0..0, head);
        return;
    }
    let numbers = |line: &Line| set.iter().any(|language| language.page_number(lines.words(line).trim()));
    let (numbers, head): (Vec<Line>, Vec<Line>) = head.into_iter().partition(numbers);
    lines.header.splice(0..0, numbers);
    lines.lines.splice(0..0, head);
}

/// Whether a running head says nothing but what the letterhead says, and the number of the page.
fn repeats_head(cx: &Context<'_>, line: &Line) -> bool {
    let words = cx.lines.words(line).trim();
    let Some(found) = cx.words.designation_at_start(words) else { return false };
    let Some(designation) = words.get(..found.range.end) else { return false };
    let rest = words.get(found.range.end..).unwrap_or("").trim();
    let numbered = rest.is_empty() || cx.words.page_number(rest);
    numbered && (0..cx.lines.lines.len().min(40)).any(|index| cx.at(index).contains(designation))
}

/// A line of a head or foot without the number of its page; nothing where it is nothing else.
///
/// The number is known by its shape (`- 2 -`, `page 2`, in whatever language), or by a mark of the source at an end.
fn without_number(cx: &Context<'_>, scribe: &mut Scribe<'_>, line: &Line, at: At) -> Option<Span> {
    let words = cx.lines.words(line).trim();
    if cx.set.iter().any(|language| language.page_number(words)) {
        scribe.residue(line.span, Residue::PageNumber, at);
        return None;
    }
    let is_number = |mark: &&Mark| mark.kind == MarkKind::Residue(Residue::PageNumber) && !mark.span.is_empty();
    let inside = |mark: &&Mark| mark.span.start >= line.span.start && mark.span.end <= line.span.end;
    let numbers: Vec<Span> =
        scribe.blocks.marks.iter().filter(is_number).filter(inside).map(|mark| mark.span).collect();
    let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else { return Some(line.span) };
    let says = |span: Span| span.of(cx.lines.text).contains(char::is_alphanumeric);
    let (before, behind) = (Span::new(line.span.start, first.start), Span::new(last.end, line.span.end));
    let (kept, rest) = match (says(before), says(behind)) {
        (false, false) => (None, line.span),
        (true, false) => (Some(before), Span::new(before.end, line.span.end)),
        (false, true) => (Some(behind), Span::new(line.span.start, behind.start)),
        (true, true) => return Some(line.span),
    };
    scribe.residue(rest, Residue::PageNumber, at);
    kept.map(|kept| {
        // A dash or bar that parted the number from the words goes with it.
        let words = kept.of(cx.lines.text);
        let parts = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | '•' | '·');
        let bare = part(kept, words.len() - words.trim_start_matches(parts).len()..words.trim_end_matches(parts).len());
        scribe.residue(Span::new(kept.start, bare.start), Residue::PageNumber, at);
        scribe.residue(Span::new(bare.end, kept.end), Residue::PageNumber, at);
        bare
    })
}

/// Puts running heads and feet into the letter, each wording once.
pub(crate) fn page(cx: &Context<'_>, scribe: &mut Scribe<'_>, letter: &mut Letter) {
    if cx.lines.header.is_empty() && cx.lines.footer.is_empty() {
        return;
    }
    let at = scribe.field(Places::ROOT, "page");
    let mut write = |name: &'static str, lines: &[Line]| -> Vec<Block> {
        let at = scribe.field(at, name);
        let mut blocks: Vec<Block> = Vec::new();
        for line in lines {
            if let LineKind::Image(picture) = line.kind {
                let image = scribe.image(&picture).map(Block::Image).filter(|image| !blocks.contains(image));
                blocks.extend(image);
            }
            if line.kind != LineKind::Text {
                continue;
            }
            if repeats_head(cx, line) {
                scribe.residue(line.span, Residue::RunningHead, at);
                continue;
            }
            let Some(span) = without_number(cx, scribe, line, at) else { continue };
            let at = scribe.index(at, blocks.len());
            let at = scribe.field(at, "paragraph");
            // Its range is marked as standing apart from the paragraph around it, so the marks do not count here.
            if let Some(text) = scribe.verbatim(span, at) {
                let block = Block::Paragraph(text);
                if !blocks.contains(&block) {
                    blocks.push(block);
                }
            }
        }
        blocks
    };
    let page = Page { header: write("header", &cx.lines.header), footer: write("footer", &cx.lines.footer) };
    if page != Page::default() {
        letter.page = Some(page);
    }
}

#[cfg(test)]
mod tests {
    use crate::tried::tried;
    use expect_test::{Expect, expect};

    fn check(line: &str, wanted: Expect) {
        let lines = format!(
            "Administrative Circular CACE/655\n5 March 2031\nTo Administrations of Member States\nSubject: Lamps\n\
             Dear Sir/Madam,\nThe group meets.\n\n{line}\n\nIt meets again.\n"
        );
        wanted.assert_eq(&(tried(&lines, "/page") + &tried(&lines, "/body")));
    }

    #[test]
    fn the_own_number_heads_a_page() {
        check(
            "CACE/655-S",
            expect![[r#"
            header: [{"paragraph":"CACE/655-S"}]
            {"paragraph":"The group meets."}
            {"paragraph":"It meets again."}
        "#]],
        );
        // Another letter's number, and a number that is no language's, stay in the text.
        check(
            "CACE/656-S",
            expect![[r#"
            nothing
            {"paragraph":"The group meets."}
            {"heading":{"level":2,"text":"CACE/656-S"}}
            {"paragraph":"It meets again."}
        "#]],
        );
        check(
            "CACE/655-X",
            expect![[r#"
            nothing
            {"paragraph":"The group meets."}
            {"heading":{"level":2,"text":"CACE/655-X"}}
            {"paragraph":"It meets again."}
        "#]],
        );
    }
}
