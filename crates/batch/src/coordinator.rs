//! Runs a job: hands out letters, keeps the ledger, writes the report.

mod book;
mod feed;
mod keeper;
mod pace;
mod sync;

use crate::events::{Event, Events, Watch};
use crate::how::{Bounds, How};
use crate::inputs::{self, Input};
use crate::job::{Job, Program};
use crate::ledger::Ledger;
use crate::lock::Lock;
use crate::name::Name;
use crate::place::{Own, WORK};
use crate::report::{self, Head, Totals};
use crate::row::{Record, Row};
use crate::shard::Shard;
use crate::step::{Moment, Step};
use crate::stream::{self, Lines};
use book::Book;
use feed::{Feed, Handed};
use jiff::Timestamp;
use keeper::{Heard, Slot, keep};
use pipeline::Format;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::time::{Duration, Instant};

/// How often the clock is looked at.
const LOOK: Duration = Duration::from_millis(100);
/// How long whoever watches is told nothing, at most: being told of each letter by itself would cost more than telling.
const PAUSE: Duration = Duration::from_millis(25);
/// How many letters are not told of yet, at most: then workers wait.
const UNTOLD: usize = 1024;

/// How a run ended.
#[derive(Clone, Debug)]
pub struct Ended {
    /// What came of the letters.
    pub totals: Totals,
    /// How many were done by an earlier run, and are as they were.
    pub kept: u64,
    /// Where the report is.
    pub report: PathBuf,
    /// Why it ended before all was done.
    pub stopped: Option<Stopped>,
    /// How long it took.
    pub time: Duration,
}

/// Why a run ended before all was done. Run again, it does what is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// Somebody asked for it.
    Asked,
    /// The folder of outputs takes no more.
    Full(String),
}

/// Why a run did not begin, or could not go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The job itself is wrong.
    Call(String),
    /// The folder of outputs, or a list, cannot be used.
    Place(String),
    /// A worker cannot be started: our own fault.
    Ours(String),
}

/// What all keepers share.
struct Shared<'a> {
    program: &'a Program,
    out: &'a Path,
    suffix: String,
    how: &'a How,
    key: String,
    formats: Vec<&'static Format>,
    bounds: Bounds,
    feed: Feed<'a>,
    book: Book,
    syncing: &'a sync::Sync,
    stop: &'a AtomicBool,
    is_full: AtomicBool,
}

impl Shared<'_> {
    /// The next letter, unless the run is to end.
    fn next(&self) -> Option<Handed> {
        let is_over = self.stop.load(Ordering::SeqCst) || self.is_full.load(Ordering::SeqCst);
        if is_over { None } else { self.feed.next() }
    }

    /// Puts what came of a letter into the ledger.
    fn recorded(&self, number: usize, record: &Record) -> io::Result<()> {
        self.book.record(number, record)?;
        self.syncing.is_due.store(true, Ordering::SeqCst);
        Ok(())
    }
}

/// What the main thread holds of a run.
struct Run<'a> {
    inputs: &'a [Input],
    told: &'a mut dyn Watch,
    events: Events,
    stopped: Option<Stopped>,
    broken: Option<String>,
}

