//! The header of the mail that brought a letter: who sent it, when, to whom. None of it is the letter's.

use crate::context::Context;
use std::ops::Range;
use vocabulary::{Role, RoleSet};

/// Behind the header of a mail, where these lines begin with one: lines that begin with labels, and one of them with a label
/// that nothing but a mail has.
pub(super) fn header(cx: &Context<'_>, range: Range<usize>) -> usize {
    let mut behind = range.start;
    let mut sent = 0;
    for index in cx.texts(range.clone()).take(12) {
        // What stands beside a label is its value.
        if cx.line(index).and_then(|line| line.cell).is_some_and(|cell| cell.column > 0) {
            continue;
        }
        let words = cx.at(index);
        let role = RoleSet::from(Role::MailLabel);
        let mail = cx.set.beginning(words, role).any(|it| it.longest_at_start(words, role).is_some());
        let labelled = || {
            let labels = cx.set.beginning(words, RoleSet::LABELS);
            labels
                .filter_map(|it| it.longest_at_start(words, RoleSet::LABELS))
                .any(|hit| hit.colon && hit.role != Role::ReferenceLabel)
        };
        sent += usize::from(mail);
        if !(mail || sent > 0 && labelled()) {
            break;
        }
        behind = index + 1;
    }
    if sent > 0 { behind } else { range.start }
}
