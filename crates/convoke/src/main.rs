//! The command: reads, converts and checks institutional letters.
//!
//! - In: the command line.
//! - Out: data on standard output, findings and errors on standard error, one of the codes of `exit.rs`.
//! - Never: conversion logic. A verb parses its words, calls the `pipeline` and tells what happened.
//!
//! Start reading at `cli.rs`: the verbs and their words.

mod audit;
mod cli;
mod exit;
mod input;
mod output;
mod pictures;
mod position;
mod source_map;
mod tell;
mod verbs;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    // A panic is our own fault, never the letter's: say so, and end with the code that says it.
    std::panic::set_hook(Box::new(|panic| {
        tell::error(&format!("a fault of convoke, not of the letter: {panic}\nhint: please report it with the input"));
    }));
    let done = std::panic::catch_unwind(|| verbs::run(cli::Command::parse()));
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
