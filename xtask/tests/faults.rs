//! The table of the planted-fault trial names every finding on meaning.

#![allow(clippy::unwrap_used, reason = "a panic in a test is a failed test")]

use findings::Code;

#[test]
fn the_documentation_has_a_row_for_each_finding_that_is_planted() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let page = std::fs::read_to_string(root.join("docs/checking.md")).unwrap();
    let rows = page.lines().filter(|line| line.starts_with("| `") && line.matches('|').count() == 14);
    let codes: Vec<&str> = rows.filter_map(|row| row.split('`').nth(1)).collect();
    assert_eq!(codes.len(), 23, "run `cargo xtask faults` and put its table in docs/checking.md");
    for code in codes {
        assert!(code.parse::<Code>().is_ok(), "{code}");
    }
}
