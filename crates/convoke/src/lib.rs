//! The command: reads, converts and checks institutional letters.
//!
//! - In: the command line.
//! - Out: data on standard output, findings and errors on standard error, one of the codes of `exit.rs`.
//! - Never: conversion logic. A verb parses its words, calls the `pipeline` or the `batch` and tells what happened.
//!
//! It is a library so that the developers' command runs its batches by the same code, with the same words.
//!
//! Start reading at `cli.rs`: the verbs and their words.

mod audit;
mod cli;
mod colour;
mod exit;
mod input;
mod output;
mod pictures;
mod position;
mod source_map;
mod tell;
mod verbs;

use clap::Parser;
use std::ffi::OsString;
use std::process::ExitCode;

/// The verb that makes a program a worker of a batch. A program that runs [`main`] with `batch` must run it with this
/// one too.
pub const WORKER: &str = cli::WORKER;

/// Does what these words ask for; the first is the name of the program.
pub fn main(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    // A panic is our own fault, never the letter's: say so, and end with the code that says it.
    std::panic::set_hook(Box::new(|panic| {
        tell::error(&format!("a fault of convoke, not of the letter: {panic}\nhint: please report it with the input"));
    }));
    let words: Vec<OsString> = words.into_iter().collect();
    let done = std::panic::catch_unwind(|| verbs::run(cli::Command::parse_from(words)));
    match done {
        Ok(Ok(exit)) => exit,
        Ok(Err(error)) if output::is_broken_pipe(&error) => exit::Exit::Done.into(),
        Ok(Err(error)) => {
            tell::error(&format!("{error:#}"));
            exit::Exit::Input.into()
        }
        Err(_) => exit::Exit::Ours.into(),
    }
}
