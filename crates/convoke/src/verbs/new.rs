//! `convoke new`

use crate::cli::New;
use crate::exit::Exit;
use crate::input::{self, Usage};
use crate::output;
use anyhow::Context;
use findings::nearest;
use letter::Kind;
use pipeline::{Options, format_named, no_wording};

pub(crate) fn run(words: &New) -> anyhow::Result<Exit> {
    let kind = words.kind.as_deref().map(kind).transpose()?;
    let options = Options { vocabularies: input::vocabularies(&words.vocabulary)?, ..Options::default() };
    let Some(form) = pipeline::form(&words.language, kind, &options) else {
        return Err(Usage(no_wording(&words.language)).into());
    };
    let json = format_named("json").context("json is a format")?;
    let written = pipeline::write(&form, &letter::Assets::default(), json, &options)?;
    written.value.iter().try_for_each(|output| output::stdout(&output.bytes))?;
    Ok(Exit::Done)
}

fn kind(name: &str) -> anyhow::Result<Kind> {
    let named = Kind::ALL.iter().find(|(_, word)| *word == name).map(|(kind, _)| *kind);
    named.ok_or_else(|| {
        let kinds: Vec<&str> = Kind::ALL.iter().map(|(_, word)| *word).collect();
        let hint = match nearest(name, kinds.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the kinds are {}", kinds.join(", ")),
        };
        Usage(format!("no kind of letter is called `{name}`\nhint: {hint}")).into()
    })
}
