//! The coordinator's side of one worker: starts it, keeps it busy, replaces it when it dies.

use super::Shared;
use super::feed::Handed;
use super::pace::Pace;
use crate::message::{Begin, Reply};
use crate::name::Name;
use crate::outcome::Outcome;
use crate::row::{Record, Row};
use crate::{hash, work};
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::SyncSender;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How many bytes a worker may not have read yet behind the letter in hand: what any pipe takes. Whoever writes more into
/// one could wait for a worker that waits for being heard.
const UNREAD: usize = 4096;

/// Why a worker ended that nobody here killed: most often the system's, where memory is short.
const KILLED: &str = "the worker was killed from outside";

/// What the coordinator hears of its workers.
pub(super) enum Heard {
    /// All is as it was recorded.
    Kept(Box<Record>),
    /// What came of a letter; the ledger has it.
    Did(Box<Record>),
    /// The outputs take no more.
    Full(String),
    /// A worker died, and why.
    Died(usize, String),
    /// No worker can be started.
    Broken(String),
}

/// What the watch over the clock knows of a worker.
#[derive(Default)]
pub(super) struct Slot {
    child: Mutex<Option<Child>>,
    /// When the letter in hand must be done.
    due: Mutex<Option<Instant>>,
    is_late: AtomicBool,
}

impl Slot {
    /// Ends the worker where its letter takes too long.
    pub(super) fn look(&self, now: Instant) {
        let mut due = held(&self.due);
        if due.is_some_and(|due| due < now) {
            self.is_late.store(true, Ordering::SeqCst);
            *due = None;
            if let Some(child) = held(&self.child).as_mut() {
                // It may have died by itself; whoever reads its output will know.
                let _ = child.kill();
            }
        }
    }

