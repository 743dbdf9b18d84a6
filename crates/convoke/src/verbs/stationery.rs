//! `convoke stationery`

use crate::cli::Stationery;
use crate::exit::Exit;
use crate::input::Usage;
use crate::output;
use pipeline::{Options, no_wording};

pub(crate) fn run(words: &Stationery) -> anyhow::Result<Exit> {
    let options = Options::default();
    if options.vocabularies.get(&words.language).is_none() {
        return Err(Usage(no_wording(&words.language)).into());
    }
    output::write(&words.output, &pipeline::stationery(&words.language, &options)?)?;
    Ok(Exit::Done)
}
