//! From the letter to the package.

use crate::block::Flow;
use crate::deflate::Compressed;
use crate::package::Package;
use crate::pen::Pen;
use crate::relations::Relations;
use crate::stationery::Stationery;
use crate::tongue::Tongue;
use crate::types::{Parts, margin_name};
use crate::xml::Xml;
use crate::{ByHand, Options, by_hand, properties, record};
use findings::{Found, Unwritable};
use letter::{Assets, Letter, Output};
use std::borrow::Cow;

/// The name spaces of a part with content.
pub(crate) const NAMESPACES: &[(&str, &str)] = &[
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
];

/// The record is read by programs only, and hardly shrinks: time is worth more than its bytes.
const RECORD_LEVEL: i32 = 1;

/// The letter as a Word document.
///
/// ```
/// use letter::{Assets, Letter};
/// let letter: Letter = letter::json::read(br#"{
///     "schema": "convoke/letter/1", "language": "en",
///     "letterhead": { "date": { "value": "2031-03-05", "printed": "5 March 2031" }, "subject": "Meeting of Group 21" },
///     "body": [{ "paragraph": "Group 21 meets in Porto Novo." }]
/// }"#).unwrap();
/// let written = write_docx::write(&letter, &Assets::default(), &Default::default()).unwrap();
/// assert!(written.value[0].bytes.starts_with(b"PK"));
/// assert!(written.findings.is_empty());
/// ```
///
/// # Errors
///
/// The letter is not in normal form, or is larger than a document can be; the error says where.
pub fn write(letter: &Letter, assets: &Assets, options: &Options) -> Result<Found<Vec<Output>>, Unwritable> {
    package(letter, assets, options, true)
}

