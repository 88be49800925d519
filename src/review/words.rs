//! Who filed, why somebody takes no part in a folio or in the resolution, and why a folio stays with whom it is, in words.

use super::{actions::Bench, assignments::rules::Kept, model::Case};
use crate::{i18n::td_string, policy::Refusal, web::lang::Lang};

/// Who filed, or that it is withheld.
pub fn name_of(lang: Lang, bench: &Bench, case: &Case) -> String {
    if bench.names.withheld { td_string!(lang, blind.withheld).to_owned() } else { case.filed.name.clone() }
}

/// In the list, in the place of a folio's result.
pub fn no_part(lang: Lang, why: Refusal) -> &'static str {
    match why {
        Refusal::InterestDeclared => td_string!(lang, review.interest_yours),
        Refusal::DeclareAgain => td_string!(lang, review.interest_again),
        _ => td_string!(lang, review.own_association),
    }
}

/// Below the list, in the place of the way to the resolution.
pub fn no_part_in_resolution(lang: Lang, why: Refusal) -> &'static str {
    match why {
        Refusal::InterestDeclared => td_string!(lang, review.no_part_by_interest),
        Refusal::DeclareAgain => td_string!(lang, review.no_part_until_declared),
        _ => td_string!(lang, review.no_part_in_resolution),
    }
}

/// Why nobody else takes care of a folio now than before.
pub fn kept(lang: Lang, why: Kept) -> &'static str {
    match why {
        Kept::Withdrawn => td_string!(lang, assignments.kept_withdrawn),
        Kept::NoPart => td_string!(lang, assignments.kept_no_part),
        Kept::Meanwhile => td_string!(lang, assignments.kept_meanwhile),
        Kept::Anothers => td_string!(lang, assignments.kept_anothers),
        Kept::CannotRule => td_string!(lang, assignments.kept_cannot_rule),
    }
}
