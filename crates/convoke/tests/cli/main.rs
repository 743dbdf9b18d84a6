//! The command as a user meets it: run as a program, with its streams, its files and its exit code.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a panic in a test is a failed test")]

mod broken_json;
mod check;
mod check_formats;
mod convert;
mod docx;
mod exit_codes;
mod help;
mod listings;
mod program;
mod readme;
mod streams;
mod wording;
