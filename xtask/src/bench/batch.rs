//! A batch against the bare conversion of the same bytes in memory and from file to file, two workers against one, and the
//! start.
//!
//! Processor time of coordinator and workers together, so that neighbours on the machine do not count; two workers and
//! the start are measured on the wall, because that is what they are about.

use super::race::Race;
use crate::batch::{program, unwatched};
use crate::root::{bytes, put, samples};
use anyhow::Context;
use batch::{Event, How, Job, Watch, Word};
use pipeline::{Format, Options, format_named};
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

/// How often the samples are converted in one turn, so that the start of a worker does not count, and how many turns
/// there are.
const COPIES: usize = 32;
const TURNS: usize = 5;

/// How long it may take until the first letter is done: the coordinator's start, the worker's, and the letter.
const START: Duration = Duration::from_millis(20);

pub(super) fn races() -> anyhow::Result<Vec<Race>> {
    let place = tempfile::tempdir()?;
    let letters = place.path().join("letters");
    std::fs::create_dir(&letters)?;
    let mut all = Vec::new();
    for sample in samples()? {
        for file in ["letter.json", "source.txt"] {
            let read = bytes(&sample.join(file))?;
            let name = sample.file_name().unwrap_or_default().to_string_lossy().into_owned();
            for copy in 0..COPIES {
                put(&letters.join(format!("{copy}-{name}-{file}")), &read)?;
            }
            all.push((file, read));
        }
    }
    let size = all.iter().map(|(_, read)| read.len()).sum::<usize>() * COPIES;
    let mut races = Vec::new();
    for (name, of_files, formats) in [
        ("batch to json", "batch, file to file", &["json"][..]),
        ("batch to 3", "batch, file to 3", &["json", "xml", "docx"]),
    ] {
        let to = formats.iter().map(|name| format_named(name).context("a format")).collect::<Result<Vec<_>, _>>()?;
        let (mut ours, mut floor, mut filed) = (Duration::MAX, Duration::MAX, Duration::MAX);
        for turn in 0..TURNS {
            let out = place.path().join(format!("{name}-{turn}"));
            ours = ours.min(spent(|| run(&letters, &out, formats, 1).map(drop))?);
            floor = floor.min(spent(|| (0..COPIES).try_for_each(|_| bare(&all, &to)))?);
            let out = place.path().join(format!("{name}-{turn}-filed"));
            filed = filed.min(spent(|| with_files(&letters, &out, &to))?);
        }
        let race = |name, floor_is, floor| Race { name, floor_is, bytes: size, ours, floor, most: 1.25 };
        races.push(race(name, "read, checked and written in memory", floor));
        races.push(race(of_files, "the same from file to file, by a loop", filed));
    }
    let (mut one, mut two, mut start) = (Duration::MAX, Duration::MAX, Duration::MAX);
    for turn in 0..TURNS {
        let formats = ["json", "xml", "docx"];
        one = one.min(run(&letters, &place.path().join(format!("one-{turn}")), &formats, 1)?);
        two = two.min(run(&letters, &place.path().join(format!("two-{turn}")), &formats, 2)?);
    }
    for turn in 0..TURNS * 4 {
        let letter = letters.join("0-en-timed-agenda-table-letter.json");
        start = start.min(first(&letter, &place.path().join(format!("start-{turn}")))?);
    }
    races.push(Race {
        name: "batch by two",
        floor_is: "one worker",
        bytes: size,
        ours: two,
        floor: one,
        most: 1.0 / 1.8,
    });
    races.push(Race { name: "batch's first", floor_is: "20 ms", bytes: 0, ours: start, floor: START, most: 1.0 });
    Ok(races)
}

/// Runs a batch; how long it took on the wall.
fn run(letters: &Path, out: &Path, to: &[&str], workers: usize) -> anyhow::Result<Duration> {
    let start = Instant::now();
    let how = How { to: to.iter().map(|name| (*name).to_owned()).collect(), ..How::default() };
    let inputs = vec![Word::Path(letters.to_owned())];
    let ended =
        unwatched(&Job { inputs, out: out.to_owned(), how, jobs: NonZeroUsize::new(workers), ..Job::default() })?;
    let converted = ended.totals.letters - ended.totals.skipped;
    anyhow::ensure!(ended.totals.outputs == converted * to.len() as u64, "not all was converted: {:?}", ended.totals);
    Ok(start.elapsed())
}

/// How long it takes until the first letter is done.
fn first(letter: &Path, out: &Path) -> anyhow::Result<Duration> {
    struct First(Instant, Option<Duration>);
    impl Watch for First {
        fn event(&mut self, event: &Event<'_>) {
            if matches!(event, Event::Letter { .. }) {
                self.1.get_or_insert(self.0.elapsed());
            }
        }
    }
    let how = How { to: vec!["json".to_owned()], ..How::default() };
    let job = Job { inputs: vec![Word::Path(letter.to_owned())], out: out.to_owned(), how, ..Job::default() };
    let program = program()?;
    let mut first = First(Instant::now(), None);
    batch::run(&job, &program, &AtomicBool::new(false), &mut first).map_err(|why| anyhow::anyhow!("{why:?}"))?;
    first.1.context("no letter")
}

/// The same letters to the same formats, without files.
fn bare(all: &[(&str, Vec<u8>)], to: &[&Format]) -> anyhow::Result<()> {
    for (name, read) in all {
        let options = Options { name: Some((*name).to_owned()), ..Options::default() };
        let checked = pipeline::check(read, None, &options)?;
        for format in to {
            std::hint::black_box(pipeline::write(&checked.read.letter, &checked.read.assets, format, &options)?);
        }
    }
    Ok(())
}

/// The same letters to the same formats, from file to file: what the system wants for its files, and nothing else.
fn with_files(letters: &Path, out: &Path, to: &[&Format]) -> anyhow::Result<()> {
    std::fs::create_dir(out)?;
    for entry in std::fs::read_dir(letters)? {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name().to_string_lossy().into_owned()))?;
        let read = std::fs::read(&path)?;
        let options = Options { name: Some(name.clone()), ..Options::default() };
        let checked = pipeline::check(&read, None, &options)?;
        for format in to {
            let written = pipeline::write(&checked.read.letter, &checked.read.assets, format, &options)?;
            for output in written.value {
                std::fs::write(out.join("beside"), &output.bytes)?;
                std::fs::rename(out.join("beside"), out.join(format!("{name}.{}", format.name)))?;
            }
        }
    }
    Ok(())
}

/// The processor time that some work takes, that of its processes included.
fn spent(work: impl FnOnce() -> anyhow::Result<()>) -> anyhow::Result<Duration> {
    let before = so_far()?;
    work()?;
    Ok(so_far()?.saturating_sub(before))
}

/// The processor time of this process and those that it waited for: Linux counts it in hundredths of a second.
fn so_far() -> anyhow::Result<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").context("processor times are read on Linux only")?;
    let behind_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks: u64 =
        behind_name.split_whitespace().skip(11).take(4).filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
    Ok(Duration::from_millis(ticks * 10))
}