/// Runs a job until its end, or until `stop` says so: then the letters in hand are finished.
///
/// # Errors
///
/// The job is wrong, or its folder cannot be used at all. What is wrong with a letter is that letter's outcome.
pub fn run(job: &Job, program: &Program, stop: &AtomicBool, watch: &mut dyn Watch) -> Result<Ended, Failure> {
    let start = Instant::now();
    let began = Timestamp::now();
    job.how.mistakes().map_err(Failure::Call)?;
    inputs::mistakes(&job.inputs, &job.out).map_err(Failure::Call)?;
    let formats = job.how.formats().map_err(Failure::Call)?;
    let suffix = job.shard.map(Shard::suffix).unwrap_or_default();
    let own = Own::of(suffix.clone());
    let failed = |error: io::Error| unusable(&job.out, &error);
    std::fs::create_dir_all(job.out.join(WORK)).map_err(failed)?;
    let Some(_lock) = Lock::of(&job.out, &suffix).map_err(failed)? else {
        let why = format!("{}: another batch is at work in this folder", job.out.display());
        return Err(Failure::Place(format!("{why}\nhint: wait for its end, or name another folder")));
    };
    clear(&job.out, &suffix).map_err(failed)?;

    let mut inputs = inputs::all(&job.inputs, &job.out).map_err(Failure::Place)?;
    if let Some(shard) = job.shard {
        inputs.retain(|input| shard.has(&crate::name::bytes(&input.place())));
    }
    let mut ledger = Ledger::open(&job.out.join(own.ledger())).map_err(failed)?;
    let index = ledger.index().map_err(failed)?;
    let head = Head::of(&job.how, job.shard, inputs.len() as u64, began);
    ledger.begin(&head).map_err(failed)?;
    let reading = ledger.handle().map_err(failed)?;
    let lines = match job.how.has_stream() {
        true => Some(Lines::of_run(&job.out, &own).map_err(failed)?),
        false => None,
    };

    let feed = Feed {
        inputs: &inputs,
        index: &index,
        ledger: &reading,
        lines: lines.as_ref(),
        key: &job.how.key(),
        retry: job.retry,
        next: AtomicUsize::new(0),
    };
    let syncing = ledger.handle().and_then(|handle| sync::Sync::new(&job.out, handle, program.step));
    let syncing = syncing.map_err(failed)?;
    let shared = Shared {
        program,
        out: &job.out,
        suffix,
        how: &job.how,
        key: job.how.key(),
        formats,
        bounds: job.bounds,
        feed,
        book: Book::of(ledger, inputs.len(), program.step),
        syncing: &syncing,
        stop,
        is_full: AtomicBool::new(false),
    };
    let events = Events::to(job.events.as_deref()).map_err(Failure::Place)?;
    let mut run = Run { inputs: &inputs, told: watch, events, stopped: None, broken: None };
    run.work(&shared, workers(job, inputs.len()));
    let book = shared.book.closed();
    if let Some(why) = run.broken {
        return Err(Failure::Ours(why));
    }
    if run.stopped.is_none()
        && syncing.is_due.swap(false, Ordering::SeqCst)
        && let Err(error) = syncing.now()
    {
        run.stopped = Some(stopped_by(&error));
    }
    let is_whole = book.places.iter().all(Option::is_some);
    if !is_whole && run.stopped.is_none() {
        run.stopped = Some(Stopped::Asked);
    }
    let known = || book.places.iter().flatten();
    let records = || {
        let mut reader = book.ledger.reader();
        known().map(move |place| reader.record(*place))
    };
    let mut reader = book.ledger.reader();
    let rows = known().map(|place| reader.row(*place));
    let written = (|| {
        if is_whole && job.how.has_stream() {
            write_stream(&job.out, &own, program.step, records())?;
        }
        report::write(&job.out, &own, &head, records(), rows, program.step)
    })();
    let totals = match written {
        Ok(totals) => totals,
        // The folder is full: what came of the letters is known all the same, and stands in the ledger.
        Err(error) => {
            run.stopped = run.stopped.or(Some(stopped_by(&error)));
            // What was begun of the two only takes room.
            for begun in ["stream", "report"] {
                let _ = std::fs::remove_file(job.out.join(own.in_work(begun)));
            }
            report::totals(&head, records()).map_err(failed)?
        }
    };
    let ended = Ended {
        totals,
        kept: book.kept,
        report: job.out.join(own.report()),
        stopped: run.stopped,
        time: start.elapsed(),
    };
    let event = Event::Ended { totals: ended.totals, kept: ended.kept };
    run.told.event(&event);
    run.events.event(&event);
    Ok(ended)
}

