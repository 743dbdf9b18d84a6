//! Contacts of a letterhead: a number or an address, for the label that waits for it.

use super::reader::Reader;
use super::values::{email, telephone, web};
use crate::account::At;
use crate::context::{part, trimmed};
use crate::scribe::{Scribe, is_direction};
use findings::Span;
use letter::{Channel, Contact};
use vocabulary::Role;

impl Reader<'_, '_> {
    /// A telephone number or an address, for the label that waits for it.
    pub(super) fn contact(&mut self, span: Span, visible: Span, words: &str, scribe: &mut Scribe<'_>) -> Option<usize> {
        if let Some(end) = telephone(words) {
            let wanted = self.waiting(&[Role::TelephoneLabel, Role::FaxLabel, Role::DirectFaxLabel]);
            // A second number behind the first is one of the same kind.
            let channel = match wanted {
                Some(Role::TelephoneLabel) => Channel::Telephone,
                Some(_) => Channel::Fax,
                None => self.same_line(span)?,
            };
            let value = trimmed(part(visible, 0..end), self.cx.lines.text);
            let direct = wanted == Some(Role::DirectFaxLabel);
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
        let alone = words.get(end..).is_some_and(|rest| {
            rest.trim().is_empty()
                || !self.head.contacts.is_empty() && self.between_contacts(rest.trim_start()).is_some()
        });
        let plain = alone && self.going.is_none();
        if !(labelled || plain) {
            return None;
        }
        self.push_contact(channel, Span::new(span.start, part(visible, 0..end).end), scribe);
        // A comma or semicolon between two addresses parts them.
        Some(end)
    }

    /// The channel of the number directly before this one on the same line.
    fn same_line(&self, span: Span) -> Option<Channel> {
        let (channel, end) = self.last_number?;
        let between = Span::new(end, span.start).of(self.cx.lines.text);
        let near = end <= span.start && between.len() <= 8 && !between.contains(['\n', '\t']);
        near.then_some(channel)
    }

    pub(super) fn push_contact(&mut self, channel: Channel, span: Span, scribe: &mut Scribe<'_>) {
        let at = scribe.field(self.at, "contacts");
        let at = scribe.index(at, self.head.contacts.len());
        let at = scribe.field(at, "value");
        self.last_number = matches!(channel, Channel::Telephone | Channel::Fax).then_some((channel, span.end));
        let span = without_directions(span, scribe, at);
        if let Some(value) = scribe.plain(span, at) {
            self.head.contacts.push(Contact { channel, value });
        }
    }

    /// What may stand between two contacts of one line, or repeat the one before it: a separator, or the target of a link
    /// that was spelled out (`lamps@example.org <mailto:lamps@example.org>`). Returns how many bytes it takes.
    pub(super) fn between_contacts(&self, words: &str) -> Option<usize> {
        if let Some(close) = words.strip_prefix(['<', '(', '[']).and_then(|rest| rest.find(['>', ')', ']'])) {
            let target = words.get(1..close + 1)?;
            let address = target.strip_prefix("mailto:").unwrap_or(target);
            let repeats = self.head.contacts.last().is_some_and(|last| address.contains(last.value.trim_matches('/')));
            return repeats.then_some(close + 2);
        }
        let parts = |c: char| {
            matches!(c, '•' | '·' | '–' | '—' | '-' | '|' | '│' | '/' | ',' | ';' | '，' | '；' | '،' | '؛' | '&')
        };
        let mark = words.chars().next().filter(|c| parts(*c))?.len_utf8();
        let rest = words.get(mark..)?;
        (rest.is_empty() || rest.starts_with(char::is_whitespace) || !words.is_ascii()).then_some(mark)
    }
}

/// A value without the marks of direction around it.
fn without_directions(span: Span, scribe: &mut Scribe<'_>, at: At) -> Span {
    let words = span.of(scribe.text);
    let lead = words.len() - words.trim_start_matches(is_direction).len();
    let end = words.trim_end_matches(is_direction).len().max(lead);
    scribe.marker(part(span, 0..lead), at);
    scribe.marker(part(span, end..words.len()), at);
    part(span, lead..end)
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

#[cfg(test)]
mod tests {
    use crate::tried::tried;
    use expect_test::{Expect, expect};

    fn check(lines: &str, wanted: Expect) {
        let letter = format!("Ref: TSB Circular 79\n{lines}\n\nDear Sir/Madam,\nThe group meets.\n");
        wanted.assert_eq(&(tried(&letter, "/letterhead/contacts") + &tried(&letter, "/letterhead/other")));
    }

    #[test]
    fn several_on_a_line() {
        check(
            "Tel.: +41 (0) 22 000 00 00 – Fax: +41 22 000 00 01 – E-mail: lamps@example.org",
            expect![[r#"
            {"channel":"telephone","value":"+41 (0) 22 000 00 00"}
            {"channel":"fax","value":"+41 22 000 00 01"}
            {"channel":"email","value":"lamps@example.org"}
            nothing
        "#]],
        );
        check(
            "Tel: +41 22 000 00 00 • www.example.org • lamps@example.org",
            expect![[r#"
            {"channel":"telephone","value":"+41 22 000 00 00"}
            {"channel":"web","value":"www.example.org"}
            {"channel":"email","value":"lamps@example.org"}
            nothing
        "#]],
        );
        check(
            "T +41 22 000 00 00 │ F +41 22 000 00 01 │ E lamps@example.org",
            expect![[r#"
            {"channel":"telephone","value":"+41 22 000 00 00"}
            {"channel":"fax","value":"+41 22 000 00 01"}
            {"channel":"email","value":"lamps@example.org"}
            nothing
        "#]],
        );
        check(
            "Tel: +41 22 000 00 00 / +41 22 000 00 02\nE-mail: lamps@example.org; oil@example.org",
            expect![[r#"
            {"channel":"telephone","value":"+41 22 000 00 00"}
            {"channel":"telephone","value":"+41 22 000 00 02"}
            {"channel":"email","value":"lamps@example.org"}
            {"channel":"email","value":"oil@example.org"}
            nothing
        "#]],
        );
        check(
            "Tel./E-mail:\n+41 22 000 00 00\nlamps@example.org",
            expect![[r#"
            {"channel":"telephone","value":"+41 22 000 00 00"}
            {"channel":"email","value":"lamps@example.org"}
            nothing
        "#]],
        );
    }

    #[test]
    fn what_stands_around_them() {
        check(
            "E-mail: lamps@example.org <mailto:lamps@example.org>",
            expect![[r#"
            {"channel":"email","value":"lamps@example.org"}
            nothing
        "#]],
        );
        check(
            "Tel: \u{200E}+41 22 000 00 00\u{200E}",
            expect![[r#"
            {"channel":"telephone","value":"+41 22 000 00 00"}
            nothing
        "#]],
        );
        // No label of one letter begins a word.
        check(
            "Contact: Mira Olsen\nE-mail: e.olsen@example.org\nT 12",
            expect![[r#"
            {"channel":"person","value":"Mira Olsen"}
            {"channel":"email","value":"e.olsen@example.org"}
            {"block":{"paragraph":"T 12"}}
        "#]],
        );
    }
}
