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
