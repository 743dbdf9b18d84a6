//! What a letter says, as strings that a text can be searched for.

use letter::{AgendaItem, Block, Letter, Text};
use std::collections::BTreeMap;

/// The values of a letter, and its agendas' labels with their titles.
pub(super) struct Facts {
    /// Each with the field that it is a value of.
    pub(super) values: Vec<(&'static str, String)>,
    /// Label, and what is printed behind it: a bullet, the title.
    pub(super) labelled: Vec<(String, String)>,
}

impl Facts {
    pub(super) fn of(letter: &Letter) -> Facts {
        let mut facts = Facts { values: Vec::new(), labelled: Vec::new() };
        if let Some(head) = &letter.letterhead {
            facts.line("organization", head.organization.as_deref());
            facts.line("bureau", head.bureau.as_deref());
            facts.line("place", head.place.as_deref());
            facts.line("date", head.date.as_ref().and_then(|date| date.printed.as_deref()));
            facts.line("designation", head.designation.as_deref());
            facts.line("reference", head.reference.as_deref());
            head.addressees.iter().for_each(|addressee| facts.text("addressee", Some(addressee)));
            head.contacts.iter().for_each(|contact| facts.line("contact", Some(&contact.value)));
            facts.text("subject", head.subject.as_ref());
        }
        facts.text("salutation", letter.salutation.as_ref());
        facts.blocks(&letter.body);
        if let Some(closing) = &letter.closing {
            facts.text("valediction", closing.valediction.as_ref());
            facts.text("signatory", closing.signatory.as_ref().and_then(|signed| signed.name.as_ref()));
            facts.blocks(&closing.after);
        }
        for annex in &letter.annexes {
            facts.text("annex", annex.title.as_ref());
            facts.blocks(&annex.body);
        }
        facts
    }

    fn line(&mut self, field: &'static str, value: Option<&str>) {
        self.values.extend(value.map(|value| (field, plain(value))).filter(|(_, value)| !value.is_empty()));
    }

    fn text(&mut self, field: &'static str, value: Option<&Text>) {
        self.line(field, value.map(Text::plain).as_deref());
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Deadlines(deadlines) => {
                    for entry in &deadlines.entries {
                        self.line("deadline", entry.date.as_ref().and_then(|date| date.printed.as_deref()));
                        entry.items.iter().for_each(|item| self.text("deadline", Some(item)));
                    }
                }
                Block::Agenda(agenda) => self.items(&agenda.items),
                _ => {}
            }
        }
    }

    fn items(&mut self, items: &[AgendaItem]) {
        for item in items {
            self.text("item", item.title.as_ref());
            item.documents.iter().for_each(|document| self.text("document", Some(document)));
            if let (Some(label), Some(title)) = (&item.label, &item.title) {
                let bullet = item.bullet.as_deref().unwrap_or_default();
                self.labelled.push((plain(label), plain(&format!("{bullet}{}", title.plain()))));
            }
            self.items(&item.items);
        }
    }

    /// How many values stand in this text.
    pub(super) fn kept(&self, text: &str) -> usize {
        let text = plain(text);
        self.values.iter().filter(|(_, value)| text.contains(value.as_str())).count()
    }

    /// How many labels stand before their titles in this text, and do not go on before themselves: `1.` in `11.` is none.
    pub(super) fn labels_right(&self, text: &str) -> usize {
        let text = plain(text);
        let right = |(label, title): &&(String, String)| {
            text.match_indices(&format!("{label}{title}")).any(|(at, _)| {
                let before = text.get(..at).and_then(|before| before.chars().next_back());
                !before.is_some_and(|before| before.is_numeric() && label.starts_with(char::is_numeric))
            })
        };
        self.labelled.iter().filter(right).count()
    }

    /// How many values this letter has in the field where they belong.
    pub(super) fn told(&self, letter: &Letter) -> usize {
        in_common(&self.values, Facts::of(letter).values)
    }

    /// How many of its agendas' items have their label.
    pub(super) fn labels_told(&self, letter: &Letter) -> usize {
        in_common(&self.labelled, Facts::of(letter).labelled)
    }
}

/// How many of the wanted ones are there, each as often as it is wanted.
fn in_common<T: Ord>(wanted: &[T], there: Vec<T>) -> usize {
    let mut left: BTreeMap<T, usize> = BTreeMap::new();
    there.into_iter().for_each(|each| *left.entry(each).or_default() += 1);
    let taken = wanted.iter().filter(|each| {
        left.get_mut(each).is_some_and(|left| {
            let some = *left > 0;
            *left -= usize::from(some);
            some
        })
    });
    taken.count()
}

/// Characters without blanks of any kind, nor the marks of a light markup: what of a text every tool can keep.
fn plain(text: &str) -> String {
    let left = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '|' | '\u{200e}' | '\u{200f}');
    text.chars().filter(|c| !left(*c)).map(|c| if c == '\u{2011}' { '-' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_right_before_its_title_only() {
        let facts =
            Facts { values: vec![("subject", plain("Lamps and oil"))], labelled: vec![("1.".into(), "Lamps".into())] };
        assert_eq!((facts.kept("Lamps  and\noil"), facts.kept("Lamps")), (1, 0));
        for (text, right) in [("1.\tLamps", 1), ("Lamps", 0), ("11. Lamps", 0), ("1. On Lamps", 0), ("-\n1.  Lamps", 1)]
        {
            assert_eq!(facts.labels_right(text), right, "{text}");
        }
    }
}
