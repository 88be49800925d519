//! Legal bases: what each says, what it does not say, since when, and how sure we are. Each has an anchor of its own.

use super::{cite::Thing, elections, notes, parts, pieces, words};
use crate::{
    app::App,
    calls::{behind, live, model::LegalBasis, record::Record, store::RecordKind},
    error::Result,
    i18n::td_string,
    web::{
        address::{Page, Route},
        counts,
        lang::Lang,
        router::Bilingual,
        shell::{Head, Part},
        visit::{Visit, made_from},
    },
};
use axum::{Router, response::Response, routing::get};
use leptos::prelude::*;

pub fn routes() -> Router<App> {
    Router::new().page(Route::LegalBases, get(show))
}

/// What the rules are about, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    Elections,
    Programmes,
    Silence,
    Access,
    Organisations,
    Other,
}

impl Subject {
    const ALL: [Subject; 6] = [Self::Elections, Self::Programmes, Self::Silence, Self::Access, Self::Organisations, Self::Other];

    fn of(basis: &LegalBasis) -> Self {
        match basis.topic.as_str() {
            topic if topic.starts_with("election_") => Self::Elections,
            topic if topic.starts_with("programme_") => Self::Programmes,
            "petition" | "silence" | "appeal" | "court" | "complaint" => Self::Silence,
            topic if topic.starts_with("access_") => Self::Access,
            "organisation_duty" => Self::Organisations,
            _ => Self::Other,
        }
    }

    fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Elections => td_string!(lang, laws.subject_elections),
            Self::Programmes => td_string!(lang, laws.subject_programmes),
            Self::Silence => td_string!(lang, laws.subject_silence),
            Self::Access => td_string!(lang, laws.subject_access),
            Self::Organisations => td_string!(lang, laws.subject_organisations),
            Self::Other => td_string!(lang, laws.subject_other),
        }
    }
}

async fn show(visit: Visit) -> Result<Response> {
    let record = live::record(&visit.app).await?;
    let lang = visit.lang;
    let head = Head::new(td_string!(lang, laws.title)).description(td_string!(lang, laws.intro)).part(Part::Elections);
    let told = visit.page(head, || {
        let sections: Vec<_> = Subject::ALL
            .into_iter()
            .map(|subject| {
                let bases: Vec<_> = record
                    .legal_bases
                    .values()
                    .filter(|basis| Subject::of(basis) == subject)
                    .map(|basis| one(lang, &record, basis))
                    .collect();
                (!bases.is_empty()).then(|| view! { <h2>{subject.words(lang)}</h2> {bases} })
            })
            .collect();
        view! {
            <h1>{td_string!(lang, laws.title)}</h1>
            <p class="lead">{td_string!(lang, laws.intro)}</p>
            <p>{td_string!(lang, laws.language)}</p>
            <p><a href=Page::Glossary.path(lang)>{td_string!(lang, laws.glossary)}</a></p>
            {sections}
            {pieces::how_to_correct(lang)}
        }
    });
    Ok(made_from(told, behind::all_of([RecordKind::LegalBasis, RecordKind::ElectoralPeriod])))
}

fn one(lang: Lang, record: &Record, basis: &LegalBasis) -> AnyView {
    if !basis.replaced_by.is_empty() {
        return replaced(lang, record, basis);
    }
    let to_verify = basis.confidence.is_to_verify().then(|| view! { " " {parts::to_verify(lang)} });
    let name = pieces::law_name(lang, basis);
    let term = term(lang, basis).map(|text| pieces::row(td_string!(lang, laws.term), text));
    view! {
        <section class="finding" id=basis.id.to_string()>
            <h3>{name}{to_verify}</h3>
            {pieces::unread(lang, basis)}
            <dl class="facts">
                {pieces::row(td_string!(lang, laws.says), pieces::as_written(lang, &basis.rule_summary))}
                {pieces::silence(lang, basis).map(|silent| pieces::row(td_string!(lang, laws.does_not_say), silent))}
                {term}
                {pieces::row(td_string!(lang, laws.where_it_binds), whom_it_binds(lang, basis))}
                {pieces::door(lang, basis).map(|door| pieces::row(td_string!(lang, laws.asked_through), door))}
                {made_for(lang, record, basis).map(|elections| pieces::row(td_string!(lang, laws.made_for), elections))}
                {pieces::row(td_string!(lang, laws.in_force), in_force(lang, basis))}
            </dl>
            {pieces::source_and_confidence(lang, &basis.source, basis.confidence)}
            <p class="meta noprint"><a href=Thing::Law(basis.id.clone()).citation().path(lang)>{td_string!(lang, cite.how_law)}</a></p>
        </section>
    }
    .into_any()
}

