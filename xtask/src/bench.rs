//! `cargo xtask bench`: our speed against a floor in the same process.
//!
//! Milliseconds say more about the machine than about the code; a ratio to work that nobody can avoid does not. Adding a
//! bench is a module with a function that returns its [`Race`]s, and a row in [`BENCHES`].

mod batch;
mod check;
mod docx_in;
mod docx_out;
mod json;
mod race;
mod text;
mod xml;

use anyhow::bail;
use race::Race;

/// A bench: the races it runs, one after the other.
type Bench = fn() -> anyhow::Result<Vec<Race>>;

/// All benches.
const BENCHES: &[(&str, Bench)] = &[
    ("json", json::races),
    ("check", check::races),
    ("text", text::races),
    ("docx-in", docx_in::races),
    ("docx-out", docx_out::races),
    ("xml", xml::races),
    ("batch", batch::races),
];

/// Runs the benches whose name begins so, and fails where one is slower than it may be.
pub(crate) fn run(name: &str) -> anyhow::Result<()> {
    let wanted: Vec<Bench> = BENCHES.iter().filter(|(known, _)| known.starts_with(name)).map(|(_, run)| *run).collect();
    if wanted.is_empty() {
        let names: Vec<&str> = BENCHES.iter().map(|(name, _)| *name).collect();
        bail!("no bench begins with `{name}`: there are {}", names.join(", "));
    }
    let mut slow = 0;
    for bench in wanted {
        for race in bench()? {
            println!("{race}");
            slow += usize::from(!race.holds());
        }
    }
    match slow {
        0 => Ok(()),
        _ => bail!("slower than it may be: {slow}"),
    }
}
