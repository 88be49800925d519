//! The steward's pages: institutions, one's designation, its officials.

use super::forms::{JURISDICTIONS, LEVELS, ZONES};
use crate::{
    calls::{live, model::Institution, words::clock},
    error::{Error, Result},
    i18n::td_string,
    ids::InstitutionId,
    office::{
        officials::{self, Official},
        parts::{crumbs, hidden},
        store, words,
    },
    policy::Office,
    web::{
        address::Page,
        dates,
        form::Form,
        lang::{Lang, LangExt},
        parts::error_summary,
        shell::Head,
        visit::Visit,
    },
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

pub async fn institutions(visit: &Visit, status: StatusCode, form: Form) -> Result<Response> {
    let lang = visit.lang;
    let record = live::record(&visit.app).await?;
    let receiving = store::designated(&visit.app.db).await?;
    let mut all: Vec<&Institution> = record.institutions.values().collect();
    all.sort_by_key(|i| (!receiving.contains(&i.id), i.name_es.to_lowercase()));
    let rows: Vec<_> = all.into_iter().map(|i| institution_row(lang, i, receiving.contains(&i.id))).collect();
    let title = td_string!(lang, office.institutions_title);
    Ok(visit.page_as(status, Head::private(title), move || {
        view! {
            {crumbs(lang, steward(lang), title)}
            {error_summary(lang, &form)}
            <h1>{title}</h1>
            <p>{td_string!(lang, office.institutions_intro)}</p>
            <table role="table">
                <thead role="rowgroup"><tr role="row">
                    <th role="columnheader" scope="col">{td_string!(lang, office.institution)}</th>
                    <th role="columnheader" scope="col">{td_string!(lang, office.city)}</th>
                    <th role="columnheader" scope="col">{td_string!(lang, office.receives)}</th>
                    <th role="columnheader" scope="col">{td_string!(lang, office.to_do)}</th>
                </tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
            <h2>{td_string!(lang, office.add_institution)}</h2>
            <form method="post" action=Page::StewardInstitutions.path(lang)>{institution_fields(lang, &form)}</form>
        }
    }))
}

fn steward(lang: Lang) -> Vec<(String, Page)> {
    vec![(td_string!(lang, office.steward_desk).to_owned(), Page::StewardDesk)]
}

fn institution_row(lang: Lang, institution: &Institution, receives: bool) -> AnyView {
    let id = institution.id.to_string();
    let name = lang.pick(&institution.name_es, &institution.name_en).clone();
    let name = institution.acronym.as_ref().map_or(name.clone(), |acronym| format!("{name} ({acronym})"));
    let state = if receives { td_string!(lang, office.receives_here) } else { td_string!(lang, office.followed_only) };
    let officials = receives.then(|| {
        let to = Page::StewardOfficials { institution: id.clone() }.path(lang);
        view! { " · " <a href=to>{td_string!(lang, office.officials)}</a> }
    });
    view! {
        <tr role="row">
            <td role="cell" data-h=td_string!(lang, office.institution)>{name}</td>
            <td role="cell" data-h=td_string!(lang, office.city)>{institution.city.clone()}</td>
            <td role="cell" data-h=td_string!(lang, office.receives)>{state}</td>
            <td role="cell" data-h=td_string!(lang, office.to_do)>
                <a href=Page::StewardDesignation { institution: id.clone() }.path(lang)>{td_string!(lang, office.designation)}</a>
                {officials}
            </td>
        </tr>
    }
    .into_any()
}

fn institution_fields(lang: Lang, form: &Form) -> AnyView {
    let levels = std::iter::once("").chain(LEVELS).map(|level| (level.to_owned(), level_word(lang, level).to_owned())).collect();
    view! {
        {form.input("name_es", td_string!(lang, office.name_es)).view()}
        {form.input("name_en", td_string!(lang, office.name_en)).view()}
        {form.input("acronym", td_string!(lang, office.acronym)).view()}
        {form.input("city", td_string!(lang, office.city)).view()}
        {form.select("level", td_string!(lang, office.level), levels)}
        <p class="row"><button class="button">{td_string!(lang, office.add_institution)}</button></p>
    }
    .into_any()
}

fn level_word(lang: Lang, level: &str) -> &'static str {
    match level {
        "city" => td_string!(lang, office.level_city),
        "borough" => td_string!(lang, office.level_borough),
        "state" => td_string!(lang, office.level_state),
        "federal" => td_string!(lang, office.level_federal),
        "civil_society" => td_string!(lang, office.level_civil),
        _ => td_string!(lang, office.choose),
    }
}

pub async fn designation(visit: &Visit, status: StatusCode, id: &InstitutionId, form: Form) -> Result<Response> {
    let lang = visit.lang;
    let record = live::record(&visit.app).await?;
    let institution = record.institutions.get(id).ok_or(Error::NotFound)?;
    let name = lang.pick(&institution.name_es, &institution.name_en).clone();
    let title = td_string!(lang, office.designation_title, who = name).to_string();
    let known = store::designation(&visit.app.db, id).await?.map(|known| {
        td_string!(lang, office.designated_since, day = dates::day(lang, known.dated), document = known.document).to_string()
    });
    let above =
        [steward(lang), vec![(td_string!(lang, office.institutions_title).to_owned(), Page::StewardInstitutions)]].concat();
    let action = Page::StewardDesignation { institution: id.to_string() }.path(lang);
    Ok(visit.page_as(status, Head::private(title.clone()), move || {
        view! {
            {crumbs(lang, above, td_string!(lang, office.designation))}
            {error_summary(lang, &form)}
            <h1>{title}</h1>
            <p>{td_string!(lang, office.designation_intro)}</p>
            {known.map(|text| view! { <p class="notice">{text}</p> })}
            <form method="post" action=action>{designation_fields(lang, &form)}</form>
        }
    }))
}