    fn due_in(&self, time: Option<Duration>) {
        *held(&self.due) = time.map(|time| Instant::now() + time);
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A worker that runs.
struct Process<'a> {
    slot: &'a Slot,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    said: File,
    is_ready: bool,
}

/// Keeps one worker busy until no letter is left.
pub(super) fn keep(shared: &Shared<'_>, slot: &Slot, number: usize, hear: &SyncSender<Heard>) {
    // Whoever hears is gone only when all is over.
    let say = |heard| drop(hear.send(heard));
    let mut waiting = VecDeque::new();
    loop {
        if waiting.is_empty() {
            match shared.next() {
                Some(handed) => waiting.push_back(handed),
                None => return,
            }
        }
        let mut process = match Process::start(shared, slot, number) {
            Ok(process) => process,
            Err(error) => return say(Heard::Broken(format!("{}: {error}", shared.program.path.display()))),
        };
        let mut in_hand = VecDeque::new();
        let all_done = process.serve(shared, &mut waiting, &mut in_hand, &say);
        let (is_ready, reason) = process.end(shared, all_done);
        if all_done {
            continue;
        }
        if !is_ready {
            return say(Heard::Broken(reason));
        }
        // The one it had in hand is to blame, the next one was not touched.
        let blamed = in_hand.pop_front();
        in_hand.into_iter().rev().for_each(|handed| waiting.push_front(handed));
        say(Heard::Died(number, reason.clone()));
        if let Some(handed) = blamed {
            did(shared, handed.number, Box::new(crashed(shared, &handed, reason)), &say);
        }
    }
}

/// Records what came of a letter, and says so.
fn did(shared: &Shared<'_>, number: usize, record: Box<Record>, say: &impl Fn(Heard)) {
    match shared.recorded(number, &record) {
        Ok(()) => say(Heard::Did(record)),
        Err(error) => {
            shared.is_full.store(true, Ordering::SeqCst);
            say(Heard::Full(error.to_string()));
        }
    }
}

impl<'a> Process<'a> {
    fn start(shared: &Shared<'_>, slot: &'a Slot, number: usize) -> io::Result<Self> {
        // What a dying worker says is read when it is dead: a file takes all of it and keeps nobody waiting.
        let said = tempfile::tempfile()?;
        let mut command = Command::new(&shared.program.path);
        command.args(&shared.program.words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(said.try_clone()?);
        #[cfg(unix)]
        {
            // A key pressed at the terminal is for the coordinator, which lets its workers finish.
            std::os::unix::process::CommandExt::process_group(&mut command, 0);
        }
        let mut child = command.spawn()?;
        let (Some(mut to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::other("a worker without streams"));
        };
        slot.is_late.store(false, Ordering::SeqCst);
        *held(&slot.child) = Some(child);
        let begin = Begin {
            out: Name::from(shared.out),
            number,
            suffix: shared.suffix.clone(),
            how: shared.how.clone(),
            bounds: shared.bounds,
        };
        // A worker that is gone already is noticed when it is read from.
        let _ = to.write_all(&line_of(&begin));
        Ok(Process { slot, to, from: BufReader::new(from), said, is_ready: false })
    }

    /// Whether there was nothing more to do; otherwise the worker is gone.
    fn serve(
        &mut self,
        shared: &Shared<'_>,
        waiting: &mut VecDeque<Handed>,
        in_hand: &mut VecDeque<Handed>,
        say: &impl Fn(Heard),
    ) -> bool {
        let mut heard = String::new();
        let mut pace = Pace::new();
        loop {
            if self.from.buffer().is_empty() {
                self.hand(shared, waiting, in_hand, pace.ahead());
                std::thread::sleep(pace.rest(in_hand.len()));
            }
            if in_hand.is_empty() {
                return true;
            }
            heard.clear();
            let reply = match self.from.read_line(&mut heard) {
                Ok(many) if many > 0 => serde_json::from_str(&heard).ok(),
                _ => None,
            };
            let Some(reply) = reply else { return false };
            if matches!(reply, Reply::Ready) {
                self.is_ready = true;
                continue;
            }
            let Some(handed) = in_hand.pop_front() else { return false };
            pace.step();
            self.slot.due_in(if in_hand.is_empty() { None } else { Some(shared.bounds.time()) });
            match (reply, handed.known) {
                (Reply::Kept(_), Some((place, record))) => {
                    shared.book.keep(handed.number, place);
                    say(Heard::Kept(Box::new(record)));
                }
                (Reply::Did(record), _) => did(shared, handed.number, record, say),
                (Reply::Full { reason, .. }, _) => {
                    shared.is_full.store(true, Ordering::SeqCst);
                    waiting.clear();
                    say(Heard::Full(reason));
                }
                _ => return false,
            }
        }
    }

    /// Hands it as many letters as it may have, in one go.
    fn hand(
        &mut self,
        shared: &Shared<'_>,
        waiting: &mut VecDeque<Handed>,
        in_hand: &mut VecDeque<Handed>,
        ahead: usize,
    ) {
        let mut unread: usize = in_hand.iter().map(|handed| handed.size).sum();
        let mut lines = Vec::new();
        while in_hand.len() < ahead {
            let Some(mut handed) = waiting.pop_front().or_else(|| shared.next()) else { break };
            let line = line_of(&handed.task);
            handed.size = line.len();
            unread += line.len();
            if !in_hand.is_empty() && unread > UNREAD {
                waiting.push_front(handed);
                break;
            }
            if in_hand.is_empty() {
                self.slot.due_in(Some(shared.bounds.time()));
            }
            lines.extend_from_slice(&line);
            in_hand.push_back(handed);
        }
        // A worker that is gone is noticed when it is read from.
        let _ = self.to.write_all(&lines);
    }

    /// Waits for its end: whether it ever was there, and why it is gone.
    fn end(self, shared: &Shared<'_>, all_done: bool) -> (bool, String) {
        let Process { slot, to, from, mut said, is_ready } = self;
        drop((to, from));
        slot.due_in(None);
        let Some(mut child) = held(&slot.child).take() else { return (is_ready, String::new()) };
        // One that is done ends by itself; one that is past all hearing does not.
        if !all_done {
            let _ = child.kill();
        }
        let ended = child.wait();
        let mut words = String::new();
        let tail = said.seek(SeekFrom::End(0)).map(|end| end.saturating_sub(4096)).unwrap_or(0);
        let _ = said.seek(SeekFrom::Start(tail)).and_then(|_| said.take(4096).read_to_string(&mut words));
        let is_late = slot.is_late.load(Ordering::SeqCst);
        (is_ready, reason(ended.ok(), is_late, &words, shared))
    }
}

fn line_of(message: &impl serde::Serialize) -> Vec<u8> {
    // What cannot be written as JSON is no message, and none of ours is such.
    let mut line = serde_json::to_vec(message).unwrap_or_default();
    line.push(b'\n');
    line
}

/// Why a worker died, in words that are the same each time.
fn reason(ended: Option<ExitStatus>, is_late: bool, said: &str, shared: &Shared<'_>) -> String {
    if is_late {
        return format!("it took more than {} s", shared.bounds.seconds);
    }
    if said.contains("has overflowed its stack") {
        return "stack overflow".to_owned();
    }
    if said.contains("memory allocation of") {
        return format!("it took more than {} MiB of memory", shared.bounds.memory >> 20);
    }
    #[cfg(unix)]
    if let Some(signal) = ended.and_then(|ended| std::os::unix::process::ExitStatusExt::signal(&ended)) {
        return match signal {
            6 => "the worker aborted".to_owned(),
            9 => KILLED.to_owned(),
            signal => format!("the worker died of signal {signal}"),
        };
    }
    let last = said.lines().last().map(|line| format!(": {line}")).unwrap_or_default();
    match ended.and_then(|ended| ended.code()) {
        Some(code) => format!("the worker ended with {code}{last}"),
        None => format!("the worker ended{last}"),
    }
}

/// The record of a letter that a worker died of; nothing is left that looks as if it had been converted.
fn crashed(shared: &Shared<'_>, handed: &Handed, reason: String) -> Record {
    let task = &handed.task;
    work::possible(task, &shared.formats).iter().for_each(|path| work::put::remove(shared.out, path));
    let sha256 = match task.line {
        // The machine is to blame, not the bytes: without their hash, the letter is tried again by the next run.
        _ if reason == KILLED => None,
        Some(line) => hash::of_part(task.input.path(), line.start, line.length),
        None => hash::of_file(task.input.path(), shared.how.max_bytes),
    };
    let row = Row {
        input: task.input.clone(),
        line: task.line.map(|line| line.number),
        result: Outcome::Crashed(reason),
        outputs: Vec::new(),
        letter: None,
    };
    Record { at: task.at, place: task.place.clone(), key: shared.key.clone(), sha256, milliseconds: 0, row }
}
