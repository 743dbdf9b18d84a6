//! The words of the letter's enumerations, as attributes have them.

use letter::{Channel, ColumnRole, Kind, Relation};

/// The word of a value in a table that holds every value.
fn word<T: PartialEq>(table: &[(T, &'static str)], value: &T) -> &'static str {
    table.iter().find(|(other, _)| other == value).map_or("", |(_, word)| word)
}

pub(crate) fn kind(kind: Kind) -> &'static str {
    word(&Kind::ALL, &kind)
}

pub(crate) fn relation(relation: Relation) -> &'static str {
    word(&Relation::ALL, &relation)
}

pub(crate) fn channel(channel: Channel) -> &'static str {
    word(&Channel::ALL, &channel)
}

pub(crate) fn role(role: ColumnRole) -> &'static str {
    word(&ColumnRole::ALL, &role)
}
