//! What README.md says of the command is so.

use crate::program::{Place, root};

/// The lines of README.md under this heading, up to the next one.
fn section(readme: &str, heading: &str) -> String {
    let lines = readme.lines().skip_while(|line| *line != heading).skip(1);
    let section: Vec<&str> = lines.take_while(|line| !line.starts_with("## ")).collect();
    assert!(!section.is_empty(), "README.md has no `{heading}`");
    section.join("\n")
}

#[test]
fn the_table_of_formats_is_what_the_command_prints() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let printed = Place::with(&[]).run(&["formats"]).out;
    let table = format!("```text\n{printed}```");
    let section = section(&readme, "## Formats and findings");
    if section.contains(&table) {
        return;
    }
    assert!(std::env::var_os("UPDATE_EXPECT").is_some(), "README.md, Formats: stale: run `cargo xtask bless`");
    let start = section.find("```text").unwrap();
    let end = start + 7 + section[start + 7..].find("```").unwrap() + 3;
    let fresh = readme.replace(&section[start..end], &table);
    std::fs::write(root().join("README.md"), fresh).unwrap();
}

#[test]
fn the_exit_codes_are_those_of_the_help() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let section = section(&readme, "## Limits and exit codes");
    let help = Place::with(&[]).run(&["--help"]).out;
    let codes = help.split("Exit codes:\n").nth(1).unwrap();
    for line in codes.lines() {
        let (code, meaning) = line.trim().split_once("  ").unwrap();
        assert!(section.contains(&format!("| {code} | {meaning} |")), "README.md has no row `| {code} | {meaning} |`");
    }
}

#[test]
fn the_limits_are_those_of_the_pipeline() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let section = section(&readme, "## Limits and exit codes").replace('\n', " ");
    let pipeline::Limits { bytes, depth, steps } = pipeline::Limits::default();
    for said in [
        format!("at most {} MiB", bytes >> 20),
        format!("at most {depth} levels in each other"),
        format!("at most {} million steps", steps / 1_000_000),
        format!("at most {} levels deep", letter::MAX_DEPTH),
    ] {
        assert!(section.contains(&said), "README.md does not say `{said}`");
    }
}
