//! What reading a DOCX costs, as multiples of a floor that is never made slower.
//!
//! The floor is what nobody can avoid: libdeflate inflates the document, styles and numbering parts, and quick-xml's
//! plain reader walks over their tokens without looking at attributes. Both sides run by turns in one process on one
//! thread, and the median of the ratios of neighbours is told, so that other work on the machine hits both.

use super::race::Race;
use crate::{archive, memory};
use libdeflater::Decompressor;
use quick_xml::events::Event;
use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How many letters a turn reads.
const LETTERS: usize = 40;

/// What is done with the bytes of one letter.
type Work = Box<dyn FnMut(&[u8])>;

/// Reading letters of an archive, and one letter that grows.
pub(crate) fn races() -> anyhow::Result<Vec<Race>> {
    let letters = letters(LETTERS);
    let bytes = letters.iter().map(Vec::len).sum();
    let race = |name, most, mut work: Work| {
        let (mut inflater, mut buffer) = (Decompressor::new(), Vec::new());
        let all = || letters.iter().for_each(|letter| work(letter));
        let least =
            || letters.iter().map(|letter| floor(letter, &mut inflater, &mut buffer).unwrap_or(0)).sum::<usize>();
        Race::run((name, "inflate and tokenise three parts"), bytes, most, all, least)
    };
    let (small, large) = (growth(10_000)?, growth(100_000)?);
    let linear = Race {
        name: "docx in, growing",
        floor_is: "ten times a tenth of the items",
        bytes: large.xml,
        ours: large.took,
        floor: small.took * 10,
        most: 1.5,
    };
    if let Some(memory) = large.memory {
        println!(
            "docx in, growing: {} bytes of XML, {} of text, {} kB more memory",
            large.xml,
            large.text,
            memory / 1024
        );
    }
    Ok(vec![
        race("docx to blocks", 2.0, Box::new(reading())),
        race("docx to letter", 2.0, Box::new(reading_to_letter())),
        linear,
    ])
}

/// Reading to blocks, as a batch does it: one reader for all.
fn reading() -> impl FnMut(&[u8]) {
    let mut reader = read_docx::Reader::new(read_docx::Options::default());
    move |letter| {
        let _ = black_box(reader.read(letter));
    }
}

/// Reading to the canonical letter, as a batch does it.
fn reading_to_letter() -> impl FnMut(&[u8]) {
    let mut reader = read_docx::Reader::new(read_docx::Options::default());
    let options = pipeline::Options::default();
    let how = recognise::Options { language: None, account: false };
    move |letter| {
        if let Ok(found) = reader.read(letter) {
            let _ = black_box(recognise::recognise(&found.value, &options.vocabularies, &how));
        }
    }
}

/// How reading grows with the letter.
#[derive(Clone, Copy, Debug)]
struct Growth {
    /// Bytes of the main part.
    xml: usize,
    /// Bytes of the text that was read.
    text: usize,
    /// What reading took.
    took: Duration,
    /// Resident memory that reading added at its highest, the blocks among it; where the system tells.
    memory: Option<u64>,
}

/// Reads one letter with an agenda of so many items.
fn growth(items: usize) -> anyhow::Result<Growth> {
    let xml = document(0, items);
    let length = xml.len();
    let letter = package(&xml);
    drop(xml);
    memory::forget_peak();
    let before = memory::now();
    let began = Instant::now();
    let options = read_docx::Options::default();
    let found = read_docx::read(&letter, &options)?;
    let took = began.elapsed();
    let memory = memory::peak().zip(before).map(|(peak, before)| peak.saturating_sub(before));
    Ok(Growth { xml: length, text: found.value.text.len(), took, memory })
}

