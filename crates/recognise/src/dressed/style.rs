//! The names of the styles, each a role of the letter. They are for ever: documents out there have them.

macro_rules! styles {
    ($($constant:ident = $name:literal;)*) => { $(pub(super) const $constant: &str = $name;)* };
}

styles! {
    ORGANIZATION = "Convoke Organization";
    EMBLEM = "Convoke Emblem";
    BUREAU = "Convoke Bureau";
    PLACE_AND_DATE = "Convoke Place Date";
    HEAD_LABEL = "Convoke Head Label";
    DESIGNATION = "Convoke Designation";
    NUMBER = "Convoke Number";
    AMENDS = "Convoke Amends";
    REFERENCE = "Convoke Reference";
    TELEPHONE = "Convoke Telephone";
    FAX = "Convoke Fax";
    EMAIL = "Convoke Email";
    WEB = "Convoke Web";
    PERSON = "Convoke Person";
    ADDRESSEE = "Convoke Addressee";
    COPY = "Convoke Copy";
    HEAD_OTHER = "Convoke Head Other";
    SUBJECT_LABEL = "Convoke Subject Label";
    SUBJECT = "Convoke Subject";
    SALUTATION = "Convoke Salutation";
    LIST_ITEM = "Convoke List Item";
    LIST_CONTINUED = "Convoke List Continued";
    LIST_LABEL = "Convoke List Label";
    PICTURE = "Convoke Picture";
    RULE = "Convoke Rule";
    DEADLINES_HEADING = "Convoke Deadlines Heading";
    DEADLINE_DATE = "Convoke Deadline Date";
    DEADLINE_GROUP = "Convoke Deadline Group";
    DEADLINE_CELL = "Convoke Deadline Cell";
    AGENDA_PREFACE = "Convoke Agenda Preface";
    AGENDA_ITEM = "Convoke Agenda Item";
    AGENDA_NUMBER = "Convoke Agenda Number";
    AGENDA_DOCUMENT = "Convoke Agenda Document";
    AGENDA_CELL = "Convoke Agenda Cell";
    AGENDA_NOTE = "Convoke Agenda Note";
    VALEDICTION = "Convoke Valediction";
    SIGNED = "Convoke Signed";
    SIGNATORY = "Convoke Signatory";
    OFFICE = "Convoke Office";
    ENCLOSURES = "Convoke Enclosures";
    ANNEX_HEADING = "Convoke Annex Heading";
    ANNEX_TITLE = "Convoke Annex Title";
    PAGE_NUMBER = "Convoke Page Number";
    EMPTY = "Convoke Empty";
    CAPTION = "caption";
    // Runs.
    PLACE = "Convoke Place";
    DATE = "Convoke Date";
    OWN_NUMBER = "Convoke Own Number";
    BULLET = "Convoke Bullet";
    TYPED_LABEL = "Convoke Typed Label";
}

/// Whether a paragraph of this style says what it is: ours, or one of the word processor's that we use.
pub(super) fn is_telling(name: &str) -> bool {
    name.starts_with("Convoke ") || name.starts_with("heading ") || matches!(name, CAPTION | "footnote text")
}

/// The marks that a style of runs stands for, as the bits of a run's style: run-in heading, strong, emphasis.
pub(super) fn marks(name: &str) -> Option<u8> {
    Some(match name {
        "Convoke Lead" => 1,
        "Convoke Strong" => 2,
        "Convoke Emphasis" => 4,
        "Convoke Lead Strong" => 3,
        "Convoke Lead Emphasis" => 5,
        "Convoke Strong Emphasis" => 6,
        "Convoke Lead Strong Emphasis" => 7,
        _ => return None,
    })
}

/// The level of a heading.
pub(super) fn heading(name: &str) -> Option<u8> {
    name.strip_prefix("heading ")?.parse().ok().filter(|level| (1..=9).contains(level))
}
