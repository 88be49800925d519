//! The tags of a release, from what it changes.

use super::replay::Cause;
use crate::calls::facts::FactKind;
use serde_json::Value;

/// Release tags, most general first. The first release of a call tells the call.
pub fn tags(cause: Cause<'_>, before: &Value, change: &Value) -> Vec<&'static str> {
    let mut tags = Vec::new();
    if before.is_null() {
        tags.push("tender");
    } else if change["tender"]["status"] == "cancelled" {
        tags.push("tenderCancellation");
    } else if change.get("tender").is_some() && is_change(cause) {
        tags.push("tenderAmendment");
    }
    tags.extend(of_awards(before, change));
    tags.extend(of_contracts(before, change));
    if tags.is_empty() {
        tags.push("tenderUpdate");
    }
    tags
}

/// The authority changed its call, as against what became known of it.
fn is_change(cause: Cause<'_>) -> bool {
    let Cause::Fact(fact) = cause else { return false };
    matches!(
        fact.kind,
        FactKind::Amended { .. }
            | FactKind::DeadlineExtended { .. }
            | FactKind::Suspended { .. }
            | FactKind::Resumed { .. }
            | FactKind::OrderedByCourt { .. }
            | FactKind::Reopened
    )
}

fn of_awards(before: &Value, change: &Value) -> Option<&'static str> {
    let changed = change.get("awards")?.as_array()?;
    if changed.iter().any(|award| award["status"] == "cancelled") {
        return Some("awardCancellation");
    }
    Some(if changed.iter().any(|award| is_new(&before["awards"], award)) { "award" } else { "awardUpdate" })
}

fn of_contracts(before: &Value, change: &Value) -> Vec<&'static str> {
    let Some(changed) = change.get("contracts").and_then(Value::as_array) else { return Vec::new() };
    if changed.iter().any(|contract| is_new(&before["contracts"], contract)) {
        vec!["contract", "implementation"]
    } else {
        vec!["implementationUpdate"]
    }
}

fn is_new(known: &Value, item: &Value) -> bool {
    !known.as_array().into_iter().flatten().any(|one| one["id"] == item["id"])
}
