//! One institution: its life, what it took over and passed on, its calls and those it inherited, programmes, facts, notes and source.

use super::{designation, words};
use crate::{
    calls::{
        addresses::{Addresses, At},
        facts::{Subject, SubjectKind},
        live,
        model::{Call, Institution},
        record::View,
        succession::Relative,
    },
    clock::Now,
    error::{Error, Result},
    evidence::store as evidence,
    i18n::td_string,
    ids::{FactId, InstitutionId},
    record::{
        call::{
            days,
            drawing::{self, Drawn},
            facts::{self as call_facts, Evidenced, Told},
        },
        cite::{self, Thing, schema, thing::of_institution},
        commitments, feeds, figures, parts, pieces, programmes,
        query::{self, Asked},
        rows::Rows,
        touched::Touched,
        wording::LINE,
    },
    web::{
        address::Page,
        counts,
        lang::Lang,
        shell::{Head, Part},
        visit::{Visit, made_from},
    },
};
use axum::response::Response;
use leptos::prelude::*;

/// How many of its calls the page of an institution lists; the board has all of them.
const LISTED: usize = 50;

pub async fn show(visit: Visit, At { id, slug }: At<InstitutionId>) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let (sort, asked) = (asked.sort, asked.days_only());
    let Some(institution) = record.institutions.get(&id) else { return not_yet_known(&visit, &id, &asked).await };
    let (lang, now) = (visit.lang, visit.now);
    let view = record.as_of(asked.as_of, asked.known_on);
    let institution = &view.on_the_day(institution);
    let told = Told::of(&view, record.facts_of(&Subject::new(SubjectKind::Institution, &institution.id)), false);
    let of_programmes = programmes::told(&view, institution);
    let shown: Vec<FactId> = of_programmes.values().chain([&told]).flat_map(Told::ids).collect();
    let evidence = evidence::of_facts_known(&visit.app.db, &shown, asked.known_on).await?;
    let rows = Rows::of(&view, now);
    let name = words::name_and_acronym(lang, institution);
    let designated = designation::of(&visit.app, &institution.id, &asked).await?;
    let says = format!("{name}. {}", words::life(lang, institution));
    let (page, addresses) = (Page::Institution { slug: slug.clone() }, Addresses::of(&visit.app).await?);
    let touched = Touched::of(&visit.app).await?;
    let touch = of_institution(&record, &touched, &institution.id);
    let described = schema::page(&visit, &page, &name, &says, touch.map(|touch| touch.at));
    let data = schema::about(described, schema::institution(lang, institution, &visit.app.config.base_url(), &addresses));
    let head = Head::new(name.clone()).description(says).part(Part::Institutions).data(data);
    let head = head.link(feeds::of_institution(lang, &slug, &name));
    let head = head.link(feeds::data(&format!("/api/v1/institutions/{}", institution.id), &asked.days_only()));
    let programmes = programmes::of_institution(lang, &view, &rows, institution, &Asked { sort, ..asked.clone() })?;
    let unfolded = programmes::unfolded(lang, &view, &of_programmes, &evidence, now);
    let told = visit.page(parts::seen(lang, &asked, head), || {
        view! {
            {parts::asof_banner(lang, &asked, visit.uri.path().to_owned())}
            {crumb(lang, institution)}
            <h1 lang=words::name_lang(lang, institution)>{words::name(lang, institution)}</h1>
            {(!view.had_begun(institution)).then(|| view! { <p class="nk">{td_string!(lang, institutions.not_yet)}</p> })}
            {about(lang, institution)}
            {succession(lang, &view, institution)}
            {designated.as_ref().map(|act| designation::section(lang, act))}
            {own_calls(lang, &view, &rows, institution, &asked, now)}
            {inherited_calls(lang, &view, institution, &asked, now)}
            {commitments::of_institution(lang, &view, institution, &asked, now)}
            {pieces::beyond(programmes)}
            {pieces::beyond(unfolded)}
            {facts(lang, &view, institution, &told, &evidence)}
            {(designated.is_some() || record.jurisdiction_of(&institution.id).is_some()).then(|| pieces::beyond(calendar(lang, institution)))}
            {parts::record_a_fact(&visit, "institution", institution.id.as_str())}
            {pieces::beyond(pieces::notes(lang, &institution.notes))}
            {pieces::source_and_confidence(lang, &institution.source, institution.confidence)}
            {cite::section(&visit, &name, &Thing::Institution(institution.id.clone()), &page, &asked)}
            {pieces::how_to_correct(lang)}
            {feeds::to_follow(lang, [feeds::of_institution(lang, &slug, &name)])}
            {days(lang, visit.uri.path().to_owned(), &format!("/api/v1/institutions/{}", institution.id), &asked, now)}
        }
    });
    Ok(made_from(told, record.behind_institution(&id)))
}

