//! The commands of the documentation, run.
//!
//! A block fenced as `sh` is run line by line, and each line must end with 0, or with 4: done, with findings. In one fenced as `console`, lines that begin with
//! `$ ` are run and the lines below must be what they print; `…` in an expected line stands for anything. Blocks of a page
//! run one after the other in one folder, as a reader would type them. `UPDATE_EXPECT=1 cargo test -p convoke` writes what a
//! command prints now.
//!
//! What `cargo` is asked for is looked at in `xtask/tests/documentation.rs`.

use crate::program::{Place, command, root};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Lines that are not for a test: they install something, or need what a test has not.
const LEFT: [&str; 4] = ["cargo ", "python3 ", "UPDATE_EXPECT=1 cargo ", "xmllint "];

/// A job as the page about batches shows one, shortened.
const JOB: &[u8] = b"[batch]\ninputs = [\"letters\"]\nout = \"made\"\nto = [\"json\"]\n";

/// A letter with a deadline that had passed before it was written.
const LATE: &str = "\
Porto Novo, 5 March 2031

Ref: TSB Collective letter 4/21
Subject: Meeting of Study Group 21, Porto Novo, 2-6 June 2031

Dear Sir/Madam,

Study Group 21 will meet in Porto Novo from 2 to 6 June 2031.

Deadlines:
\t4 March 2031
\tRegistration

\t20 May 2031
\tContributions

Yours faithfully,
Anselm Keeper
";

/// All pages that tell people what to type.
fn pages() -> Vec<PathBuf> {
    let named =
        ["README.md", "CONTRIBUTING.md", "samples/README.md", "schemas/README.md", "crates/vocabulary/data/README.md"];
    let mut pages: Vec<PathBuf> = named.iter().map(|name| root().join(name)).collect();
    for entry in std::fs::read_dir(root().join("docs")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "md") {
            pages.push(path);
        }
    }
    pages.sort();
    pages
}

/// A folder with what the pages speak of: some letters, a letter by itself, a house's file, and the repository's own folders.
fn surroundings() -> Place {
    let read = |path: &str| std::fs::read(root().join(path)).unwrap();
    let text = read("samples/en-agenda-table-with-documents/source.txt");
    let json = read("samples/en-nested-agenda-full-letterhead/letter.json");
    let french = read("samples/fr-collective-letter-nested-agenda/source.txt");
    let ours = b"language = \"fr\"\n";
    let place = Place::with(&[
        ("letter.txt", &text),
        ("letter.json", &json),
        ("lettre.txt", &french),
        ("ours.toml", ours),
        ("convoke.toml", JOB),
    ]);
    std::fs::create_dir(place.path("letters")).unwrap();
    std::fs::write(place.path("letters/4-21.txt"), LATE).unwrap();
    for folder in ["samples", "docs", "schemas"] {
        link(&root().join(folder), &place.path(folder));
    }
    place
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) {
    std::os::unix::fs::symlink(from.canonicalize().unwrap(), to).unwrap();
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) {}

/// Runs what stands behind `$ ` or in a line of a script; what it prints on either stream, in order.
fn run(place: &Place, line: &str) -> (bool, String) {
    let program = command(&place.path(""));
    let folder = Path::new(program.get_program()).parent().unwrap();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(folder.to_owned()).chain(std::env::split_paths(&path))).unwrap();
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(format!("exec 2>&1\n{line}")).current_dir(place.path("")).env("PATH", path);
    let done = shell.env_remove("COLUMNS").env("NO_COLOR", "1").output().unwrap();
    (matches!(done.status.code(), Some(0 | 4)), String::from_utf8(done.stdout).unwrap())
}

/// Whether the expected line is this one: `…` stands for anything.
fn is_line(expected: &str, line: &str) -> bool {
    let mut pieces = expected.split('…');
    let Some(mut rest) = line.strip_prefix(pieces.next().unwrap()) else { return false };
    let Some(last) = expected.split('…').skip(1).last() else { return rest.is_empty() };
    for piece in pieces {
        let Some(at) = rest.find(piece) else { return false };
        rest = &rest[at + piece.len()..];
    }
    rest.is_empty() || last.is_empty()
}

/// Whether the lines are the expected ones; a line of `…` alone stands for any number of them.
fn are_lines(expected: &[&str], lines: &[&str]) -> bool {
    match expected {
        [] => lines.is_empty(),
        ["…", rest @ ..] => (0..=lines.len()).any(|skipped| are_lines(rest, &lines[skipped..])),
        [first, rest @ ..] => lines.first().is_some_and(|line| is_line(first, line)) && are_lines(rest, &lines[1..]),
    }
}

