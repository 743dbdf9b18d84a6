//! Letter → DOCX against what nobody can avoid, and against docx-rs writing the same paragraphs.
//!
//! The floor has the main part in memory: libdeflate packs it at the same level, the parts that all letters share are
//! copied. What it does not do is ours to pay: serialising, checking, the small parts, the zip.

use super::race::Race;
use crate::root::{bytes, samples};
use anyhow::Context;
use docx_rs::{Docx, Paragraph, Run};
use letter::{Assets, Letter};
use libdeflater::{CompressionLvl, Compressor, Decompressor};
use quick_xml::events::Event;

/// How hard both sides compress.
const LEVEL: i32 = 6;

/// All samples.
pub(crate) fn races() -> anyhow::Result<Vec<Race>> {
    let mut letters = Vec::new();
    for sample in samples()? {
        letters.push(letter::json::read(&bytes(&sample.join("letter.json"))?)?);
    }
    let assets = Assets::default();
    let bare = write_docx::Options { record: false, level: LEVEL, ..Default::default() };
    let whole = write_docx::Options { level: LEVEL, ..Default::default() };
    let mut mains = Vec::new();
    let mut shared = 0;
    for letter in &letters {
        let written = write_docx::write(letter, &assets, &bare)?.value;
        let archive = &written.first().context("no document")?.bytes;
        mains.push(part(archive, "word/document.xml")?);
        shared = packed(archive, "word/styles.xml")?.len() + packed(archive, "word/settings.xml")?.len();
    }
    let paragraphs: Vec<Vec<String>> = mains.iter().map(|xml| texts(xml)).collect::<Result<_, _>>()?;
    let size = mains.iter().map(Vec::len).sum();
    let write = |letters: &[Letter], options: &write_docx::Options| {
        letters.iter().filter(|letter| write_docx::write(letter, &assets, options).is_ok()).count()
    };
    let constant = vec![7_u8; shared];
    let floor = || mains.iter().map(|xml| deflated(xml).len() + constant.clone().len()).sum::<usize>();
    Ok(vec![
        Race::run(
            ("docx out", "libdeflate of the main part, shared parts copied"),
            size,
            2.0,
            || write(&letters, &bare),
            floor,
        ),
        Race::run(("docx and record", "the same"), size, 3.0, || write(&letters, &whole), floor),
        Race::run(
            ("docx by docx-rs", "docx-rs's build of the same paragraphs, and the same deflate"),
            size,
            0.5,
            || write(&letters, &bare),
            || paragraphs.iter().map(|texts| deflated(&by_docx_rs(texts)).len()).sum::<usize>(),
        ),
    ])
}

/// The main part as docx-rs writes these paragraphs, with everything that it builds beside it.
fn by_docx_rs(texts: &[String]) -> Vec<u8> {
    let document = texts.iter().fold(Docx::new(), |document, text| {
        document.add_paragraph(Paragraph::new().style("ConvokeParagraph").add_run(Run::new().add_text(text)))
    });
    document.build().document
}

fn deflated(xml: &[u8]) -> Vec<u8> {
    let mut compressor = Compressor::new(CompressionLvl::new(LEVEL).unwrap_or_default());
    let mut out = vec![0; compressor.deflate_compress_bound(xml.len())];
    let length = compressor.deflate_compress(xml, &mut out).unwrap_or(0);
    out.truncate(length);
    out
}

/// The texts of the paragraphs of a part.
fn texts(xml: &[u8]) -> anyhow::Result<Vec<String>> {
    let mut reader = quick_xml::Reader::from_reader(xml);
    let mut texts = Vec::new();
    loop {
        match reader.read_event()? {
            Event::Start(tag) if tag.name().into_inner() == "w:p" => texts.push(String::new()),
            Event::Text(text) => texts.last_mut().map(|last| last.push_str(&text)).unwrap_or_default(),
            Event::Eof => return Ok(texts),
            _ => {}
        }
    }
}

/// A part of a package, unpacked.
fn part(archive: &[u8], name: &str) -> anyhow::Result<Vec<u8>> {
    let packed = packed(archive, name)?;
    let mut out = vec![0; 64 << 20];
    let length = Decompressor::new().deflate_decompress(packed, &mut out)?;
    out.truncate(length);
    Ok(out)
}

/// A part of a package as it is stored: the local headers of our own packages say how long it is.
fn packed<'a>(archive: &'a [u8], name: &str) -> anyhow::Result<&'a [u8]> {
    let mut rest = archive;
    while rest.starts_with(b"PK\x03\x04") {
        let number = |at: usize, length: usize| {
            rest.get(at..at + length).map(|bytes| bytes.iter().rev().fold(0, |all, byte| all << 8 | usize::from(*byte)))
        };
        let (length, named) = (number(18, 4).context("cut short")?, number(26, 2).context("cut short")?);
        let (begin, end) = (30 + named, 30 + named + length);
        if rest.get(30..begin) == Some(name.as_bytes()) {
            return rest.get(begin..end).context("cut short");
        }
        rest = rest.get(end..).unwrap_or_default();
    }
    anyhow::bail!("no part `{name}`")
}
