//! JSON → Letter, strictly.

use super::place::{deepest, line_and_column, offset_of, pointer_at};
use super::strict::Strict;
use crate::version::{FAMILY, migrate, version_of};
use crate::{Block, Letter, MAX_DEPTH, Run, SCHEMA, VERSION};
use findings::{Refusal, Unreadable, nearest};
use serde::Deserialize;

/// How deep a legal letter's JSON can stand in itself: six brackets for each level of tables in cells, and a text with
/// all marks in a note at the bottom.
const MAX_BRACKETS: usize = 6 * MAX_DEPTH + 64;

/// The letter that these bytes are.
///
/// ```
/// let error = letter::json::read(br#"{"schema": "convoke/letter/1", "langauge": "en"}"#).unwrap_err();
/// assert_eq!(error.to_string(), "line 1, column 32 (/langauge): unknown field `langauge`\nhint: did you mean `language`?");
/// ```
///
/// # Errors
///
/// Whatever is not exactly one letter of this version, or of an older one that can be lifted to it.
pub fn read(bytes: &[u8]) -> Result<Letter, Unreadable> {
    if let Some(encoding) = foreign_encoding(bytes) {
        return Err(Refusal::new(format!("this is {encoding}, but JSON is UTF-8 without a byte order mark"))
            .hint("convert the file, for example with `iconv -f UTF-16 -t UTF-8`")
            .into());
    }
    let (brackets, place) = deepest(bytes);
    if brackets > MAX_BRACKETS {
        return Err(at(bytes, place, Refusal::new(format!("arrays and objects {brackets} deep: no letter is"))).into());
    }
    let letter = parse(bytes).or_else(|error| match older_or_newer(bytes) {
        Some(version) if version != VERSION => lift(bytes, version),
        _ => Err(refuse(bytes, &error)),
    })?;
    match letter.faults().into_iter().next() {
        None => Ok(letter),
        Some(fault) => {
            let place = fault.pointer.as_deref().and_then(|pointer| offset_of(bytes, pointer));
            Err(at(bytes, place.unwrap_or(0), fault).into())
        }
    }
}

fn parse(bytes: &[u8]) -> Result<Letter, serde_json::Error> {
    let mut from = serde_json::Deserializer::from_slice(bytes);
    // Ours is `MAX_BRACKETS`, counted above; serde's is below what a legal letter needs.
    from.disable_recursion_limit();
    let letter = Letter::deserialize(Strict(&mut from))?;
    from.end()?;
    Ok(letter)
}

/// The version that the JSON states, as far as it can be told.
fn older_or_newer(bytes: &[u8]) -> Option<u32> {
    #[derive(Deserialize)]
    struct Stated {
        schema: String,
    }
    version_of(&serde_json::from_slice::<Stated>(bytes).ok()?.schema)
}

fn lift(bytes: &[u8], version: u32) -> Result<Letter, Unreadable> {
    let place = offset_of(bytes, "/schema").unwrap_or(0);
    if version > VERSION {
        let refusal = Refusal::new(format!("version {version} of the letter; this convoke reads up to {VERSION}"));
        return Err(at(bytes, place, refusal.pointer("/schema").hint("use a newer convoke")).into());
    }
    let unknown = || {
        let refusal = Refusal::new(format!("`{FAMILY}{version}` is no version of the letter"));
        Unreadable::from(at(bytes, place, refusal.pointer("/schema").hint(format!("the versions end at `{SCHEMA}`"))))
    };
    let mut value = serde_json::from_slice(bytes).map_err(|error| refuse(bytes, &error))?;
    migrate(&mut value, version).map_err(|_| unknown())?;
    serde_json::from_value(value).map_err(|error| Refusal::new(error.to_string()).into())
}

/// Serde's complaint, with the place and the nearest name.
fn refuse(bytes: &[u8], error: &serde_json::Error) -> Unreadable {
    let offset = offset_in(bytes, error.line(), error.column());
    let mut message = error.to_string();
    if let Some(end) = message.rfind(" at line ") {
        message.truncate(end);
    }
    let mut pointer = pointer_at(bytes, offset);
    let mut place = offset.saturating_sub(1);
    let mut refusal = Refusal::default();
    let named = message.split('`').nth(1).unwrap_or_default().to_owned();
    if message.starts_with("unknown field") {
        // Serde has read the name and stopped behind it: point at the name itself.
        if !pointer.ends_with(&format!("/{named}")) {
            pointer = format!("{pointer}/{named}");
        }
        place = offset.saturating_sub(named.len() + 2);
        let known: Vec<&str> = message.split('`').skip(3).step_by(2).collect();
        let near = nearest(&named, known).or_else(|| elsewhere(&named));
        if let Some(near) = near {
            refusal = refusal.hint(format!("did you mean `{near}`?"));
        }
        message = format!("unknown field `{named}`");
    } else if message.starts_with("unknown variant") {
        let known: Vec<&str> = message.split('`').skip(3).step_by(2).collect();
        if let Some(near) = nearest(&named, known) {
            refusal = refusal.hint(format!("did you mean `{near}`?"));
        }
        message = message.replacen("unknown variant", "unknown value", 1);
    } else if message.starts_with("duplicate field") && !pointer.ends_with(&format!("/{named}")) {
        pointer = format!("{pointer}/{named}");
    }
    refusal.reason = in_words_of_json(message);
    at(bytes, place, refusal.pointer(pointer)).into()
}

/// Serde speaks of maps, sequences and Rust's types; a reviewer of JSON does not.
fn in_words_of_json(message: String) -> String {
    [
        ("type: map", "type: object"),
        ("EOF while parsing a list", "the file ends in the middle of an array"),
        ("EOF while parsing a value", "the file ends where a value should stand"),
        ("EOF while parsing", "the file ends in the middle of"),
        ("type: sequence", "type: array"),
        ("expected a sequence", "expected an array"),
        ("expected struct ", "expected an object: "),
        ("expected u32", "expected a whole number up to 4294967295"),
        ("expected u8", "expected a whole number up to 255"),
    ]
    .into_iter()
    .fold(message, |message, (serde, json)| message.replace(serde, json))
}

/// A name that stands nowhere near the place may still be near a block or a run: `{"paragrph": …}` among fields.
fn elsewhere(named: &str) -> Option<&'static str> {
    nearest(named, Block::KEYS.iter().chain(Run::KEYS).copied())
}

fn at(bytes: &[u8], place: usize, refusal: Refusal) -> Refusal {
    let (line, column) = line_and_column(bytes, place);
    refusal.at(line, column)
}

/// The byte behind what serde had read: its columns count bytes.
fn offset_in(bytes: &[u8], line: usize, column: usize) -> usize {
    let start = match line {
        0 | 1 => 0,
        _ => bytes.iter().enumerate().filter(|(_, b)| **b == b'\n').nth(line - 2).map_or(0, |(at, _)| at + 1),
    };
    (start + column).min(bytes.len())
}

/// What the bytes are, where they are plainly no UTF-8 JSON.
fn foreign_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Some("UTF-8 with a byte order mark"),
        [0xFF, 0xFE, ..] | [b'{', 0, ..] => Some("UTF-16, little-endian"),
        [0xFE, 0xFF, ..] | [0, b'{', ..] => Some("UTF-16, big-endian"),
        _ => None,
    }
}
