//! `cargo xtask ready`: what a change must pass.

use crate::root::cargo;

/// From the quickest to the slowest, so that a small slip is told early.
pub(crate) fn run() -> anyhow::Result<()> {
    cargo(&["fmt", "--all", "--check"], &[])?;
    cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"], &[])?;
    cargo(&["test", "--workspace"], &[])?;
    println!("ready");
    Ok(())
}
