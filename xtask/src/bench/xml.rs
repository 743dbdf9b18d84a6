//! The cost of XML: reading against quick-xml's namespace reader that looks at every attribute of the same bytes,
//! writing against quick-xml's writer that is given the same events.

use anyhow::Context;
use letter::{Agenda, AgendaItem, Annex, Assets, Block, Letter, generate};
use quick_xml::NsReader;
use quick_xml::Writer;
use quick_xml::escape::unescape;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// What was measured: how many times its floor something took.
pub(crate) struct Ratio {
    /// What.
    pub(crate) what: &'static str,
    /// How many times its floor.
    pub(crate) ratio: f64,
    /// How many times it may be.
    pub(crate) limit: f64,
}

/// All ratios.
///
/// # Errors
///
/// A letter cannot be written or read.
pub(crate) fn ratios() -> anyhow::Result<Vec<Ratio>> {
    let letters: Vec<Letter> = (0..200).map(generate::letter).chain([agenda(2_000)]).collect();
    let ratio = |what, ratio, limit| Ratio { what, ratio, limit };
    Ok(vec![
        ratio("reading XML: namespace reader, all attributes", reading(&letters)?, 2.0),
        ratio("writing XML: writer given the same events", writing(&letters)?, 2.0),
        ratio("reading ten times as many items: ten times the time", growth_of_reading()?, 2.0),
        ratio("writing ten times as many items: ten times the time", growth_of_writing()?, 2.0),
    ])
}

fn reading(letters: &[Letter]) -> anyhow::Result<f64> {
    let documents: Vec<Vec<u8>> = letters.iter().map(|letter| written(letter, false)).collect::<anyhow::Result<_>>()?;
    let documents: Vec<String> = documents.into_iter().map(String::from_utf8).collect::<Result<_, _>>()?;
    compare(
        || documents.iter().try_for_each(|document| read_once(document.as_bytes())),
        || documents.iter().try_for_each(|document| tokens(document)),
    )
}

fn writing(letters: &[Letter]) -> anyhow::Result<f64> {
    let documents: Vec<Vec<u8>> = letters.iter().map(|letter| written(letter, true)).collect::<anyhow::Result<_>>()?;
    let steps: Vec<Vec<Step>> =
        documents.iter().map(|document| steps(std::str::from_utf8(document)?)).collect::<anyhow::Result<_>>()?;
    compare(
        || letters.iter().try_for_each(|letter| written(letter, true).map(|xml| drop(black_box(xml)))),
        || steps.iter().try_for_each(|steps| replay(steps)),
    )
}

/// How the time grows from 5,000 items to 50,000, over ten.
fn growth_of_reading() -> anyhow::Result<f64> {
    let (few, many) = (written(&agenda(5_000), true)?, written(&agenda(50_000), true)?);
    compare(|| read_once(&many), || (0..10).try_for_each(|_| read_once(&few)))
}

fn growth_of_writing() -> anyhow::Result<f64> {
    let (few, many) = (agenda(5_000), agenda(50_000));
    let write = |letter: &Letter| written(letter, true).map(|xml| drop(black_box(xml)));
    compare(|| write(&many), || (0..10).try_for_each(|_| write(&few)))
}

fn read_once(xml: &[u8]) -> anyhow::Result<()> {
    black_box(read_xml::read(xml, &read_xml::Options::default())?);
    Ok(())
}

fn written(letter: &Letter, compact: bool) -> anyhow::Result<Vec<u8>> {
    let options = write_xml::Options { what: write_xml::What::Whole, compact };
    let mut outputs = write_xml::write(letter, &Assets::default(), &options)?.value;
    Ok(outputs.pop().context("one file")?.bytes)
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

/// How many times the floor something takes: the shortest of several runs of each, by turns, because other work on the
/// machine comes and goes.
fn compare(
    mut ours: impl FnMut() -> anyhow::Result<()>,
    mut floor: impl FnMut() -> anyhow::Result<()>,
) -> anyhow::Result<f64> {
    let mut best = [Duration::MAX; 2];
    let [of_ours, of_floor] = &mut best;
    for _ in 0..25 {
        let start = Instant::now();
        ours()?;
        *of_ours = start.elapsed().min(*of_ours);
        let start = Instant::now();
        floor()?;
        *of_floor = start.elapsed().min(*of_floor);
    }
    Ok(of_ours.as_secs_f64() / of_floor.as_secs_f64())
}
