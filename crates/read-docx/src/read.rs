//! From the package to blocks: which parts are read, in which order, and how they are put together.

use crate::Options;
use crate::document::{Document, Pages, Running};
use crate::house::Known;
use crate::names as n;
use crate::numbering::Numbering;
use crate::package::{Kind, Package, Relations};
use crate::record::record;
use crate::sheet::Sheet;
use crate::story::{Part, Story};
use crate::styles::Styles;
use crate::xml::{Budget, Event};
use blocks::{Blocks, MarkKind, Piece, Region};
use findings::{Code, Finding, Found, Place, Unreadable};
use std::sync::Arc;

/// What these bytes hold. Whoever reads many letters uses a [`Reader`], which is faster from the second one on.
///
/// ```
/// let error = read_docx::read(b"%PDF-1.7", &read_docx::Options::default()).unwrap_err();
/// assert!(error.to_string().starts_with("this is a PDF document, not a .docx"));
/// ```
///
/// # Errors
///
/// Where the bytes are no package, its main part is damaged or not well-formed, or a limit is reached. A damaged part
/// other than the main one is a finding.
pub fn read(bytes: &[u8], options: &Options) -> Result<Found<Blocks>, Unreadable> {
    Reader::new(*options).read(bytes)
}

/// Reads one letter after the other, and remembers of each what the next may have in common with it: nothing that could
/// change what is read.
///
/// ```
/// let mut reader = read_docx::Reader::new(read_docx::Options::default());
/// assert!(reader.read(b"").is_err());
/// ```
#[derive(Debug)]
pub struct Reader {
    options: Options,
    known: Option<Known>,
}

impl Reader {
    /// A reader that has read nothing yet.
    pub fn new(options: Options) -> Self {
        Reader { options, known: None }
    }

    /// What these bytes hold; the same as [`read`] finds, whatever was read before.
    ///
    /// # Errors
    ///
    /// See [`read`].
    pub fn read(&mut self, bytes: &[u8]) -> Result<Found<Blocks>, Unreadable> {
        let package = Package::open(bytes, Budget::new(self.options.limits))?;
        let main = package.main_part()?;
        let mut document = Document::new(&package, self.options);
        let relations = document.relations(&main);
        let parts = [Kind::Styles, Kind::Numbering].map(|kind| relations.first(kind).filter(|part| package.has(part)));
        let parts = parts.each_ref().map(|part| part.as_deref());
        match self.known.as_ref().and_then(|known| known.of(&package, parts)) {
            Some(house) => document.house = house,
            None => self.known = document.read_house(parts),
        }
        let mut body = package
            .xml(&main)
            .and_then(|mut xml| Story::read(&mut document, &relations, Part::Body, &mut xml))
            .map_err(|fault| package.refuse(&main, fault))?;
        drop_continuous_breaks(&mut body, &document);
        for (kind, end) in [(Kind::Footnotes, false), (Kind::Endnotes, true)] {
            if document.notes.keys().any(|note| note.end == end)
                && let Some(part) = relations.first(kind)
            {
                body.append(document.part(&part, Part::Notes { end }));
            }
        }
        let sheet = with_running(body, &mut document, &relations);
        let records = relations.all(Kind::CustomXml).take(if self.options.record { MOST_RECORDS } else { 0 });
        let record = records.into_iter().find_map(|part| record(&package, part));
        let mut found = finish(sheet, document);
        found.value.record = record;
        Ok(found)
    }
}

/// Programs put a handful of records into a document.
const MOST_RECORDS: usize = 16;

impl Document<'_> {
    /// The relationships of a part; none, with a finding, where they are damaged.
    fn relations(&mut self, part: &str) -> Relations {
        match self.package.relations(part) {
            Ok(relations) => relations,
            Err(fault) => {
                self.unreadable(&format!("{part} (its relationships)"), &fault);
                Relations::default()
            }
        }
    }

    /// Reads styles and lists; returns what may be used again, if both were read without a fault.
    fn read_house(&mut self, [styles, numbering]: [Option<&str>; 2]) -> Option<Known> {
        let before = self.package.budget.spent();
        let mut sound = true;
        if let Some(part) = styles {
            let house = &mut self.house;
            match self.package.xml(part).and_then(|xml| Styles::read(xml, &mut house.languages, &mut house.names)) {
                Ok(read) => house.styles = Arc::new(read),
                Err(fault) => {
                    self.unreadable(part, &fault);
                    sound = false;
                }
            }
        }
        if let Some(part) = numbering {
            match self.package.xml(part).and_then(Numbering::read) {
                Ok(read) => self.house.numbering = Arc::new(read),
                Err(fault) => {
                    self.unreadable(part, &fault);
                    sound = false;
                }
            }
        }
        let spent = self.package.budget.spent().since(before);
        if sound { Known::new(self.house.clone(), self.package, [styles, numbering], spent) } else { None }
    }

    /// A part other than the main one; nothing, with a finding, where it is damaged.
    fn part(&mut self, part: &str, kind: Part) -> Sheet {
        let relations = self.relations(part);
        let read = self.package.xml(part).and_then(|mut xml| Story::read(self, &relations, kind, &mut xml));
        match read {
            Ok(sheet) => sheet,
            Err(fault) => {
                self.unreadable(part, &fault);
                Sheet::default()
            }
        }
    }
}

/// A section says of itself whether it begins on a new page, and it says so behind its last paragraph.
fn drop_continuous_breaks(body: &mut Sheet, document: &Document<'_>) {
    let next = document.sections.iter().skip(1);
    let continuous: Vec<usize> = document
        .section_breaks
        .iter()
        .zip(next.map(Some).chain(std::iter::repeat(None)))
        .filter(|(_, next)| next.is_none_or(|section| !section.new_page))
        .map(|(piece, _)| *piece)
        .collect();
    let mut at = 0;
    body.pieces.retain(|piece| {
        at += 1;
        !(matches!(piece, Piece::PageBreak(_)) && continuous.binary_search(&(at - 1)).is_ok())
    });
}

