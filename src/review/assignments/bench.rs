//! What a bench says of who takes care of its folios.

use super::model::{Reviewer, Show};
use crate::review::{actions::Bench, model::Case};

impl Bench {
    /// Who takes care of a folio.
    pub fn in_charge(&self, case: &Case) -> Option<&Reviewer> {
        self.charges.of(&self.declared, &case.filed).filter(|_| !case.is_withdrawn())
    }

    /// Whether it is this person.
    pub fn is_mine(&self, case: &Case) -> bool {
        self.in_charge(case).is_some_and(|one| one.person == self.person)
    }

    /// The folios that a view of the list shows, in its order.
    pub fn shown(&self, show: Show) -> impl Iterator<Item = &Case> {
        let fits = move |case: &&Case| match show {
            Show::Mine => self.is_mine(case),
            Show::Unassigned => !case.is_withdrawn() && case.ruling.is_none() && self.in_charge(case).is_none(),
            Show::Pending => self.is_pending(case),
            Show::All => true,
        };
        self.cases.iter().filter(fits)
    }

    /// Where this person goes on: a folio of theirs without a result, else any that they can rule on.
    pub fn next(&self) -> Option<&Case> {
        self.pending().find(|case| self.is_mine(case)).or_else(|| self.pending().next())
    }
}
