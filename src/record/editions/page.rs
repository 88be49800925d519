//! The list of calls that come round, and the page of one: its season, its month, every edition.

use super::{
    parts::{all, by_state},
    words,
};
use crate::{
    calls::{
        addresses::At,
        editions::{Edition, State, editions, holders},
        live,
        model::Template,
        record::View,
    },
    clock::Now,
    error::{Error, Result},
    i18n::td_string,
    ids::TemplateId,
    policy::{Act, Office, may},
    record::{
        call::days,
        cite::{self, Thing},
        notes, parts, pieces,
        query::{self, Asked},
        table::paged,
    },
    web::{
        address::Page,
        dates,
        lang::{Lang, LangExt},
        shell::{Head, Part},
        visit::{Visit, made_from},
    },
};
use axum::response::Response;
use leptos::prelude::*;

pub async fn list(visit: Visit) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let (lang, now) = (visit.lang, visit.now);
    let asked = Asked { page: asked.page, ..asked.days_only() };
    let view = record.as_of(asked.as_of, asked.known_on);
    let here = visit.uri.path().to_owned();
    let (shown, pager) = paged(lang, &here, &asked, record.templates.len())?;
    let head =
        Head::new(td_string!(lang, editions.list_title)).description(td_string!(lang, editions.list_intro)).part(Part::Calls);
    let told = visit.page(parts::seen(lang, &asked, head), || {
        let on_page = record.templates.values().skip(shown.start).take(shown.len());
        let items: Vec<_> = on_page.map(|one| item(lang, &view, one, &asked, now)).collect();
        let none = items.is_empty().then(|| view! { <p class="nk">{td_string!(lang, editions.list_none)}</p> });
        view! {
            {parts::asof_banner(lang, &asked, here.clone())}
            <h1>{td_string!(lang, editions.list_title)}</h1>
            <p class="lead">{td_string!(lang, editions.list_intro)}</p>
            <p>{td_string!(lang, editions.reading)}</p>
            {none}
            <ul class="calls">{items}</ul>
            {pager}
            {days(lang, here, "/api/v1/recurring-calls", &asked, now)}
        }
    });
    Ok(made_from(told, record.behind_calls(|call| call.edition.is_some())))
}

fn item(lang: Lang, view: &View<'_>, template: &Template, asked: &Asked, now: Now) -> AnyView {
    let found = editions(view, template, now);
    let to = format!("{}{}", Page::RecurringCall { template: template.id.to_string() }.path(lang), asked.to_query());
    view! {
        <li>
            <div>
                <h2><a href=to>{words::name(lang, template)}</a></h2>
                <p class="meta">{words::season(lang, template.season)}</p>
                {by_state(lang, found.iter())}
            </div>
        </li>
    }
    .into_any()
}

pub async fn show(visit: Visit, At { id, .. }: At<TemplateId>) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let (lang, now, asked) = (visit.lang, visit.now, asked.days_only());
    let Some(template) = record.templates.get(&id) else { return not_yet_known(&visit, &id, &asked).await };
    let view = record.as_of(asked.as_of, asked.known_on);
    let title = words::name(lang, template);
    let head = Head::new(title.clone()).part(Part::Calls).description(td_string!(lang, editions.list_intro));
    let (here, own) = (visit.uri.path().to_owned(), Page::RecurringCall { template: template.id.to_string() });
    let found = editions(&view, template, now);
    let told = visit.page(parts::seen(lang, &asked, head), || {
        view! {
            {parts::asof_banner(lang, &asked, here.clone())}
            {pieces::crumb(lang, Page::RecurringCalls, td_string!(lang, editions.list_title), title.clone())}
            <h1>{title.clone()}</h1>
            {described(lang, &view, template)}
            <p>{td_string!(lang, editions.reading)}</p>
            {offices(&visit, &view, template, now)}
            <h2>{td_string!(lang, editions.all_title)}</h2>
            {all(lang, &view, &found, |edition| to_do(&visit, template, edition))}
            {pieces::beyond(pieces::notes(lang, &template.notes))}
            {pieces::source_and_confidence(lang, &template.source, template.confidence)}
            {cite::section(&visit, &title, &Thing::RecurringCall(template.id.clone()), &own, &asked)}
            {pieces::how_to_correct(lang)}
            {days(lang, here, "/api/v1/recurring-calls", &asked, now)}
        }
    });
    Ok(made_from(told, record.behind_calls(|call| call.edition.as_ref().is_some_and(|of| of.template == id))))
}

