//! The page of one fact: what is said, by whom, on what evidence, when it entered; what took its place; what was answered.

use super::{level, marks, relations::relations};
use crate::{
    calls::{
        corroboration::corroborated,
        facts::{AssertedBy, Fact},
        record::Record,
    },
    error::{Error, Result},
    evidence,
    i18n::td_string,
    ids::FactId,
    office::proposed,
    record::{
        cite::{self, Thing, schema},
        details::details,
        parts, pieces,
        query::Asked,
        subjects, wording, words,
    },
    web::{
        address::Page,
        dates,
        form::Form,
        lang::{Lang, LangExt as _},
        parts::{Step, error_summary, trail},
        shell::{Head, Part},
        visit::{Visit, made_from},
    },
};
use axum::{http::StatusCode, response::Response};
use chrono_tz::Tz;
use leptos::prelude::*;

/// What whoever looks may do about the fact, and a form of theirs that was given back.
pub struct Controls<'f, F: FnOnce() -> AnyView> {
    pub form: &'f Form,
    pub view: F,
}

/// The page, with what the one who looks may do.
pub async fn page<F: FnOnce() -> AnyView>(
    visit: &Visit,
    record: &Record,
    fact: &Fact,
    controls: Controls<'_, F>,
) -> Result<Response> {
    let lang = visit.lang;
    let (about, on) = subjects::named(lang, record, &fact.subject).ok_or(Error::NotFound)?;
    let shown: Vec<FactId> = record.stands_on(fact).cloned().collect();
    let evidence: Vec<_> = evidence::store::of_facts(&visit.app.db, &shown).await?.into_values().flatten().collect();
    let says = wording::of(fact.subject.kind);
    let kind = (says.fact)(lang, &fact.kind);
    let called = format!("{kind}: {about}");
    let text = lang.pick(&fact.text_es, &fact.text_en).clone();
    let own = Page::Fact { fact: fact.id.to_string() };
    let data = schema::page(visit, &own, &called, &text, Some(cite::thing::of_fact(record, fact)));
    let head = Head::new(format!("{kind} · {about}")).part(Part::Calls).description(text).data(data);
    let by_two = by_two(visit, &fact.id).await?;
    let superseded = record.superseded_of(&fact.subject);
    let others = record.facts_of(&fact.subject).into_iter().filter(|one| !superseded.contains(&one.id));
    let two = corroborated(others).contains(&fact.id);
    let status = if controls.form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = visit.page_as(status, head, || {
        view! {
            {error_summary(lang, controls.form)}
            {trail(lang, vec![Step { title: about, to: on.path(lang), lang: subjects::lang_of(lang, record, &fact.subject) }], kind, None)}
            <h1>{kind}</h1>
            {relations(lang, record, fact, superseded.contains(&fact.id))}
            <p class="lead">{lang.pick(&fact.text_es, &fact.text_en).clone()}</p>
            {details(lang, record, fact, says)}
            <dl class="facts">
                {pieces::row(td_string!(lang, recording.occurred_on), words::when(lang, fact))}
                {pieces::row(td_string!(lang, recording.recorded_at), dates::instant_there(lang, fact.recorded_at, Tz::America__Mexico_City))}
                {pieces::row(td_string!(lang, recording.said_by), said_by(lang, record, fact))}
                {level(lang, fact).map(|level| pieces::row(td_string!(lang, recording.level), with_proposed(lang, fact, level)))}
                {pieces::row(td_string!(lang, recording.source), parts::source(lang, &fact.source))}
            </dl>
            {marks(lang, fact, two)}
            {by_two}
            {evidence::parts::list(lang, &evidence)}
            {cite::section(visit, &called, &Thing::Fact(fact.id.clone()), &Page::Fact { fact: fact.id.to_string() }, &Asked::default())}
            {(controls.view)()}
        }
    });
    Ok(made_from(page, record.behind(&fact.subject)))
}

/// When one official proposed it and another approved it, where it took two.
async fn by_two(visit: &Visit, id: &FactId) -> Result<Option<AnyView>> {
    let lang = visit.lang;
    let at = |instant| dates::instant_there(lang, instant, Tz::America__Mexico_City);
    let act = proposed::store::of_fact(visit.app.db.read(), id).await?;
    Ok(act.and_then(|act| {
        let says = td_string!(lang, recording.by_two_people, proposed = at(act.proposed_at), approved = at(act.end?.at));
        Some(view! { <p class="meta">{says.to_string()}</p> }.into_any())
    }))
}

fn said_by(lang: Lang, record: &Record, fact: &Fact) -> AnyView {
    let who = words::asserted_by(lang, fact.asserted_by);
    let institution = fact.by.as_ref().and_then(|id| record.institutions.values().find(|one| one.id.as_str() == id));
    match (institution, &fact.by) {
        (Some(one), _) => {
            let href = Page::Institution { slug: one.id.to_string() }.path(lang);
            view! { {who} ": " <a href=href>{lang.pick(&one.name_es, &one.name_en).clone()}</a> }.into_any()
        }
        (None, Some(by)) if fact.asserted_by != AssertedBy::Association => {
            view! { {who} " · " <code>{by.clone()}</code> }.into_any()
        }
        _ => view! { {who} }.into_any(),
    }
}

/// The level that counts, and the one that waits for a second person.
fn with_proposed(lang: Lang, fact: &Fact, level: &'static str) -> AnyView {
    let proposed = fact.proposed_level.map(|level| {
        let says = td_string!(lang, recording.proposed, level = words::level(lang, level).to_lowercase()).to_string();
        view! { <p class="meta">{says}</p> }
    });
    view! { {level} {proposed} }.into_any()
}