/// The bytes of text in the three parts.
fn floor(letter: &[u8], inflater: &mut Decompressor, buffer: &mut Vec<u8>) -> anyhow::Result<usize> {
    let wanted = ["word/document.xml", "word/styles.xml", "word/numbering.xml"];
    let mut length = 0;
    for entry in archive::entries(letter)?.filter(|entry| wanted.contains(&entry.name)) {
        let entry_length = entry.inflate(inflater, buffer)?;
        let mut reader = quick_xml::Reader::from_reader(buffer.get(..entry_length).unwrap_or_default());
        loop {
            match reader.read_event()? {
                Event::Text(text) => length += text.len(),
                Event::Eof => break,
                _ => {}
            }
        }
    }
    Ok(length)
}

/// Letters of three to five pages as a word processor leaves them: many runs, revision numbers on everything, bookmarks,
/// a numbered agenda in a list or a table.
fn letters(count: usize) -> Vec<Vec<u8>> {
    (0..count).map(|seed| package(&document(seed, 60 + seed % 40))).collect()
}

const SYLLABLES: [&str; 32] = [
    "la", "mp", "har", "bour", "coun", "cil", "meet", "ing", "sig", "nal", "keep", "er", "re", "port", "ques", "tion",
    "灯", "塔", "会", "议", "报", "告", "成", "员", "文", "稿", "第", "一", "程", "研", "究", "组",
];

/// A number that looks like none: the same for the same seed.
fn mixed(seed: usize) -> usize {
    let mut mixed = seed as u64 ^ 0x9E37_79B9_7F4A_7C15;
    for _ in 0..2 {
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    }
    (mixed >> 33) as usize
}

/// Three syllables: thirty-two thousand words, so that text deflates as text does.
fn word(xml: &mut String, seed: usize) {
    let mixed = mixed(seed);
    for shift in [0, 5, 10] {
        xml.push_str(SYLLABLES.get((mixed >> shift) % SYLLABLES.len()).copied().unwrap_or_default());
    }
}