/// A template that is on record today, and was not on the day asked about.
async fn not_yet_known(visit: &Visit, id: &TemplateId, asked: &Asked) -> Result<Response> {
    let (record, lang) = (live::record(&visit.app).await?, visit.lang);
    let title = words::name(lang, record.templates.get(id).ok_or(Error::NotFound)?);
    Ok(visit.page(parts::seen(lang, asked, Head::new(title.clone()).part(Part::Calls)), || {
        view! {
            {parts::asof_banner(lang, asked, visit.uri.path().to_owned())}
            <h1>{title}</h1>
            <p class="nk">{td_string!(lang, editions.not_yet_known)}</p>
        }
    }))
}

fn described(lang: Lang, view: &View<'_>, template: &Template) -> AnyView {
    let programme = view.record.programmes.get(&template.programme_id).map(|one| {
        let to = Page::Programme { slug: one.id.to_string() }.path(lang);
        view! { <a href=to>{lang.pick(&one.name_es, &one.name_en).clone()}</a> }
    });
    let inferred: Vec<_> = template
        .inferred
        .iter()
        .map(|note| view! { <p class="meta"><span class="todo">{td_string!(lang, record.inferred)}</span> " " {notes::note(lang, note)}</p> })
        .collect();
    let month = td_string!(lang, editions.month_says, month = dates::month(lang, template.expected_month.number())).to_string();
    let sourced = td_string!(lang, editions.sourced_to, from = template.from, to = template.sourced_to).to_string();
    view! {
        <dl class="facts">
            {pieces::row(td_string!(lang, record.about_programme), programme)}
            {pieces::row(td_string!(lang, editions.season), words::season(lang, template.season))}
            {pieces::row(td_string!(lang, editions.month), view! { <p>{month}</p> {inferred} })}
            {pieces::row(td_string!(lang, editions.pattern), sourced)}
        </dl>
    }
    .into_any()
}

/// What whoever watches may do about an edition: put its call on record, or that it was looked for and not found.
fn to_do(visit: &Visit, template: &Template, edition: &Edition) -> AnyView {
    if may(&visit.actor(), Act::Monitor).is_err() || matches!(edition.state, State::OnRecord { .. }) {
        return ().into_any();
    }
    let lang = visit.lang;
    let enter = format!("{}?year={}", Page::EditionNew { template: template.id.to_string() }.path(lang), edition.year);
    let search = Page::FactForm {
        subject_kind: "programme".to_owned(),
        subject: template.programme_id.to_string(),
        kind: "edition_not_found".to_owned(),
    };
    let search = (edition.state != State::Expected)
        .then(|| view! { " · " <a href=search.path(lang)>{td_string!(lang, editions.record_search)}</a> });
    view! { <p class="noprint"><a href=enter>{td_string!(lang, editions.record_call)}</a>{search}</p> }.into_any()
}

/// For a publisher of who holds the programme now: the next edition as a draft.
fn offices(visit: &Visit, view: &View<'_>, template: &Template, now: Now) -> AnyView {
    let (lang, actor) = (visit.lang, visit.actor());
    let own: Vec<_> = holders(view, &template.programme_id, now)
        .into_iter()
        .filter(|id| actor.holds(id, Office::Publisher))
        .map(|id| {
            let to = Page::OfficeCallNew { institution: id.to_string() }.path(lang);
            view! { <p class="noprint"><a class="button" href=to>{td_string!(lang, editions.office_draft)}</a></p> }
        })
        .collect();
    view! { {own} }.into_any()
}
