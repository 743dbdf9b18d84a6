//! `convoke batch`

mod progress;
mod summary;

use crate::cli::{Batch, BatchAlso, BatchMerge, Reading, Retry, Side, WORKER};
use crate::exit::Exit;
use crate::input::Usage;
use crate::tell;
use crate::verbs::Voice;
use anyhow::{Context, anyhow};
use batch::{Failure, Job, JobFile, Program, Stopped, Totals, undisturbed};
use progress::Progress;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

pub(crate) fn run(words: &Batch, voice: Voice) -> anyhow::Result<Exit> {
    if let Some(BatchAlso::Merge(words)) = &words.also {
        return merge(words, voice);
    }
    let job = job(words)?;
    let program = Program {
        path: std::env::current_exe().context("where this program is cannot be told")?,
        words: vec![WORKER.into()],
        step: undisturbed,
    };
    let stop = stop().context("signals cannot be listened to")?;
    let mut progress = Progress::new(voice);
    let ended = batch::run(&job, &program, &stop, &mut progress);
    progress.end();
    let ended = match ended {
        Ok(ended) => ended,
        Err(Failure::Call(why)) => return Err(Usage(why).into()),
        Err(Failure::Place(why)) => return Err(anyhow!(why)),
        Err(Failure::Ours(why)) => {
            tell::error(&format!("a worker cannot be started: {why}\nhint: please report it"));
            return Ok(Exit::Ours);
        }
    };
    if !voice.quiet {
        tell::raw(&summary::whole(&ended.totals, ended.kept, ended.time, &ended.report));
    }
    match &ended.stopped {
        Some(Stopped::Asked) => {
            let left = ended.totals.left;
            tell::line(&format!("stopped: {left} letters are left\nhint: the same call again does what is left"));
        }
        Some(Stopped::Full(why)) => {
            let more = "hint: when there is room, the same call again does what is left";
            tell::error(&format!("{}: takes no more: {why}\n{more}", job.out.display()));
        }
        None => {}
    }
    Ok(exit(&ended.totals))
}

/// One of the workers of a batch.
pub(crate) fn worker() -> anyhow::Result<Exit> {
    batch::serve(undisturbed).context("not served by a batch")?;
    Ok(Exit::Done)
}

fn merge(words: &BatchMerge, voice: Voice) -> anyhow::Result<Exit> {
    let first = words.folders.first().context("no folder")?;
    let out = words.out.as_deref().unwrap_or(first);
    let totals = batch::merge(&words.folders, out).map_err(|failure| match failure {
        Failure::Call(why) | Failure::Place(why) | Failure::Ours(why) => anyhow!(why),
    })?;
    if !voice.quiet {
        tell::raw(&summary::merged(&totals, out));
    }
    Ok(exit(&totals))
}

/// What is worse wins: our own fault, then a letter that was not converted, then something to look at.
fn exit(totals: &Totals) -> Exit {
    match totals {
        Totals { crashed: 1.., .. } => Exit::Ours,
        Totals { unreadable: 1.., .. } | Totals { unwritable: 1.., .. } | Totals { left: 1.., .. } => Exit::Input,
        Totals { to_look_at: 1.., .. } => Exit::Findings,
        _ => Exit::Done,
    }
}

/// The job of the file, where one is named, and of the words, which overrule it.
fn job(words: &Batch) -> anyhow::Result<Job> {
    let mut job = match &words.job {
        Some(path) => {
            let name = path.display();
            let text = std::fs::read_to_string(path).with_context(|| name.to_string())?;
            let file = JobFile::read(&text).map_err(|why| Usage(format!("{name}: {why}")))?;
            file.job(path.parent().unwrap_or(Path::new(""))).map_err(|why| anyhow!("{name}: {why}"))?
        }
        None => Job::default(),
    };
    let inputs = batch::words(&words.inputs, &words.list);
    if !inputs.is_empty() {
        job.inputs = inputs;
    }
    job.out = words.out.clone().unwrap_or(job.out);
    if !words.to.is_empty() {
        job.how.to.clone_from(&words.to);
    }
    let Reading { from, encoding, language, revisions, vocabulary, max_bytes, max_depth, max_steps } = &words.reading;
    let how = &mut job.how;
    how.from = from.clone().or(how.from.take());
    how.encoding = encoding.clone().or(how.encoding.take());
    how.language = language.clone().or(how.language.take());
    how.wording.extend(batch::wording(vocabulary.iter().cloned()).map_err(|why| anyhow!(why))?);
    how.max_bytes = max_bytes.unwrap_or(how.max_bytes);
    how.max_depth = max_depth.unwrap_or(how.max_depth);
    how.max_steps = max_steps.unwrap_or(how.max_steps);
    if *revisions == Side::Original {
        how.revisions = batch::Side::Original;
    }
    how.assets |= words.assets;
    how.compact |= words.compact;
    how.deny.extend(words.deny.iter().cloned());
    how.allow.extend(words.allow.iter().cloned());
    job.bounds.seconds = words.max_seconds.unwrap_or(job.bounds.seconds);
    job.bounds.memory = words.max_memory.unwrap_or(job.bounds.memory);
    job.jobs = words.jobs.or(job.jobs);
    job.shard = words.shard;
    job.events.clone_from(&words.events);
    job.retry = match words.retry {
        Some(Retry::Failed) => batch::Retry::Failed,
        Some(Retry::None) => batch::Retry::None,
        Some(Retry::All) => batch::Retry::All,
        None => job.retry,
    };
    let missing = if job.inputs.is_empty() {
        "no letters\nhint: name files or folders, or a job with `--job`"
    } else if job.out.as_os_str().is_empty() {
        "no folder for what is made\nhint: name one with `--out`"
    } else {
        return Ok(job);
    };
    Err(Usage(missing.to_owned()).into())
}

/// What Ctrl-C and a scheduler's request to end set; the second time, the process ends at once.
fn stop() -> std::io::Result<Arc<AtomicBool>> {
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::flag;
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // In this order: the first time the flag is not set yet.
        flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&stop))?;
        flag::register(signal, Arc::clone(&stop))?;
    }
    Ok(stop)
}
