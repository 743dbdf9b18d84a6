//! What the documentation asks `cargo` for is there: the verbs of `cargo xtask`, and what is to be tested or installed.
//! What it asks `convoke` for is run in `crates/convoke/tests/cli/documentation.rs`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a panic in a test is a failed test")]

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

fn pages() -> Vec<PathBuf> {
    let named = [
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "samples/README.md",
        "schemas/README.md",
        "crates/vocabulary/data/README.md",
    ];
    let docs = std::fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let docs = docs.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    named.iter().map(|name| root().join(name)).chain(docs).collect()
}

/// Every call of `cargo` in a page: the lines of its blocks, and what stands between backquotes.
fn calls(text: &str) -> Vec<String> {
    let blocks = text.split("```").skip(1).step_by(2).flat_map(str::lines);
    let prose = text.split("```").step_by(2).flat_map(|prose| prose.split('`').skip(1).step_by(2));
    let of_cargo = |words: &str| {
        let from = words.find("cargo ").filter(|at| *at == 0 || words[..*at].ends_with([' ', '=']))?;
        Some(words[from..].split('#').next()?.trim().to_owned())
    };
    blocks.chain(prose).filter_map(of_cargo).collect()
}

/// What is wrong with a call.
fn wrong(call: &str) -> Option<String> {
    let words: Vec<&str> = call.split_whitespace().skip(1).take_while(|word| *word != "--").collect();
    let named = |option: &str| words.iter().position(|word| *word == option).map(|at| words[at + 1]);
    match words[0] {
        "xtask" if words.len() > 1 && words[1].starts_with(char::is_lowercase) => {
            // The words of `batch` are those of `convoke batch`.
            let help = match words[1] {
                "batch" => vec!["batch", "merge", "--help"],
                verb => vec![verb, "--help"],
            };
            let told = Command::new(env!("CARGO_BIN_EXE_xtask")).args(help).output().unwrap();
            let page = String::from_utf8_lossy(&told.stdout);
            let unknown = words.iter().find(|word| word.starts_with("--") && !page.contains(*word));
            match told.status.success() {
                false => Some("no such verb".to_owned()),
                true => unknown.map(|option| format!("no option `{option}`")),
            }
        }
        "xtask" | "metadata" => None,
        "test" => {
            let package = named("-p").unwrap_or("");
            let tests = named("--test").map_or(String::new(), |name| format!("tests/{name}"));
            let folder = [root().join("crates").join(package), root().join(package)]
                .into_iter()
                .find(|folder| package.is_empty() || folder.join("Cargo.toml").is_file());
            let Some(folder) = folder else { return Some(format!("no package `{package}`")) };
            let there = folder.join(&tests).exists() || folder.join(format!("{tests}.rs")).exists();
            (!there).then(|| format!("no tests `{tests}`"))
        }
        "install" | "build" => {
            let path = named("--path").unwrap_or(".");
            (!root().join(path).join("Cargo.toml").is_file()).then(|| format!("no package in `{path}`"))
        }
        "fuzz" => None,
        other => Some(format!("`cargo {other}` is not looked at here: add it")),
    }
}

#[test]
fn every_call_of_cargo_can_be_made() {
    let (mut all, mut bad) = (0, String::new());
    for page in pages() {
        for call in calls(&std::fs::read_to_string(&page).unwrap()) {
            all += 1;
            if let Some(why) = wrong(&call) {
                bad.push_str(&format!("{}: `{call}`: {why}\n", page.display()));
            }
        }
    }
    assert!(bad.is_empty(), "{bad}");
    assert!(all > 20, "only {all} calls found: is the documentation still looked for in the right places?");
}
