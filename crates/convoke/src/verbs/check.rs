//! `convoke check`

use crate::cli::Check;
use crate::exit::Exit;
use crate::verbs::Voice;
use crate::{audit, input, output, tell};
use anyhow::Context;
use findings::Finding;
use pipeline::{Format, Options, Read};
use std::path::Path;

pub(crate) fn run(words: &Check, voice: Voice) -> anyhow::Result<Exit> {
    let (options, from) = input::options(&words.reading)?;
    let options = Options { account: words.audit, ..options };
    let (mut found, mut refused, mut lost) = (false, false, false);
    for path in &words.files {
        let name = input::name(path);
        match check(path, from, &options) {
            Ok((read, findings)) => {
                found |= !findings.is_empty();
                if !voice.quiet {
                    tell(&name, &read, &findings, voice);
                }
                if words.audit {
                    lost |= !accounts(&name, &read, voice)?;
                }
            }
            Err(error) => {
                refused = true;
                tell::error(&format!("{error:#}"));
            }
        }
    }
    // What is worse wins: our own fault, then an input that was not checked at all.
    Ok(match (lost, refused, found) {
        (true, _, _) => Exit::Ours,
        (_, true, _) => Exit::Input,
        (_, _, true) => Exit::Findings,
        _ => Exit::Done,
    })
}

/// Reads one letter, and says what there is to say about it.
fn check(path: &Path, from: Option<&Format>, options: &Options) -> anyhow::Result<(Read, Vec<Finding>)> {
    let options = Options { name: input::file_name(path), ..options.clone() };
    let bytes = input::bytes(path, options.limits)?;
    let read = pipeline::read(&bytes, from, &options).with_context(|| input::name(path))?;
    Ok((read.value, read.findings))
}

fn tell(name: &str, read: &Read, findings: &[Finding], voice: Voice) {
    tell::findings(name, read.source.as_ref(), findings);
    if findings.is_empty() && voice.verbose {
        tell::line(&format!("{name}: clean"));
    }
}

/// Prints the account of one letter; whether every character of it is accounted for.
fn accounts(name: &str, read: &Read, voice: Voice) -> anyhow::Result<bool> {
    let source = read.source.as_ref();
    output::stdout(audit::sums(name, source).as_bytes())?;
    if let Some(source) = source.filter(|_| voice.verbose) {
        output::stdout(audit::whole(source).as_bytes())?;
    }
    let lost = source.map_or(0, audit::unaccounted);
    if lost > 0 {
        tell::error(&format!(
            "{name}: {lost} characters are in no part of the letter: a fault of convoke\nhint: please report it with the input"
        ));
    }
    Ok(lost == 0)
}
