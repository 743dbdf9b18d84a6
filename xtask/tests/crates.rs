//! The README's table of crates against the manifests: every crate has its row, and depends on what the row allows.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a panic in a test is a failed test")]

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// The crates that other crates are made of: the first rows of the table.
const NOUNS: [&str; 4] = ["findings", "blocks", "letter", "vocabulary"];

/// A row: the crate, and the crates of ours that it may depend on.
type Row = (String, BTreeSet<String>);

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// The rows of the README's table, in its order.
fn rows() -> Vec<Row> {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let table = readme.lines().skip_while(|line| !line.starts_with("| crate |")).skip(2);
    let mut rows: Vec<Row> = Vec::new();
    for line in table.take_while(|line| line.starts_with('|')) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let allowed = match cells[2] {
            "nothing" => BTreeSet::new(),
            "all above" => rows.iter().map(|(name, _)| name.clone()).collect(),
            named => named.split(", ").flat_map(crates_named).collect(),
        };
        rows.push((cells[0].trim_matches('`').to_owned(), allowed));
    }
    assert!(!rows.is_empty(), "README.md has no table of crates");
    rows
}

fn crates_named(cell: &str) -> Vec<String> {
    match cell {
        "nouns" => NOUNS.map(str::to_owned).to_vec(),
        name => vec![name.strip_prefix('`').and_then(|name| name.strip_suffix('`')).unwrap().to_owned()],
    }
}

/// What each crate of the workspace depends on of ours; what only its tests need is left out.
fn manifests() -> BTreeMap<String, BTreeSet<String>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let words = ["metadata", "--no-deps", "--format-version", "1", "--offline"];
    let told = Command::new(cargo).args(words).current_dir(root()).output().unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    let name = |of: &Value| of["name"].as_str().unwrap().to_owned();
    let mut manifests = BTreeMap::new();
    for package in told["packages"].as_array().unwrap() {
        let ours = package["dependencies"].as_array().unwrap().iter();
        // A dependency of ours has a path; `kind` is null for the ones that are not of tests or build scripts.
        let ours = ours.filter(|dependency| dependency["path"].is_string() && dependency["kind"] != "dev").map(name);
        manifests.insert(name(package), ours.collect());
    }
    manifests
}

#[test]
fn every_crate_has_its_row() {
    let rows: BTreeSet<String> = rows().into_iter().map(|(name, _)| name).collect();
    let manifests: BTreeSet<String> = manifests().into_keys().collect();
    assert_eq!(rows, manifests, "left: the table in README.md, right: the workspace");
}

#[test]
fn every_crate_depends_on_what_its_row_allows() {
    let manifests = manifests();
    for (name, allowed) in rows() {
        let Some(ours) = manifests.get(&name) else { continue };
        let forbidden: Vec<&String> = ours.difference(&allowed).collect();
        assert!(
            forbidden.is_empty(),
            "{name} may not depend on {forbidden:?}: its row in README.md allows {allowed:?}"
        );
    }
}

#[test]
fn the_table_stands_in_the_order_of_the_flow() {
    let rows = rows();
    assert_eq!(rows.iter().take(NOUNS.len()).map(|(name, _)| name.as_str()).collect::<Vec<_>>(), NOUNS);
    let place = |wanted: &str| rows.iter().position(|(name, _)| name == wanted);
    for (at, (name, allowed)) in rows.iter().enumerate() {
        for other in allowed {
            assert!(place(other).is_some_and(|above| above < at), "{name}: `{other}` does not stand above it");
        }
    }
}
