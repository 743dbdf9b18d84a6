//! A batch that is cut short where a test says so, with workers that misbehave where the name of a letter says so.
//!
//! It is built for tests and by nobody else: nothing of this is in the library or in the command.
//!
//! `planted OUT FORMATS WORKERS IN…` runs a job; further words come before: `--retry WHAT`, `--shard I/N`, `--seconds N`,
//! `--memory BYTES`. `PLANT=kill:Renamed:3` ends coordinator and worker at the third such moment, as `kill -9` would;
//! `PLANT=full:Writing:3` fails there as a full disk would, and at every such moment that follows. `PLANT=gone` has workers
//! that never come up.

#![allow(clippy::print_stdout, clippy::expect_used, clippy::print_stderr, reason = "a program for tests")]

use batch::{How, Job, Moment, Program, Word, run, serve};
use rustix::process::{Signal, getpid, getppid, kill_process};
use std::io;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

static SEEN: AtomicU64 = AtomicU64::new(0);
static IS_WORKER: AtomicBool = AtomicBool::new(false);

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1).peekable();
    if words.peek().map(String::as_str) == Some("worker") {
        IS_WORKER.store(true, Ordering::SeqCst);
        if std::env::var("PLANT").is_ok_and(|plant| plant == "gone") {
            return ExitCode::from(9);
        }
        serve(planted).expect("a coordinator");
        return ExitCode::SUCCESS;
    }
    let mut job = Job::default();
    while let Some(option) = words.next_if(|word| word.starts_with("--")) {
        let value = words.next().expect("a value");
        match option.as_str() {
            "--retry" => {
                job.retry = match value.as_str() {
                    "failed" => batch::Retry::Failed,
                    "all" => batch::Retry::All,
                    _ => batch::Retry::None,
                }
            }
            "--shard" => job.shard = Some(value.parse().expect("a shard")),
            "--seconds" => job.bounds.seconds = value.parse().expect("seconds"),
            "--memory" => job.bounds.memory = value.parse().expect("bytes"),
            _ => panic!("no option {option}"),
        }
    }
    job.out = words.next().expect("a folder").into();
    let to = words.next().expect("formats");
    job.how = How { to: to.split(',').map(str::to_owned).collect(), max_bytes: 1 << 20, ..How::default() };
    job.jobs = words.next().expect("workers").parse().ok();
    job.inputs = words.map(|word| Word::Path(word.into())).collect();
    let path = std::env::current_exe().expect("this program");
    let program = Program { path, words: vec!["worker".into()], step: planted };
    match run(&job, &program, &AtomicBool::new(false), &mut ()) {
        Ok(ended) => {
            println!("{:?} kept: {}", ended.totals, ended.kept);
            if let Some(stopped) = ended.stopped {
                println!("{stopped:?}");
            }
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{failure:?}");
            ExitCode::FAILURE
        }
    }
}

/// What happens at each moment.
fn planted(moment: Moment<'_>) -> io::Result<()> {
    if let Moment::Taken(path) = moment {
        misbehave(path);
    }
    let Ok(plant) = std::env::var("PLANT") else { return Ok(()) };
    if plant == "gone" {
        return Ok(());
    }
    let mut parts = plant.split(':');
    let (what, name, at) = (parts.next(), parts.next().unwrap_or_default(), parts.next());
    let at: u64 = at.and_then(|at| at.parse().ok()).expect("PLANT=kill:Renamed:3");
    if format!("{moment:?}").split('(').next() != Some(name) {
        return Ok(());
    }
    let seen = SEEN.fetch_add(1, Ordering::SeqCst) + 1;
    match what {
        Some("kill") if seen == at => end_all(),
        Some("full") if seen >= at => Err(io::ErrorKind::StorageFull.into()),
        _ => Ok(()),
    }
}

/// Ends the run as a kill from outside would: nobody is asked.
fn end_all() -> ! {
    let coordinator = getppid().filter(|_| IS_WORKER.load(Ordering::SeqCst));
    let _ = coordinator.map(|coordinator| kill_process(coordinator, Signal::KILL));
    let _ = kill_process(getpid(), Signal::KILL);
    std::process::abort()
}

/// What a letter of such a name does to its worker.
fn misbehave(path: &Path) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match name.split('-').next() {
        Some("overflow") => println!("{}", deeper(1)),
        Some("abort") => std::process::abort(),
        Some("panic") => panic!("planted"),
        Some("exit") => std::process::exit(7),
        Some("endless") => loop {
            std::hint::black_box(());
        },
        Some("memory") => {
            let mut hoard = Vec::new();
            loop {
                hoard.push(Vec::<u8>::with_capacity(16 << 20));
                std::hint::black_box(&hoard);
            }
        }
        _ => {}
    }
}

/// Without end, and past the cleverness of the compiler.
fn deeper(depth: u64) -> u64 {
    let room = std::hint::black_box([depth; 64]);
    let below = if room[0] == 0 { 0 } else { deeper(depth + 1) };
    std::hint::black_box(room[63]) + below
}
