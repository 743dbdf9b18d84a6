//! The developers' verbs.

mod archive;
mod bench;
mod corpus;
mod memory;

use bench::docx_in;

#[expect(clippy::print_stdout, reason = "figures are what is asked for")]
fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["corpus", dir] => {
            let report = corpus::run(dir.as_ref(), 100_000)?;
            anyhow::ensure!(report.holds(), "not everything that was promised held");
            Ok(())
        }
        ["bench"] => {
            let letters = docx_in::letters(40);
            println!("{} letters, {} bytes each", letters.len(), letters.iter().map(Vec::len).sum::<usize>() / 40);
            let cost = docx_in::against_floor(&letters, 41, docx_in::reading_alone())?;
            println!("docx to blocks, alone: {:.2} × the floor ({:?} against {:?})", cost.ratio, cost.read, cost.floor);
            let cost = docx_in::against_floor(&letters, 41, docx_in::reading())?;
            println!("docx to blocks: {:.2} × the floor ({:?} against {:?})", cost.ratio, cost.read, cost.floor);
            let cost = docx_in::against_floor(&letters, 41, docx_in::reading_to_letter())?;
            println!("docx to letter: {:.2} × the floor ({:?} against {:?})", cost.ratio, cost.read, cost.floor);
            for items in [1_000, 10_000, 100_000, 170_000] {
                let docx_in::Growth { xml, text, took, memory } = docx_in::growth(items)?;
                let memory = memory.unwrap_or(0) / 1024;
                let each = took.as_nanos() / items as u128;
                println!(
                    "{items} items: {xml} bytes of XML, {text} of text, {each} ns an item, {memory} kB more memory"
                );
            }
            Ok(())
        }
        _ => anyhow::bail!("usage: cargo xtask corpus DIR | bench"),
    }
}
