//! Letters made by dice, and what must come of each.

use super::MOST;
pub(super) use crate::dice::Dice;
use crate::faults;
use crate::root::{bytes, put, samples};
use anyhow::Context;
use findings::Code;
use letter::json::{Style, write};
use letter::{Block, Date, Letter};
use pipeline::{Options, format_named};
use std::collections::BTreeMap;
use std::path::Path;

/// What must come of a letter.
#[derive(Clone, Debug)]
pub(super) enum Expected {
    /// Nothing to say.
    Clean,
    /// This finding, whatever else.
    Found(Code),
    /// Converted, whatever is found: dice write letters that nobody would take for one.
    Converted,
    /// Converted, and recognised as a letter.
    Letter,
    /// Converted, though it is none.
    NoLetter,
    /// Refused, for a reason with these words.
    Unreadable(&'static str),
    /// Not touched.
    Skipped,
}

/// A file that is made: the extension, the bytes, what must come of it.
type Made = (&'static str, Vec<u8>, Expected);

/// What is said of a letter with too many bytes.
const TOO_MANY: &str = "more than the limit";

/// Texts that are no letters.
const NO_LETTERS: [&str; 3] = [
    "Lentil soup\n\nIngredients\n- 200 g lentils\n- 1 onion\n\n1. Chop the onion.\n2. Boil for 20 minutes.\n",
    "1 Introduction\nThis is about lamps.\n2 Methods\n2.1 Lamps\nWe took three of them.\n3 Results\nThey shine.\n",
    "2031-03-05 10:00:01 INFO started\n2031-03-05 10:00:02 WARN lamp low\n2031-03-05 10:00:03 INFO stopped\n",
];

/// Makes letters of all shapes and languages in a folder, and says what must come of each: by its path, and its line
/// where a file has many. Of a hundred, fifteen are broken or none.
pub(super) fn make(folder: &Path, seed: u64, count: usize) -> anyhow::Result<BTreeMap<String, Expected>> {
    let options = Options::default();
    let texts = samples()?.iter().map(|sample| bytes(&sample.join("source.txt"))).collect::<Result<Vec<_>, _>>()?;
    let mut expected = BTreeMap::new();
    let mut number = 0;
    while expected.len() < count {
        let mut dice = Dice::new(seed, &format!("letter {number}"));
        let below = format!("{:03}", number / 500);
        if number % 500 == 0 {
            std::fs::create_dir_all(folder.join(&below))?;
        }
        let kind = dice.below(100);
        if kind == 0 && expected.len() + 10 <= count {
            shelf(folder, &format!("{below}/{number:06}.jsonl"), &mut dice, &mut expected)?;
        } else {
            let (extension, bytes, outcome) = one(kind, number, &mut dice, &texts, &options)?;
            let name = format!("{below}/{number:06}.{extension}");
            put(&folder.join(&name), &bytes)?;
            expected.insert(name, outcome);
        }
        number += 1;
    }
    Ok(expected)
}

/// A letter of the model's own dice, with its days printed: a day that nobody printed is a person's, who is asked for what is
/// missing, and dice leave out what they like.
fn generated(dice: &mut Dice) -> Letter {
    let mut letter = letter::generate::letter(dice.below(1 << 30) as u64);
    let print = |date: &mut Date| {
        if date.printed.is_none() {
            date.printed = date.value.map(|day| day.to_string());
        }
    };
    if let Some(date) = letter.letterhead.as_mut().and_then(|head| head.date.as_mut()) {
        print(date);
    }
    for block in &mut letter.body {
        if let Block::Deadlines(deadlines) = block {
            deadlines.entries.iter_mut().filter_map(|entry| entry.date.as_mut()).for_each(print);
        }
    }
    letter
}

fn one(kind: usize, number: usize, dice: &mut Dice, texts: &[Vec<u8>], options: &Options) -> anyhow::Result<Made> {
    let as_json = |value: &serde_json::Value| serde_json::to_vec(value).context("a letter");
    let written = |dice: &mut Dice, format: &str| {
        let format = format_named(format).context("a format")?;
        // Not every letter that the model allows can be written in every format; one of the next can.
        for _ in 0..50 {
            let found = pipeline::write(&generated(dice), &letter::generate::assets(), format, options).ok();
            if let Some(output) = found.and_then(|found| found.value.into_iter().next()) {
                return Ok(output.bytes);
            }
        }
        anyhow::bail!("fifty letters that {} cannot hold", format.name)
    };
    let json = |dice: &mut Dice| write(&generated(dice), Style::Compact);
    Ok(match kind {
        1..=14 => ("json", as_json(&faults::clean_letter(dice))?, Expected::Clean),
        15..=29 => {
            let (code, value) = faults::faulty_letter(dice);
            ("json", as_json(&value)?, Expected::Found(code))
        }
        30..=44 => ("json", json(dice), Expected::Converted),
        45..=54 => ("xml", written(dice, "xml")?, Expected::Converted),
        55..=64 => ("docx", written(dice, "docx")?, Expected::Converted),
        65..=84 => {
            let text = dice.pick(&(0..texts.len()).collect::<Vec<_>>());
            let mut text = texts.get(text).cloned().unwrap_or_default();
            text.extend(format!("\n{number}\n").bytes());
            (dice.pick(&["txt", "text"]), encoded(text, dice), Expected::Letter)
        }
        85..=86 => ("txt", dice.pick(&NO_LETTERS).into(), Expected::NoLetter),
        87..=88 => ("md", b"notes".to_vec(), Expected::Skipped),
        89..=90 => {
            let mut cut = json(dice);
            cut.truncate(dice.between(1, cut.len().saturating_sub(3)));
            ("json", cut, Expected::Unreadable("line 1, column "))
        }
        91 => (
            "json",
            br#"{"schema": "convoke/letter/1", "langauge": "en"}"#.to_vec(),
            Expected::Unreadable("`langauge`"),
        ),
        92 => ("json", br#"{"schema": "convoke/letter/9"}"#.to_vec(), Expected::Unreadable("version 9")),
        93..=94 => {
            let mut cut = written(dice, "xml")?;
            cut.truncate(cut.len() - dice.between(15, 60));
            ("xml", cut, Expected::Unreadable("line "))
        }
        95..=96 => {
            let mut cut = written(dice, "docx")?;
            cut.truncate(60);
            ("docx", cut, Expected::Unreadable(""))
        }
        97 => ("xml", ["<a>".repeat(300), "</a>".repeat(300)].concat().into(), Expected::Unreadable("256")),
        98 => ("txt", vec![b'x'; usize::try_from(MOST)? + 1], Expected::Unreadable(TOO_MANY)),
        _ => ("json", b"[1, 2".to_vec(), Expected::Unreadable("line 1, column ")),
    })
}

/// Extractors leave texts in several encodings.
fn encoded(text: Vec<u8>, dice: &mut Dice) -> Vec<u8> {
    match (dice.below(8), std::str::from_utf8(&text)) {
        (0, Ok(text)) => {
            let mut bytes = vec![0xFF, 0xFE];
            bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
            bytes
        }
        (1, Ok(text)) => text.replace('\n', "\r\n").into_bytes(),
        (2, Ok(text)) => format!("\u{feff}{text}").into_bytes(),
        _ => text,
    }
}

/// A file with a letter a line, ten of them, one of them broken.
fn shelf(folder: &Path, name: &str, dice: &mut Dice, expected: &mut BTreeMap<String, Expected>) -> anyhow::Result<()> {
    let broken = dice.between(1, 10);
    let mut lines = Vec::new();
    for line in 1..=10 {
        let outcome = if line == broken {
            lines.extend_from_slice(b"{\"schema\"\n");
            Expected::Unreadable("line 1, column ")
        } else {
            lines.extend(write(&generated(dice), Style::Compact));
            Expected::Converted
        };
        expected.insert(format!("{name}:{line}"), outcome);
    }
    put(&folder.join(name), &lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_makes_the_same_letters_and_every_kind_is_among_them() {
        let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let first = make(one.path(), 21, 300).unwrap();
        let second = make(two.path(), 21, 300).unwrap();
        assert_eq!(first.len(), 300);
        assert_eq!(format!("{first:?}"), format!("{second:?}"));
        for name in first.keys().filter(|name| !name.contains(':')) {
            assert!(bytes(&one.path().join(name)).unwrap() == bytes(&two.path().join(name)).unwrap(), "{name}");
        }
        let kinds = |expected: &Expected| std::mem::discriminant(expected);
        let there: std::collections::HashSet<_> = first.values().map(kinds).collect();
        assert_eq!(there.len(), 7);
    }
}
