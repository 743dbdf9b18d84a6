//! The way through a letter: language, zones, a specialist for each, and the proof that nothing was lost.

use crate::account::{Account, Class, Places, gaps};
use crate::context::Context;
use crate::head::Head;
use crate::scribe::Scribe;
use crate::zones::{Zones, zones};
use crate::{amends, annex, body, closing, dressed, foot, head, line, looks, meeting, page, seams};
use blocks::{Blocks, MarkKind};
use findings::{Code, Finding, Found, Place};
use letter::{Block, Letter, Text};
use vocabulary::Vocabularies;

/// What the caller knows or wants.
///
/// ```
/// assert!(recognise::Options::default().language.is_none());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The language of the letter, where somebody knows it.
    pub language: Option<String>,
    /// Keep the account of every character.
    pub account: bool,
}

/// A letter that was recognised.
#[derive(Clone, Debug)]
pub struct Recognised {
    /// The letter.
    pub letter: Letter,
    /// Where every character went, if it was asked for.
    pub account: Option<Account>,
}

/// Recognises a letter. Total: whatever came in, a letter comes out, with findings where it is strange.
///
/// ```
/// use blocks::{Blocks, MarkKind};
/// use vocabulary::Vocabularies;
/// let mut blocks = Blocks::default();
/// for line in ["Ref: TSB Collective letter 4/21", "Subject: Meeting of Study Group 21", "Dear Sir/Madam,",
///              "We meet in Geneva.", "Yours faithfully,"] {
///     blocks.paragraph(line);
/// }
/// let letter = recognise::recognise(&blocks, &Vocabularies::built_in(), &Default::default()).value.letter;
/// assert_eq!(letter.letterhead.unwrap().number.as_deref(), Some("4/21"));
/// assert_eq!(letter.salutation.unwrap().plain(), "Dear Sir/Madam,");
/// ```
pub fn recognise(blocks: &Blocks, set: &Vocabularies, options: &Options) -> Found<Recognised> {
    if let Some(found) = dressed::letter(blocks, set, options) {
        return found;
    }
    let mut lines = line::lines(blocks);
    page::first_head(&mut lines, set);
    page::own_number_heads(&mut lines, blocks, set);
    let mut scribe = Scribe::new(blocks, options.account);
    scribe.notes = std::mem::take(&mut lines.notes);
    let language = options.language.clone().or_else(|| set.detect(&blocks.text).map(str::to_owned));
    let words = set.get_or_english(language.as_deref().unwrap_or("en"));
    seams::open(&mut lines, blocks, words, set);
    seams::leave_cells(&mut lines, words, set);
    let mut zones = zones(&Context { lines: &lines, words, set });
    if !zones.is_letter {
        zones.body = 0..lines.lines.len();
    }
    line::rejoin(&mut lines, &mut zones);
    let cx = Context { lines: &lines, words, set };
    let mut letter = Letter::default();
    letter.language = language;
    page::page(&cx, &mut scribe, &mut letter);
    if zones.is_letter {
        whole(&cx, &zones, &mut scribe, &mut letter);
    } else {
        let what = "no letterhead, salutation, closing or agenda: all of it is kept as the body";
        scribe.findings.push(Finding::new(Code::NoLetterRecognised, Place::Whole, what));
        let at = scribe.field(Places::ROOT, "body");
        letter.body = body::blocks(&cx, &mut scribe, 0..lines.lines.len(), at, body::Zone::Unknown);
    }
    rest(&cx, &mut scribe, &mut letter);
    letter.body.extend(std::mem::take(&mut scribe.strays).into_iter().map(Block::Image));
    if blocks.marks.iter().any(|mark| matches!(mark.kind, MarkKind::Strong | MarkKind::Emphasis)) {
        looks::undress(&mut letter);
    }
    done(letter, scribe, options)
}

/// The letter with its account and findings.
pub(crate) fn done(letter: Letter, mut scribe: Scribe<'_>, options: &Options) -> Found<Recognised> {
    scribe.tell_residue();
    let Scribe { mut entries, places, mut findings, .. } = scribe;
    findings.sort();
    entries.sort_by_key(|entry| (entry.span.start, entry.span.end));
    let account = options.account.then_some(Account { entries, places });
    Found { value: Recognised { letter, account }, findings }
}

