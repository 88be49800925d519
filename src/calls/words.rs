//! The word on a line's stamp, and the stamp: what every room shows a standing as.

use super::standing::Kind;
use crate::{i18n::td_string, web::lang::Lang};
use leptos::prelude::*;

/// The word on the stamp.
pub fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Cancelled => td_string!(lang, record.kind_cancelled),
        Kind::ReportedCancelled => td_string!(lang, record.kind_reported_cancelled),
        Kind::ResolvedAwarded => td_string!(lang, record.kind_resolved_awarded),
        Kind::ResolvedVoid => td_string!(lang, record.kind_resolved_void),
        Kind::ReportedResolved => td_string!(lang, record.kind_reported_resolved),
        Kind::Announced => td_string!(lang, record.kind_announced),
        Kind::Open => td_string!(lang, record.kind_open),
        Kind::Unresolved => td_string!(lang, record.kind_unresolved),
        Kind::Suspended => td_string!(lang, record.kind_suspended),
        Kind::SuspensionOver => td_string!(lang, record.kind_suspension_over),
        Kind::Overdue => td_string!(lang, record.kind_overdue),
        Kind::UnderReview => td_string!(lang, record.kind_under_review),
        Kind::Unknown => td_string!(lang, record.kind_unknown),
    }
}

/// A standing as a stamp: word, shape and border carry it.
pub fn stamp(lang: Lang, standing: Kind) -> AnyView {
    view! { <span class=format!("stamp {}", standing.name())>{kind(lang, standing)}</span> }.into_any()
}
