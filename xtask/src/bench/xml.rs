//! The cost of XML: reading against quick-xml's namespace reader that looks at every attribute of the same bytes,
//! writing against quick-xml's writer that is given the same events.

use super::race::Race;
use anyhow::Context;
use letter::{Agenda, AgendaItem, Annex, Assets, Block, Letter, generate};
use quick_xml::NsReader;
use quick_xml::Writer;
use quick_xml::escape::unescape;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use std::hint::black_box;

/// Reading, writing, and how both grow.
pub(crate) fn races() -> anyhow::Result<Vec<Race>> {
    let letters: Vec<Letter> = (0..200).map(generate::letter).chain([agenda(2_000)]).collect();
    let indented: Vec<String> = letters.iter().map(|letter| written(letter, false)).collect::<Result<_, _>>()?;
    let compact: Vec<String> = letters.iter().map(|letter| written(letter, true)).collect::<Result<_, _>>()?;
    let steps: Vec<Vec<Step>> = compact.iter().map(|document| steps(document)).collect::<Result<_, _>>()?;
    let size = |documents: &[String]| documents.iter().map(String::len).sum::<usize>();
    let reading = Race::run(
        ("xml, reading", "quick-xml's namespace reader, every attribute"),
        size(&indented),
        2.0,
        || indented.iter().filter(|document| is_read(document)).count(),
        || indented.iter().filter(|document| tokens(document).is_ok()).count(),
    );
    let writing = Race::run(
        ("xml, writing", "quick-xml's writer, told the same"),
        size(&compact),
        2.0,
        || letters.iter().filter(|letter| written(letter, true).is_ok()).count(),
        || steps.iter().filter(|steps| replay(steps).is_ok()).count(),
    );
    let (few, many) = (agenda(5_000), agenda(50_000));
    let (few_items, many_items) = (written(&few, true)?, written(&many, true)?);
    let read_growth = Race::run(
        ("xml, read items", "a tenth of the items, ten times"),
        many_items.len(),
        2.0,
        || is_read(&many_items),
        || (0..10).filter(|_| is_read(&few_items)).count(),
    );
    let write_growth = Race::run(
        ("xml, wrote items", "a tenth of the items, ten times"),
        many_items.len(),
        2.0,
        || written(&many, true).is_ok(),
        || (0..10).filter(|_| written(&few, true).is_ok()).count(),
    );
    Ok(vec![reading, writing, read_growth, write_growth])
}

fn is_read(xml: &str) -> bool {
    let found = read_xml::read(xml.as_bytes(), &read_xml::Options::default());
    found.is_ok_and(|found| matches!(found.value, read_xml::Read::Letter(_)))
}

fn written(letter: &Letter, compact: bool) -> anyhow::Result<String> {
    let options = write_xml::Options { what: write_xml::What::Whole, compact };
    let output = write_xml::write(letter, &Assets::default(), &options)?.value.pop().context("one file")?;
    Ok(String::from_utf8(output.bytes)?)
}

/// The floor of reading.
fn tokens(document: &str) -> anyhow::Result<()> {
    let mut reader = NsReader::from_str(document);
    loop {
        let (space, event) = reader.read_resolved_event()?;
        black_box(space);
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                for attribute in tag.attributes() {
                    let attribute = attribute?;
                    black_box((reader.resolver().resolve_attribute(attribute.key), &attribute.value));
                }
            }
            Event::Eof => return Ok(()),
            other => drop(black_box(other)),
        }
    }
}

/// What a writer is told: nothing is escaped yet.
enum Step {
    Open(String, Vec<(String, String)>),
    Empty(String, Vec<(String, String)>),
    Text(String),
    Close(String),
}

fn steps(document: &str) -> anyhow::Result<Vec<Step>> {
    let mut reader = quick_xml::Reader::from_str(document);
    let mut steps = Vec::new();
    let attributes = |tag: &BytesStart<'_>| -> anyhow::Result<Vec<(String, String)>> {
        let plain = |attribute: Attribute<'_>| -> anyhow::Result<(String, String)> {
            Ok((attribute.key.as_ref().to_owned(), unescape(&attribute.value)?.into_owned()))
        };
        tag.attributes().map(|attribute| plain(attribute?)).collect()
    };
    loop {
        steps.push(match reader.read_event()? {
            Event::Start(tag) => Step::Open(tag.name().as_ref().to_owned(), attributes(&tag)?),
            Event::Empty(tag) => Step::Empty(tag.name().as_ref().to_owned(), attributes(&tag)?),
            Event::End(tag) => Step::Close(tag.name().as_ref().to_owned()),
            Event::Text(text) => Step::Text(text.into_inner().into_owned()),
            Event::GeneralRef(name) => Step::Text(unescape(&format!("&{};", name.into_inner()))?.into_owned()),
            Event::Eof => return Ok(steps),
            _ => continue,
        });
    }
}

/// The floor of writing.
fn replay(steps: &[Step]) -> anyhow::Result<()> {
    let mut writer = Writer::new(Vec::with_capacity(1024));
    for step in steps {
        writer.write_event(match step {
            Step::Open(name, attributes) => Event::Start(start(name, attributes)),
            Step::Empty(name, attributes) => Event::Empty(start(name, attributes)),
            Step::Text(text) => Event::Text(BytesText::new(text)),
            Step::Close(name) => Event::End(BytesEnd::new(&**name)),
        })?;
    }
    black_box(writer.into_inner());
    Ok(())
}

fn start<'a>(name: &'a str, attributes: &'a [(String, String)]) -> BytesStart<'a> {
    BytesStart::new(name).with_attributes(attributes.iter().map(|(name, value)| (&**name, &**value)))
}

/// A letter whose annex is an agenda of so many items, ten of them under each.
fn agenda(items: usize) -> Letter {
    let item = |number: String, label: String| AgendaItem {
        title: Some(format!("Report on the beacons of harbour {number}").into()),
        documents: vec![format!("TD{number}").into()],
        number: Some(number),
        label: Some(label),
        ..AgendaItem::default()
    };
    let items = (1..=items / 11).map(|number| AgendaItem {
        items: ('a'..='j').map(|letter| item(format!("{number}.{letter}"), format!("{letter})"))).collect(),
        ..item(number.to_string(), format!("{number}."))
    });
    let agenda = Agenda { items: items.collect(), ..Agenda::default() };
    let mut letter = Letter::default();
    letter.annexes.push(Annex { body: vec![Block::Agenda(agenda)], ..Annex::default() });
    letter
}
