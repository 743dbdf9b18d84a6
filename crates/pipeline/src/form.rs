//! What somebody starts from: a letter to fill in, and stationery to edit.

use crate::{Options, Stationery};
use findings::Unwritable;
use letter::{
    Agenda, AgendaItem, Annex, Block, Closing, Date, Deadlines, Entry, Kind, Letter, Letterhead, Signatory, Text,
};
use vocabulary::{Role, Vocabulary};

/// A letter to fill in: what every letter of this kind has, in the wording of the language; `…` and the first day of the
/// year 1 stand where somebody is to write something. None for a language without wording.
///
/// ```
/// let form = pipeline::form("fr", None, &pipeline::Options::default()).unwrap();
/// assert_eq!(form.salutation.unwrap().plain(), "Madame, Monsieur,");
/// assert!(pipeline::form("xx", None, &pipeline::Options::default()).is_none());
/// ```
pub fn form(language: &str, kind: Option<Kind>, options: &Options) -> Option<Letter> {
    let words = options.vocabularies.get(language)?;
    let open = || Text::Plain("…".to_owned());
    let mut letter = Letter::default();
    letter.language = Some(words.tag().to_owned());
    letter.kind = kind;
    letter.letterhead = Some(Letterhead {
        organization: Some(first(words, Role::Organization)),
        bureau: Some("…".to_owned()),
        place: Some(first(words, Role::Place)),
        date: Some(day()),
        number: kind.map(|_| "…".to_owned()),
        addressees: vec![open()],
        subject: Some(open()),
        ..Letterhead::default()
    });
    letter.salutation = Some(first(words, Role::Salutation).into());
    letter.body = vec![Block::Paragraph(open())];
    letter.closing = Some(Closing {
        valediction: Some(first(words, Role::Valediction).into()),
        signatory: Some(Signatory { name: Some(open()), office: vec![open()] }),
        ..Closing::default()
    });
    // Letters of these kinds call a meeting.
    if matches!(kind, Some(Kind::CollectiveLetter | Kind::AdministrativeCircular)) {
        letter.body.push(Block::Deadlines(Deadlines {
            heading: Some(first(words, Role::DeadlinesHeading).into()),
            columns: Vec::new(),
            entries: vec![Entry { date: Some(day()), items: vec![open()], ..Entry::default() }],
        }));
        let item = || AgendaItem { title: Some(open()), ..AgendaItem::default() };
        letter.annexes = vec![Annex {
            title: Some(first(words, Role::AgendaTitle).into()),
            body: vec![Block::Agenda(Agenda { items: vec![item(), item()], ..Agenda::default() })],
            ..Annex::default()
        }];
    }
    Some(letter)
}

/// The built-in stationery of a language, as a document to edit in a word processor and to give back as
/// [`Options::stationery`].
///
/// ```
/// let house = pipeline::stationery("fr", &pipeline::Options::default()).unwrap();
/// assert!(pipeline::Stationery::read(&house).is_ok());
/// ```
///
/// # Errors
///
/// The language is no language tag.
pub fn stationery(language: &str, options: &Options) -> Result<Vec<u8>, Unwritable> {
    let how = write_docx::Options { vocabularies: options.vocabularies.clone(), ..Default::default() };
    let mut letter = form(language, Some(Kind::CollectiveLetter), options).unwrap_or_default();
    letter.language = Some(language.to_owned());
    Stationery::starting_point(&letter, &how)
}

fn first(words: &Vocabulary, role: Role) -> String {
    words.phrases(role).next().unwrap_or("…").to_owned()
}

fn day() -> Date {
    Date { value: Date::day("0001-01-01"), ..Date::default() }
}
