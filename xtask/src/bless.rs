//! `cargo xtask bless`: the one way to accept what the code does now. Read the diff afterwards.

use crate::root::{bytes, cargo, put, samples};
use crate::schema;
use anyhow::Context;
use letter::json::{Style, read, write};

/// Generated files, the layout of the samples, and the expected texts in the tests.
///
/// A sample keeps its values: what a letter says is a person's word, and no run of the code changes it.
pub(crate) fn run() -> anyhow::Result<()> {
    schema::run()?;
    for sample in samples()? {
        let path = sample.join("letter.json");
        let old = bytes(&path)?;
        let new = write(&read(&old).with_context(|| path.display().to_string())?, Style::Indented);
        if new != old {
            put(&path, &new)?;
            println!("{}: put into normal form", path.display());
        }
    }
    cargo(&["test", "--workspace", "--no-fail-fast"], &[("UPDATE_EXPECT", "1")])
}
