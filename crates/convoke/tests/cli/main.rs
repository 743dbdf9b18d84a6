//! The command as a user meets it: run as a program, with its streams, its files and its exit code.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a panic in a test is a failed test")]

mod batch;
mod broken_json;
mod check;
mod check_formats;
mod convert;
mod documentation;
mod documents;
mod docx;
mod exit_codes;
mod help;
mod listings;
mod pages;
mod program;
mod readme;
mod show;
mod streams;
mod wording;
mod wrong_calls;
