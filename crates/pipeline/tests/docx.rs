//! Letter → Word document → letter, without the record: told from text, numbering, styles and bookmarks alone.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a panic here is a failed test")]

use letter::{Assets, Letter};
use pipeline::{Options, format_named};

fn samples() -> Vec<(String, Letter)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples");
    let mut samples: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, letter::json::read(&std::fs::read(path.join("letter.json")).unwrap()).unwrap())
        })
        .collect();
    samples.sort_by(|one, other| one.0.cmp(&other.0));
    samples
}

fn there_and_back(letter: &Letter, assets: &Assets) -> Letter {
    let how = write_docx::Options { record: false, by_hand: write_docx::ByHand::No, ..Default::default() };
    let written = write_docx::write(letter, assets, &how).unwrap().value;
    let options = Options { record: false, account: true, ..Options::default() };
    let read = pipeline::read(&written[0].bytes, format_named("docx"), &options).unwrap().value;
    let source = read.source.unwrap();
    let sums = source.account.unwrap().sums(&source.text);
    assert_eq!(sums.unaccounted, 0);
    read.letter
}

#[test]
fn every_sample_comes_back() {
    let mut wrong = Vec::new();
    for (name, letter) in samples() {
        let back = there_and_back(&letter, &Assets::new());
        if back != letter {
            wrong.push(name);
            show(&letter, &back);
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn generated() {
    let assets = letter::generate::assets();
    let mut wrong = 0;
    let count: u64 = std::env::var("N").ok().and_then(|n| n.parse().ok()).unwrap_or(300);
    for seed in 0..count {
        let letter = letter::generate::letter(seed);
        let back = there_and_back(&letter, &assets);
        if back != letter {
            wrong += 1;
            println!("== seed {seed}");
            show(&letter, &back);
        }
    }
    println!("WRONG {wrong} of {count}");
}

fn show(one: &Letter, other: &Letter) {
    let lines = |letter: &Letter| {
        let mut letter = letter.clone();
        letter.meeting = None;
        letter.further_meetings.clear();
        String::from_utf8(letter::json::write(&letter, letter::json::Style::Indented)).unwrap()
    };
    let (one, other) = (lines(one), lines(other));
    let (one, other): (Vec<_>, Vec<_>) = (one.lines().collect(), other.lines().collect());
    let at = one.iter().zip(&other).position(|(a, b)| a != b);
    let Some(at) = at else { return println!("    (meeting or length)") };
    for line in &one[at.saturating_sub(3)..(at + 3).min(one.len())] {
        println!("    - {}", line.chars().take(140).collect::<String>());
    }
    for line in &other[at..(at + 3).min(other.len())] {
        println!("    + {}", line.chars().take(140).collect::<String>());
    }
}
