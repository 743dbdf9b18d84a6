//! Labels of a letterhead: which words are one, and what they make the reader wait for.

use super::reader::{Going, Reader};
use super::values::{email, telephone, web};
use crate::line::CellAt;
use crate::scribe::Scribe;
use findings::Span;
use vocabulary::{Role, RoleSet};

impl Reader<'_, '_> {
    /// The label at the beginning of these words, and where it ends.
    pub(super) fn label(&self, words: &str, first: bool) -> Option<(Role, usize)> {
        let bracketed = words.starts_with(['(', '（']);
        let inner = if bracketed { words.get(words.chars().next().map_or(0, char::len_utf8)..)? } else { words };
        let offset = words.len() - inner.len();
        let hit = self.cx.words.longest_at_start(inner, RoleSet::LABELS)?;
        let rest = inner.get(hit.end..)?;
        let alone = rest.trim().is_empty();
        let end = offset + hit.end;
        match hit.role {
            Role::DirectFaxLabel | Role::FaxLabel if bracketed => {
                telephone(rest.trim_start()).map(|_| (Role::DirectFaxLabel, end))
            }
            _ if bracketed => None,
            // `致各成员国主管部门`: the label has no colon, but what follows is an addressee.
            Role::AddresseeLabel if !hit.colon => {
                let starts = self.cx.words.longest_at_start(rest, Role::AddresseeWord.into()).is_some();
                // `To all Member States of the Union`: it stands below the date, and is no sentence.
                let addressed = self.head.date.is_some()
                    && self.addressees.is_empty()
                    && !rest.trim_end().ends_with('.')
                    && words.starts_with(char::is_uppercase);
                (first && (alone || starts || addressed) && self.going.is_none()).then_some((hit.role, end))
            }
            Role::EnclosuresLabel => None,
            _ if hit.colon || alone && first => Some((hit.role, end)),
            // `Tel +41 …`, `Contact Ms A. Person`
            Role::TelephoneLabel | Role::FaxLabel => telephone(rest.trim_start()).map(|_| (hit.role, end)),
            Role::EmailLabel => email(rest.trim_start()).map(|_| (hit.role, end)),
            Role::WebLabel => web(rest.trim_start()).map(|_| (hit.role, end)),
            _ if rest.starts_with('\t') => Some((hit.role, end)),
            _ => None,
        }
    }

    pub(super) fn take_label(&mut self, role: Role, span: Span, cell: Option<CellAt>, scribe: &mut Scribe<'_>) {
        self.going = match role {
            Role::AddresseeLabel => Some((Going::Addressees, cell)),
            Role::CopyLabel => Some((Going::Copies, cell)),
            Role::SubjectLabel => Some((Going::Subject, cell)),
            Role::EarlierReferenceLabel | Role::OtherLabel | Role::DistributionLabel => {
                self.others.push((Some(span), Vec::new()));
                self.going = Some((Going::Other, cell));
                return;
            }
            _ => None,
        };
        scribe.label(span, self.at);
        if self.going.is_none() || role == Role::SubjectLabel {
            // Two labels in one row: which of them a value behind them belongs to, their order tells.
            self.beside = if self.beside.is_none() { Some((role, cell)) } else { None };
            self.queue.push_back(role);
        }
    }
}
