//! A call as a form and a form as a call. What is typed is kept as typed.

use crate::{
    calls::due::fields as term,
    ids::ProgrammeId,
    office::{
        model::CallDraft,
        terms::fields::{both, mark},
    },
    web::form::Form,
};

/// The call's own fields, with its lines as they were.
pub fn call(form: &Form, known: &CallDraft) -> CallDraft {
    let programme = form.get("programme");
    CallDraft {
        title: both(form, "title"),
        fiscal_year: form.get("fiscal_year").to_owned(),
        programme: (!programme.is_empty()).then(|| ProgrammeId::from_text(programme)),
        opens: form.get("opens").to_owned(),
        closes: form.get("closes").to_owned(),
        clock: form.get("clock").to_owned(),
        by_window: form.has("by_window", "yes"),
        hours_from: form.get("hours_from").to_owned(),
        hours_to: form.get("hours_to").to_owned(),
        results: form.get("results").to_owned(),
        term_days: form.get(term::DAYS).to_owned(),
        term_from: form.get(term::FROM).to_owned(),
        term_day: form.get(term::DAY).to_owned(),
        act: form.get("act").to_owned(),
        lines: known.lines.clone(),
        edition: known.edition.clone(),
        amends: known.amends.clone(),
    }
}

pub fn of_call(draft: &CallDraft) -> Form {
    Form::of([
        ("title_es", draft.title.es.clone()),
        ("title_en", draft.title.en.clone()),
        ("fiscal_year", draft.fiscal_year.clone()),
        ("programme", draft.programme.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("opens", draft.opens.clone()),
        ("closes", draft.closes.clone()),
        ("clock", draft.clock.clone()),
        ("by_window", if draft.by_window { "yes" } else { "" }.to_owned()),
        ("hours_from", draft.hours_from.clone()),
        ("hours_to", draft.hours_to.clone()),
        ("results", draft.results.clone()),
        (term::DAYS, draft.term_days.clone()),
        (term::FROM, draft.term_from.clone()),
        (term::DAY, draft.term_day.clone()),
        ("act", draft.act.clone()),
    ])
}

/// What the call's own fields were when they were shown, in short: its lines are written by themselves.
pub fn seen(draft: &CallDraft) -> String {
    mark(&of_call(draft))
}
