//! `convoke check`

use crate::cli::Check;
use crate::exit::Exit;
use crate::verbs::Voice;
use crate::{input, output, tell};
use findings::Finding;
use pipeline::{Options, Read};
use std::path::Path;

pub(crate) fn run(words: &Check, voice: Voice) -> anyhow::Result<Exit> {
    let (mut found, mut refused) = (false, false);
    for path in &words.files {
        let name = input::name(path);
        match check(path, words) {
            Ok((read, findings)) => {
                found |= !findings.is_empty();
                if !voice.quiet {
                    tell(&name, &read, &findings, voice);
                }
                if words.audit {
                    output::stdout(audit(&name, &read, voice).as_bytes())?;
                }
            }
            Err(error) => {
                refused = true;
                tell::error(&format!("{error:#}"));
            }
        }
    }
    Ok(match (refused, found) {
        (true, _) => Exit::Input,
        (false, true) => Exit::Findings,
        (false, false) => Exit::Done,
    })
}

/// Reads one letter, and says what there is to say about it.
fn check(path: &Path, words: &Check) -> anyhow::Result<(Read, Vec<Finding>)> {
    use anyhow::Context;
    let (options, from) = input::options(path, &words.reading)?;
    let options = Options { account: words.audit, ..options };
    let bytes = input::bytes(path, options.limits)?;
    let read = pipeline::read(&bytes, from, &options).with_context(|| input::name(path))?;
    Ok((read.value, read.findings))
}

fn tell(name: &str, read: &Read, findings: &[Finding], voice: Voice) {
    for finding in findings {
        tell::finding(name, read.source.as_ref(), finding);
    }
    if findings.is_empty() && voice.verbose {
        tell::line(&format!("{name}: clean"));
    }
}

/// The account of one letter: how many characters went where.
fn audit(name: &str, read: &Read, _voice: Voice) -> String {
    match read.source.as_ref().and_then(|source| source.account.as_ref().map(|account| account.sums(&source.text))) {
        Some(sums) => format!("{name}: {sums}\n"),
        None => format!("{name}: data, with nothing to account for\n"),
    }
}
