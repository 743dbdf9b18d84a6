//! With which characters the phrases of each role begin: most lines begin with none of those that are asked for, and
//! need no further look.

use crate::fold::Folded;
use crate::{Role, RoleSet};
use std::collections::HashMap;

/// The roles of the phrases that begin with each folded character.
pub(crate) struct Beginnings {
    ascii: [RoleSet; 128],
    others: HashMap<char, RoleSet>,
}

impl Default for Beginnings {
    fn default() -> Self {
        Beginnings { ascii: [RoleSet::NONE; 128], others: HashMap::new() }
    }
}

impl Beginnings {
    /// Notes a phrase, folded already.
    pub(crate) fn add(&mut self, folded: &str, role: Role) {
        let Some(first) = folded.chars().next() else { return };
        let roles = match self.ascii.get_mut(first as usize) {
            Some(roles) => roles,
            None => self.others.entry(first).or_insert(RoleSet::NONE),
        };
        *roles = roles.with(role);
    }

    /// Whether a phrase of one of these roles can stand at the start of the text.
    pub(crate) fn any(&self, text: &str, roles: RoleSet) -> bool {
        let Some(first) = Folded::new(text).next() else { return false };
        let there = match self.ascii.get(first.ch as usize) {
            Some(there) => Some(there),
            None => self.others.get(&first.ch),
        };
        there.is_some_and(|there| there.meets(roles))
    }
}