fn designation_fields(lang: Lang, form: &Form) -> AnyView {
    let jurisdictions = std::iter::once("")
        .chain(JURISDICTIONS)
        .map(|name| (name.to_owned(), jurisdiction_word(lang, name).to_owned()))
        .collect();
    let zones = std::iter::once((String::new(), td_string!(lang, office.choose).to_owned()))
        .chain(ZONES.map(|zone| (zone.name().to_owned(), clock(lang, zone))))
        .collect();
    view! {
        {form.input("document", td_string!(lang, office.document)).hint(td_string!(lang, office.document_hint)).view()}
        {form.input("dated", td_string!(lang, office.dated)).kind("date").view()}
        {form.input("data_responsible", td_string!(lang, office.data_responsible)).hint(td_string!(lang, office.data_hint)).view()}
        {form.input("retention", td_string!(lang, office.retention)).hint(td_string!(lang, office.retention_hint)).rows(3).view()}
        {form.input("signature_rule", td_string!(lang, office.signature_rule)).hint(td_string!(lang, office.signature_hint)).rows(3).view()}
        {form.input("source", td_string!(lang, office.source)).hint(td_string!(lang, office.source_hint)).view()}
        {form.select("jurisdiction", td_string!(lang, office.jurisdiction), jurisdictions)}
        {form.select("zone", td_string!(lang, office.zone), zones)}
        <p class="row"><button class="button">{td_string!(lang, office.record_designation)}</button></p>
    }
    .into_any()
}

fn jurisdiction_word(lang: Lang, name: &str) -> &'static str {
    match name {
        "CDMX" => td_string!(lang, office.in_cdmx),
        "MX" => td_string!(lang, office.in_mexico),
        "Chicago" => td_string!(lang, office.in_chicago),
        "Illinois" => td_string!(lang, office.in_illinois),
        _ => td_string!(lang, office.choose),
    }
}

pub async fn officials(visit: &Visit, status: StatusCode, id: &InstitutionId, form: Form) -> Result<Response> {
    let lang = visit.lang;
    let record = live::record(&visit.app).await?;
    let institution = record.institutions.get(id).ok_or(Error::NotFound)?;
    let title =
        td_string!(lang, office.officials_title, who = lang.pick(&institution.name_es, &institution.name_en).clone()).to_string();
    let designated = store::designation(&visit.app.db, id).await?.is_some();
    let people = officials::of(&visit.app, id).await?;
    let above =
        [steward(lang), vec![(td_string!(lang, office.institutions_title).to_owned(), Page::StewardInstitutions)]].concat();
    let id = id.to_string();
    Ok(visit.page_as(status, Head::private(title.clone()), move || {
        let body = if designated {
            officials_body(lang, &id, people, &form)
        } else {
            let to = Page::StewardDesignation { institution: id }.path(lang);
            view! { <p>{td_string!(lang, office.designate_first)}</p> <p><a href=to>{td_string!(lang, office.designation)}</a></p> }
                .into_any()
        };
        view! {
            {crumbs(lang, above, td_string!(lang, office.officials))}
            {error_summary(lang, &form)}
            <h1>{title}</h1>
            {body}
        }
    }))
}

fn officials_body(lang: Lang, id: &str, people: Vec<Official>, form: &Form) -> AnyView {
    let rows: Vec<_> = people.into_iter().map(|official| official_row(lang, id, official)).collect();
    let list = if rows.is_empty() {
        view! { <p>{td_string!(lang, office.nobody_yet)}</p> }.into_any()
    } else {
        view! {
            <table role="table">
                <thead role="rowgroup"><tr role="row">
                    <th role="columnheader" scope="col">{td_string!(lang, office.person)}</th><th role="columnheader" scope="col">{td_string!(lang, office.holds)}</th>
                    <th role="columnheader" scope="col">{td_string!(lang, office.to_do)}</th>
                </tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        }
        .into_any()
    };
    let offices =
        Office::ALL.iter().map(|office| (office.as_str().to_owned(), words::office(lang, *office).to_owned())).collect();
    view! {
        {list}
        <h2>{td_string!(lang, office.grant_title)}</h2>
        <form method="post" action=Page::StewardOfficials { institution: id.to_owned() }.path(lang)>
            {form.input("email", td_string!(lang, office.email)).kind("email").hint(td_string!(lang, office.email_hint)).view()}
            {form.choices("office", td_string!(lang, office.offices), offices, true)}
            <p class="row"><button class="button">{td_string!(lang, office.grant)}</button></p>
        </form>
    }
    .into_any()
}

fn official_row(lang: Lang, id: &str, official: Official) -> AnyView {
    let to = Page::StewardOfficeWithdrawal { institution: id.to_owned(), person: official.person.to_string() }.path(lang);
    view! {
        <tr role="row">
            <td role="cell" data-h=td_string!(lang, office.person)>{official.name}<br/>{official.email}</td>
            <td role="cell" data-h=td_string!(lang, office.holds)>{words::office(lang, official.office)}</td>
            <td role="cell" data-h=td_string!(lang, office.to_do)>
                <form method="post" action=to>
                    {hidden("office", official.office.as_str())}
                    <button class="link">{td_string!(lang, office.withdraw)}</button>
                </form>
            </td>
        </tr>
    }
    .into_any()
}
