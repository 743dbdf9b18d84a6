//! The kinds of damage that real copies have. Each returns nothing where a text has nothing to be damaged so.

use crate::dice::Dice;
use serde_json::Value;
use std::ops::Range;

/// A kind of damage.
pub(super) struct Kind {
    pub(super) name: &'static str,
    /// The text with the damage; the letter says where its parts are.
    pub(super) damage: fn(&str, &Value, &mut Dice) -> Option<String>,
}

/// All kinds, in the order of the table.
pub(super) const KINDS: [Kind; 14] = [
    Kind { name: "label and value glued", damage: glued },
    Kind { name: "cells parted by slashes", damage: |text, _, _| rejoined(text, "", " / ", "") },
    Kind { name: "cells parted by pipes", damage: |text, _, _| rejoined(text, "| ", " | ", " |") },
    Kind { name: "labels first, values after", damage: labels_first },
    Kind { name: "reference and date exchanged", damage: exchanged },
    Kind { name: "page feet in mid-sentence", damage: page_feet },
    Kind { name: "hyphens lost", damage: lost_hyphens },
    Kind { name: "dash of a range lost", damage: lost_dash },
    Kind { name: "letter-spaced name", damage: letter_spaced },
    Kind { name: "brackets turned round", damage: turned_brackets },
    Kind { name: "numbers of ranges turned round", damage: turned_ranges },
    Kind { name: "quoted-printable", damage: |text, _, _| Some(quoted_printable(text)) },
    Kind { name: "blanks as `&nbsp;`", damage: entities },
    Kind {
        name: "quoted by `> `",
        damage: |text, _, _| Some(text.lines().map(|line| format!("> {line}\n")).collect()),
    },
];

/// The rows of a text whose cells are led by tabs: the lines of each, up to the blank line behind it.
fn rows(lines: &[&str]) -> Vec<Range<usize>> {
    let led = |index: usize| lines.get(index).is_some_and(|line| line.starts_with('\t'));
    let blank = |index: usize| lines.get(index).is_none_or(|line| line.trim().is_empty() && !line.starts_with('\t'));
    let mut rows = Vec::new();
    let mut index = 0;
    while index < lines.len() {
        let begins = led(index) && (index == 0 || blank(index - 1));
        let end = (index..lines.len()).find(|at| blank(*at)).unwrap_or(lines.len());
        if begins && (index + 1..end).any(led) {
            rows.push(index..end);
        }
        index = end.max(index + 1);
    }
    rows
}

/// The cells of a row, each on one line.
fn cells(lines: &[&str]) -> Vec<String> {
    let mut cells: Vec<String> = Vec::new();
    for line in lines {
        match cells.last_mut().filter(|_| !line.starts_with('\t')) {
            Some(cell) => *cell += &format!(" {}", line.trim()),
            None => cells.push(line.trim().to_owned()),
        }
    }
    cells
}

fn is_label(cell: &str) -> bool {
    cell.trim_end().ends_with([':', '：'])
}

/// `电话：` and `+41 22 …` without anything between them.
fn glued(text: &str, _: &Value, _: &mut Dice) -> Option<String> {
    over_rows(text, |cells| match cells {
        [label, value] if is_label(label) && !value.is_empty() && !value.contains('\t') => {
            Some(format!("{label}{value}"))
        }
        _ => None,
    })
}

/// Each row on one line, its cells between other marks. A cell of whole paragraphs only laid them out.
fn rejoined(text: &str, before: &str, between: &str, behind: &str) -> Option<String> {
    let plain = |cells: &[String]| cells.iter().all(|cell| cell.chars().count() < 240);
    over_rows(text, |cells| plain(cells).then(|| format!("{before}{}{behind}", cells.join(between))))
}

/// The text with each row written anew, where it is; nothing where none is.
fn over_rows(text: &str, write: impl Fn(&[String]) -> Option<String>) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let mut out: Vec<String> = Vec::new();
    let mut from = 0;
    let mut changed = false;
    for row in rows(&lines) {
        let Some(written) = write(&cells(lines.get(row.clone())?)) else { continue };
        out.extend(lines.get(from..row.start)?.iter().map(|line| (*line).to_owned()));
        out.push(written);
        from = row.end;
        changed = true;
    }
    out.extend(lines.get(from..)?.iter().map(|line| (*line).to_owned()));
    changed.then(|| out.join("\n") + "\n")
}

