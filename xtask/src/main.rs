//! The developers' verbs.

mod archive;
mod corpus;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["corpus", dir] => {
            let report = corpus::run(dir.as_ref(), 100_000)?;
            anyhow::ensure!(report.holds(), "not everything that was promised held");
            Ok(())
        }
        _ => anyhow::bail!("usage: cargo xtask corpus DIR"),
    }
}