/// What stood here in one stands in several: whoever comes by an earlier address finds them.
fn replaced(lang: Lang, record: &Record, basis: &LegalBasis) -> AnyView {
    let now = basis.replaced_by.iter().filter_map(|id| record.legal_bases.get(id));
    let now: Vec<_> =
        now.map(|one| view! { <li><a href=format!("#{}", one.id)>{pieces::law_name(lang, one)}</a></li> }).collect();
    view! {
        <section class="finding" id=basis.id.to_string()>
            <h3>{pieces::law_name(lang, basis)}</h3>
            <p>{td_string!(lang, laws.replaced)}</p>
            <ul>{now}</ul>
        </section>
    }
    .into_any()
}

fn whom_it_binds(lang: Lang, basis: &LegalBasis) -> &'static str {
    if basis.internal { td_string!(lang, laws.internal) } else { elections::jurisdiction(lang, basis.jurisdiction.as_str()) }
}

/// The elections that a rule was made for, or that it is not on record which; nothing of one that was made for all.
fn made_for(lang: Lang, record: &Record, basis: &LegalBasis) -> Option<AnyView> {
    let elections = basis.made_for.as_ref()?;
    if elections.is_empty() {
        return Some(view! { <span class="nk">{td_string!(lang, laws.made_for_not_known)}</span> }.into_any());
    }
    let known = elections.iter().filter_map(|id| record.periods.get(id));
    let links: Vec<_> = known
        .enumerate()
        .map(|(place, period)| {
            let href = Page::ElectoralPeriod { slug: period.id.to_string() }.path(lang);
            view! { {(place > 0).then_some("; ")} <a href=href>{elections::words::title(lang, period)}</a> }
        })
        .collect();
    Some(links.into_any())
}

/// A number of days, and which days count.
fn term(lang: Lang, basis: &LegalBasis) -> Option<AnyView> {
    let days = basis.days?;
    Some(match basis.day_type.as_deref() {
        Some("business") => counts::working_days(lang, days).into_any(),
        Some("calendar") => counts::calendar_days(lang, days).into_any(),
        Some(other) => view! { {counts::days(lang, days)} " (" {notes::note(lang, other)} ")" }.into_any(),
        None => counts::days(lang, days).into_any(),
    })
}

fn in_force(lang: Lang, basis: &LegalBasis) -> String {
    let from = basis.in_force_from.map(|date| words::partial(lang, date));
    let to = basis.in_force_to.map(|date| words::partial(lang, date));
    match (from, to) {
        (None, None) if basis.text_of.is_some() => {
            let day = basis.text_of.map(|date| words::partial(lang, date)).unwrap_or_default();
            td_string!(lang, laws.force_not_known_text, day = day).to_string()
        }
        (None, None) => td_string!(lang, laws.force_not_known).to_owned(),
        (Some(from), None) if basis.made_for.is_some() => td_string!(lang, laws.force_end_not_known, from = from).to_string(),
        (Some(from), None) => td_string!(lang, laws.force_since, from = from).to_string(),
        (None, Some(to)) => td_string!(lang, laws.force_until, to = to).to_string(),
        (Some(from), Some(to)) => td_string!(lang, laws.force_both, from = from, to = to).to_string(),
    }
}
