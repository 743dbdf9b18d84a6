//! `cargo xtask compare`: what other tools keep of the samples' Word documents, and what they take for it.
//!
//! Each tool turns every document into the plainest text it offers. A *value* of the letter (a subject, an addressee, a
//! title, a day as printed) is kept where its characters stand in that text; a *label* of the agenda is right where it stands
//! before its title, as Word prints it; a value is *told* where a program can ask for it by name. The other tools are not
//! asked for the last: they have no names to ask for.

mod facts;
mod tools;

use crate::archive;
use crate::root::{bytes, files, put, root, samples};
use anyhow::Context;
use facts::Facts;
use std::path::{Path, PathBuf};
use tools::{Reading, TOOLS};

/// A sample: its document, and what a clerk reads in it.
pub(crate) struct Sample {
    pub(crate) document: PathBuf,
    facts: Facts,
}

/// What one tool made of all of them.
#[derive(Default)]
struct Sum {
    kept: usize,
    labels: usize,
    told: Option<usize>,
    /// Letters of which every label is right.
    whole: usize,
}

/// Prints the table.
pub(crate) fn run() -> anyhow::Result<()> {
    let folder = root().join("target/compare");
    let samples = documents(&folder)?;
    let values: usize = samples.iter().map(|sample| sample.facts.values.len()).sum();
    let labels: usize = samples.iter().map(|sample| sample.facts.labelled.len()).sum();
    let letters = samples.len();
    println!("{letters} letters, {values} values, {labels} labels of agendas\n");
    println!(
        "| tool | values kept | labels right | letters with all labels right | values told by name | time a letter |"
    );
    println!("|---|---:|---:|---:|---:|---:|");
    for tool in TOOLS {
        let Some(made) = (tool.run)(&samples, &folder).with_context(|| tool.name)? else {
            println!("| {} | not installed | | | | |", tool.name);
            continue;
        };
        let mut sum = Sum::default();
        for (Sample { facts, .. }, reading) in samples.iter().zip(&made.read) {
            let (kept, labels) = match reading {
                Reading::Text(text) => (facts.kept(text), facts.labels_right(text)),
                Reading::Letter(letter) => {
                    let told = facts.told(letter);
                    *sum.told.get_or_insert(0) += told;
                    (told, facts.labels_told(letter))
                }
            };
            sum.kept += kept;
            sum.labels += labels;
            sum.whole += usize::from(labels == facts.labelled.len());
        }
        let share = |part: usize, whole: usize| format!("{:.1} %", 100.0 * part as f64 / whole as f64);
        println!(
            "| {} {} | {} | {} | {} of {letters} | {} | {:.1} ms |",
            tool.name,
            made.version,
            share(sum.kept, values),
            share(sum.labels, labels),
            sum.whole,
            sum.told.map_or("-".to_owned(), |told| share(told, values)),
            made.seconds * 1000.0 / letters as f64,
        );
    }
    Ok(())
}

/// The samples' documents, packed into this folder.
fn documents(folder: &Path) -> anyhow::Result<Vec<Sample>> {
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let mut made = Vec::new();
    for sample in samples()? {
        let name = sample.file_name().context("a folder has a name")?.to_string_lossy().into_owned();
        let unpacked = sample.join("docx");
        let part = |name: PathBuf| Ok((name.to_string_lossy().replace('\\', "/"), bytes(&unpacked.join(&name))?));
        let mut parts = files(&unpacked)?.into_iter().map(part).collect::<anyhow::Result<Vec<_>>>()?;
        parts.sort_by_key(|(name, _)| name != "[Content_Types].xml");
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let document = folder.join(format!("{name}.docx"));
        put(&document, &archive::pack(&parts))?;
        let letter = letter::json::read(&bytes(&sample.join("letter.json"))?)?;
        made.push(Sample { document, facts: Facts::of(&letter) });
    }
    Ok(made)
}
