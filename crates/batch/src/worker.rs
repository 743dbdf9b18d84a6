//! A worker: a process of its own that converts one letter after the other, and may die of one.

use crate::message::{Begin, Reply, Task};
use crate::step::Step;
use crate::work::Worker;
use std::cell::RefCell;
use std::io::{self, BufRead, Write};

thread_local! {
    static LAST_PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Serves a coordinator on standard input and output until it has no more letters.
///
/// Whoever starts a [`run`](crate::run) names a [`Program`](crate::Program) that does nothing but call this.
///
/// # Errors
///
/// The other end is gone, or is no coordinator.
pub fn serve(step: Step) -> io::Result<()> {
    // A panic is told to the coordinator as the outcome of the letter, not to a terminal.
    std::panic::set_hook(Box::new(|panic| LAST_PANIC.set(panic.to_string())));
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let mut line = String::new();
    if input.read_line(&mut line)? == 0 {
        return Ok(());
    }
    let begin: Begin = serde_json::from_str(&line)?;
    bounded(begin.bounds.memory);
    let mut worker = Worker::new(begin, step).map_err(io::Error::other)?;
    say(&mut output, &Reply::Ready)?;
    loop {
        line.clear();
        if input.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let task: Task = serde_json::from_str(&line)?;
        say(&mut output, &worker.letter(&task))?;
    }
}

/// What the last panic said, in one line.
pub(crate) fn last_panic() -> String {
    LAST_PANIC.take().lines().collect::<Vec<_>>().join(": ")
}

fn say(output: &mut impl Write, reply: &Reply) -> io::Result<()> {
    let mut line = serde_json::to_vec(reply)?;
    line.push(b'\n');
    output.write_all(&line)?;
    output.flush()
}

/// Takes no more memory than that, leaves no core behind, and outlives no coordinator.
#[cfg(unix)]
fn bounded(memory: u64) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    // Where the system knows no such limit, the others still hold.
    let _ = setrlimit(Resource::As, Rlimit { current: Some(memory), maximum: Some(memory) });
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    #[cfg(target_os = "linux")]
    {
        let _ = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
    }
}

#[cfg(not(unix))]
fn bounded(_memory: u64) {}