/// The labels of the head in one block, their values in the next.
fn labels_first(text: &str, _: &Value, _: &mut Dice) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let labelled = |row: &Range<usize>| {
        row.len() == 2
            && lines.get(row.start).is_some_and(|label| is_label(label))
            && lines.get(row.start + 1).is_some_and(|value| !value.trim().is_empty())
    };
    let rows: Vec<_> = rows(&lines).into_iter().filter(labelled).take_while(|row| row.start < 60).collect();
    let (first, last) = (rows.first()?, rows.last()?);
    if rows.len() < 2 {
        return None;
    }
    let column = |which: usize| {
        rows.iter()
            .filter_map(|row| lines.get(row.start + which))
            .map(|cell| cell.trim().to_owned())
            .collect::<Vec<_>>()
    };
    let taken = |index: &usize| rows.iter().any(|row| row.contains(index));
    let mut out: Vec<String> = lines.get(..first.start)?.iter().map(|line| (*line).to_owned()).collect();
    out.extend(column(0));
    out.extend(column(1));
    let between = (first.end..last.start).filter(|index| !taken(index)).filter_map(|index| lines.get(index));
    out.extend(between.filter(|line| !line.trim().is_empty()).map(|line| (*line).to_owned()));
    out.extend(lines.get(last.end..)?.iter().map(|line| (*line).to_owned()));
    Some(out.join("\n") + "\n")
}

/// Place and date where the designation was, and the other way round.
fn exchanged(text: &str, letter: &Value, _: &mut Dice) -> Option<String> {
    let designation = letter.pointer("/letterhead/designation")?.as_str()?;
    let date = letter.pointer("/letterhead/date/printed")?.as_str()?;
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let one = lines.iter().take(60).position(|line| line.trim() == designation)?;
    let other = lines.iter().take(60).position(|line| line.contains(date) && line.chars().count() < 60)?;
    let (first, second) = (lines.get(one)?.trim().to_owned(), lines.get(other)?.trim().to_owned());
    for (at, old, new) in [(one, &first, &second), (other, &second, &first)] {
        let line = lines.get_mut(at)?;
        *line = line.replacen(old.as_str(), new, 1);
    }
    Some(lines.join("\n") + "\n")
}

/// The foot of a page, twice, in the middle of long paragraphs.
fn page_feet(text: &str, _: &Value, _: &mut Dice) -> Option<String> {
    let mut page = 1;
    let mut out = String::new();
    for line in text.lines() {
        let words: Vec<(usize, char)> = line.char_indices().collect();
        let wide = words.iter().filter(|(_, c)| ('\u{2E80}'..='\u{9FFF}').contains(c)).count() > 40;
        let middle = words.len() / 2;
        let place = words.iter().enumerate().skip(middle).find_map(|(at, (place, c))| {
            let next = words.get(at + 1).map(|(_, next)| *next)?;
            let before = words.get(at.checked_sub(1)?).map(|(_, before)| *before)?;
            let small = next.is_lowercase() || next.is_alphabetic() && !next.is_uppercase();
            (*c == ' ' && small && before.is_alphabetic()).then_some(*place)
        });
        match place.filter(|_| page < 3 && words.len() > 160 && !wide && !line.starts_with('\t')) {
            Some(place) => {
                page += 1;
                let (before, behind) = line.split_at(place);
                out += before;
                out += &format!("\nPlace des Exemples • CH-1299 Genève 20 • Suisse • www.example.org\n- {page} -\n");
                out += behind.trim_start();
            }
            None => out += line,
        }
        out.push('\n');
    }
    (page > 1).then_some(out)
}