/// The zones of a letter, each by its specialist.
fn whole(cx: &Context<'_>, zones: &Zones, scribe: &mut Scribe<'_>, letter: &mut Letter) {
    let Head { letterhead, kind, amends, enclosures } = head::head(cx, scribe, zones.head.clone());
    (letter.letterhead, letter.kind, letter.amends) = (letterhead, kind, amends);
    if !zones.salutation.is_empty() {
        let at = scribe.field(Places::ROOT, "salutation");
        let spans: Vec<_> = zones.salutation.clone().map(|index| cx.span(index)).collect();
        letter.salutation = scribe.joined(&spans, at);
    }
    let at = scribe.field(Places::ROOT, "body");
    let mut addressed = letter.letterhead.as_ref().is_some_and(|head| !head.addressees.is_empty());
    let named = if addressed { None } else { foot::lines(cx, zones.body.clone()) };
    letter.body = body::blocks_around(cx, scribe, zones.body.clone(), named.clone(), at);
    if let Some(lines) = named {
        let found = foot::foot(cx, scribe, lines);
        let head = letter.letterhead.get_or_insert_default();
        addressed = !found.addressees.is_empty();
        head.addressees = found.addressees;
        head.copies.extend(found.copies);
    }
    let closed = closing::closing(cx, scribe, zones.closing.clone(), addressed);
    letter.closing = closed.closing;
    if enclosures.is_some() {
        letter.closing.get_or_insert_default().enclosures = enclosures;
    }
    if !closed.addressees.is_empty() {
        letter.letterhead.get_or_insert_default().addressees = closed.addressees;
    }
    if !closed.copies.is_empty() {
        letter.letterhead.get_or_insert_default().copies.extend(closed.copies);
    }
    let at = scribe.field(Places::ROOT, "annexes");
    for (index, annex) in zones.annexes.iter().enumerate() {
        let at = scribe.index(at, index);
        let language = letter.language.clone();
        letter.annexes.push(annex::annex(cx, scribe, annex.clone(), language.as_deref(), at));
    }
    meeting::meetings(cx, letter);
    amends::from_text(cx, letter);
    second(cx, zones, scribe, letter);
}

/// Keeps another letter of the same file behind the first, block for block, and says so.
fn second(cx: &Context<'_>, zones: &Zones, scribe: &mut Scribe<'_>, letter: &mut Letter) {
    if zones.second.is_empty() {
        return;
    }
    let span = cx.span(zones.second.start);
    let what = "another letter begins here; it is kept behind the first";
    scribe.finding(Code::SecondLetter, span, what);
    let (at, from) = match letter.annexes.len().checked_sub(1) {
        Some(last) => {
            let at = scribe.field(Places::ROOT, "annexes");
            let at = scribe.index(at, last);
            (scribe.field(at, "body"), letter.annexes.last().map_or(0, |annex| annex.body.len()))
        }
        None => {
            let at = scribe.field(Places::ROOT, "closing");
            (scribe.field(at, "after"), letter.closing.as_ref().map_or(0, |closing| closing.after.len()))
        }
    };
    let mut blocks = body::blocks_from(cx, scribe, zones.second.clone(), at, from);
    match letter.annexes.last_mut() {
        Some(annex) => annex.body.append(&mut blocks),
        None => letter.closing.get_or_insert_default().after.append(&mut blocks),
    }
}

/// Whether characters only stand between cells.
fn parts_cells(words: &str) -> bool {
    words.chars().all(|c| c.is_whitespace() || matches!(c, '|' | '/' | '│' | '┃' | '║' | '｜' | '¦'))
}

/// What no specialist took stands at the end of the body: there is no bin. And an anchor that no text has taken is a
/// paragraph of its own.
pub(crate) fn rest(cx: &Context<'_>, scribe: &mut Scribe<'_>, letter: &mut Letter) {
    scribe.entries.sort_by_key(|entry| (entry.span.start, entry.span.end));
    let left = gaps(&scribe.entries, cx.lines.text);
    if left.is_empty() && !scribe.has_waiting() {
        return;
    }
    let at = scribe.field(Places::ROOT, "body");
    let left: Vec<_> = left.into_iter().flat_map(|gap| scribe.without_residue(gap)).collect();
    for part in left {
        // The marks between cells stand in no cell.
        if parts_cells(part.of(cx.lines.text)) {
            scribe.account(part, Class::Layout, Places::ROOT);
            continue;
        }
        let at = scribe.index(at, letter.body.len());
        let at = scribe.field(at, "paragraph");
        if let Some(text) = scribe.verbatim(part, at) {
            letter.body.push(Block::Paragraph(text));
        }
    }
    let waiting = scribe.waiting();
    if !waiting.is_empty() {
        let names = waiting.iter().filter_map(|name| crate::runs::legal_name(name));
        let runs: Vec<_> = names.map(letter::Run::Anchor).collect();
        if !runs.is_empty() {
            letter.body.push(Block::Paragraph(Text::from_runs(runs)));
        }
    }
}
