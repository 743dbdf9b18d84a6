//! The developers' verbs.

mod bench;
mod conformance;

use anyhow::{Context, ensure};
use std::path::PathBuf;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let verb = arguments.next().context("`cargo xtask` wants a verb")?;
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let python = PathBuf::from(std::env::var_os("PYTHON").unwrap_or_else(|| "python3".into()));
    match verb.as_str() {
        "conformance" => {
            let generated = 1_000;
            let request = conformance::xml::Request { root, python, letters: Vec::new(), generated };
            let xml = conformance::xml::run(&request)?;
            write(&xml)?;
            let suite = arguments.next().context("where is the W3C suite?")?;
            let w3c = conformance::w3c::run(&PathBuf::from(suite))?;
            write(&w3c)?;
            ensure!(xml.is_right() && w3c.is_right(), "not everything conforms");
            Ok(())
        }
        "bench" => {
            let mut is_right = true;
            for bench::xml::Ratio { what, ratio, limit } in bench::xml::ratios()? {
                is_right &= ratio <= limit;
                write(&format!("{ratio:.2} of at most {limit}: {what}\n"))?;
            }
            ensure!(is_right, "something costs more than it may");
            Ok(())
        }
        other => anyhow::bail!("no verb is called `{other}`"),
    }
}

fn write(report: &impl std::fmt::Display) -> anyhow::Result<()> {
    use std::io::Write;
    Ok(write!(std::io::stdout(), "{report}")?)
}