fn lost_hyphens(text: &str, _: &Value, _: &mut Dice) -> Option<String> {
    let mut out = text.replace('\u{2011}', "");
    for union in ["ITU", "UIT", "МСЭ"] {
        for sector in ["T", "R", "D", "Т"] {
            out = out.replace(&format!("{union}-{sector}"), &format!("{union}{sector}"));
        }
    }
    (out != text).then_some(out)
}

/// Where two numbers of days stand with a dash between them and words behind: the dash, and how many bytes it has.
fn ranges(text: &str) -> Vec<(usize, usize, usize, usize)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut found = Vec::new();
    for (place, dash) in text.match_indices(['-', '–']) {
        let before = text.get(..place).unwrap_or("");
        let first = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        let behind = text.get(place + dash.len()..).unwrap_or("");
        let second = digits(behind);
        let rest = behind.get(second..).unwrap_or("").trim_start_matches(' ');
        let alone =
            before.get(..before.len() - first).unwrap_or("").ends_with([' ', '\t', '(', '،', ',', '年', '月', '\n']);
        let days = (1..=2).contains(&first) && (1..=2).contains(&second);
        if days && alone && rest.starts_with(char::is_alphabetic) {
            found.push((place - first, place, place + dash.len(), place + dash.len() + second));
        }
    }
    found
}

fn lost_dash(text: &str, _: &Value, dice: &mut Dice) -> Option<String> {
    let found = ranges(text);
    let (_, dash, behind, _) = *found.get(dice.below(found.len()))?;
    Some(format!("{}{}", text.get(..dash)?, text.get(behind..)?))
}

/// `国 际 电 信 联 盟`, `U N I O N   I N T E R N A T I O N A L E`
fn letter_spaced(text: &str, letter: &Value, _: &mut Dice) -> Option<String> {
    let name = letter.pointer("/letterhead/organization")?.as_str()?;
    if name.chars().any(char::is_lowercase) || name.contains('\u{640}') || letter.get("language")?.as_str()? == "ar" {
        return None;
    }
    let spaced = |word: &str| word.chars().map(String::from).collect::<Vec<_>>().join(" ");
    let spaced = name.split(' ').map(spaced).collect::<Vec<_>>().join("   ");
    text.contains(name).then(|| text.replacen(name, &spaced, 1))
}

fn is_arabic(letter: &Value) -> bool {
    letter.get("language").and_then(Value::as_str) == Some("ar")
}

fn turned_brackets(text: &str, letter: &Value, _: &mut Dice) -> Option<String> {
    let turned: String = text
        .chars()
        .map(|c| match c {
            '(' => ')',
            ')' => '(',
            other => other,
        })
        .collect();
    // Labels of items are left alone: `أ(` would be another letter's damage.
    let pairs = text.matches('(').count();
    (is_arabic(letter) && pairs > 0 && pairs == text.matches(')').count()).then_some(turned)
}

fn turned_ranges(text: &str, letter: &Value, _: &mut Dice) -> Option<String> {
    let found = ranges(text);
    if !is_arabic(letter) || found.is_empty() {
        return None;
    }
    let mut out = String::new();
    let mut from = 0;
    for (start, dash, behind, end) in found {
        out += text.get(from..start)?;
        out += &format!("{}{}{}", text.get(behind..end)?, text.get(dash..behind)?, text.get(start..dash)?);
        from = end;
    }
    Some(out + text.get(from..)?)
}

/// The writing of mail: `=C3=A9`, and lines that end with `=` where they were too long.
fn quoted_printable(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut width = 0;
        for byte in line.bytes() {
            let written = match byte {
                b'=' => "=3D".to_owned(),
                b'\t' | 0x20..=0x7E => char::from(byte).to_string(),
                other => format!("={other:02X}"),
            };
            if width + written.len() > 75 {
                out += "=\n";
                width = 0;
            }
            width += written.len();
            out += &written;
        }
        out.push('\n');
    }
    out
}

fn entities(text: &str, _: &Value, dice: &mut Dice) -> Option<String> {
    let mut out = String::new();
    for c in text.chars() {
        if c == ' ' && dice.below(8) == 0 { out += "&nbsp;" } else { out.push(c) }
    }
    (out != text).then_some(out)
}
