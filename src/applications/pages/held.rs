//! While nothing moves: what holds a line up, in its authority's words, and what somebody can do, with links and without advice of law.

use crate::{
    applications::{context::LineNow, rules},
    calls::{
        facts::SubjectKind,
        standing::{Kind, Standing},
        words::suspension,
    },
    i18n::td_string,
    web::{address::Page, dates, lang::Lang},
};
use leptos::prelude::*;

/// What the sentences are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    Draft,
    Filed,
}

/// Since when the line is suspended, why and until when; nothing where it is not.
fn held_by(lang: Lang, line: &LineNow) -> Option<AnyView> {
    let standing = &line.assessed.standing;
    let Standing::Suspended { stated_reason, since, .. } = standing else { return None };
    Some(view! { <p>{suspension(lang, stated_reason, *since, standing.ends())}</p> }.into_any())
}

/// What there is besides.
#[derive(Clone, Copy, Debug, Default)]
pub struct Also {
    /// The promise is a term that can be read day by day.
    pub stated: bool,
    /// Whoever looks may record what the association knows of the line.
    pub tells: bool,
}

/// What holds, when an act was last looked for, and what can be done about it; nothing while all is well.
pub fn what_can_be_done(lang: Lang, line: &LineNow, whose: Whose, also: Also) -> Option<AnyView> {
    let kind = line.state().standing;
    let says = says(lang, line, whose)?;
    let (call, laws) = (line.call_page().path(lang), Page::LegalBases.path(lang));
    let institution = Page::Institution { slug: line.call.institution_id.to_string() }.path(lang);
    let term = Page::LineTerm { slug: line.call.id.to_string(), line: line.line.id.to_string() };
    let term = also.stated.then(|| view! { <li><a href=term.path(lang)>{td_string!(lang, waiting.to_term)}</a></li> });
    let tell = Page::FactNew { subject_kind: SubjectKind::Line.name().to_owned(), subject: line.line.id.to_string() };
    let tell = also.tells.then(|| view! { <li><a href=tell.path(lang)>{td_string!(lang, waiting.to_tell)}</a></li> });
    // Silence can only be counted against whoever has something to decide.
    let silence = (whose == Whose::Filed && kind != Kind::Cancelled)
        .then(|| view! { <p class="meta">{td_string!(lang, waiting.no_silence_term)}</p> });
    let told = view! {
        <div class="notice">
            {held_by(lang, line)}
            <p>{says}</p>
            <ul>
                <li><a href=call>{td_string!(lang, waiting.to_call)}</a></li>
                {term}
                <li><a href=institution>{td_string!(lang, waiting.to_institution)}</a></li>
                <li><a href=laws>{td_string!(lang, waiting.to_laws)}</a></li>
                {tell}
            </ul>
            {searched(lang, line)}
            {silence}
        </div>
    };
    Some(told.into_any())
}

/// When somebody last looked for an act that ends it: that none is on record says little where nobody looked.
fn searched(lang: Lang, line: &LineNow) -> Option<AnyView> {
    if !matches!(line.assessed.kind(), Kind::Unresolved | Kind::Overdue | Kind::SuspensionOver) {
        return None;
    }
    let says = match line.assessed.beside.checked {
        Some(checked) if checked.stale => {
            td_string!(lang, record.checked_stale, last = dates::partial(lang, checked.last)).to_string()
        }
        Some(checked) => td_string!(lang, record.checked, last = dates::partial(lang, checked.last)).to_string(),
        None => td_string!(lang, waiting.never_searched).to_owned(),
    };
    Some(view! { <p>{says}</p> }.into_any())
}

fn says(lang: Lang, line: &LineNow, whose: Whose) -> Option<&'static str> {
    let state = line.state();
    Some(match (state.standing, whose) {
        (Kind::Suspended, Whose::Filed) => td_string!(lang, waiting.while_suspended),
        (_, Whose::Draft) if state.overtaken && line.holds_drafts() => td_string!(lang, waiting.draft_overtaken),
        // It closed before the suspension: nothing can be written any more.
        (Kind::Suspended, Whose::Draft) if rules::may_draft(&state, line.now).is_err() => return None,
        (Kind::Suspended, Whose::Draft) => td_string!(lang, waiting.draft_suspended),
        (Kind::Cancelled, Whose::Filed) => td_string!(lang, waiting.while_cancelled),
        (Kind::Cancelled, Whose::Draft) => td_string!(lang, waiting.draft_cancelled),
        (Kind::ReportedCancelled | Kind::ReportedResolved, Whose::Filed) => td_string!(lang, waiting.while_reported),
        (Kind::ReportedCancelled | Kind::ReportedResolved, Whose::Draft) => td_string!(lang, waiting.draft_reported),
        (Kind::SuspensionOver, Whose::Filed) => td_string!(lang, waiting.after_suspension),
        (Kind::Unresolved, Whose::Filed) => td_string!(lang, waiting.while_unresolved),
        (Kind::Overdue, Whose::Filed) => td_string!(lang, waiting.while_overdue),
        _ => return None,
    })
}
