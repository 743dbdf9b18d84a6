//! `convoke show`: a letter for the eyes.
//!
//! Head, body, deadlines with the days that are left, agenda as a tree, annexes, findings: what a person looks for, in a
//! terminal. Every line knows which part of the letter it shows, so that one part can be shown alone.

mod agenda;
mod blocks;
mod deadlines;
mod findings;
mod head;
mod letter;
mod page;
mod styled;

use crate::cli::Show;
use crate::exit::Exit;
use crate::input::{self, Usage};
use crate::{colour, output};
use anyhow::Context;
use page::Page;
use serde_json::Value;

/// The width where nothing tells another one.
const USUAL_WIDTH: usize = 80;

pub(crate) fn run(words: &Show) -> anyhow::Result<Exit> {
    let (mut options, from) = input::options(&words.reading)?;
    options.name = input::file_name(&words.input);
    let name = input::name(&words.input);
    let bytes = input::bytes(&words.input, options.limits)?;
    let checked = pipeline::check(&bytes, from, &options).with_context(|| name.clone())?;
    let letter = &checked.read.letter;

    let mut page = Page::new(words.width.map_or_else(width, usize::from), colour::on_stdout());
    letter::letter(&mut page, letter, words.today.unwrap_or_else(today));
    findings::findings(&mut page, &checked);

    let part = words.json_pointer.as_deref().unwrap_or_default();
    let mut shown = page.part(part);
    if shown.is_empty() {
        // A part that is not printed by itself, as `/schema`: its value.
        let json = ::letter::json::write(letter, Default::default());
        let whole: Value = serde_json::from_slice(&json)?;
        let Some(value) = whole.pointer(part) else { return Err(nothing_there(&name, &whole, part).into()) };
        shown = format!("{value:#}\n");
    }
    output::stdout(shown.as_bytes())?;
    Ok(Exit::Done)
}

/// The width of the terminal, if it is one that text can be read in.
fn width() -> usize {
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    told.or_else(terminal).unwrap_or(USUAL_WIDTH).clamp(40, 100)
}

/// The day by the clock, in universal time.
fn today() -> jiff::civil::Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// The letter has no such part; the nearest one that it has helps on.
fn nothing_there(name: &str, whole: &Value, part: &str) -> Usage {
    let mut near = part;
    let found = loop {
        near = near.rsplit_once('/').map_or("", |(before, _)| before);
        if let Some(value) = whole.pointer(near) {
            break value;
        }
    };
    let has = match found {
        Value::Array(entries) => format!("has {}, counted from 0", entries.len()),
        Value::Object(fields) => {
            let names: Vec<&str> = fields.keys().map(String::as_str).collect();
            format!("has {}", names.join(", "))
        }
        _ => "has no parts".to_owned(),
    };
    let near = if near.is_empty() { "the letter" } else { near };
    Usage(format!("{name}: nothing stands at `{part}`\nhint: {near} {has}"))
}
