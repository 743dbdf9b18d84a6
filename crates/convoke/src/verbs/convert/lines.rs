//! JSON Lines: a letter a line, each written for itself into a folder.
//!
//! A line that cannot be read or written is told with its number, and the others go on.

use crate::cli::Convert;
use crate::exit::Exit;
use crate::input::{self, Usage};
use crate::verbs::Voice;
use crate::{output, tell};
use anyhow::Context;
use findings::{Finding, Refusal};
use letter::Output;
use pipeline::{Format, Options};
use std::path::Path;

/// Whether this is a letter a line: two whole objects on two lines, or a file that says so by its name.
pub(super) fn are_lines(bytes: &[u8], name: Option<&str>) -> bool {
    let named = name.is_some_and(|name| name.ends_with(".jsonl") || name.ends_with(".ndjson"));
    let mut lines = lines(bytes).map(|(_, line)| line);
    let (first, second) = (lines.next(), lines.next());
    let whole = |line: Option<&[u8]>| line.is_some_and(|line| line.starts_with(b"{") && line.ends_with(b"}"));
    named || whole(first) && whole(second)
}

/// Converts each line.
pub(super) fn run(words: &Convert, bytes: &[u8], to: &Format, options: &Options, voice: Voice) -> anyhow::Result<Exit> {
    let Some(folder) = words.output.as_deref().filter(|folder| *folder != Path::new("-")) else {
        return Err(Usage("a letter a line makes many files\nhint: name a folder for them with `-o`".to_owned()).into());
    };
    if folder.exists() && !folder.is_dir() {
        let message = format!("{} is a file, and a letter a line makes many\nhint: name a folder", folder.display());
        return Err(Usage(message).into());
    }
    if words.source_map.is_some() {
        return Err(Usage("data has no source map".to_owned()).into());
    }
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let name = input::name(&words.input);
    let digits = lines(bytes).last().map_or(1, |(number, _)| number).to_string().len();
    let (mut written, mut failed) = (0, 0);
    for (number, line) in lines(bytes) {
        match convert(number, line, to, options, words.assets.as_deref())? {
            Ok((outputs, findings)) => {
                let stem = format!("{number:0digits$}");
                put(folder, &stem, to, &outputs)?;
                written += 1;
                if !voice.quiet {
                    tell::findings(&format!("{name}:{number}"), None, &findings);
                }
            }
            Err(refusal) => {
                tell::error(&format!("{name}: {refusal}"));
                failed += 1;
            }
        }
    }
    if voice.verbose || (failed > 0 && !voice.quiet) {
        tell::line(&format!("{name}: {written} letters written, {failed} refused"));
    }
    Ok(if failed > 0 { Exit::Input } else { Exit::Done })
}

/// The lines that hold something, by their numbers from 1, without white space at their ends.
fn lines(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    (1..).zip(lines).filter(|(_, line)| !line.is_empty())
}

/// What became of a line: its files, and what there is to say about them.
type Made = (Vec<Output>, Vec<Finding>);

/// One line; what is wrong with it says its number.
fn convert(
    number: usize,
    line: &[u8],
    to: &Format,
    options: &Options,
    pictures: Option<&Path>,
) -> anyhow::Result<Result<Made, Refusal>> {
    let row = u32::try_from(number).unwrap_or(u32::MAX);
    let at = |mut refusal: Refusal| {
        refusal.position = Some((row, refusal.position.map_or(1, |(_, column)| column)));
        refusal
    };
    let json = pipeline::format_named("json");
    let mut read = match pipeline::read(line, json, options) {
        Ok(read) => read,
        Err(error) => return Ok(Err(at(*error.0))),
    };
    if let Some(folder) = pictures {
        crate::pictures::exchange(folder, &mut read.value)?;
    }
    Ok(match pipeline::write(&read.value.letter, &read.value.assets, to, options) {
        Ok(made) => Ok((made.value, read.findings.into_iter().chain(made.findings).collect())),
        Err(error) => Err(at(*error.0)),
    })
}

fn put(folder: &Path, stem: &str, to: &Format, outputs: &[Output]) -> anyhow::Result<()> {
    let extension = to.extensions.first().unwrap_or(&to.name);
    if let [only] = outputs {
        return output::write(&folder.join(format!("{stem}.{extension}")), &only.bytes);
    }
    for (place, each) in outputs.iter().enumerate() {
        let name = each.name.clone().unwrap_or_else(|| format!("{}.{extension}", place + 1));
        output::write(&folder.join(format!("{stem}-{name}")), &each.bytes)?;
    }
    Ok(())
}
