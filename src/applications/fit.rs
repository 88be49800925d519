//! Whether a legal person is of the kind that a call asks for: pure.

use crate::{
    associations::model::{Country, Deed},
    calls::terms::LegalWanted,
};

/// Why one does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The association has none.
    NoLegalPerson,
    NotMexican,
    NotAmerican,
    NoRfc,
    NoCluni,
    NoEin,
}

/// Whom somebody may apply through on a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offered {
    /// Those that fit: the value to choose each by, and its name.
    pub fit: Vec<(String, String)>,
    /// The others, with why not.
    pub others: Vec<(String, Misfit)>,
}

impl Offered {
    pub fn add(&mut self, wanted: LegalWanted, deed: Option<&Deed>, value: String, label: String) {
        match misfit(wanted, deed) {
            None => self.fit.push((value, label)),
            Some(why) => self.others.push((label, why)),
        }
    }
}

/// What stands in the way of applying through it, or without one; nothing when it fits.
pub fn misfit(wanted: LegalWanted, deed: Option<&Deed>) -> Option<Misfit> {
    let Some(deed) = deed else { return (wanted != LegalWanted::Any).then_some(Misfit::NoLegalPerson) };
    let lacks = |there: bool, misfit: Misfit| (!there).then_some(misfit);
    let mexican = || lacks(deed.country == Country::Mexico, Misfit::NotMexican);
    let american = || lacks(deed.country == Country::UnitedStates, Misfit::NotAmerican);
    match wanted {
        LegalWanted::Any => None,
        LegalWanted::Mexican => mexican(),
        LegalWanted::WithRfc => mexican().or(lacks(deed.rfc.is_some(), Misfit::NoRfc)),
        LegalWanted::WithCluni => mexican().or(lacks(deed.cluni.is_some(), Misfit::NoCluni)),
        LegalWanted::American => american(),
        LegalWanted::WithEin => american().or(lacks(deed.ein.is_some(), Misfit::NoEin)),
    }
}