/// The head of the first page before everything, its foot behind, then all others that any page has, each once.
fn with_running(body: Sheet, document: &mut Document<'_>, relations: &Relations) -> Sheet {
    let sections = std::mem::take(&mut document.sections);
    if sections.iter().all(|section| section.running.is_empty()) {
        return body;
    }
    let even = uses_even_pages(document, relations);
    let (mut first, mut others): (Vec<Running>, Vec<Running>) = (Vec::new(), Vec::new());
    for (at, section) in sections.iter().enumerate() {
        for running in &section.running {
            let printed = match running.pages {
                Pages::First => section.own_first,
                Pages::Even => even,
                Pages::Most => true,
            };
            let on_page_one =
                at == 0 && (running.pages == Pages::First) == section.own_first && running.pages != Pages::Even;
            let known = first.iter().chain(&others).any(|known| known.part == running.part);
            match (printed && !known, on_page_one) {
                (false, _) => {}
                (true, true) => first.push(running.clone()),
                (true, false) => others.push(running.clone()),
            }
        }
    }
    let mut whole = Sheet::default();
    let mut lay = |whole: &mut Sheet, running: &Running| {
        let sheet = document.part(&running.part, Part::Running);
        if !sheet.pieces.is_empty() {
            whole.open(if running.foot { Region::Footer } else { Region::Header });
            whole.append(sheet);
            whole.close();
        }
    };
    for head in first.iter().filter(|running| !running.foot) {
        lay(&mut whole, head);
    }
    whole.append(body);
    for foot in first.iter().filter(|running| running.foot).chain(&others) {
        lay(&mut whole, foot);
    }
    whole
}

/// Whether even pages have heads of their own (`w:evenAndOddHeaders` in the settings).
fn uses_even_pages(document: &mut Document<'_>, relations: &Relations) -> bool {
    let Some(part) = relations.first(Kind::Settings).filter(|part| document.package.has(part)) else { return false };
    let Ok(mut xml) = document.package.xml(&part) else { return false };
    loop {
        match xml.next() {
            Ok(Event::Open) if xml.tag().name == n::EVEN_AND_ODD_HEADERS => return xml.tag().attributes.on(),
            Ok(Event::End) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

fn finish(sheet: Sheet, document: Document<'_>) -> Found<Blocks> {
    let Sheet { text, pieces, mut marks, remarks } = sheet;
    let (names, pointed) = (document.house.names, document.pointed);
    marks.retain(|mark| match mark.kind {
        // `_…` is what editors call their own bookmarks; it stays where something points to it, or where it says
        // something of the letter.
        MarkKind::Anchor(name) => {
            let name_of = names.get(name);
            !name_of.starts_with('_') || name_of.starts_with("_cv") || pointed.contains(&name)
        }
        MarkKind::Note(_) | MarkKind::Image(_) => true,
        _ => !mark.span.is_empty(),
    });
    if !marks.is_sorted_by_key(|mark| mark.span.start) {
        marks.sort_by_key(|mark| mark.span.start);
    }
    let mut findings = document.findings;
    let oddities = document.package.oddities.iter();
    findings.extend(oddities.map(|oddity| Finding::new(Code::PackageDamaged, Place::Whole, oddity.clone())));
    let tally = document.tally;
    let accepted = document.options.revisions == crate::Revisions::Accepted;
    if tally.insertions + tally.deletions + tally.moves > 0 {
        let side = if accepted { "accepted" } else { "rejected" };
        let detail = format!(
            "{}, {} and {} were {side}",
            count(tally.insertions, "insertion"),
            count(tally.deletions, "deletion"),
            count(tally.moves, "move"),
        );
        findings.push(Finding::new(Code::RevisionsResolved, Place::Whole, detail));
    }
    if tally.comments > 0 {
        let detail = format!("{} left out", count(tally.comments, "comment"));
        findings.push(Finding::new(Code::CommentsDropped, Place::Whole, detail));
    }
    if tally.equations > 0 {
        let detail = format!("{} read as plain text", count(tally.equations, "formula"));
        findings.push(Finding::new(Code::EquationAsText, Place::Whole, detail));
    }
    findings
        .extend(remarks.into_iter().map(|remark| Finding::new(remark.code, Place::Text(remark.span), remark.detail)));
    hidden(&text, &marks, &mut findings);
    let (assets, pictures) = (document.assets, document.pictures);
    Found { value: Blocks { text, pieces, marks, names, assets, pictures, record: None }, findings }
}

/// One finding for all hidden text, with its beginning.
fn hidden(text: &str, marks: &[blocks::Mark], findings: &mut Vec<Finding>) {
    let kind = MarkKind::Residue(blocks::Residue::Hidden);
    let mut spans = marks.iter().filter(|mark| mark.kind == kind && !mark.span.of(text).trim().is_empty());
    let Some(first) = spans.next() else { return };
    let shown: String = first.span.of(text).trim().chars().take(60).collect();
    let more = spans.count();
    let detail = if more == 0 {
        format!("`{shown}` is hidden")
    } else {
        format!("`{shown}` is hidden, and {more} further places")
    };
    findings.push(Finding::new(Code::HiddenText, Place::Text(first.span), detail));
}

fn count(number: u32, what: &str) -> String {
    let plural = match (number, what) {
        (1, _) => String::new(),
        (_, "formula") => "e".to_owned(),
        _ => "s".to_owned(),
    };
    format!("{number} {what}{plural}")
}
