//! The page of the open data: every file and column from the tables that write them, how to read them, licence, policy, citation.

use super::{
    LICENCE, calls, facts,
    files::{File, Question},
    ocds::extension,
    table::{About, PARTED},
};
use crate::{
    calls::live,
    config::Config,
    error::Result,
    i18n::td_string,
    ledger,
    record::{cite::schema, feeds, pieces, query::Asked, touched::Touched},
    web::{address::Page, counts, dates, lang::Lang, router::in_their_language, shell::Head, visit::Visit},
};
use axum::{http::HeaderMap, response::Response};
use leptos::prelude::*;

/// Where the folders of data and feeds would begin: to what is in them.
pub async fn without_language(headers: HeaderMap) -> Response {
    in_their_language(&headers, &Page::Data)
}

pub async fn show(visit: Visit) -> Result<Response> {
    let (lang, app) = (visit.lang, &visit.app);
    let record = live::record(app).await?;
    let (title, lead) = (td_string!(lang, data.title), td_string!(lang, data.lead));
    let newest = Touched::of(app).await?.newest().map(|touch| touch.at);
    let data = schema::dataset(&visit, &record, &Page::Data, (title, lead), newest);
    let question = Question::new(&app.db, &app.config, record, Asked::default(), visit.now);
    let paid = File::Grants.writer(&question).await?.is_some();
    let entries = ledger::public_head(&app.db).await?;
    let head = Head::new(title).description(lead).data(data);
    Ok(visit.page(head, || {
        view! {
            {pieces::crumb(lang, Page::About, td_string!(lang, about.title), td_string!(lang, data.title).to_owned())}
            <h1>{td_string!(lang, data.title)}</h1>
            <p class="lead">{td_string!(lang, data.lead)}</p>
            {files(lang, paid)}
            {list("leer", td_string!(lang, data.reading_title), reading(lang))}
            {table(lang, File::Calls, &calls::COLUMNS.iter().map(|column| &column.about).collect::<Vec<_>>())}
            {table(lang, File::Facts, &facts::COLUMNS.iter().map(|column| &column.about).collect::<Vec<_>>())}
            {list("ocds", td_string!(lang, data.ocds_title), ocds(lang))}
            {list("grants", td_string!(lang, data.grants_heading), grants(lang, paid))}
            {licence(lang)}
            {list("politica", td_string!(lang, data.policy_title), policy(lang))}
            {citation(lang, &visit.app.config, entries, dates::day(lang, question.day))}
            {follow(lang)}
            {again(lang)}
            {pieces::how_to_correct(lang)}
        }
    }))
}

/// The files that there are, and of the one that may be absent, why.
fn files(lang: Lang, paid: bool) -> AnyView {
    let row = |file: File| {
        let path = format!("/data/{}", file.path());
        let there = paid || file != File::Grants;
        let name = if there {
            view! { <a href=path>{file.path()}</a> }.into_any()
        } else {
            view! { <code>{file.path()}</code> }.into_any()
        };
        let absent = (!there).then(|| view! { <p class="nk">{td_string!(lang, data.grants_absent)}</p> });
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{name}</th>
                <td role="cell" data-h=td_string!(lang, data.column_what)>{file.says(lang)} {absent}</td>
            </tr>
        }
    };
    view! {
        <h2 id="archivos">{td_string!(lang, data.files_title)}</h2>
        <table role="table">
            <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{td_string!(lang, data.column_file)}</th><th role="columnheader" scope="col">{td_string!(lang, data.column_what)}</th></tr></thead>
            <tbody role="rowgroup">{File::ALL.into_iter().map(row).collect::<Vec<_>>()}</tbody>
        </table>
    }
    .into_any()
}

fn list(id: &'static str, title: &'static str, items: Vec<String>) -> AnyView {
    let items: Vec<_> = items.into_iter().map(|item| view! { <li>{item}</li> }).collect();
    view! { <h2 id=id>{title}</h2> <ul>{items}</ul> }.into_any()
}

fn reading(lang: Lang) -> Vec<String> {
    vec![
        td_string!(lang, data.reading_days).to_owned(),
        td_string!(lang, data.reading_csv).to_owned(),
        td_string!(lang, data.reading_names).to_owned(),
        td_string!(lang, data.reading_formula).to_owned(),
        td_string!(lang, data.reading_lists, parted = PARTED.trim()).to_string(),
        td_string!(lang, data.reading_empty).to_owned(),
        td_string!(lang, data.reading_dates).to_owned(),
        td_string!(lang, data.reading_verify).to_owned(),
        td_string!(lang, data.reading_http).to_owned(),
    ]
}

/// Every column of a table, in the order of the file.
fn table(lang: Lang, file: File, columns: &[&About]) -> AnyView {
    let name = file.path().trim_end_matches(".csv");
    let rows: Vec<_> = columns.iter().map(|about| row(lang, name, about)).collect();
    view! {
        <h2 id=name>{file.path()}</h2>
        <p>{file.says(lang)} " " <a href=format!("/data/{}", file.path())>{file.path()}</a></p>
        <details>
        <summary>{td_string!(lang, data.columns, columns = counts::columns(lang, columns.len())).to_string()}</summary>
        <table role="table">
            <thead role="rowgroup"><tr role="row">
                <th role="columnheader" scope="col">{td_string!(lang, data.column_name)}</th>
                <th role="columnheader" scope="col">{td_string!(lang, data.column_meaning)}</th>
                <th role="columnheader" scope="col">{td_string!(lang, data.column_type)}</th>
                <th role="columnheader" scope="col">{td_string!(lang, data.column_example)}</th>
            </tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
        </details>
    }
    .into_any()
}

