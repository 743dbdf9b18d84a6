//! The kinds of letters and how one letter changes another.

use serde::Deserialize;

use crate::Role;

/// The kind of a letter, as the canonical letter names it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// `电信标准化局第4/21号集体函`
    CollectiveLetter,
    /// `TSB Circular 79`
    Circular,
    /// `Administrative Circular CACE/560`
    AdministrativeCircular,
    /// `Circular Letter 9/LCCE/89`
    CircularLetter,
    /// `DM-05/1171`
    Letter,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 5] =
        [Kind::CollectiveLetter, Kind::Circular, Kind::AdministrativeCircular, Kind::CircularLetter, Kind::Letter];

    /// `collective-letter`
    pub fn name(self) -> &'static str {
        self.role().name()
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The role under which the words of this kind stand.
    pub fn role(self) -> Role {
        match self {
            Kind::CollectiveLetter => Role::CollectiveLetter,
            Kind::Circular => Role::Circular,
            Kind::AdministrativeCircular => Role::AdministrativeCircular,
            Kind::CircularLetter => Role::CircularLetter,
            Kind::Letter => Role::Letter,
        }
    }

    /// The kind whose words have this role.
    pub fn of_role(role: Role) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.role() == role)
    }
}

/// How a letter changes another one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// `Addendum 1 to …`
    Addendum,
    /// `Corrigendum 1 to …`
    Corrigendum,
    /// `Revision 1 to …`
    Revision,
    /// `This letter replaces …`
    Replaces,
}

impl Relation {
    /// All relations.
    pub const ALL: [Relation; 4] = [Relation::Addendum, Relation::Corrigendum, Relation::Revision, Relation::Replaces];

    /// `addendum`
    pub fn name(self) -> &'static str {
        self.role().name()
    }

    /// The relation of that name.
    pub fn from_name(name: &str) -> Option<Relation> {
        Relation::ALL.into_iter().find(|relation| relation.name() == name)
    }

    /// The role under which the words of this relation stand.
    pub fn role(self) -> Role {
        match self {
            Relation::Addendum => Role::Addendum,
            Relation::Corrigendum => Role::Corrigendum,
            Relation::Revision => Role::Revision,
            Relation::Replaces => Role::Replaces,
        }
    }

    /// The relation whose words have this role.
    pub fn of_role(role: Role) -> Option<Relation> {
        Relation::ALL.into_iter().find(|relation| relation.role() == role)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back() {
        assert!(Kind::ALL.iter().all(|&kind| Kind::from_name(kind.name()) == Some(kind)));
        assert!(Relation::ALL.iter().all(|&it| Relation::from_name(it.name()) == Some(it)));
        assert_eq!(Kind::CollectiveLetter.name(), "collective-letter");
        assert_eq!(Kind::from_name("memo"), None);
        assert_eq!(Kind::of_role(Role::Circular), Some(Kind::Circular));
        assert_eq!(Relation::of_role(Role::Note), None);
    }
}
