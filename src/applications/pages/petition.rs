//! Letters that ask about an application on which nobody decides: how it stands, for the papers about it, and that somebody look at what
//! was not done. Filled in with what its receipt and the record hold. Whoever filed reads one, changes it, signs it and hands it in:
//! nothing is sent from here, and nothing is claimed that the record does not hold.

use crate::{
    applications::{context::LineNow, model::Filed},
    calls::{
        bases::{self, About},
        dates::{PartialDate, local_day},
        record::View,
        request,
        standing::{Kind, RuleId, Standing},
    },
    i18n::td_string,
    web::{dates, lang::Lang},
};
use leptos::prelude::*;

/// What one can write, while an answer is awaited that no act gives. While a suspension lasts, nothing was left undone: it is an act.
fn writings(kind: Kind) -> &'static [About] {
    match kind {
        Kind::Suspended => &[About::Petition, About::Access],
        Kind::SuspensionOver | Kind::Unresolved | Kind::Overdue => &[About::Petition, About::Access, About::Complaint],
        _ => &[],
    }
}

/// The letters, each opened by whoever wants it.
pub fn petition(lang: Lang, filed: &Filed, line: &LineNow, view: &View<'_>) -> AnyView {
    let each: Vec<_> = writings(line.assessed.kind()).iter().map(|about| one(lang, *about, filed, line, view)).collect();
    if each.is_empty() {
        return ().into_any();
    }
    view! { <h3>{td_string!(lang, petition.heading)}</h3> <p>{td_string!(lang, petition.lead)}</p> {each} }.into_any()
}

fn one(lang: Lang, about: About, filed: &Filed, line: &LineNow, view: &View<'_>) -> AnyView {
    let written = request::language(&line.call);
    let (title, lead) = match about {
        About::Petition => (td_string!(lang, petition.title), td_string!(lang, petition.title_lead)),
        About::Access => (td_string!(lang, request.title), td_string!(lang, request.lead)),
        About::Complaint => (td_string!(lang, petition.complaint_title), td_string!(lang, petition.complaint_lead)),
    };
    let text = match about {
        About::Petition => asks(written, filed, line, view),
        About::Access => request::text(view, &line.call, &line.line, &line.assessed, line.now),
        About::Complaint => complains(written, filed, line, view),
    };
    let bases = bases::binding(view, &line.call, about, line.now);
    request::to_copy(title, lead, (written, text), request::laws(lang, &bases))
}

/// The letter that asks how it stands.
fn asks(lang: Lang, filed: &Filed, line: &LineNow, view: &View<'_>) -> String {
    request::letter([
        request::addressee(lang, view, &line.call, line.now),
        td_string!(lang, petition.subject, folio = filed.folio.to_string()).to_string(),
        told(lang, filed, line),
        today(lang, line),
        td_string!(lang, petition.asks).to_owned(),
        request::cited(lang, view, &line.call, About::Petition, line.now),
        filed.content.association.name.clone(),
    ])
}

/// The letter that asks somebody else to look at what was not done. It accuses nobody: what was omitted, and by whom, is its question.
fn complains(lang: Lang, filed: &Filed, line: &LineNow, view: &View<'_>) -> String {
    let institution = request::addressee(lang, view, &line.call, line.now);
    request::letter([
        td_string!(lang, petition.complaint_to, institution = institution).to_string(),
        td_string!(lang, petition.complaint_subject, folio = filed.folio.to_string()).to_string(),
        told(lang, filed, line),
        today(lang, line),
        td_string!(lang, petition.complaint_asks).to_owned(),
        request::cited(lang, view, &line.call, About::Complaint, line.now),
        filed.content.association.name.clone(),
    ])
}

/// What happened, as far as receipt and record hold it.
fn told(lang: Lang, filed: &Filed, line: &LineNow) -> String {
    let applied = td_string!(
        lang,
        petition.applied,
        day = dates::day(lang, local_day(filed.filed_at, line.call.zone())),
        folio = filed.folio.to_string(),
        call = line.call_title(lang),
        line = line.title(lang)
    );
    let promised = promised(line).map(|date| td_string!(lang, petition.promised, day = dates::partial(lang, date)).to_string());
    let suspended = matches!(line.assessed.standing, Standing::Suspended { .. } | Standing::SuspensionOver { .. })
        .then(|| td_string!(lang, petition.suspended).to_owned());
    let told: Vec<String> = [Some(applied.to_string()), promised, suspended].into_iter().flatten().collect();
    told.join(" ")
}

fn today(lang: Lang, line: &LineNow) -> String {
    td_string!(lang, petition.today, day = dates::day(lang, local_day(line.now, line.call.zone()))).to_string()
}

/// The day by which results were promised, where one was.
fn promised(line: &LineNow) -> Option<PartialDate> {
    let promises = [RuleId::PromisePassed, RuleId::PromiseLongPast, RuleId::PromiseAhead];
    let reason = line.assessed.reasons.iter().find(|reason| promises.contains(&reason.rule) && reason.sense.is_by())?;
    reason.dates.last().copied()
}
