//! Looks that say nothing: a heading that is bold from end to end is set as headings are, and stresses no word.

use letter::{AgendaItem, Block, Letter, Run, Text};

/// Takes bold and italics from the texts that are set so by their nature, where all of the text has it.
pub(crate) fn undress(letter: &mut Letter) {
    if let Some(head) = &mut letter.letterhead {
        head.subject.iter_mut().chain(&mut head.addressees).chain(&mut head.copies).for_each(plain);
    }
    letter.salutation.iter_mut().for_each(plain);
    blocks(&mut letter.body);
    if let Some(closing) = &mut letter.closing {
        closing.valediction.iter_mut().chain(&mut closing.signed).for_each(plain);
        if let Some(signatory) = &mut closing.signatory {
            signatory.name.iter_mut().chain(&mut signatory.office).for_each(plain);
        }
        if let Some(enclosures) = &mut closing.enclosures {
            enclosures.printed.iter_mut().for_each(plain);
        }
        blocks(&mut closing.after);
        // The caption below a picture.
        for block in &mut closing.aside {
            if let Block::Paragraph(text) = block {
                plain(text);
            }
        }
    }
    for annex in &mut letter.annexes {
        annex.heading.iter_mut().chain(&mut annex.title).for_each(plain);
        blocks(&mut annex.body);
    }
}

fn blocks(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Heading(heading) => plain(&mut heading.text),
            Block::Table(table) => {
                for text in table.header.iter_mut().flatten().flat_map(|cell| &mut cell.body) {
                    if let Block::Paragraph(text) = text {
                        plain(text);
                    }
                }
            }
            Block::Deadlines(deadlines) => {
                let heads = deadlines.columns.iter_mut().filter_map(|cell| cell.0.as_mut());
                deadlines.heading.iter_mut().chain(heads).for_each(plain);
            }
            Block::Agenda(agenda) => {
                let heads = agenda.columns.iter_mut().filter_map(|cell| cell.0.as_mut());
                agenda.preface.iter_mut().chain(heads).for_each(plain);
                items(&mut agenda.items);
            }
            _ => {}
        }
    }
}

/// Items above others are often bold; the depth of items is bounded by the letter.
fn items(found: &mut [AgendaItem]) {
    for item in found {
        item.title.iter_mut().for_each(plain);
        items(&mut item.items);
    }
}

/// A text without the bold or italics that all of it has.
fn plain(text: &mut Text) {
    // Of a dash or a blank nobody sees whether it is bold.
    let shows = |run: &Run| match run {
        Run::Plain(words) => words.contains(char::is_alphanumeric),
        run => !matches!(run, Run::Anchor(_) | Run::Break(_)),
    };
    while let Text::Runs(runs) = text {
        let strong = runs.iter().filter(|run| shows(run)).all(|run| matches!(run, Run::Strong(_)));
        let emphasis = runs.iter().filter(|run| shows(run)).all(|run| matches!(run, Run::Emphasis(_)));
        if !runs.iter().any(shows) || !strong && !emphasis {
            return;
        }
        let mut bare = Vec::new();
        for run in std::mem::take(runs) {
            match run {
                Run::Strong(Text::Plain(words)) | Run::Emphasis(Text::Plain(words)) => bare.push(Run::Plain(words)),
                Run::Strong(Text::Runs(inner)) | Run::Emphasis(Text::Runs(inner)) => bare.extend(inner),
                other => bare.push(other),
            }
        }
        *text = Text::from_runs(bare);
    }
}

#[cfg(test)]
mod tests {
    use super::plain;
    use letter::{Run, Text};

    fn check(json: &str, wanted: &str) {
        let mut text: Text = serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}"));
        plain(&mut text);
        assert_eq!(serde_json::to_string(&text).unwrap_or_default(), wanted);
    }

    #[test]
    fn all_of_it_or_none() {
        check(r#"[{"strong":"Lamps"}]"#, r#""Lamps""#);
        check(r#"[{"anchor":"a"},{"strong":[{"emphasis":"Lamps"}]}]"#, r#"[{"anchor":"a"},"Lamps"]"#);
        check(r#"[{"strong":"4"},"-",{"strong":"13 May"}]"#, r#""4-13 May""#);
        check(r#"["Lamps ",{"strong":"and oil"}]"#, r#"["Lamps ",{"strong":"and oil"}]"#);
        assert!(matches!(Text::from_runs(vec![Run::Anchor("a".into())]), Text::Runs(_)));
    }
}
