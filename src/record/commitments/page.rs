//! A commitment's page: what became of it and why, what was promised, claims beside evidence, what happened when.

use super::{claims, finding, promise};
use crate::{
    calls::{
        addresses::At,
        facts::{Fact, Subject, SubjectKind},
        live,
        model::Commitment,
        promise::Due,
        record::View,
        standing::Assessment,
    },
    clock::Now,
    error::{Error, Result},
    evidence::store as evidence,
    i18n::td_string,
    ids::CommitmentId,
    record::{
        call::{
            self, drawing,
            facts::{self, Told},
        },
        cite::{self, Thing, schema, thing::of_commitment},
        feeds, parts, pieces,
        query::{self, Asked},
        touched::Touched,
        wording::COMMITMENT,
    },
    web::{
        address::Page,
        lang::{Lang, LangExt},
        shell::{Head, Part},
        visit::{Visit, made_from},
    },
};
use axum::response::Response;
use leptos::prelude::*;

pub async fn show(visit: Visit, At { id, slug }: At<CommitmentId>) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let (lang, now) = (visit.lang, visit.now);
    let view = record.as_of(asked.as_of, asked.known_on);
    let found = record.commitments.get(&id).zip(view.promise_standing(&id, now));
    let Some((one, assessed)) = found else { return not_yet_known(&visit, &id, &asked).await };
    let own = Told::of(&view, record.facts_of(&Subject::new(SubjectKind::Commitment, &id)), false);
    let all = Told::of(&view, about(&view, one), false).naming_bodies();
    let rests_on = evidence::of_facts_known(&visit.app.db, &all.ids(), asked.known_on).await?;
    let title = lang.pick(&one.title_es, &one.title_en).clone();
    let page = Page::Commitment { slug };
    let path = page.path(lang);
    let says = finding::sentence(lang, &view, one, &assessed, now);
    let touch = of_commitment(&*Touched::of(&visit.app).await?, one);
    let data = schema::page(&visit, &page, &title, &says, touch.map(|touch| touch.at));
    let head = Head::new(title.clone()).part(Part::Commitments).description(says).data(data);
    let head = head.link(feeds::data(&format!("/api/v1/commitments/{}", one.id), &asked.days_only()));
    let page = visit.page(parts::seen(lang, &asked, head), || {
        view! {
            {parts::asof_banner(lang, &asked, path.clone())}
            {crumb(lang, title.clone())}
            <h1>{title.clone()}</h1>
            {finding::section(lang, &view, one, &assessed, now)}
            {(!view.promised_by(one)).then(|| view! { <p class="nk">{td_string!(lang, commitments.not_yet)}</p> })}
            {call::reply::section(&visit, &view, &Subject::new(SubjectKind::Commitment, &id), &assessed, true)}
            {parts::record_a_fact(&visit, "commitment", id.as_str())}
            {promise::section(lang, &view, one)}
            {claims::section(lang, one, &own)}
            {parts::for_monitors(&visit, &Page::CommitmentClaim { slug: id.to_string() }, td_string!(lang, promises.claim_title))}
            {timeline(lang, &view, one, &assessed, &all, now)}
            {facts::list(lang, &view, &all, &rests_on, &COMMITMENT)}
            {cite::section(&visit, &title, &Thing::Commitment(id.clone()), &page, &asked)}
            {pieces::how_to_correct(lang)}
            {call::days(lang, path.clone(), &format!("/api/v1/commitments/{id}"), &asked.days_only(), now)}
        }
    });
    Ok(made_from(page, record.behind(&Subject::new(SubjectKind::Commitment, &id))))
}

/// The facts about it, its programme and its institution.
fn about<'a>(view: &View<'a>, one: &Commitment) -> Vec<&'a Fact> {
    let record = view.record;
    let mut facts = record.facts_of(&Subject::new(SubjectKind::Commitment, &one.id));
    facts.extend(one.programme_id.iter().flat_map(|id| record.facts_of(&Subject::new(SubjectKind::Programme, id))));
    facts.extend(record.facts_of(&Subject::new(SubjectKind::Institution, &one.institution_id)));
    facts
}

fn timeline(lang: Lang, view: &View<'_>, one: &Commitment, assessed: &Assessment, told: &Told<'_>, now: Now) -> AnyView {
    let silence = drawing::silence(lang, view, assessed, one.jurisdiction.zone(), now);
    let promised = one.promised.map(|date| drawing::promised(lang, Due::by(date), &COMMITMENT));
    let title = lang.pick(&one.title_es, &one.title_en).clone();
    let more = silence.into_iter().chain(promised).collect();
    let drawn = drawing::Drawn { id: "linea".to_owned(), title, told, more, list: drawing::FACTS.to_owned() };
    drawing::headed(lang, view.record, drawn, drawing::bands(lang, view, &one.jurisdiction), &COMMITMENT)
}

fn crumb(lang: Lang, title: String) -> AnyView {
    pieces::crumb(lang, Page::Commitments, td_string!(lang, commitments.title), title)
}

/// A commitment that is on record today, and was not on the day asked about.
async fn not_yet_known(visit: &Visit, id: &CommitmentId, asked: &Asked) -> Result<Response> {
    let (record, lang) = (live::record(&visit.app).await?, visit.lang);
    let one = record.commitments.get(id).ok_or(Error::NotFound)?;
    let head = Head::new(lang.pick(&one.title_es, &one.title_en).clone()).part(Part::Commitments);
    let today = Page::Commitment { slug: id.to_string() }.path(lang);
    Ok(parts::not_yet_known(visit, head, asked, today, td_string!(lang, commitments.not_yet_known)))
}
