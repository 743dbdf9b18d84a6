//! `cargo xtask trial`: a batch of letters made by dice, of which a known share is broken in known ways.
//!
//! Every outcome must be as planted, none lost; killed at random moments and run again, the folder must be the same to
//! the byte; and the coordinator must stay small.

mod compare;
mod letters;

use crate::batch::unwatched;
use crate::root::root;
use anyhow::{Context, bail, ensure};
use batch::{How, Job, Word};
use letters::Dice;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The most bytes that a letter of the trial may have: one kind is broken by having more.
const MOST: u64 = 1 << 20;
/// What the coordinator may have resident: so much, and so much more for each letter.
const RESIDENT: (u64, u64) = (64 << 20, 300);

/// Makes the letters, converts them, and compares; then the same with kills.
pub(crate) fn run(seed: u64, count: usize, kills: usize) -> anyhow::Result<()> {
    let folder = root().join("target").join("trial");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).with_context(|| folder.display().to_string())?;
    }
    let (letters, out) = (folder.join("letters"), folder.join("made"));
    let expected = letters::make(&letters, seed, count)?;
    println!("{} letters made", expected.len());
    let job = job(&letters, &out);
    let ended = unwatched(&job)?;
    let wrong = compare::outcomes(&letters, &ended.report, &expected)?;
    let rate = ended.totals.letters as f64 / ended.time.as_secs_f64();
    println!("{:?}\n{:.1} s, {rate:.0} letters a second", ended.totals, ended.time.as_secs_f64());
    wrong.iter().take(20).for_each(|wrong| println!("{wrong}"));
    ensure!(wrong.is_empty(), "{} outcomes are not as planted", wrong.len());
    let again = unwatched(&job)?;
    ensure!(again.kept == again.totals.letters, "run again, {} of {} were kept", again.kept, again.totals.letters);
    println!("run again: {} kept, in {:.1} s", again.kept, again.time.as_secs_f64());
    if kills > 0 {
        killed(&letters, &out, &folder.join("killed"), seed, kills, ended.time)?;
    }
    Ok(())
}

/// How much the coordinator has resident at most, with so many letters.
pub(crate) fn memory(count: usize) -> anyhow::Result<()> {
    let place = tempfile::tempdir()?;
    let letters = place.path().join("letters");
    for number in 0..count {
        let folder = letters.join(format!("{:03}", number / 1000));
        if number % 1000 == 0 {
            std::fs::create_dir_all(&folder)?;
        }
        let letter = format!("{{\"schema\": \"convoke/letter/1\", \"salutation\": \"Dear keeper {number},\"}}");
        std::fs::write(folder.join(format!("a-letter-to-keeper-number-{number:07}.json")), letter)?;
    }
    let start = Instant::now();
    let mut child = command(&letters, &place.path().join("made"))?.spawn()?;
    let mut peak = 0;
    while child.try_wait()?.is_none() {
        peak = peak.max(crate::memory::peak_of(child.id()).unwrap_or(0));
        std::thread::sleep(Duration::from_millis(20));
    }
    let most = RESIDENT.0 + RESIDENT.1 * count as u64;
    let mib = |bytes: u64| bytes as f64 / f64::from(1 << 20);
    println!(
        "{count} letters in {:.1} s: the coordinator had {:.1} MiB at most (may have {:.1})",
        start.elapsed().as_secs_f64(),
        mib(peak),
        mib(most)
    );
    ensure!(peak > 0 && peak <= most, "more than it may have");
    Ok(())
}

fn job(letters: &Path, out: &Path) -> Job {
    let to = ["json", "xml", "docx", "jsonl"].map(str::to_owned).to_vec();
    let how = How { to, max_bytes: MOST, ..How::default() };
    Job { inputs: vec![Word::Path(letters.to_owned())], out: out.to_owned(), how, ..Job::default() }
}

/// The same job as a process of its own.
fn command(letters: &Path, out: &Path) -> anyhow::Result<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["batch", "--quiet", "--to", "json,xml,docx,jsonl", "--max-bytes", &MOST.to_string(), "--out"]);
    command.arg(out).arg(letters).stdout(Stdio::null()).stderr(Stdio::null());
    Ok(command)
}

/// Kills the job at random moments of its work, runs it to its end, and compares the folders.
fn killed(letters: &Path, whole: &Path, out: &Path, seed: u64, kills: usize, time: Duration) -> anyhow::Result<()> {
    let mut dice = Dice::new(seed, "kills");
    // A run that gets further each time is killed in each of its parts.
    let part = usize::try_from(time.as_millis())? * 2 / (kills + 1);
    let mut killed = 0;
    for _ in 0..kills {
        let mut child = command(letters, out)?.spawn()?;
        std::thread::sleep(Duration::from_millis(u64::try_from(dice.between(1, part.max(2)))?));
        killed += usize::from(child.try_wait()?.is_none());
        child.kill()?;
        child.wait()?;
    }
    command(letters, out)?.status()?;
    let twice = compare::done_twice(&out.join("convoke-ledger.jsonl"))?;
    let differing: Vec<PathBuf> = compare::folders(whole, out)?;
    println!(
        "killed {killed} times and run again: {} files differ, {twice} letters are in the ledger twice",
        differing.len()
    );
    match differing.first() {
        Some(first) => bail!("{} differs", first.display()),
        None => ensure!(twice == 0, "letters were done twice"),
    }
    Ok(())
}
