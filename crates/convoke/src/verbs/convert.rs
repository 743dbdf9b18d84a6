//! `convoke convert`

mod lines;

use crate::cli::Convert;
use crate::exit::Exit;
use crate::input::{self, Usage};
use crate::verbs::Voice;
use crate::{output, pictures, source_map, tell};
use anyhow::{Context, bail};
use findings::Finding;
use pipeline::{FORMATS, Format, Options, Placed, Stationery, recognise_format};
use std::path::Path;

pub(crate) fn run(words: &Convert, voice: Voice) -> anyhow::Result<Exit> {
    let to = format_to_write(words)?;
    if words.output.is_none() && !to.is_text {
        return Err(
            Usage(format!("{} is no text: it does not go to a terminal\nhint: say where with `-o`", to.name)).into()
        );
    }
    let (mut options, from) = input::options(&words.reading)?;
    options.name = input::file_name(&words.input);
    options.compact = words.compact;
    options.record = !words.no_record;
    options.by_hand = words.by_hand;
    options.stationery = words.stationery.as_deref().map(|path| stationery(path, &options)).transpose()?;
    // Findings on the meaning find their lines by the account.
    options.account = words.source_map.is_some() || !voice.quiet;
    let name = input::name(&words.input);
    let bytes = input::bytes(&words.input, options.limits)?;
    // Only a document holds the pictures itself.
    options.pictures = words.assets.is_some() || to.holds_pictures;
    if from.is_none_or(|from| from.name == "json") && lines::are_lines(&bytes, options.name.as_deref()) {
        return lines::run(words, &bytes, to, &options, voice);
    }
    let mut read = pipeline::read(&bytes, from, &options).with_context(|| name.clone())?;
    match &words.assets {
        Some(folder) => pictures::exchange(folder, &mut read.value)?,
        None if to.holds_pictures => {}
        None => read.findings.extend(pictures::left_out(&read.value)),
    }
    let written =
        pipeline::write(&read.value.letter, &read.value.assets, to, &options).with_context(|| name.clone())?;
    if written.value.is_empty() {
        bail!("{name}: the letter has nothing that {} is made of", to.name);
    }
    put(words.output.as_deref(), &written.value)?;
    if let Some(path) = &words.source_map {
        output::write(path, source_map::source_map(read.value.source.as_ref()).as_bytes())?;
    }
    if voice.verbose {
        let from = from.unwrap_or_else(|| recognise_format(&bytes, options.name.as_deref()));
        tell::line(&format!("{name}: read as {}, written as {}", from.name, to.name));
    }
    if !voice.quiet {
        // What came as data was checked by whoever made it; what was read from a page is told about here.
        let meant = if read.value.source.is_some() { pipeline::meaning(&read.value, &options) } else { Vec::new() };
        let meant: Vec<Finding> = meant.into_iter().map(Placed::in_text).collect();
        let all = read.findings.iter().chain(&meant).chain(&written.findings);
        tell::findings(&name, read.value.source.as_ref(), all);
    }
    Ok(Exit::Done)
}

/// A house's own document or template.
fn stationery(path: &Path, options: &Options) -> anyhow::Result<std::sync::Arc<Stationery>> {
    let bytes = input::bytes(path, options.limits)?;
    let read = Stationery::read(&bytes).with_context(|| input::name(path))?;
    Ok(read.into())
}

/// Puts one output where it was asked for, and several into a folder of that name.
fn put(place: Option<&Path>, outputs: &[letter::Output]) -> anyhow::Result<()> {
    let place = place.unwrap_or(Path::new("-"));
    if let [only] = outputs {
        return output::write(place, &only.bytes);
    }
    if place == Path::new("-") {
        let many = outputs.len();
        return Err(Usage(format!("{many} files come of this letter\nhint: name a folder for them with `-o`")).into());
    }
    std::fs::create_dir_all(place).with_context(|| place.display().to_string())?;
    for each in outputs {
        output::write(&place.join(each.name.as_deref().unwrap_or("letter")), &each.bytes)?;
    }
    Ok(())
}

/// The format that was named, or that the output's extension names; JSON where there is neither.
fn format_to_write(words: &Convert) -> anyhow::Result<&'static Format> {
    let extension = words.output.as_deref().and_then(Path::extension).and_then(|extension| extension.to_str());
    let by_extension = || {
        let written = FORMATS.iter().copied().filter(|format| format.write.is_some());
        extension.and_then(|extension| written.into_iter().find(|format| format.extensions.contains(&extension)))
    };
    let to = match (words.to.as_deref(), extension) {
        (Some(name), _) => input::format(name)?,
        (None, None) => input::format("json")?,
        (None, Some(extension)) => by_extension().ok_or_else(|| {
            let written = FORMATS.iter().filter(|format| format.write.is_some()).map(|format| format.name);
            let hint = format!("say what with `--to`: {}", written.collect::<Vec<_>>().join(", "));
            Usage(format!("nothing that convoke writes is called `.{extension}`\nhint: {hint}"))
        })?,
    };
    match to.write {
        Some(_) => Ok(to),
        None => Err(Usage(format!("{} is read only, never written", to.name)).into()),
    }
}
