//! `cargo xtask batch`: the samples through every pair of formats, into `target/batch`.
//!
//! Every letter comes in as `letter.json` and as `source.txt`. What a format writes and can also read goes on from there
//! to every format again, so that each pair of formats that exists is tried with each letter.

use crate::root::{bytes, put, root, samples};
use anyhow::{Context, bail};
use findings::Found;
use letter::Output;
use pipeline::{FORMATS, Failed, Format, Options, convert};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

/// What came of all conversions so far.
#[derive(Default)]
struct Sum {
    converted: usize,
    findings: usize,
    failed: Vec<String>,
    exact: usize,
}

pub(crate) fn run() -> anyhow::Result<()> {
    let out = root().join("target").join("batch");
    if out.exists() {
        std::fs::remove_dir_all(&out).with_context(|| out.display().to_string())?;
    }
    let start = Instant::now();
    let samples = samples()?;
    let mut sum = Sum::default();
    for sample in &samples {
        let name = sample.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let into = out.join(&name);
        std::fs::create_dir_all(&into).with_context(|| into.display().to_string())?;
        one(&name, sample, &into, &mut sum)?;
    }
    let seconds = start.elapsed().as_secs_f64();
    println!();
    for failed in &sum.failed {
        println!("failed: {failed}");
    }
    println!(
        "{} letters, {} conversions, {} failed, {} findings; {} of {} texts give their letter exactly; {seconds:.2} s; {}",
        samples.len(),
        sum.converted,
        sum.failed.len(),
        sum.findings,
        sum.exact,
        samples.len(),
        out.strip_prefix(root()).unwrap_or(&out).display(),
    );
    match sum.failed.len() {
        0 => Ok(()),
        _ => bail!("some conversions failed"),
    }
}

/// One letter through every pair of formats; one line says what came of it.
fn one(name: &str, sample: &Path, into: &Path, sum: &mut Sum) -> anyhow::Result<()> {
    let letter = bytes(&sample.join("letter.json"))?;
    // What comes in, by format: the two files of the sample, and then what is written from its letter.
    let mut inputs = BTreeMap::from([("json", letter.clone()), ("text", bytes(&sample.join("source.txt"))?)]);
    let mut pairs = Vec::new();
    for from in by_nearness() {
        let Some(input) = inputs.get(from.name).cloned() else { continue };
        for to in FORMATS.iter().copied().filter(|format| format.write.is_some()) {
            let pair = format!("{}→{}", from.name, to.name);
            match convert(&input, Some(from), to, &Options::default()) {
                Ok(Found { value: outputs, findings }) => {
                    keep(into, from, to, &outputs)?;
                    sum.converted += 1;
                    sum.findings += findings.len();
                    let first = outputs.into_iter().next().map(|output| output.bytes).unwrap_or_default();
                    let same = if to.name == "json" && first == letter { " =" } else { "" };
                    sum.exact += usize::from(from.name == "text" && !same.is_empty());
                    pairs.push(match findings.len() {
                        0 => format!("{pair}{same}"),
                        many => format!("{pair}{same} ({many})"),
                    });
                    if from.name == "json" {
                        inputs.entry(to.name).or_insert(first);
                    }
                }
                Err(Failed::Writing(why)) if !may_refuse(to, &letter) => failed(sum, name, &pair, &why, &mut pairs),
                Err(Failed::Writing(_)) => pairs.push(format!("{pair} -")),
                Err(Failed::Reading(why)) => failed(sum, name, &pair, &why, &mut pairs),
            }
        }
    }
    println!("{name}: {}", pairs.join(", "));
    Ok(())
}

fn failed(sum: &mut Sum, name: &str, pair: &str, why: &dyn std::fmt::Display, pairs: &mut Vec<String>) {
    sum.failed.push(format!("{name}, {pair}: {why}"));
    pairs.push(format!("{pair} FAILED"));
}

/// The formats that are read, JSON first: the others' inputs are written from it.
fn by_nearness() -> Vec<&'static Format> {
    let mut formats: Vec<&Format> = FORMATS.iter().copied().filter(|format| format.read.is_some()).collect();
    formats.sort_by_key(|format| format.name != "json");
    formats
}

/// A format of agendas alone has nothing to write where a letter has none.
fn may_refuse(to: &Format, letter: &[u8]) -> bool {
    let has_agenda = letter.windows(9).any(|window| window == b"\"agenda\":");
    to.name.starts_with("agenda") && !has_agenda
}

/// Keeps what was written, named after the pair.
fn keep(into: &Path, from: &Format, to: &Format, outputs: &[Output]) -> anyhow::Result<()> {
    let extension = to.extensions.first().copied().unwrap_or("out");
    for output in outputs {
        let further = output.name.as_deref().map(|name| format!("-{name}")).unwrap_or_default();
        let file = match further.ends_with(&format!(".{extension}")) {
            true => format!("{}-to-{}{further}", from.name, to.name),
            false => format!("{}-to-{}{further}.{extension}", from.name, to.name),
        };
        put(&into.join(file), &output.bytes)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: &[u8] = b"{\n  \"schema\": \"convoke/letter/1\",\n  \"language\": \"en\",\n  \"body\": [\n    {\n      \"paragraph\": \"We meet.\"\n    }\n  ]\n}\n";

    /// A sample of these two files, through the batch.
    fn tried(letter: &[u8], source: &[u8]) -> (Sum, Vec<String>) {
        let (sample, into) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        put(&sample.path().join("letter.json"), letter).unwrap();
        put(&sample.path().join("source.txt"), source).unwrap();
        let mut sum = Sum::default();
        one("a-sample", sample.path(), into.path(), &mut sum).unwrap();
        let entries = std::fs::read_dir(into.path()).unwrap();
        let mut made: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        made.sort();
        (sum, made)
    }

    #[test]
    fn every_pair_of_formats_is_tried() {
        let (sum, made) = tried(LETTER, b"Dear Sir/Madam,\n\nWe meet.\n\nYours faithfully,\n");
        assert!(sum.failed.is_empty(), "{:?}", sum.failed);
        // A format that is only read has no input here but text, which the sample brings.
        let comes_in = |format: &Format| format.read.is_some() && (format.write.is_some() || format.name == "text");
        for from in FORMATS.iter().filter(|format| comes_in(format)) {
            for to in FORMATS.iter().filter(|format| format.write.is_some() && !may_refuse(format, LETTER)) {
                let pair = format!("{}-to-{}", from.name, to.name);
                assert!(made.iter().any(|file| file.starts_with(&pair)), "no {pair} among {made:?}");
            }
        }
    }

    #[test]
    fn a_letter_that_cannot_be_read_fails_and_the_text_goes_on() {
        let (sum, made) = tried(b"{\"schema\": 1}", b"Dear Sir/Madam,\n");
        assert!(
            sum.failed.iter().any(|failed| failed.starts_with("a-sample, json→json: line 1, ")),
            "{:?}",
            sum.failed
        );
        assert!(made.contains(&"text-to-json.json".to_owned()), "{made:?}");
        assert_eq!(sum.exact, 0);
    }

    #[test]
    fn a_text_that_gives_its_letter_is_counted() {
        let text = b"Dear Sir/Madam,\n\nWe meet in the hall.\n\nYours faithfully,\n";
        let json = pipeline::format_named("json").unwrap();
        let letter = convert(text, None, json, &Options::default()).unwrap().value.remove(0).bytes;
        assert_eq!(tried(&letter, text).0.exact, 1);
        assert_eq!(tried(LETTER, text).0.exact, 0);
    }
}
