//! Text → canonical JSON against what nobody can avoid: decode, split lines, one pass of the language's automaton,
//! serialise the letter that comes out.

use super::race::Race;
use crate::root::{bytes, samples};
use anyhow::Context;
use letter::Letter;
use letter::json::{Style, write};
use pipeline::{Options, format_named};
use vocabulary::{RoleSet, Vocabularies};

/// All samples' texts.
pub(crate) fn races() -> anyhow::Result<Vec<Race>> {
    let (text, json) = (format_named("text").context("no format `text`")?, format_named("json").context("no `json`")?);
    let options = Options::default();
    let sources: Vec<Vec<u8>> = samples()?.iter().map(|s| bytes(&s.join("source.txt"))).collect::<Result<_, _>>()?;
    let mut letters = Vec::new();
    for source in &sources {
        letters.push(pipeline::read(source, Some(text), &options).context("a sample")?.value.letter);
    }
    let race = Race::run(
        ("text to json", "decode, lines, automaton, serialise"),
        sources.iter().map(Vec::len).sum(),
        3.0,
        || sources.iter().filter(|source| pipeline::convert(source, Some(text), json, &options).is_ok()).count(),
        || {
            sources
                .iter()
                .zip(&letters)
                .map(|(source, letter)| floor(source, letter, &options.vocabularies))
                .sum::<usize>()
        },
    );
    Ok(vec![race, six_languages()?])
}

/// The same letters by a set that has read all languages, against sets that know only the letter's own: what a letter costs
/// must not depend on how many languages are at hand.
fn six_languages() -> anyhow::Result<Race> {
    let text = format_named("text").context("no format `text`")?;
    let all = Options::default();
    all.vocabularies.iter().for_each(|language| drop(language.find_all("", RoleSet::ALL)));
    let mut letters = Vec::new();
    for sample in samples()? {
        let source = bytes(&sample.join("source.txt"))?;
        let language = pipeline::read(&source, Some(text), &all).context("a sample")?.value.letter.language;
        let own =
            Options { vocabularies: all.vocabularies.only(language.as_deref().unwrap_or("en")), ..Options::default() };
        letters.push((source, own));
    }
    Ok(Race::run(
        ("text, six languages", "the same with the letter's own language alone"),
        letters.iter().map(|(source, _)| source.len()).sum(),
        1.1,
        || letters.iter().filter(|(source, _)| pipeline::read(source, Some(text), &all).is_ok()).count(),
        || letters.iter().filter(|(source, own)| pipeline::read(source, Some(text), own).is_ok()).count(),
    ))
}

/// The floor for one letter; what it counts keeps the work from being optimised away.
fn floor(source: &[u8], letter: &Letter, set: &Vocabularies) -> usize {
    let text = String::from_utf8_lossy(source).into_owned();
    let lines: Vec<&str> = text.lines().collect();
    let words = set.get_or_english(letter.language.as_deref().unwrap_or("en"));
    let hits = words.find_all(&text, RoleSet::ALL);
    lines.len() + hits.len() + write(letter, Style::Indented).len()
}
