//! A publisher's pages: the call, one line of it, and what its publication will show.

use super::{fields, forms::Desk};
use crate::{
    calls::{
        deadlines,
        due::fields as term,
        editions::{holders, next},
        live,
        model::Institution,
        record::Record,
        terms::Both,
        words::{clock, edition as edition_title},
    },
    error::Result,
    i18n::td_string,
    ids::InstitutionId,
    office::{
        model::KeptDraft,
        parts::{crumbs, discarding, hidden},
        promised, rules, words,
    },
    web::{
        address::Page,
        form::Form,
        lang::{Lang, LangExt},
        meanwhile,
        parts::error_summary,
        shell::Head,
        visit::Visit,
    },
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

pub fn above(lang: Lang, institution: &Institution) -> Vec<(String, Page)> {
    let name = lang.pick(&institution.name_es, &institution.name_en).clone();
    vec![(name, Page::Office { institution: institution.id.to_string() })]
}

pub async fn new(visit: &Visit, status: StatusCode, institution: &Institution, form: Form) -> Result<Response> {
    let lang = visit.lang;
    let record = live::record(&visit.app).await?;
    let editions = next_editions(visit, &record, &institution.id);
    let title = td_string!(lang, office.new_call);
    let action = Page::OfficeCallNew { institution: institution.id.to_string() }.path(lang);
    let above = above(lang, institution);
    Ok(visit.page_as(status, Head::private(title), move || {
        view! {
            {crumbs(lang, above, title)}
            {error_summary(lang, &form)}
            <h1>{title}</h1>
            {editions}
            <p>{td_string!(lang, office.new_call_intro)}</p>
            <form method="post" action=action>
                {titles(lang, &form)}
                <p class="row"><button class="button">{td_string!(lang, office.start_call)}</button></p>
            </form>
        }
    }))
}

/// The next edition of each call that comes round in the programmes that the institution holds now.
fn next_editions(visit: &Visit, record: &Record, institution: &InstitutionId) -> AnyView {
    let (lang, view) = (visit.lang, record.as_of(None, None));
    let own = record.templates.values().filter(|one| holders(&view, &one.programme_id, visit.now).contains(institution));
    let items: Vec<_> = own
        .filter_map(|template| next(&view, template, visit.now))
        .map(|next| {
            let to = Page::OfficeEdition { institution: institution.to_string(), template: next.template.to_string() };
            let says = td_string!(lang, office.start_edition, title = edition_title(lang, record, &next.of())).to_string();
            view! { <form method="post" action=to.path(lang)><p class="row"><button class="button quiet">{says}</button></p></form> }
        })
        .collect();
    if items.is_empty() {
        return ().into_any();
    }
    view! { <h2>{td_string!(lang, office.editions_title)}</h2> <p>{td_string!(lang, office.editions_intro)}</p> {items} }
        .into_any()
}

fn titles(lang: Lang, form: &Form) -> AnyView {
    view! {
        {form.input("title_es", words::field(lang, "title_es")).view()}
        {form.input("title_en", words::field(lang, "title_en")).view()}
        {form.input("fiscal_year", td_string!(lang, office.fiscal_year)).inputmode("numeric").view()}
    }
    .into_any()
}

pub async fn call(visit: &Visit, status: StatusCode, desk: &Desk, form: Form) -> Result<Response> {
    let lang = visit.lang;
    let record = live::record(&visit.app).await?;
    let own = record
        .programmes
        .values()
        .filter(|p| p.institution_id == desk.institution.id || Some(&p.id) == desk.draft.body.programme.as_ref());
    let none = (String::new(), td_string!(lang, office.no_programme).to_owned());
    let programmes: Vec<_> =
        std::iter::once(none).chain(own.map(|p| (p.id.to_string(), lang.pick(&p.name_es, &p.name_en).clone()))).collect();
    let title = shown_title(lang, &desk.draft.body.title);
    let above = above(lang, &desk.institution);
    let (action, version) = (desk.page().path(lang), desk.draft.version);
    let (seen, known) = (fields::seen(&desk.draft.body), fields::of_call(&desk.draft.body));
    let meanwhile = (status == StatusCode::CONFLICT).then(|| {
        // What is hidden in the form is nobody's words.
        let typed = fields::of_call(&fields::call(&form, &desk.draft.body));
        let changes = meanwhile::differing(lang, &known, &typed, |field| words::known_field(lang, field));
        meanwhile::told(td_string!(lang, kept.meanwhile), changes)
    });
    let lines = lines(visit, desk);
    let zone = clock(lang, desk.designation.zone);
    let warning = deadlines::warning(lang, promised::window(&desk.draft.body, desk.designation.zone).contradiction());
    let counter = vec![("yes".to_owned(), td_string!(lang, office.by_window_yes).to_owned())];
    let edition = desk.draft.body.edition.as_ref().map(|of| edition_title(lang, &record, of));
    Ok(visit.page_as(status, Head::private(title.clone()), move || {
        view! {
            {crumbs(lang, above, title.clone())}
            {error_summary(lang, &form)}
            <h1>{title}</h1>
            {meanwhile}
            <p class="meta">{td_string!(lang, office.draft_note)}</p>
            {edition.map(|name| view! { <p>{td_string!(lang, office.is_edition)} " " <strong>{name}</strong></p> })}
            <form method="post" action=action>
                {hidden("version", version)}
                {hidden("seen", seen)}
                {titles(lang, &form)}
                {form.select("programme", td_string!(lang, office.programme), programmes)}
                {form.input("opens", td_string!(lang, office.opens)).kind("datetime-local").hint(td_string!(lang, office.wall_hint, zone = zone.clone())).view()}
                {form.input("closes", td_string!(lang, office.closes)).kind("datetime-local").hint(td_string!(lang, office.wall_hint, zone = zone.clone())).view()}
                {form.input("clock", td_string!(lang, deadlines.clock)).hint(td_string!(lang, deadlines.clock_hint)).view()}
                {warning}
                {form.choices("by_window", td_string!(lang, office.by_window), counter, true)}
                {form.input("hours_from", td_string!(lang, office.hours_from)).kind("time").view()}
                {form.input("hours_to", td_string!(lang, office.hours_to)).kind("time").view()}
                {form.input("results", td_string!(lang, office.results)).kind("date").hint(td_string!(lang, office.results_hint)).view()}
                {term::fields(lang, &form)}
                {form.input("act", td_string!(lang, office.act)).hint(td_string!(lang, office.act_hint)).view()}
                <p class="row"><button class="button">{td_string!(lang, office.save_call)}</button></p>
            </form>
            {lines}
        }
    }))
}

pub fn shown_title(lang: Lang, title: &Both) -> String {
    let text = lang.pick(&title.es, &title.en);
    if text.is_empty() { td_string!(lang, office.untitled).to_owned() } else { text.clone() }
}

/// The lines with what each still lacks, and the ways on.
fn lines(visit: &Visit, desk: &Desk) -> AnyView {
    let lang = visit.lang;
    let (institution, draft) = (desk.institution.id.to_string(), desk.draft.id.clone());
    let items: Vec<_> = desk
        .draft
        .body
        .lines
        .iter()
        .enumerate()
        .map(|(i, line)| {
            let number = (i + 1).to_string();
            let to = Page::OfficeDraftLine { institution: institution.clone(), draft: draft.clone(), line: number.clone() };
            let title = td_string!(lang, office.line_numbered, number = number, title = shown_title(lang, &line.title));
            let (class, state) = match rules::check_line(i, line).len() {
                0 => ("state done", td_string!(lang, office.complete)),
                _ => ("state partly", td_string!(lang, office.still_lacks)),
            };
            view! { <li><a href=to.path(lang)>{title}</a><span class=class>{state}</span></li> }
        })
        .collect();
    let add = Page::OfficeDraftLines { institution: institution.clone(), draft: draft.clone() }.path(lang);
    let publication = Page::OfficePublication { institution: institution.clone(), draft: draft.clone() }.path(lang);
    let removal = Page::OfficeDraftRemoval { institution, draft }.path(lang);
    let version = desk.draft.version;
    view! {
        <h2 id="lineas">{td_string!(lang, office.lines)}</h2>
        <p>{td_string!(lang, office.lines_intro)}</p>
        <ol class="tasks">{items}</ol>
        <form method="post" action=add>{hidden("version", version)}
            <p class="row"><button class="button quiet">{td_string!(lang, office.add_line)}</button></p></form>
        <h2>{td_string!(lang, office.publication)}</h2>
        <p class="row"><a class="button" href=publication>{td_string!(lang, office.to_preview)}</a></p>
        {discarding(lang, removal, version)}
    }
    .into_any()
}

/// The calls that an institution is writing, on its desk.
pub fn list(lang: Lang, institution: &InstitutionId, drafts: &[KeptDraft], designated: bool) -> AnyView {
    let items: Vec<_> = drafts
        .iter()
        .map(|draft| {
            let to = Page::OfficeDraft { institution: institution.to_string(), draft: draft.id.clone() }.path(lang);
            let line = draft.body.amends.as_ref().and_then(|_| draft.body.lines.first());
            let title = match line {
                Some(line) => td_string!(lang, amendment.label, title = shown_title(lang, &line.title)).to_string(),
                None => shown_title(lang, &draft.body.title),
            };
            view! { <li><a href=to>{title}</a></li> }
        })
        .collect();
    let new = designated.then(|| {
        let to = Page::OfficeCallNew { institution: institution.to_string() }.path(lang);
        view! { <p class="row"><a class="button" href=to>{td_string!(lang, office.new_call)}</a></p> }
    });
    view! {
        <h2>{td_string!(lang, office.drafts)}</h2>
        {if items.is_empty() { view! { <p>{td_string!(lang, office.no_drafts)}</p> }.into_any() } else { view! { <ul>{items}</ul> }.into_any() }}
        {new}
    }
    .into_any()
}