fn row(lang: Lang, table: &str, about: &About) -> AnyView {
    let unit = about.form.unit(lang).map(|unit| view! { <br/> <span class="meta">{unit}</span> });
    view! {
        <tr role="row" id=format!("{table}-{}", about.name)>
            <th role="rowheader" scope="row"><code>{about.name}</code></th>
            <td role="cell" data-h=td_string!(lang, data.column_meaning)>{(about.says)(lang)} {codes(lang, about)}</td>
            <td role="cell" data-h=td_string!(lang, data.column_type)>{about.form.words(lang)} {unit}</td>
            <td role="cell" data-h=td_string!(lang, data.column_example)><code>{about.example}</code></td>
        </tr>
    }
    .into_any()
}

fn codes(lang: Lang, about: &About) -> AnyView {
    let codes = about.form.codes(lang);
    if codes.is_empty() {
        return ().into_any();
    }
    let items: Vec<_> = codes.into_iter().map(|(code, says)| view! { <li><code>{code}</code> ": " {says}</li> }).collect();
    view! { <details><summary>{td_string!(lang, data.codes)}</summary><ul>{items}</ul></details> }.into_any()
}

fn ocds(lang: Lang) -> Vec<String> {
    vec![
        td_string!(lang, data.ocds_release).to_owned(),
        td_string!(lang, data.ocds_time).to_owned(),
        td_string!(lang, data.ocds_status).to_owned(),
        td_string!(lang, data.ocds_suspended, address = format!("/data/{}", extension::METADATA)).to_string(),
        td_string!(lang, data.ocds_unresolved).to_owned(),
        td_string!(lang, data.ocds_reported_only).to_owned(),
        td_string!(lang, data.ocds_dates).to_owned(),
        td_string!(lang, data.ocds_prefix).to_owned(),
    ]
}

fn grants(lang: Lang, paid: bool) -> Vec<String> {
    let there = if paid { td_string!(lang, data.grants_there) } else { td_string!(lang, data.grants_absent) };
    vec![there.to_owned(), td_string!(lang, data.grants_not_faked).to_owned(), td_string!(lang, data.grants_by_folio).to_owned()]
}

fn licence(lang: Lang) -> AnyView {
    view! {
        <h2 id="licencia">{td_string!(lang, data.licence_title)}</h2>
        <ul>
            <li>{td_string!(lang, data.licence_ours)} " " <a href=LICENCE rel="license">"Creative Commons BY 4.0"</a></li>
            <li>{td_string!(lang, data.licence_facts)}</li>
            <li>{td_string!(lang, data.licence_others)}</li>
        </ul>
    }
    .into_any()
}

fn policy(lang: Lang) -> Vec<String> {
    [
        td_string!(lang, data.policy_observatory),
        td_string!(lang, data.policy_received),
        td_string!(lang, data.policy_sources),
        td_string!(lang, data.policy_unchanged),
        td_string!(lang, data.policy_redacted),
        td_string!(lang, data.policy_private),
        td_string!(lang, data.policy_documents),
        td_string!(lang, data.policy_complete),
        td_string!(lang, data.policy_silence),
        td_string!(lang, data.policy_reply),
    ]
    .map(str::to_owned)
    .to_vec()
}

fn citation(lang: Lang, config: &Config, entries: i64, day: String) -> AnyView {
    let cite = td_string!(
        lang,
        data.cite,
        address = format!("{}{}", config.base_url(), Page::Data.path(lang)),
        day = day,
        entries = counts::entries(lang, entries)
    );
    view! {
        <h2 id="citar">{td_string!(lang, data.cite_title)}</h2>
        <p>{td_string!(lang, data.cite_how)}</p>
        <blockquote><p>{cite.to_string()}</p></blockquote>
    }
    .into_any()
}

/// Where the record can be followed without asking for its files again.
fn follow(lang: Lang) -> AnyView {
    view! {
        <h2 id="seguir">{td_string!(lang, data.follow_title)}</h2>
        <p>{td_string!(lang, data.follow_says)}</p>
        {feeds::to_follow(lang, feeds::of_record(lang))}
    }
    .into_any()
}

fn again(lang: Lang) -> AnyView {
    let rules = format!("{}#repetir", Page::Reading.path(lang));
    view! {
        <h2 id="repetir">{td_string!(lang, data.again_title)}</h2>
        <ul>
            <li>{td_string!(lang, data.again_rules)} " " <a href=rules>{td_string!(lang, reading.again_title)}</a></li>
            <li>{td_string!(lang, data.again_version)}</li>
            <li>{td_string!(lang, data.again_export)}</li>
            <li>{td_string!(lang, data.again_compile)}</li>
        </ul>
    }
    .into_any()
}
