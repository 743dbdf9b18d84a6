//! The styles, one for each role of a paragraph or run: a colleague changes the look of letters by changing a style.
//!
//! The names are for ever: readers tell what a paragraph is from them.

macro_rules! styles {
    ($($(#[$doc:meta])* $constant:ident = $id:literal;)*) => {
        $($(#[$doc])* pub(crate) const $constant: &str = $id;)*

        /// Every style, in the order of a letter.
        pub(crate) const ALL: &[&str] = &[$($id),*];
    };
}

styles! {
    /// The emblem of a house.
    EMBLEM = "ConvokeEmblem";
    ORGANIZATION = "ConvokeOrganization";
    BUREAU = "ConvokeBureau";
    PLACE_AND_DATE = "ConvokePlaceDate";
    /// The labels of the letterhead: `Ref.:`
    HEAD_LABEL = "ConvokeHeadLabel";
    DESIGNATION = "ConvokeDesignation";
    /// The number of the letter, where it stands in no designation.
    NUMBER = "ConvokeNumber";
    AMENDS = "ConvokeAmends";
    REFERENCE = "ConvokeReference";
    /// A line of the letterhead for those who ask.
    CONTACT = "ConvokeContact";
    TELEPHONE = "ConvokeTelephone";
    FAX = "ConvokeFax";
    EMAIL = "ConvokeEmail";
    WEB = "ConvokeWeb";
    PERSON = "ConvokePerson";
    ADDRESSEE = "ConvokeAddressee";
    COPY = "ConvokeCopy";
    /// A labelled line of the letterhead that is no field.
    HEAD_OTHER = "ConvokeHeadOther";
    SUBJECT_LABEL = "ConvokeSubjectLabel";
    SUBJECT = "ConvokeSubject";
    SALUTATION = "ConvokeSalutation";
    PARAGRAPH = "ConvokeParagraph";
    LIST_ITEM = "ConvokeListItem";
    /// What follows the first paragraph of an item.
    LIST_CONTINUED = "ConvokeListContinued";
    /// Empty: it carries the label of an item that begins with no paragraph.
    LIST_LABEL = "ConvokeListLabel";
    TABLE_TEXT = "ConvokeTableText";
    TABLE_HEAD = "ConvokeTableHead";
    PICTURE = "ConvokePicture";
    RULE = "ConvokeRule";
    DEADLINES_HEADING = "ConvokeDeadlinesHeading";
    DEADLINES_COLUMN = "ConvokeDeadlinesColumn";
    DEADLINE_DATE = "ConvokeDeadlineDate";
    DEADLINE_GROUP = "ConvokeDeadlineGroup";
    DEADLINE_ITEM = "ConvokeDeadlineItem";
    DEADLINE_CELL = "ConvokeDeadlineCell";
    AGENDA_PREFACE = "ConvokeAgendaPreface";
    AGENDA_COLUMN = "ConvokeAgendaColumn";
    AGENDA_ITEM = "ConvokeAgendaItem";
    /// The number of an item, where the agenda is a table.
    AGENDA_NUMBER = "ConvokeAgendaNumber";
    AGENDA_DOCUMENT = "ConvokeAgendaDocument";
    AGENDA_CELL = "ConvokeAgendaCell";
    AGENDA_NOTE = "ConvokeAgendaNote";
    VALEDICTION = "ConvokeValediction";
    SIGNED = "ConvokeSigned";
    SIGNATORY = "ConvokeSignatory";
    OFFICE = "ConvokeOffice";
    ENCLOSURES = "ConvokeEnclosures";
    ANNEX_HEADING = "ConvokeAnnexHeading";
    ANNEX_TITLE = "ConvokeAnnexTitle";
    HEADER = "ConvokeHeader";
    FOOTER = "ConvokeFooter";
    /// The letter's number and the number of the page: printed by us, no part of the letter.
    PAGE_NUMBER = "ConvokePageNumber";
    /// Nothing: Word wants a paragraph between two tables, and at the end of a cell.
    SPACER = "ConvokeSpacer";
    /// A cell with nothing in it.
    EMPTY = "ConvokeEmpty";
    /// Runs.
    PLACE = "ConvokePlace";
    DATE = "ConvokeDate";
    /// The number of the letter inside its designation.
    OWN_NUMBER = "ConvokeOwnNumber";
    LEAD = "ConvokeLead";
    STRONG = "ConvokeStrong";
    EMPHASIS = "ConvokeEmphasis";
    LEAD_STRONG = "ConvokeLeadStrong";
    LEAD_EMPHASIS = "ConvokeLeadEmphasis";
    STRONG_EMPHASIS = "ConvokeStrongEmphasis";
    LEAD_STRONG_EMPHASIS = "ConvokeLeadStrongEmphasis";
    BULLET = "ConvokeBullet";
    /// A label that Word cannot count, typed.
    TYPED_LABEL = "ConvokeTypedLabel";
}

/// The name of the style of what we print in the foot of every page but the first.
pub const PAGE_NUMBER_NAME: &str = "Convoke Page Number";

/// Word's own names, which assistive technology follows.
pub(crate) const CAPTION: &str = "Caption";
pub(crate) const HYPERLINK: &str = "Hyperlink";
pub(crate) const FOOTNOTE_TEXT: &str = "FootnoteText";
pub(crate) const FOOTNOTE_REFERENCE: &str = "FootnoteReference";
pub(crate) const GRID: &str = "ConvokeGrid";
pub(crate) const FRAME: &str = "ConvokeFrame";

/// Whether this is the style of a role of ours.
pub(crate) fn is_ours(id: &str) -> bool {
    ALL.contains(&id)
}

/// The style of a heading of this level.
pub(crate) fn heading(level: u8) -> &'static str {
    match level {
        0..=2 => "Heading2",
        3 => "Heading3",
        4 => "Heading4",
        5 => "Heading5",
        6 => "Heading6",
        7 => "Heading7",
        8 => "Heading8",
        _ => "Heading9",
    }
}

/// The name that Word shows: `Convoke Subject`.
pub(crate) fn shown(id: &str) -> String {
    let mut shown = String::with_capacity(id.len() + 3);
    for ch in id.chars() {
        if ch.is_uppercase() && !shown.is_empty() {
            shown.push(' ');
        }
        shown.push(ch);
    }
    shown
}
