//! The labels that Word prints, counted from the document alone (ISO/IEC 29500-1, 17.9).

use crate::opened::Opened;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use vocabulary::numeral::{System, print};

#[derive(Default)]
struct Level {
    start: u32,
    format: String,
    text: String,
}

/// The labels of paragraphs that are items of an agenda, in order.
pub(crate) fn agenda_labels(document: &Opened) -> Vec<String> {
    let lists = lists(document.text("word/numbering.xml"));
    let mut counters: HashMap<u32, [Option<u32>; 9]> = HashMap::new();
    let mut labels = Vec::new();
    let (mut style, mut level, mut list) = (String::new(), 0_usize, None);
    events(document.text("word/document.xml"), |tag, value, end| match (tag, end) {
        ("w:pStyle", false) => style = value("w:val"),
        ("w:ilvl", false) => level = value("w:val").parse().unwrap(),
        ("w:numId", false) => list = value("w:val").parse::<u32>().ok(),
        ("w:p", false) => (style, list) = (String::new(), None),
        ("w:pPr", true) => {
            let Some(id) = list.take() else { return };
            let levels = &lists[&id];
            let counted = counters.entry(id).or_default();
            counted[level] = Some(counted[level].map_or(levels[&level].start, |count| count + 1));
            counted[level + 1..].fill(None);
            if ["ConvokeAgendaItem", "ConvokeAgendaNumber"].contains(&style.as_str()) {
                labels.push(shown(levels, counted, level));
            }
        }
        _ => {}
    });
    labels
}

fn shown(levels: &HashMap<usize, Level>, counted: &[Option<u32>; 9], level: usize) -> String {
    let mut text = levels[&level].text.clone();
    if levels[&level].format == "bullet" {
        return text;
    }
    for (place, of) in levels.iter().filter(|(place, _)| levels[&level].text.contains(&format!("%{}", *place + 1))) {
        let value = counted[*place].unwrap_or(of.start);
        text = text.replace(&format!("%{}", place + 1), &numeral(&of.format, value));
    }
    text
}

fn numeral(format: &str, value: u32) -> String {
    let from = |first: char| char::from_u32(first as u32 + value - 1).unwrap().to_string();
    let system = |system, upper| print(system, value, upper).unwrap();
    match format {
        "decimal" => value.to_string(),
        "decimalZero" => format!("{value:02}"),
        "decimalFullWidth" => value
            .to_string()
            .chars()
            .map(|it| char::from_u32('０' as u32 + it.to_digit(10).unwrap()).unwrap())
            .collect(),
        "decimalEnclosedCircle" => from('①'),
        "decimalEnclosedParen" => from('⑴'),
        "decimalEnclosedFullstop" => from('⒈'),
        "lowerRoman" => system(System::Roman, false),
        "upperRoman" => system(System::Roman, true),
        "lowerLetter" => system(System::Latin, false),
        "upperLetter" => system(System::Latin, true),
        "russianLower" => system(System::Cyrillic, false),
        "russianUpper" => system(System::Cyrillic, true),
        "arabicAbjad" => system(System::Abjad, false),
        "arabicAlpha" => system(System::ArabicAlphabet, false),
        "chineseCountingThousand" => system(System::Han, false),
        other => panic!("no such format: {other}"),
    }
}

fn lists(numbering: &str) -> HashMap<u32, HashMap<usize, Level>> {
    let mut lists: HashMap<u32, HashMap<usize, Level>> = HashMap::new();
    let (mut list, mut level) = (0, 0);
    events(numbering, |tag, value, end| match (tag, end) {
        ("w:abstractNum", false) => list = value("w:abstractNumId").parse().unwrap(),
        ("w:lvl", false) => {
            level = value("w:ilvl").parse().unwrap();
            lists.entry(list).or_default().insert(level, Level::default());
        }
        ("w:start" | "w:numFmt" | "w:lvlText", false) => {
            let of = lists.get_mut(&list).unwrap().get_mut(&level).unwrap();
            match tag {
                "w:start" => of.start = value("w:val").parse().unwrap(),
                "w:numFmt" => of.format = value("w:val"),
                _ => of.text = value("w:val"),
            }
        }
        _ => {}
    });
    lists
}

/// Goes through the tags: name, attribute by name, whether it ends an element.
fn events(part: &str, mut each: impl FnMut(&str, &dyn Fn(&str) -> String, bool)) {
    let mut reader = quick_xml::Reader::from_str(part);
    let value = |tag: &BytesStart<'_>, name: &str| {
        let found = tag.attributes().flatten().find(|it| it.key.into_inner() == name).unwrap();
        quick_xml::escape::unescape(&found.value).unwrap().into_owned()
    };
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) => each(tag.name().into_inner(), &|name| value(&tag, name), false),
            Event::End(tag) => each(tag.name().into_inner(), &|_| String::new(), true),
            Event::Eof => return,
            _ => {}
        }
    }
}
