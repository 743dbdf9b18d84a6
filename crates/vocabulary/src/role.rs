//! What a phrase can be in a letter.

use std::ops::BitOr;

use serde::Deserialize;

use crate::trie::Kinds;

macro_rules! roles {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What a phrase is: a label, a name, a formula, a heading, the head of a column, a word.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Role { $($(#[$doc])* $variant,)* }

        impl Role {
            /// Every role, in order.
            pub const ALL: &[Role] = &[$(Role::$variant,)*];

            /// The name of the role in the data files: `subject-label`.
            pub fn name(self) -> &'static str {
                match self { $(Role::$variant => $name,)* }
            }
        }
    };
}

roles! {
    /// `文号：`, `Ref.:`: the letter's own number and file code follow.
    ReferenceLabel = "reference-label",
    /// `电话：`, `Tel.:`
    TelephoneLabel = "telephone-label",
    /// `传真：`, `Fax:`
    FaxLabel = "fax-label",
    /// `电子邮件：`, `E-mail:`
    EmailLabel = "email-label",
    /// `网址：`, `Web:`
    WebLabel = "web-label",
    /// `联系人：`, `Contact:`
    PersonLabel = "person-label",
    /// `事由：`, `Subject:`
    SubjectLabel = "subject-label",
    /// `致：`, `To:`
    AddresseeLabel = "addressee-label",
    /// `抄送：`, `Copy:`
    CopyLabel = "copy-label",
    /// `日期：`, `Date:`
    DateLabel = "date-label",
    /// `参考文件：`, `Reference:`: an earlier letter is named.
    EarlierReferenceLabel = "earlier-reference-label",
    /// `分发：`, `Distribution:`
    DistributionLabel = "distribution-label",
    /// `附件：2件`, `Annexes: 2`
    EnclosuresLabel = "enclosures-label",
    /// `(Direct Fax No. …)` under the name of the bureau
    DirectFaxLabel = "direct-fax-label",
    /// `Question(s):`, `Source:`, `Original:` …: a label of no field of its own
    OtherLabel = "other-label",
    /// `发件人：`, `Sent:`: only the header of a mail has it
    MailLabel = "mail-label",
    /// `国际电信联盟`
    Organization = "organization",
    /// `电信标准化局`
    BureauT = "bureau-t",
    /// `无线电通信局`
    BureauR = "bureau-r",
    /// `电信发展局`
    BureauD = "bureau-d",
    /// `总秘书处`
    Secretariat = "secretariat",
    /// `组织`, `Union`: a word that names of organisations have
    OrganizationWord = "organization-word",
    /// `ITU`, `WMO`: a short name of an organisation, which is that of no group
    OrganizationAcronym = "organization-acronym",
    /// `FG`, `JCA`: how the acronyms of groups begin that need no other word beside them
    GroupPrefix = "group-prefix",
    /// `办事处`, `Office`: a word that names of bureaux have
    BureauWord = "bureau-word",
    /// `日内瓦`, `Geneva`
    Place = "place",
    /// `在`, `in`: the small word before the name of a place
    PlaceWord = "place-word",
    /// `国际电联各成员国主管部门`, `ITU-T Sector Members`
    AddresseeWord = "addressee-word",
    /// `尊敬的先生/女士：`, `Dear Sir/Madam,`
    Salutation = "salutation",
    /// `女士`, `Madam`: a word that salutations are made of
    SalutationWord = "salutation-word",
    /// `我高兴地邀请您`, `I have the pleasure to invite you`
    Opening = "opening",
    /// `祝您与会顺利且富有成效。`
    Wish = "wish",
    /// `顺致敬意！`, `Yours faithfully,`
    Valediction = "valediction",
    /// `（原件已签）`, `(signed)`
    Signed = "signed",
    /// `主任`, `Director`
    Office = "office",
    /// `最新会议信息`: what stands under the picture beside the signature
    Caption = "caption",
    /// `附件`, `ANNEX`
    AnnexHeading = "annex-heading",
    /// `会议实用信息`, `Practical information`
    AnnexTitle = "annex-title",
    /// `(to TSB Circular 237)`: the word between bracket and designation
    AnnexOf = "annex-of",
    /// `Annexes`, `Приложении`: the word for an annex as sentences inflect it
    AnnexWord = "annex-word",
    /// `的`, `of the`: a word with which no title ends
    OpenEnd = "open-end",
    /// `口译服务：`, `Registration:`: a heading at the start of its paragraph
    RunInHead = "run-in-head",
    /// `重要截止日期：`, `Key deadlines:`
    DeadlinesHeading = "deadlines-heading",
    /// `截止日期`, `dates`, `délais`: a word that a sentence has which announces dates on which something is due
    DeadlineWord = "deadline-word",
    /// `原`, `previous`: what a changed date was before
    Former = "former",
    /// `推迟`, `postponed`, `aplazamiento`: a word that says that a meeting has been moved to other days
    Moved = "moved",
    /// `而非`, `instead of`: words before the days that were given up
    InsteadOf = "instead-of",
    /// `هـ`, `AH`: what stands behind a year of another calendar
    OtherCalendar = "other-calendar",
    /// `议程草案`, `Draft agenda`
    AgendaTitle = "agenda-title",
    /// `注 –`, `NOTE –`
    Note = "note",
    /// `如下：`, `as follows:`
    ListOpener = "list-opener",
    /// `编号`, `No.`
    NumberColumn = "number-column",
    /// `项目`, `Agenda item`
    TitleColumn = "title-column",
    /// `文件`, `Documents`
    DocumentsColumn = "documents-column",
    /// `时间`, `Time`
    TimeColumn = "time-column",
    /// `备注`, `Conclusions`
    OtherColumn = "other-column",
    /// `日期`, `Date`
    DateColumn = "date-column",
    /// `截止日期`, `Deadline for contributions`
    DeadlineColumn = "deadline-column",
    /// `组`, `Group`
    GroupColumn = "group-column",
    /// `会议`, `meeting`, `workshop`
    Meeting = "meeting",
    /// `工作组`, `Committee`: a word that names of groups have
    GroupWord = "group-word",
    /// `虚拟`, `virtual`
    Virtual = "virtual",
    /// `远程参会`, `remote participation`, `hybrid`: words that make no meeting a virtual one
    Hybrid = "hybrid",
    /// `页`, `page`
    Page = "page",
    /// `集体函`
    CollectiveLetter = "collective-letter",
    /// `通函`
    Circular = "circular",
    /// `行政通函`
    AdministrativeCircular = "administrative-circular",
    /// `通函信`, `Circular Letter`
    CircularLetter = "circular-letter",
    /// `函`, `Letter`
    Letter = "letter",
    /// `补遗`, `Addendum`
    Addendum = "addendum",
    /// `勘误`, `Corrigendum`
    Corrigendum = "corrigendum",
    /// `修订`, `Revision`
    Revision = "revision",
    /// `取代`, `replaces`
    Replaces = "replaces",
}

/// A set of roles: what a recogniser is looking for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct RoleSet(u128);

impl RoleSet {
    /// Every role.
    pub const ALL: RoleSet = RoleSet::of(Role::ALL);
    /// No role.
    pub const NONE: RoleSet = RoleSet(0);
    /// The labels of the letterhead.
    pub const LABELS: RoleSet = RoleSet::of(&[
        Role::ReferenceLabel,
        Role::TelephoneLabel,
        Role::FaxLabel,
        Role::EmailLabel,
        Role::WebLabel,
        Role::PersonLabel,
        Role::SubjectLabel,
        Role::AddresseeLabel,
        Role::CopyLabel,
        Role::DateLabel,
        Role::EarlierReferenceLabel,
        Role::DistributionLabel,
        Role::EnclosuresLabel,
        Role::DirectFaxLabel,
        Role::OtherLabel,
    ]);
    /// The labels behind which a contact stands.
    pub const CONTACTS: RoleSet =
        RoleSet::of(&[Role::TelephoneLabel, Role::FaxLabel, Role::EmailLabel, Role::WebLabel, Role::PersonLabel]);
    /// The names of bureaux.
    pub const BUREAUX: RoleSet = RoleSet::of(&[Role::BureauT, Role::BureauR, Role::BureauD, Role::Secretariat]);
    /// The names of the organisation and its bureaux.
    pub const NAMES: RoleSet = RoleSet::BUREAUX.with(Role::Organization);
    /// Salutation, wish, valediction, signed.
    pub const FORMULAS: RoleSet =
        RoleSet::of(&[Role::Salutation, Role::Opening, Role::Wish, Role::Valediction, Role::Signed]);
    /// Headings of annexes, deadlines and agendas.
    pub const HEADINGS: RoleSet = RoleSet::of(&[
        Role::AnnexHeading,
        Role::AnnexTitle,
        Role::DeadlinesHeading,
        Role::AgendaTitle,
        Role::RunInHead,
    ]);
    /// The heads of columns.
    pub const COLUMNS: RoleSet = RoleSet::of(&[
        Role::NumberColumn,
        Role::TitleColumn,
        Role::DocumentsColumn,
        Role::TimeColumn,
        Role::OtherColumn,
        Role::DateColumn,
        Role::DeadlineColumn,
        Role::GroupColumn,
    ]);
    /// The kinds of letters.
    pub const KINDS: RoleSet = RoleSet::of(&[
        Role::CollectiveLetter,
        Role::Circular,
        Role::AdministrativeCircular,
        Role::CircularLetter,
        Role::Letter,
    ]);
    /// How a letter changes another.
    pub const RELATIONS: RoleSet = RoleSet::of(&[Role::Addendum, Role::Corrigendum, Role::Revision, Role::Replaces]);

    /// The set of these roles.
    pub const fn of(roles: &[Role]) -> RoleSet {
        let mut bits = 0;
        let mut rest = roles;
        while let [role, tail @ ..] = rest {
            bits |= 1 << *role as u32;
            rest = tail;
        }
        RoleSet(bits)
    }

    /// The set with one role more.
    pub const fn with(self, role: Role) -> RoleSet {
        RoleSet(self.0 | 1 << role as u32)
    }

    /// Whether the role is in the set.
    pub const fn contains(self, role: Role) -> bool {
        self.0 & (1 << role as u32) != 0
    }

    /// Whether the sets share a role.
    pub const fn meets(self, other: RoleSet) -> bool {
        self.0 & other.0 != 0
    }
}

// The last two kinds are those of shapes.
const _: () = assert!(Role::ALL.len() <= 126);

impl From<RoleSet> for Kinds {
    fn from(roles: RoleSet) -> Kinds {
        Kinds(roles.0)
    }
}

impl From<Role> for RoleSet {
    fn from(role: Role) -> Self {
        RoleSet::NONE.with(role)
    }
}

impl FromIterator<Role> for RoleSet {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        roles.into_iter().fold(RoleSet::NONE, RoleSet::with)
    }
}

impl<R: Into<RoleSet>> BitOr<R> for RoleSet {
    type Output = RoleSet;
    fn bitor(self, other: R) -> RoleSet {
        RoleSet(self.0 | other.into().0)
    }
}

impl<R: Into<RoleSet>> BitOr<R> for Role {
    type Output = RoleSet;
    fn bitor(self, other: R) -> RoleSet {
        RoleSet::from(self) | other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_hold_what_was_put_in() {
        let set = Role::Note | Role::Circular;
        assert!(set.contains(Role::Note) && set.contains(Role::Circular));
        assert!(!set.contains(Role::Meeting));
        assert!(Role::ALL.iter().all(|&role| RoleSet::ALL.contains(role)));
        assert!(Role::ALL.len() < 128);
    }

    #[test]
    fn the_written_name_is_the_name_that_data_uses() {
        for role in Role::ALL {
            let kebab = format!("{role:?}").chars().fold(String::new(), |mut name, ch| {
                if ch.is_uppercase() && !name.is_empty() {
                    name.push('-');
                }
                name.extend(ch.to_lowercase());
                name
            });
            assert_eq!(role.name(), kebab);
        }
    }
}