/// One block of `console` lines as it is now.
fn fresh(place: &Place, block: &[&str], problems: &mut String) -> String {
    let mut fresh = String::new();
    let mut lines = block.iter().copied().peekable();
    while let Some(line) = lines.next() {
        let mut typed = line.strip_prefix("$ ").unwrap_or_else(|| panic!("no command above `{line}`")).to_owned();
        writeln!(fresh, "{line}").unwrap();
        while typed.ends_with('\\') {
            let more = lines.next().unwrap();
            writeln!(fresh, "{more}").unwrap();
            write!(typed, "\n{more}").unwrap();
        }
        let mut expected = Vec::new();
        while let Some(line) = lines.next_if(|line| !line.starts_with("$ ")) {
            expected.push(line);
        }
        let (_, printed) = run(place, &typed);
        let printed: Vec<&str> = printed.trim_end().lines().map(str::trim_end).collect();
        if are_lines(&expected, &printed) {
            expected.iter().for_each(|line| writeln!(fresh, "{line}").unwrap());
        } else {
            writeln!(problems, "`{typed}` prints\n{}", printed.join("\n")).unwrap();
            printed.iter().for_each(|line| writeln!(fresh, "{line}").unwrap());
        }
    }
    fresh
}

/// Runs a page; the page as it is now, and what was wrong with it.
fn page(text: &str) -> (String, String) {
    let place = surroundings();
    let (mut fresh_page, mut problems) = (String::new(), String::new());
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        writeln!(fresh_page, "{line}").unwrap();
        let fence = line.trim_start();
        if !matches!(fence, "```sh" | "```console") {
            continue;
        }
        let block: Vec<&str> = lines.by_ref().take_while(|line| line.trim_start() != "```").collect();
        if fence == "```console" {
            fresh_page.push_str(&fresh(&place, &block, &mut problems));
        } else {
            for line in &block {
                writeln!(fresh_page, "{line}").unwrap();
                if LEFT.iter().any(|left| line.starts_with(left)) || line.trim().is_empty() || line.starts_with('#') {
                    continue;
                }
                let (good, printed) = run(&place, line);
                if !good {
                    writeln!(problems, "`{line}` fails:\n{printed}").unwrap();
                }
            }
        }
        fresh_page.push_str("```\n");
    }
    (fresh_page, problems)
}

#[cfg(unix)]
#[test]
fn every_command_does_what_the_page_says() {
    let mut wrong = String::new();
    for path in pages() {
        let text = std::fs::read_to_string(&path).unwrap();
        let (fresh, problems) = page(&text);
        if !problems.is_empty() {
            writeln!(wrong, "{}:\n{problems}", path.display()).unwrap();
            if std::env::var_os("UPDATE_EXPECT").is_some() {
                std::fs::write(&path, fresh).unwrap();
                wrong.clear();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The words between backquotes, outside blocks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split("```").step_by(2).flat_map(|prose| prose.split('`').skip(1).step_by(2))
}

#[test]
fn every_option_that_is_named_is_there() {
    let place = Place::with(&[]);
    let verbs: BTreeSet<String> = place
        .run(&["--help"])
        .out
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next().map(str::to_owned))
        .collect();
    for path in pages() {
        let text = std::fs::read_to_string(&path).unwrap();
        for named in quoted(&text).filter_map(|words| words.strip_prefix("convoke ")) {
            let words: Vec<&str> = named.split_whitespace().collect();
            let Some(verb) = words.first().filter(|verb| verb.starts_with(|c: char| c.is_lowercase())) else {
                continue;
            };
            assert!(verbs.contains(*verb), "{}: `convoke {named}`: no such verb", path.display());
            let help = place.run(&[verb, "--help"]).out + &place.run(&[verb, "merge", "--help"]).out;
            for option in words.iter().filter(|word| word.starts_with('-') && word.len() > 1) {
                let option = option.split('=').next().unwrap();
                assert!(help.contains(option), "{}: `convoke {named}`: no such option", path.display());
            }
        }
    }
}

#[test]
fn an_ellipsis_stands_for_anything() {
    for (expected, line, is) in [
        ("3 letters", "3 letters", true),
        ("3 letters", "3 letters ", false),
        ("… letters in … s", "14 letters in 0.4 s", true),
        ("… letters in … s", "14 letters in 0.4 s or so", false),
        ("report: …", "report: made/report.json", true),
        ("report: …", "no report", false),
    ] {
        assert_eq!(is_line(expected, line), is, "{expected} / {line}");
    }
    assert!(are_lines(&["a", "…", "d"], &["a", "b", "c", "d"]));
    assert!(are_lines(&["a", "…"], &["a"]));
    assert!(!are_lines(&["a", "…", "d"], &["a", "b"]));
}
