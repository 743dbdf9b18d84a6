//! The reader from outside: small documents made here, and what becomes of them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a panic in a test is a failed test")]

mod docx;
mod dump;
mod fields;
mod hostile;
mod inline;
mod labels;
mod package;
mod pages;
mod revisions;
mod tables;

use docx::Docx;
use expect_test::Expect;
use read_docx::Options;

/// Reads a document and compares all that came of it.
fn check(docx: &Docx, expect: &Expect) {
    check_with(docx, &Options::default(), expect);
}

fn check_with(docx: &Docx, options: &Options, expect: &Expect) {
    let found = match read_docx::read(&docx.bytes(), options) {
        Ok(found) => found,
        Err(refusal) => return expect.assert_eq(&format!("{refusal}\n")),
    };
    expect.assert_eq(&dump::dump(&found));
}

/// Reads a body and compares all that came of it.
fn check_body(body: &str, expect: &Expect) {
    check(&Docx::body(body), expect);
}