/// The way to the days on which it does not work.
fn calendar(lang: Lang, institution: &Institution) -> AnyView {
    let page = Page::InstitutionDays { slug: institution.id.to_string() }.path(lang);
    view! { <p><a href=page>{td_string!(lang, deadlines.whole_calendar)}</a></p> }.into_any()
}

/// An institution that is on record today, and was not on the day asked about.
async fn not_yet_known(visit: &Visit, id: &InstitutionId, asked: &Asked) -> Result<Response> {
    let (record, lang) = (live::record(&visit.app).await?, visit.lang);
    let institution = record.institutions.get(id).ok_or(Error::NotFound)?;
    let head = Head::new(words::name_and_acronym(lang, institution)).part(Part::Institutions);
    let today = visit.uri.path().to_owned();
    Ok(parts::not_yet_known(visit, head, asked, today, td_string!(lang, institutions.not_yet_known)))
}

fn crumb(lang: Lang, institution: &Institution) -> AnyView {
    pieces::crumb(lang, Page::Institutions, td_string!(lang, institutions.list_title), institution.short().to_owned())
}

fn about(lang: Lang, institution: &Institution) -> AnyView {
    let to_verify = institution.confidence.is_to_verify().then(|| view! { <p>{parts::to_verify(lang)}</p> });
    let acronym = institution.acronym.clone().map(|text| pieces::row(td_string!(lang, institutions.acronym), text));
    let named = (institution.level == "civil_society")
        .then(|| view! { <div class="notice"><p>{td_string!(lang, institutions.named_intro)}</p></div> });
    view! {
        {to_verify}
        {named}
        <dl class="facts">
            {acronym}
            {pieces::row(td_string!(lang, institutions.what_it_is), words::level(lang, institution))}
            {pieces::row(td_string!(lang, institutions.where_it_is), words::city(lang, institution))}
            {pieces::row(td_string!(lang, institutions.start), words::start(lang, institution))}
            {pieces::row(td_string!(lang, institutions.end), words::end(lang, institution))}
        </dl>
    }
    .into_any()
}

/// The chain, both ways. Each step says which way functions went.
fn succession(lang: Lang, view: &View<'_>, institution: &Institution) -> AnyView {
    let mut before = view.ancestors(&institution.id);
    let mut after = view.descendants(&institution.id);
    // Whoever had not begun on the day asked about had taken over nothing.
    before.retain(|one| view.had_begun(one.institution));
    after.retain(|one| view.had_begun(one.institution));
    if before.is_empty() && after.is_empty() {
        return ().into_any();
    }
    let source = institution.source.clone();
    view! {
        <section aria-labelledby="sucesion">
            <h2 id="sucesion">{td_string!(lang, institutions.succession)}</h2>
            {relatives(lang, view, &before, Way::Before, true)}
            {relatives(lang, view, &after, Way::After, true)}
            <p class="source">{td_string!(lang, institutions.succession_source)} " " {parts::source(lang, &source)}</p>
        </section>
    }
    .into_any()
}

#[derive(Clone, Copy)]
enum Way {
    Before,
    After,
}

