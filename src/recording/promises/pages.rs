//! The pages of the two forms.

use crate::{
    calls::{live, model::CommitmentKind},
    error::{Error, Result},
    i18n::td_string,
    ids::CommitmentId,
    record::{commitments::words, pieces},
    suggestions::{JURISDICTIONS, jurisdiction},
    web::{
        address::Page,
        form::Form,
        lang::{Lang, LangExt as _},
        parts::{crumbs, error_summary},
        shell::Head,
        visit::Visit,
    },
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

fn status(form: &Form) -> StatusCode {
    if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

fn choose(lang: Lang) -> impl Iterator<Item = (String, String)> {
    std::iter::once((String::new(), td_string!(lang, recording.choose).to_owned()))
}

pub async fn promise(visit: &Visit, form: &Form) -> Result<Response> {
    let lang = visit.lang;
    let record = live::record(&visit.app).await?;
    let kinds = CommitmentKind::ALL.map(|kind| (kind.name().to_owned(), words::sort(lang, kind).to_owned()));
    let institutions =
        record.institutions.values().map(|one| (one.id.to_string(), lang.pick(&one.name_es, &one.name_en).clone()));
    let programmes = record.programmes.values().map(|one| (one.id.to_string(), lang.pick(&one.name_es, &one.name_en).clone()));
    let jurisdictions = JURISDICTIONS.map(|name| (name.to_owned(), jurisdiction(lang, name).to_owned()));
    let title = td_string!(lang, promises.add_title);
    let hint = td_string!(lang, recording.date_hint);
    Ok(visit.page_as(status(form), Head::private(title), || {
        view! {
            {error_summary(lang, form)}
            {pieces::crumb(lang, Page::Commitments, td_string!(lang, commitments.title), title.to_owned())}
            <h1>{title}</h1>
            <p>{td_string!(lang, promises.add_explain)}</p>
            <form method="post">
                {form.select("kind", td_string!(lang, promises.kind), choose(lang).chain(kinds).collect())}
                {form.input("title_es", td_string!(lang, promises.title_es)).view()}
                {form.input("title_en", td_string!(lang, promises.title_en)).view()}
                {form.input("promise_es", td_string!(lang, promises.promise_es)).hint(td_string!(lang, promises.promise_hint)).rows(4).view()}
                {form.input("promise_en", td_string!(lang, promises.promise_en)).rows(4).view()}
                {form.select("institution", td_string!(lang, promises.institution), choose(lang).chain(institutions).collect())}
                {form.select("programme", td_string!(lang, promises.programme), choose(lang).chain(programmes).collect())}
                {form.select("jurisdiction", td_string!(lang, promises.jurisdiction), choose(lang).chain(jurisdictions).collect())}
                {form.input("promised", td_string!(lang, promises.promised)).hint(td_string!(lang, promises.promised_hint)).view()}
                {form.input("covers_from", td_string!(lang, promises.covers_from)).hint(hint).view()}
                {form.input("covers_to", td_string!(lang, promises.covers_to)).hint(hint).view()}
                {form.input("place_es", td_string!(lang, promises.place_es)).view()}
                {form.input("place_en", td_string!(lang, promises.place_en)).view()}
                {source(lang, form)}
                <p class="row"><button class="button">{td_string!(lang, promises.add)}</button></p>
                <p class="hint">{td_string!(lang, recording.nothing_is_edited)}</p>
            </form>
        }
    }))
}

fn source(lang: Lang, form: &Form) -> AnyView {
    view! {
        {form.input("source", td_string!(lang, recording.source)).hint(td_string!(lang, recording.source_hint)).view()}
        {form.input("page", td_string!(lang, promises.page)).view()}
        {form.input("quotation", td_string!(lang, promises.quotation)).hint(td_string!(lang, promises.quotation_hint)).rows(3).view()}
    }
    .into_any()
}

pub async fn claim(visit: &Visit, id: &CommitmentId, form: &Form) -> Result<Response> {
    let lang = visit.lang;
    let record = live::record(&visit.app).await?;
    let one = record.commitments.get(id).ok_or(Error::NotFound)?;
    let name = lang.pick(&one.title_es, &one.title_en).clone();
    let title = td_string!(lang, promises.claim_title);
    let read = vec![
        ("yes".to_owned(), td_string!(lang, promises.report_read_yes).to_owned()),
        ("no".to_owned(), td_string!(lang, promises.report_read_no).to_owned()),
    ];
    let page = Page::Commitment { slug: id.to_string() };
    Ok(visit.page_as(status(form), Head::private(title), || {
        view! {
            {error_summary(lang, form)}
            {crumbs(lang, [(name, page)], title)}
            <h1>{title}</h1>
            <p>{td_string!(lang, promises.claim_explain)}</p>
            <form method="post">
                {form.input("text_es", td_string!(lang, promises.claim_es)).hint(td_string!(lang, promises.claim_hint)).rows(4).view()}
                {form.input("text_en", td_string!(lang, promises.claim_en)).rows(4).view()}
                {form.input("report", td_string!(lang, promises.report)).view()}
                {form.input("report_page", td_string!(lang, promises.report_page)).view()}
                {form.choices("report_read", td_string!(lang, promises.report_read), read, false)}
                {source(lang, form)}
                <p class="row"><button class="button">{td_string!(lang, promises.claim_add)}</button></p>
            </form>
        }
    }))
}
