//! The status of a tender, from what its lines are. Only an act of the authority makes it `cancelled` or `unsuccessful`; nothing makes
//! it `withdrawn`, which would say that no more will be told.

use super::line::At;
use crate::calls::standing::Kind;

pub fn of(lines: &[At<'_>]) -> Option<&'static str> {
    let kinds: Vec<Kind> = lines.iter().map(|line| line.assessed.kind()).collect();
    let all = |kind: Kind| !kinds.is_empty() && kinds.iter().all(|one| *one == kind);
    if all(Kind::Cancelled) {
        return Some("cancelled");
    }
    if all(Kind::ResolvedVoid) {
        return Some("unsuccessful");
    }
    if all(Kind::Announced) {
        return Some("planned");
    }
    let each: Vec<Option<&'static str>> = lines.iter().map(of_line).collect();
    if each.contains(&Some("active")) {
        return Some("active");
    }
    // Where it is not known of one line that its reception is over, it is not said of the call.
    each.iter().all(|status| *status == Some("complete")).then_some("complete").filter(|_| !each.is_empty())
}

/// `complete` says that applications closed; a suspension without an end that came is no end, so the tender stays `active`.
fn of_line(line: &At<'_>) -> Option<&'static str> {
    let closed = line.course.closed.then_some("complete");
    match line.assessed.kind() {
        Kind::Open | Kind::Announced | Kind::Suspended => Some("active"),
        Kind::SuspensionOver => closed.or(Some("active")),
        Kind::Unresolved
        | Kind::UnderReview
        | Kind::Overdue
        | Kind::ResolvedAwarded
        | Kind::ResolvedVoid
        | Kind::ReportedResolved
        | Kind::Cancelled => Some("complete"),
        Kind::ReportedCancelled | Kind::Unknown => closed,
    }
}
