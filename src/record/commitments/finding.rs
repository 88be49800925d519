//! What became of a commitment: its stamp, the sentence, what stands beside it, and "why?".

use super::words;
use crate::{
    calls::{
        dates::local_day,
        facts::{Fact, FactKind, Subject, SubjectKind},
        model::Commitment,
        record::View,
        standing::{Assessment, Standing},
    },
    clock::Now,
    i18n::td_string,
    record::{
        call::{finding, promised},
        wording::COMMITMENT,
        words as record_words,
    },
    web::{address::Page, counts, dates, lang::Lang},
};
use leptos::prelude::*;

pub fn section(lang: Lang, view: &View<'_>, one: &Commitment, assessed: &Assessment, now: Now) -> AnyView {
    let kind = assessed.kind();
    let gone = view.gone_of(&one.institution_id, one.programme_id.as_ref(), now);
    let term = Page::CommitmentTerm { slug: one.id.to_string() };
    view! {
        <p><span class=format!("stamp {} big", kind.name())>{words::kind(lang, kind)}</span></p>
        <div class="finding">
            <p class="lead">{sentence(lang, view, one, assessed, now)}</p>
            {promised::term(lang, view, &Subject::new(SubjectKind::Commitment, &one.id), &term, now)}
            {finding::beside(lang, view.as_of, gone.as_ref(), assessed, None)}
            {finding::why(lang, view, assessed, &COMMITMENT)}
        </div>
    }
    .into_any()
}

/// The act and its date first, then who says so, then what is not known.
pub fn sentence(lang: Lang, view: &View<'_>, one: &Commitment, assessed: &Assessment, now: Now) -> String {
    let zone = one.jurisdiction.zone();
    let today = dates::day(lang, local_day(view.instant(zone, now), zone));
    let date = || finding::dated(lang, view, assessed);
    let act = || record_words::act_not_there(lang, &assessed.beside);
    match &assessed.standing {
        Standing::Unresolved { since, days, .. } => {
            let since = dates::day(lang, *since);
            if assessed.at_least {
                let passed = counts::days_passed_at_least(lang, *days);
                td_string!(lang, commitments.say_unresolved_at_least, today = today, since = since, passed = passed).to_string()
            } else {
                let passed = counts::days_passed(lang, *days);
                td_string!(lang, commitments.say_unresolved, today = today, since = since, passed = passed).to_string()
            }
        }
        Standing::Suspended { since, stated_reason, .. } => {
            let reason = record_words::stated_reason(lang, stated_reason);
            td_string!(lang, commitments.say_suspended, since = dates::partial(lang, *since), reason = reason).to_string()
        }
        Standing::SuspensionOver { days } => {
            td_string!(lang, commitments.say_suspension_over, today = today, days = counts::days(lang, *days)).to_string()
        }
        Standing::Overdue { days } => {
            td_string!(lang, commitments.say_overdue, today = today, days = counts::days(lang, *days)).to_string()
        }
        Standing::UnderReview { due: Some(due) } => {
            td_string!(lang, commitments.say_due, date = dates::partial(lang, *due)).to_string()
        }
        Standing::UnderReview { due: None } => td_string!(lang, commitments.say_no_date).to_owned(),
        Standing::ResolvedAwarded => td_string!(lang, commitments.say_kept, date = date()).to_string(),
        Standing::ReportedResolved => td_string!(lang, commitments.say_reported_kept, date = date(), act = act()).to_string(),
        Standing::ResolvedVoid => td_string!(lang, commitments.say_void, date = date()).to_string(),
        Standing::Cancelled => td_string!(lang, commitments.say_cancelled, date = date()).to_string(),
        Standing::ReportedCancelled => {
            td_string!(lang, commitments.say_reported_cancelled, date = date(), act = act()).to_string()
        }
        Standing::Announced => td_string!(lang, commitments.say_announced).to_owned(),
        Standing::Open => td_string!(lang, commitments.say_open).to_owned(),
        Standing::Unknown { .. } if in_part(view, one).is_some() => {
            let date = in_part(view, one).map(|fact| record_words::when(lang, fact)).unwrap_or_default();
            td_string!(lang, commitments.say_in_part, today = today, date = date).to_string()
        }
        Standing::Unknown { missing } => {
            let lacks: Vec<&str> = missing.iter().map(|one| words::missing(lang, *one)).collect();
            td_string!(lang, commitments.say_unknown, today = today, missing = lacks.join(", ")).to_string()
        }
    }
}

/// The last word that part of it was kept: less than an outcome, and more than nothing.
fn in_part<'a>(view: &View<'a>, one: &Commitment) -> Option<&'a Fact> {
    let facts = view.happened(&Subject::new(SubjectKind::Commitment, &one.id));
    facts.into_iter().rfind(|fact| matches!(fact.kind, FactKind::PartlyResolved { .. }))
}
