//! Which opinions count, who reads them, how far they lie apart, and what that asks of a result. Pure.

use super::model::Opinion;
use crate::{applications::folio::Folio, ids::PersonId, ledger::Position, policy::Refusal, review::rules::Stage};

/// The opinions on a folio that count: of each person the newest, given after what was corrected last, whose author may still decide.
pub fn standing(given: &[Opinion], folio: &Folio, corrected: Position, set_aside: impl Fn(&PersonId) -> bool) -> Vec<Opinion> {
    let on = || given.iter().filter(|one| &one.folio == folio);
    let is_newest = |one: &Opinion| !on().any(|other| other.person == one.person && other.position > one.position);
    on().filter(|one| is_newest(one) && one.position > corrected && !set_aside(&one.person)).cloned().collect()
}

/// How far opinions lie apart in one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    pub criterion: String,
    pub lowest: u8,
    pub highest: u8,
    /// By more than a third of the criterion's scale.
    pub is_large: bool,
}

/// The spread of each criterion, once two opinions count.
pub fn spreads(standing: &[Opinion]) -> Vec<Spread> {
    let [first, _, ..] = standing else { return Vec::new() };
    let spread = |criterion: &str, scale: [u8; 2]| {
        let points = || standing.iter().filter_map(|one| one.points(criterion));
        let (lowest, highest) = (points().min()?, points().max()?);
        let (apart, range) = (u32::from(highest - lowest), u32::from(scale[1].saturating_sub(scale[0])));
        Some(Spread { criterion: criterion.to_owned(), lowest, highest, is_large: 3 * apart > range })
    };
    first.marks.iter().filter_map(|mark| spread(&mark.criterion, mark.scale)).collect()
}

/// Whether a result has to say what was concluded of the difference.
pub fn differ(standing: &[Opinion]) -> bool {
    spreads(standing).iter().any(|spread| spread.is_large)
}

/// Whether a result no longer holds: it was recorded before opinions came that differ, and says nothing of the difference.
pub fn overtake(standing: &[Opinion], ruled: Position, says_of_difference: bool) -> bool {
    !says_of_difference && differ(standing) && standing.iter().any(|one| one.position > ruled)
}

/// Whether somebody reads what others found: a reviewer not before their own opinion is sent, so that none is copied from another.
pub fn reads_others(stage: Stage, decides: bool, sent: bool) -> bool {
    decides || sent || stage == Stage::Resolved
}

/// Whoever records a result has read the opinions that there are.
pub fn may_rule(standing: &[Opinion], reads_others: bool) -> Result<(), Refusal> {
    if reads_others || standing.is_empty() { Ok(()) } else { Err(Refusal::OpinionFirst) }
}

/// What a page with the form has shown: the person's own opinion, what was corrected, and what was saved.
pub fn seen(own: Option<Position>, corrected: Option<Position>, draft: i64) -> String {
    format!("{}:{}:{draft}", own.unwrap_or(-1), corrected.unwrap_or(-1))
}