fn document(seed: usize, items: usize) -> String {
    let mut xml = String::from(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"><w:body>"#,
    );
    for at in 0..30 {
        paragraph(&mut xml, seed + at, "", 5);
    }
    let in_table = seed % 2 == 1;
    if in_table {
        xml.push_str(r#"<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblLook w:val="04A0" w:firstRow="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="800"/><w:gridCol w:w="6200"/><w:gridCol w:w="2000"/></w:tblGrid>"#);
    }
    for at in 0..items {
        let level = [0, 1, 1, 2, 1].get(at % 5).copied().unwrap_or_default();
        let numbered = format!(
            r#"<w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>"#
        );
        if in_table {
            xml.push_str(r#"<w:tr w:rsidR="00A4512B" w14:paraId="2B1A77C0" w14:textId="77777777" w:rsidTr="00B71D2E"><w:trPr><w:cantSplit/></w:trPr>"#);
            for (column, properties) in [numbered.as_str(), "", ""].into_iter().enumerate() {
                let _ = write!(xml, r#"<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr>"#, 800 + column * 2000);
                paragraph(&mut xml, seed + at + column, properties, [0, 3, 1].get(column).copied().unwrap_or_default());
                xml.push_str("</w:tc>");
            }
            xml.push_str("</w:tr>");
        } else {
            paragraph(&mut xml, seed + at, &numbered, 4);
        }
    }
    if in_table {
        xml.push_str("</w:tbl>");
    }
    xml.push_str(r#"<w:sectPr w:rsidR="00A4512B"><w:pgSz w:w="11907" w:h="16834"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"/></w:sectPr></w:body></w:document>"#);
    xml
}

fn paragraph(xml: &mut String, seed: usize, properties: &str, runs: usize) {
    let _ = write!(
        xml,
        r#"<w:p w14:paraId="{:08X}" w14:textId="77777777" w:rsidR="00A{:05X}" w:rsidRPr="00C{:05X}" w:rsidRDefault="00A4512B" w:rsidP="00B71D2E"><w:pPr>{properties}<w:spacing w:before="120" w:after="0"/><w:rPr><w:rFonts w:eastAsia="SimSun"/><w:szCs w:val="24"/><w:lang w:val="en-GB" w:eastAsia="zh-CN"/></w:rPr></w:pPr>"#,
        mixed(seed) & 0xFFFF_FFFF,
        mixed(seed + 1) & 0xF_FFFF,
        mixed(seed + 2) & 0xF_FFFF,
    );
    if seed.is_multiple_of(3) {
        let _ = write!(xml, r#"<w:bookmarkStart w:id="{seed}" w:name="_Hlk{:08}"/>"#, mixed(seed) % 100_000_000);
    }
    for run in 0..runs {
        let bold = if (seed + run).is_multiple_of(5) { "<w:b/><w:bCs/>" } else { "" };
        let _ = write!(
            xml,
            r#"<w:r w:rsidRPr="00C{:05X}"><w:rPr><w:rFonts w:asciiTheme="majorBidi" w:hAnsiTheme="majorBidi" w:cstheme="majorBidi"/>{bold}<w:szCs w:val="24"/><w:lang w:val="en-GB" w:eastAsia="zh-CN"/></w:rPr><w:t xml:space="preserve">"#,
            mixed(seed * 17 + run) & 0xF_FFFF
        );
        for at in 0..3 {
            word(xml, seed * 977 + run * 31 + at);
            xml.push(' ');
        }
        xml.push_str("</w:t></w:r>");
    }
    if seed.is_multiple_of(3) {
        let _ = write!(xml, r#"<w:bookmarkEnd w:id="{seed}"/>"#);
    }
    xml.push_str("</w:p>");
}

fn styles() -> String {
    let mut xml = String::from(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults><w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376">"#,
    );
    for at in 0..376 {
        let _ = write!(xml, r#"<w:lsdException w:name="Grid Table {at}" w:uiPriority="{}"/>"#, at % 99);
    }
    xml.push_str("</w:latentStyles>");
    for at in 0..50 {
        let default = if at == 0 { r#" w:default="1""# } else { "" };
        let id = if at == 1 { "ListParagraph".to_owned() } else { format!("Style{at}") };
        let _ = write!(
            xml,
            r#"<w:style w:type="paragraph"{default} w:styleId="{id}"><w:name w:val="style {at}"/><w:basedOn w:val="Style0"/><w:next w:val="Style0"/><w:link w:val="Style{at}Char"/><w:uiPriority w:val="34"/><w:qFormat/><w:rsid w:val="00A4512B"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="60"/><w:ind w:left="{at}"/></w:pPr><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Times New Roman"/><w:sz w:val="24"/><w:szCs w:val="20"/></w:rPr></w:style>"#
        );
    }
    xml.push_str("</w:styles>");
    xml
}

fn numbering() -> String {
    let mut xml = String::from(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    );
    for list in 0..2 {
        let _ = write!(
            xml,
            r#"<w:abstractNum w:abstractNumId="{list}"><w:nsid w:val="1A2B3C4D"/><w:multiLevelType w:val="multilevel"/>"#
        );
        for level in 0..9 {
            let _ = write!(
                xml,
                r#"<w:lvl w:ilvl="{level}" w:tplc="04090001"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="%{}."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{}" w:hanging="360"/></w:pPr><w:rPr><w:rFonts w:hint="default"/></w:rPr></w:lvl>"#,
                ["decimal", "lowerLetter", "lowerRoman"].get(level % 3).copied().unwrap_or_default(),
                level + 1,
                720 * (level + 1)
            );
        }
        xml.push_str("</w:abstractNum>");
    }
    xml.push_str(r#"<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#);
    xml
}

fn package(document: &str) -> Vec<u8> {
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let root = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"#
    );
    let relations = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="{OFFICE}/numbering" Target="numbering.xml"/></Relationships>"#
    );
    archive::pack(&[
        ("_rels/.rels", root.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/styles.xml", styles().as_bytes()),
        ("word/numbering.xml", numbering().as_bytes()),
    ])
}
