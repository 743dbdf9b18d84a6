//! `cargo xtask batch`: the samples through every pair of formats, into `target/batch`.
//!
//! It is two jobs, run by the code that runs everybody's: `samples/convoke.toml` converts the two files of each sample
//! into every format, and then what came of that is converted into every format again, so that each pair of formats is
//! tried with each letter. With words, it is `convoke batch` with these words.

use crate::root::{bytes, root, samples};
use anyhow::{Context, bail};
use batch::{Ended, Job, JobFile, Kind, Program, Word, undisturbed};
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

/// As `convoke batch` with these words; none of them: the samples' job.
pub(crate) fn run(words: Vec<OsString>) -> anyhow::Result<ExitCode> {
    if words.is_empty() {
        return samples_job().map(|()| ExitCode::SUCCESS);
    }
    Ok(convoke::main(["convoke".into(), "batch".into()].into_iter().chain(words)))
}

/// As a worker of one of these jobs.
pub(crate) fn worker() -> ExitCode {
    convoke::main(["convoke".into(), convoke::WORKER.into()])
}

/// This program, for workers.
pub(crate) fn program() -> anyhow::Result<Program> {
    Ok(Program { path: std::env::current_exe()?, words: vec![convoke::WORKER.into()], step: undisturbed })
}

/// Runs a job, with nobody watching.
pub(crate) fn unwatched(job: &Job) -> anyhow::Result<Ended> {
    batch::run(job, &program()?, &AtomicBool::new(false), &mut ()).map_err(|why| anyhow::anyhow!("{why:?}"))
}

fn samples_job() -> anyhow::Result<()> {
    let out = root().join("target").join("batch");
    if out.exists() {
        std::fs::remove_dir_all(&out).with_context(|| out.display().to_string())?;
    }
    let start = Instant::now();
    let file = root().join("samples").join("convoke.toml");
    let text = String::from_utf8(bytes(&file)?)?;
    let job = JobFile::read(&text).and_then(|job| job.job(&root().join("samples")));
    let mut first = job.map_err(|why| anyhow::anyhow!("{}: {why}", file.display()))?;
    first.out = out.join("first");
    let again = Job {
        inputs: vec![Word::Path(first.out.clone())],
        out: out.join("again"),
        how: first.how.clone(),
        ..Job::default()
    };
    let (mut converted, mut failed) = (0, 0);
    for job in [&first, &again] {
        let ended = unwatched(job)?;
        let totals = ended.totals;
        println!("{}", ended.report.strip_prefix(root()).unwrap_or(&ended.report).display());
        for kind in Kind::ALL.into_iter().filter(|kind| totals.of(*kind) > 0) {
            println!("  {:>5} {}", totals.of(kind), kind.words());
        }
        converted += totals.outputs;
        failed += Kind::ALL.into_iter().filter(|kind| kind.is_failed()).map(|kind| totals.of(kind)).sum::<u64>();
        failed += totals.left;
    }
    let (exact, all) = exact(&first.out)?;
    println!(
        "{all} letters, {converted} conversions, {failed} failed; {exact} of {all} texts give their letter exactly; {:.2} s; {}",
        start.elapsed().as_secs_f64(),
        out.strip_prefix(root()).unwrap_or(&out).display(),
    );
    match failed {
        0 => Ok(()),
        _ => bail!("some conversions failed: the reports tell which"),
    }
}

/// How many texts of how many gave the letter that a clerk reads in them, to the byte.
fn exact(out: &Path) -> anyhow::Result<(usize, usize)> {
    let samples = samples()?;
    let mut exact = 0;
    for sample in &samples {
        let made = out.join(sample.file_name().unwrap_or_default()).join("source.txt.json");
        exact += usize::from(bytes(&made)? == bytes(&sample.join("letter.json"))?);
    }
    Ok((exact, samples.len()))
}
