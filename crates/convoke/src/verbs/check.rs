//! `convoke check`
//!
//! Letters are checked side by side and told in the order of their names. What is said to a person goes to standard
//! error; what was asked for as data (`--format json`, `sarif`, `github`) goes to standard output.

mod baseline;
mod github;
mod human;
mod inputs;
mod json;
mod lines;
mod pattern;
mod report;
mod sarif;
mod settings;

use crate::cli::{Check, CheckFormat};
use crate::exit::Exit;
use crate::verbs::Voice;
use crate::{input, output, tell};
use baseline::Baseline;
use findings::Refusal;
use lines::Lines;
use pipeline::{Checked, Format, Options};
use report::{Report, Sums, Told};
use settings::Settings;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

pub(crate) fn run(words: &Check, voice: Voice) -> anyhow::Result<Exit> {
    let settings = Settings::of(words)?;
    let files = inputs::files(&words.files, |path| settings.is_left_out(path))?;
    let mut reports = side_by_side(&files, |path| check(path, words, &settings))?;
    if let Some(path) = &words.write_baseline {
        output::write(path, &Baseline::of(&reports).write())?;
        return Ok(Exit::Done);
    }
    let mut known = 0;
    if let Some(path) = &settings.baseline {
        let mut baseline = Baseline::read(path)?;
        known = reports.iter_mut().map(|report| baseline.take(report)).sum();
    }
    let sums = Sums { known, ..Sums::of(&reports) };
    tell(&reports, sums, words.format, voice)?;
    let lost = reports.iter().any(|report| report.audit.as_ref().is_some_and(|(_, lost)| *lost > 0));
    let fails = reports.iter().flat_map(|report| &report.told).any(|told| settings.fails(told.level));
    // What is worse wins: our own fault, then an input that was not checked at all.
    Ok(match (lost, sums.refused > 0, fails) {
        (true, _, _) => Exit::Ours,
        (_, true, _) => Exit::Input,
        (_, _, true) => Exit::Findings,
        _ => Exit::Done,
    })
}

/// Does the work for each file, as many at a time as the machine has places; the results in the order of the files.
fn side_by_side(files: &[PathBuf], work: impl Fn(&Path) -> anyhow::Result<Report> + Sync) -> anyhow::Result<Vec<Report>> {
    let places = std::thread::available_parallelism().map_or(1, usize::from).min(files.len()).max(1);
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(files.len())));
    std::thread::scope(|scope| {
        for _ in 0..places {
            // A letter may nest deep; the usual stack of a thread is a quarter of the main one's.
            let worker = std::thread::Builder::new().stack_size(8 << 20).spawn_scoped(scope, || {
                while let Some((number, path)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|n| Some((n, files.get(n)?))) {
                    let report = work(path);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((number, report));
                }
            });
            if let Err(error) = worker {
                done.lock().unwrap_or_else(PoisonError::into_inner).push((usize::MAX, Err(error.into())));
            }
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, report)| report).collect()
}

/// Reads one letter, and says what there is to say about it. Only a wrong call is an error.
fn check(path: &Path, words: &Check, settings: &Settings) -> anyhow::Result<Report> {
    let (options, from) = input::options(path, &words.reading)?;
    let mut report = Report { name: input::name(path), path: inputs::slashed(path), ..Report::default() };
    match checked(path, from, &options) {
        Ok(checked) => fill(&mut report, checked, words.audit, settings),
        Err(refusal) => report.refused = Some(refusal),
    }
    Ok(report)
}

fn checked(path: &Path, from: Option<&'static Format>, options: &Options) -> Result<Checked, Refusal> {
    let bytes = input::bytes(path, options.limits).map_err(|error| {
        let reason = error.root_cause().to_string();
        let (reason, hint) = reason.split_once("\nhint: ").unwrap_or((reason.as_str(), ""));
        let refusal = Refusal::new(reason);
        if hint.is_empty() { refusal } else { refusal.hint(hint) }
    })?;
    pipeline::check(&bytes, from, options).map_err(|error| *error.0)
}

fn fill(report: &mut Report, checked: Checked, audit: bool, settings: &Settings) {
    if audit {
        let account = checked.read.source.as_ref().and_then(|source| Some((source, source.account.as_ref()?)));
        report.audit = Some(match account.map(|(source, account)| account.sums(&source.text)) {
            Some(sums) => (sums.to_string(), sums.unaccounted),
            None => ("data, with nothing to account for".to_owned(), 0),
        });
    }
    let lines = checked.text.as_deref().filter(|_| !checked.findings.is_empty()).map(Lines::of);
    for placed in checked.findings {
        if let Some(level) = settings.level(placed.finding.code, &report.path) {
            let region = placed.span.and_then(|span| Some(lines.as_ref()?.region(span)));
            report.told.push(Told { placed, level, region });
        }
    }
    drop(lines);
    report.is_file = checked.is_file;
    report.text = checked.text.filter(|_| !report.told.is_empty());
}

fn tell(reports: &[Report], sums: Sums, format: CheckFormat, voice: Voice) -> anyhow::Result<()> {
    for report in reports {
        if let Some((audit, lost)) = &report.audit {
            output::stdout(format!("{}: {audit}\n", report.name).as_bytes())?;
            if *lost > 0 {
                tell::error(&format!("{}: {lost} characters are in no part of the letter", report.name));
            }
        }
    }
    match format {
        CheckFormat::Json => return output::stdout(&json::whole(reports, sums)),
        CheckFormat::Sarif => return output::stdout(&sarif::whole(reports)),
        CheckFormat::Github => return reports.iter().try_for_each(|report| output::stdout(github::whole(report).as_bytes())),
        CheckFormat::Human | CheckFormat::Short => {}
    }
    let as_text = if format == CheckFormat::Human { human::whole } else { human::short };
    for report in reports {
        let is_clean = report.told.is_empty() && report.refused.is_none();
        if is_clean && voice.verbose {
            tell::line(&format!("{}: clean", report.name));
        }
        // Quiet hides findings; an input that was not checked is an error.
        if !is_clean && (!voice.quiet || report.refused.is_some()) {
            tell::raw(&as_text(report));
        }
    }
    if !voice.quiet && (sums.errors + sums.warnings + sums.notes + sums.known > 0 || voice.verbose) && format == CheckFormat::Human {
        tell::line(&sums.to_string());
    }
    Ok(())
}
