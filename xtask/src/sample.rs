//! `cargo xtask sample NAME FILE`: a new sample, as far as a machine can make it.

use crate::root::{bytes, put, root};
use anyhow::{Context, bail};
use pipeline::{Options, format_named};
use std::path::Path;

/// Makes `samples/NAME`, fills it, and stops: what is expected of a letter is a person's word, not the code's.
pub(crate) fn run(name: &str, file: &Path) -> anyhow::Result<()> {
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
        bail!("`{name}`: a sample's name is kebab-case and says what it teaches, such as `en-agenda-table`");
    }
    let folder = root().join("samples").join(name);
    if folder.exists() {
        bail!("samples/{name} is there already");
    }
    let source = bytes(file)?;
    let json = format_named("json").context("no format `json`")?;
    let made =
        pipeline::convert(&source, None, json, &Options::default()).with_context(|| file.display().to_string())?;
    let letter = made.value.first().context("nothing was written")?;
    std::fs::create_dir(&folder).with_context(|| folder.display().to_string())?;
    put(&folder.join("source.txt"), &source)?;
    put(&folder.join("letter.json"), &letter.bytes)?;
    for finding in &made.findings {
        println!("{finding}");
    }
    println!("samples/{name}: letter.json is what convoke reads today, not yet what the letter says.");
    println!("Review it, field by field against source.txt; then add its line to samples/README.md.");
    Ok(())
}