impl Run<'_> {
    /// All letters, by as many workers.
    fn work(&mut self, shared: &Shared<'_>, workers: usize) {
        let slots: Vec<Slot> = (0..workers).map(|_| Slot::default()).collect();
        let (say, hear) = sync_channel(UNTOLD);
        let here = std::thread::current();
        let letters = self.inputs.len() as u64;
        self.tell(&Event::Began { letters, workers: workers as u64 });
        std::thread::scope(|scope| {
            let syncer = scope.spawn(|| shared.syncing.run());
            for (number, slot) in slots.iter().enumerate() {
                let (say, here) = (say.clone(), here.clone());
                scope.spawn(move || {
                    keep(shared, slot, number, &say);
                    drop(say);
                    here.unpark();
                });
            }
            drop(say);
            if let Err(error) = self.settled(shared) {
                self.full(shared, stopped_by(&error));
            }
            self.listen(shared, &slots, &hear);
            shared.syncing.is_over.store(true, Ordering::SeqCst);
            syncer.thread().unpark();
            if let Ok(Err(error)) = syncer.join() {
                self.full(shared, stopped_by(&error));
            }
        });
    }

    /// What is known without reading it.
    fn settled(&mut self, shared: &Shared<'_>) -> io::Result<()> {
        for (number, input) in self.inputs.iter().enumerate() {
            let Some(outcome) = input.settled.as_deref() else { continue };
            let row = Row {
                input: Name::from(&*input.path),
                line: input.line.map(|line| line.number),
                result: outcome.clone(),
                outputs: Vec::new(),
                letter: None,
            };
            let place = Name::from(input.place());
            let key = shared.key.clone();
            let record = Record { at: input.at, place, key, sha256: None, milliseconds: 0, row };
            let known = shared.feed.record(input).filter(|(_, known)| *known == record);
            match &known {
                Some((place, _)) => shared.book.keep(number, *place),
                None => shared.recorded(number, &record)?,
            }
            self.tell(&Event::letter(&record, known.is_some()));
        }
        Ok(())
    }

    /// Hears of letters until every keeper is done: now and then, and all that has come since.
    fn listen(&mut self, shared: &Shared<'_>, slots: &[Slot], hear: &Receiver<Heard>) {
        let mut looked = Instant::now();
        let mut pause = Duration::from_millis(1);
        loop {
            let heard = hear.try_recv();
            let now = Instant::now();
            if now.duration_since(looked) >= LOOK {
                looked = now;
                slots.iter().for_each(|slot| slot.look(now));
                self.told.event(&Event::Tick);
            }
            match heard {
                Ok(Heard::Did(record)) => self.tell(&Event::letter(&record, false)),
                Ok(Heard::Kept(record)) => self.tell(&Event::letter(&record, true)),
                Ok(Heard::Died(worker, reason)) => self.tell(&Event::Died { worker: worker as u64, reason: &reason }),
                Ok(Heard::Full(reason)) => self.full(shared, Stopped::Full(reason)),
                Ok(Heard::Broken(reason)) => {
                    shared.is_full.store(true, Ordering::SeqCst);
                    self.broken = Some(reason);
                }
                Err(TryRecvError::Empty) => {
                    // The first letters are told as they come: somebody waits for them.
                    std::thread::park_timeout(pause);
                    pause = (pause * 2).min(PAUSE);
                }
                Err(TryRecvError::Disconnected) => return,
            }
        }
    }

    /// Ends the run: letters in hand are finished as far as that goes.
    fn full(&mut self, shared: &Shared<'_>, stopped: Stopped) {
        shared.is_full.store(true, Ordering::SeqCst);
        self.stopped.get_or_insert(stopped);
    }

    fn tell(&mut self, event: &Event<'_>) {
        self.told.event(event);
        self.events.event(event);
    }
}

fn workers(job: &Job, letters: usize) -> usize {
    let places = || std::thread::available_parallelism().map_or(1, usize::from);
    job.jobs.map_or_else(places, usize::from).min(letters).max(1)
}

fn stopped_by(error: &io::Error) -> Stopped {
    Stopped::Full(error.to_string())
}

fn unusable(out: &Path, error: &io::Error) -> Failure {
    Failure::Place(format!("{}: cannot be used for outputs: {error}", out.display()))
}

/// Removes what an earlier run had in work when it was stopped.
fn clear(out: &Path, suffix: &str) -> io::Result<()> {
    for entry in std::fs::read_dir(out.join(WORK))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // A whole run is alone here; a part leaves its neighbours' files.
        let is_ours = suffix.is_empty() || name.contains(&format!("{suffix}."));
        if name.ends_with(".tmp") && is_ours {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Puts all lines in order, and removes what they were gathered in.
fn write_stream(
    out: &Path,
    own: &Own,
    step: Step,
    records: impl Iterator<Item = io::Result<Record>>,
) -> io::Result<()> {
    step(Moment::BeforeStream)?;
    let lines = Lines::of_run(out, own)?;
    let beside = out.join(own.in_work("stream"));
    let mut file = File::create(&beside)?;
    lines.write(&mut file, records)?;
    file.sync_data()?;
    std::fs::rename(&beside, out.join(own.stream()))?;
    stream::gathered(out, own)?.iter().try_for_each(std::fs::remove_file)
}