fn relatives(lang: Lang, view: &View<'_>, all: &[Relative<'_>], way: Way, first: bool) -> AnyView {
    let items: Vec<_> = all
        .iter()
        .filter(|one| view.had_begun(one.institution))
        .map(|one| {
            let institution = &view.on_the_day(one.institution);
            let says = match (way, first) {
                (Way::Before, true) => td_string!(lang, institutions.inherits_from),
                (Way::Before, false) => td_string!(lang, institutions.which_inherited_from),
                (Way::After, true) => td_string!(lang, institutions.passed_to),
                (Way::After, false) => td_string!(lang, institutions.and_then_to),
            };
            let to_verify = institution.confidence.is_to_verify().then(|| view! { " " {parts::to_verify(lang)} });
            view! {
                <li>
                    {says} " "
                    <a href=Page::Institution { slug: institution.id.to_string() }.path(lang)>{words::name_and_acronym(lang, institution)}</a>
                    " " <span class="meta">"(" {words::life(lang, institution)} ")"</span>
                    {to_verify}
                    {relatives(lang, view, &one.beyond, way, false)}
                </li>
            }
            .into_any()
        })
        .collect();
    if items.is_empty() {
        return ().into_any();
    }
    view! { <ul>{items}</ul> }.into_any()
}

fn own_calls(lang: Lang, view: &View<'_>, rows: &Rows<'_>, institution: &Institution, asked: &Asked, now: Now) -> AnyView {
    let calls: Vec<&Call> =
        view.record.calls().values().filter(|call| call.institution_id == institution.id && view.existed(call)).collect();
    if calls.is_empty() {
        return view! {
            <h2 id="convocatorias">{td_string!(lang, institutions.calls)}</h2>
            <p>{td_string!(lang, institutions.no_calls)}</p>
        }
        .into_any();
    }
    let own = Asked { institution: Some(institution.id.to_string()), ..asked.clone() };
    let more = (calls.len() > LISTED).then(|| {
        let href = own.at(&Page::Calls.path(lang));
        view! { <p class="more"><a href=href>{td_string!(lang, institutions.all_calls, calls = counts::calls(lang, calls.len())).to_string()}</a></p> }
    });
    let items = items(lang, view, calls.get(..LISTED).unwrap_or(&calls), asked, now);
    let receives = calls.iter().any(|call| call.received_here);
    let how = if receives { td_string!(lang, institutions.receives_here) } else { td_string!(lang, institutions.followed) };
    view! {
        <h2 id="convocatorias">{td_string!(lang, institutions.calls)}</h2>
        <p>{how}</p>
        {figures::bars(lang, rows, &own)}
        <ul class="calls">{items}</ul>
        {more}
    }
    .into_any()
}

fn items(lang: Lang, view: &View<'_>, calls: &[&Call], asked: &Asked, now: Now) -> Vec<AnyView> {
    calls.iter().map(|call| parts::call_item(lang, view, call, asked, now)).collect()
}

/// Calls of predecessors that nobody is known to have ended.
fn inherited_calls(lang: Lang, view: &View<'_>, institution: &Institution, asked: &Asked, now: Now) -> AnyView {
    let sections: Vec<_> = view
        .inherited(&institution.id, now)
        .into_iter()
        .map(|(from, calls)| {
            let title = td_string!(lang, institutions.inherited_from, name = from.short().to_owned()).to_string();
            view! { <h3>{title}</h3> <ul class="calls">{items(lang, view, &calls, asked, now)}</ul> }
        })
        .collect();
    if sections.is_empty() {
        return ().into_any();
    }
    let intro = td_string!(lang, institutions.inherited_intro, name = institution.short().to_owned()).to_string();
    view! {
        <section aria-labelledby="heredadas">
            <h2 id="heredadas">{td_string!(lang, institutions.inherited)}</h2>
            <p>{intro}</p>
            {sections}
        </section>
    }
    .into_any()
}

fn facts(lang: Lang, view: &View<'_>, institution: &Institution, told: &Told<'_>, evidence: &Evidenced) -> AnyView {
    if told.facts.is_empty() {
        return ().into_any();
    }
    let (title, list) = (words::name(lang, institution), drawing::FACTS.to_owned());
    let drawn = Drawn { id: "linea".to_owned(), title, told, more: Vec::new(), list };
    view! {
        <h2 id="hechos">{td_string!(lang, institutions.facts)}</h2>
        {drawing::figure(lang, view.record, drawn, Vec::new(), &LINE)}
        {call_facts::items(lang, view, told, evidence, &LINE)}
    }
    .into_any()
}
