//! Contacts of a letterhead: a number or an address, for the label that waits for it.

use super::reader::Reader;
use super::values::{email, telephone, web};
use crate::account::At;
use crate::context::{part, trimmed};
use crate::scribe::Scribe;
use findings::Span;
use letter::{Channel, Contact};
use vocabulary::Role;

impl Reader<'_, '_> {
    /// A telephone number or an address, for the label that waits for it.
    pub(super) fn contact(&mut self, span: Span, visible: Span, words: &str, scribe: &mut Scribe<'_>) -> Option<usize> {
        if let Some(end) = telephone(words) {
            let role = self.waiting(&[Role::TelephoneLabel, Role::FaxLabel, Role::DirectFaxLabel])?;
            let channel = if role == Role::TelephoneLabel { Channel::Telephone } else { Channel::Fax };
            let value = trimmed(part(visible, 0..end), self.cx.lines.text);
            let direct = role == Role::DirectFaxLabel;
            let value = if direct { without_closing_bracket(value, scribe, self.at) } else { value };
            self.push_contact(channel, Span::new(span.start, value.end), scribe);
            return Some(end);
        }
        let (channel, end, roles) = match (email(words), web(words)) {
            (Some(end), _) => (Channel::Email, end, [Role::EmailLabel, Role::WebLabel]),
            (None, Some(end)) => (Channel::Web, end, [Role::WebLabel, Role::EmailLabel]),
            (None, None) => {
                // A label of the web may have a bare name behind it.
                let bare = self.queue.front() == Some(&Role::WebLabel) && words.contains('.') && !words.contains(' ');
                if !bare {
                    return None;
                }
                (Channel::Web, words.len(), [Role::WebLabel, Role::EmailLabel])
            }
        };
        let labelled = self.waiting(&roles).is_some();
        let alone = words.get(end..).is_some_and(|rest| rest.trim().is_empty());
        let plain = alone && self.going.is_none();
        if !(labelled || plain) {
            return None;
        }
        self.push_contact(channel, Span::new(span.start, part(visible, 0..end).end), scribe);
        // A comma or semicolon between two addresses parts them.
        Some(end)
    }

    pub(super) fn push_contact(&mut self, channel: Channel, span: Span, scribe: &mut Scribe<'_>) {
        let at = scribe.field(self.at, "contacts");
        let at = scribe.index(at, self.head.contacts.len());
        let at = scribe.field(at, "value");
        if let Some(value) = scribe.plain(span, at) {
            self.head.contacts.push(Contact { channel, value });
        }
    }
}

/// A direct line in brackets: the brackets are its dress.
fn without_closing_bracket(value: Span, scribe: &mut Scribe<'_>, at: At) -> Span {
    let words = value.of(scribe.text);
    match words.trim_end().strip_suffix([')', '）']) {
        Some(bare) => {
            let bare = bare.trim_end().len();
            scribe.marker(part(value, bare..words.len()), at);
            part(value, 0..bare)
        }
        None => value,
    }
}