/// The document; `numbered` where we print the number of the page.
pub(crate) fn package(
    letter: &Letter,
    assets: &Assets,
    options: &Options,
    numbered: bool,
) -> Result<Found<Vec<Output>>, Unwritable> {
    if let Some(fault) = letter.faults().into_iter().next() {
        return Err(fault.into());
    }
    let filled;
    let by_hand = match options.by_hand {
        ByHand::Yes => true,
        ByHand::No => false,
        ByHand::Told => by_hand::is(letter),
    };
    let letter = if by_hand {
        let words = options.vocabularies.get_or_english(letter.language.as_deref().unwrap_or("en"));
        filled = by_hand::completed(letter, words)?;
        &filled
    } else {
        letter
    };
    let tongue = Tongue::new(letter.language.as_deref(), &options.vocabularies);
    let stationery = Stationery::of(&tongue, options);
    let mut pen = Pen::new(letter, assets, options, &stationery, tongue);

    pen.visible.unasked = !options.record;
    pen.xml = Xml::part(options.level);
    pen.document();
    let margins = pen.margins(numbered);
    let refused = pen.refusal.take();
    if let Some(refusal) = refused {
        return Err(refusal.into());
    }
    let mut relations = std::mem::take(&mut pen.relations);
    relations.add("styles", "styles.xml", false);
    relations.add("settings", "settings.xml", false);
    for (kind, target) in &stationery.relations {
        relations.add(kind, target, false);
    }
    let mut placed: Vec<(&str, &str, String)> = Vec::new();
    for (place, margin) in margins.iter().enumerate() {
        let number = relations.add(margin.kind, &margin_name(margin.kind, place), false);
        placed.extend(margin.pages.iter().map(|pages| (margin.kind, *pages, format!("rId{number}"))));
    }
    for (kind, pages, target) in &stationery.margins {
        if placed.iter().any(|(other, where_, _)| other == kind && where_ == pages) {
            continue;
        }
        placed.push((kind, pages, format!("rId{}", relations.add(kind, target, false))));
    }
    pen.section(&placed);
    pen.xml.raw("</w:body>");
    pen.xml.close("w:document");
    let document = std::mem::replace(&mut pen.xml, Xml::piece()).finish();

    let types = stationery.types(&Parts {
        numbering: !pen.numbering.is_empty(),
        margins: margins.iter().map(|margin| margin.kind).collect(),
        record: options.record,
    });
    let mut package = Package::default();
    let mut parts: Vec<(Cow<'static, str>, Compressed)> = vec![("word/document.xml".into(), document)];
    if !pen.numbering.is_empty() {
        let mut xml = Xml::part(options.level);
        pen.numbering.write(&mut xml);
        parts.push(("word/numbering.xml".into(), xml.finish()));
        relations.add("numbering", "numbering.xml", false);
    }
    for (place, margin) in margins.into_iter().enumerate() {
        let name = margin_name(margin.kind, place);
        parts.push((format!("word/{name}").into(), margin.part));
        related(&margin.relations, format!("word/_rels/{name}.rels"), options.level, &mut parts);
    }
    // Always: the settings name the lines above the notes.
    if pen.notes.count > 0 {
        parts.push(("word/footnotes.xml".into(), footnotes(&pen.notes.written, options.level)));
    }
    relations.add("footnotes", "footnotes.xml", false);
    related(&pen.notes.relations, "word/_rels/footnotes.xml.rels", options.level, &mut parts);

    if options.record {
        let json = letter::json::write(letter, letter::json::Style::Compact);
        let json = String::from_utf8(json).unwrap_or_default();
        parts.push((
            "customXml/item1.xml".into(),
            record::part(json.trim_end(), &pen.visible, options.house.is_some(), options.level.min(RECORD_LEVEL)),
        ));
        relations.add("customXml", "../customXml/item1.xml", false);
    }
    related(&relations, "word/_rels/document.xml.rels", options.level, &mut parts);
    let mut core = Xml::part(options.level);
    properties::core(letter, pen.designation().as_deref(), &mut core);
    parts.push(("docProps/core.xml".into(), core.finish()));
    let mut custom = Xml::part(options.level);
    properties::custom(letter, &mut custom);
    parts.push(("docProps/custom.xml".into(), custom.finish()));
    parts.extend(pen.media.parts.drain(..).map(|(name, part)| (format!("word/{name}").into(), part)));

    // The table of types stands first: programs tell a document by it.
    package.add_shared("[Content_Types].xml", &types);
    package.add_shared("_rels/.rels", &stationery.root);
    package.add_shared("word/styles.xml", &stationery.styles);
    package.add_shared("word/settings.xml", &stationery.settings);
    package.add_shared("docProps/app.xml", &stationery.application);
    if pen.notes.count == 0 {
        package.add_shared("word/footnotes.xml", &stationery.no_notes);
    }
    if options.record {
        package.add_shared("customXml/itemProps1.xml", &stationery.item);
        package.add_shared("customXml/_rels/item1.xml.rels", &stationery.item_relations);
    }
    for shared in &stationery.shared {
        package.add_shared(shared.name.as_str(), &shared.part);
    }
    for (name, part) in parts {
        package.add(name, part);
    }
    pen.findings.extend(stationery.findings.iter().cloned());
    Ok(Found { value: vec![Output { name: None, bytes: package.finish()? }], findings: pen.findings })
}

impl<'a> Pen<'a> {
    /// The letter in its order.
    fn document(&mut self) {
        let letter = self.letter;
        let flow = Flow::body(self.stationery.text_width);
        self.xml.open("w:document", NAMESPACES);
        self.xml.raw("<w:body>");
        self.letter_facts();
        if let Some(head) = &letter.letterhead {
            self.letterhead(head, flow);
        }
        if let Some(salutation) = &letter.salutation {
            let shape = crate::paragraph::Shape::of(crate::style::SALUTATION);
            self.within("salutation", |pen| pen.paragraph(shape, salutation));
        }
        // A signature does not stand on a page of its own: the last words of the letter go with it.
        let closes = letter.closing.as_ref().is_some_and(|closing| {
            closing.valediction.is_some() || closing.signed.is_some() || closing.signatory.is_some()
        });
        self.body(&letter.body, flow, closes);
        if let Some(closing) = &letter.closing {
            self.within("closing", |pen| pen.closing(closing, flow));
        }
        self.facts.clear();
        self.each("annexes", &letter.annexes, |pen, annex| pen.annex(annex, flow));
        self.new_page = false;
        // A document ends with a paragraph, and has one.
        if self.after_table || self.paragraphs == 0 {
            self.after_table = true;
            self.spacer_after_table();
        }
    }
}

fn related(
    relations: &Relations,
    name: impl Into<Cow<'static, str>>,
    level: i32,
    parts: &mut Vec<(Cow<'static, str>, Compressed)>,
) {
    if !relations.is_empty() {
        let mut xml = Xml::part(level);
        relations.write(&mut xml);
        parts.push((name.into(), xml.finish()));
    }
}

/// The notes, after the two lines that part notes from the text (17.11.23).
pub(crate) fn footnotes(written: &[u8], level: i32) -> Compressed {
    let mut xml = Xml::part(level);
    xml.open("w:footnotes", NAMESPACES);
    for (id, kind, line) in
        [("0", "separator", "w:separator"), ("1", "continuationSeparator", "w:continuationSeparator")]
    {
        xml.open("w:footnote", &[("w:type", kind), ("w:id", id)]);
        xml.raw("<w:p><w:r>");
        xml.empty(line, &[]);
        xml.raw("</w:r></w:p></w:footnote>");
    }
    xml.raw(&String::from_utf8_lossy(written));
    xml.close("w:footnotes");
    xml.finish()
}
