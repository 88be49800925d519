//! What an association filed on paper or in another portal: the list, the form, the stamped receipt.

use super::{papers::taken, taking_back::history};
use crate::{
    applications::{
        folio::Folio,
        model::{Before, FiledElsewhere, FiledOn, Listed, Named},
        outside::words,
        papers::size_words,
        store,
    },
    associations,
    calls::{
        dates::PartialDate,
        facts::{Fact, FactKind},
        live,
        record::Record,
        words::{stamp, whom_to_ask},
    },
    clock::Now,
    error::{Error, Result},
    i18n::td_string,
    ids::{AssociationId, LineId},
    policy::{Act, may},
    scanner, suggestions,
    web::{
        address::Page,
        dates,
        download::attachment,
        form::Form,
        lang::Lang,
        parts::{crumbs, error_summary},
        shell::Head,
        visit::Visit,
    },
};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
};
use chrono::NaiveDate;
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;

/// How the value of an option that is a suggested call begins. No line's slug has a colon.
pub const SUGGESTED: &str = "suggestion:";
/// The tick that something is another application than the one that looks the same.
pub const ANOTHER: &str = "another";

pub async fn show_elsewhere(visit: Visit, Path(association): Path<String>) -> Result<Response> {
    let id = AssociationId::from_text(association);
    may(&visit.actor(), Act::SeeApplication(&id))?;
    let association = associations::store::find(visit.app.db.read(), &id).await?;
    let filings = store::elsewhere_of(visit.app.db.read(), &id).await?;
    let taken_back = store::taken_back(visit.app.db.read(), &id).await?;
    let before = store::said_before(visit.app.db.read(), &id).await?;
    let filed = store::filed_of(visit.app.db.read(), &id).await?;
    let record = live::record(&visit.app).await?;
    let records = may(&visit.actor(), Act::RecordFiledElsewhere(&id)).is_ok();
    let names = may(&visit.actor(), Act::File(&id)).is_ok();
    let (lang, now) = (visit.lang, visit.now);
    let title = td_string!(lang, applications.elsewhere_title);
    Ok(visit.page(Head::private(title), move || {
        let each = |filing: &FiledElsewhere| {
            let corrected = said_before(lang, &before, &filing.id);
            item(lang, filing, &record, (here(&filed, filing), corrected), now, (records, names))
        };
        let items: Vec<_> = filings.iter().map(each).collect();
        let list = if items.is_empty() {
            view! { <p>{td_string!(lang, applications.elsewhere_none)}</p> }.into_any()
        } else {
            view! { <ul class="calls">{items}</ul> }.into_any()
        };
        let new = Page::FiledElsewhereNew { association: id.to_string() }.path(lang);
        view! {
            {crumbs(lang, [(td_string!(lang, applications.list_of, association = association.name()).to_string(), Page::Applications { association: id.to_string() })], title)}
            <h1>{title}</h1>
            <p>{td_string!(lang, applications.elsewhere_explain)}</p>
            {list}
            {records.then(|| view! { <p class="row"><a class="button" href=new>{td_string!(lang, applications.elsewhere_new)}</a></p> })}
            {history(lang, &record, &id, (&taken_back, &before), names)}
        }
    }))
}

/// What the association filed through Acuse on the same line.
fn here<'a>(filed: &'a [Listed], filing: &FiledElsewhere) -> Option<&'a Folio> {
    let FiledOn::Line(line) = &filing.on else { return None };
    filed.iter().find(|one| &one.line == line && one.withdrawn_at.is_none()).map(|one| &one.folio)
}

fn item(
    lang: Lang,
    filing: &FiledElsewhere,
    record: &Record,
    (here, corrected): (Option<&Folio>, Option<AnyView>),
    now: Now,
    (records, names): (bool, bool),
) -> AnyView {
    let (title, says) = (words::on(lang, record, &filing.on), words::says(lang, &filing.says));
    let page = match &filing.on {
        FiledOn::Line(line) => record.call_of(line).map(|c| Page::Call { slug: c.id.to_string() }),
        FiledOn::Suggested { suggestion, .. } => Some(Page::Suggestion { suggestion: suggestion.clone() }),
    };
    let view = record.as_of(None, None);
    let state = match &filing.on {
        FiledOn::Line(line) => view.standing(line, now).map(|assessed| stamp(lang, assessed.kind())),
        FiledOn::Suggested { .. } => None,
    };
    let gone = match &filing.on {
        FiledOn::Line(line) => record.call_of(line).and_then(|call| view.gone(call, now)).map(|gone| whom_to_ask(lang, &gone)),
        FiledOn::Suggested { .. } => None,
    };
    let call = page.map(|page| page.path(lang));
    let paper = Page::FiledElsewherePaper { association: filing.association.to_string(), filing: filing.id.clone() }.path(lang);
    let doubt = published_after(record, &filing.on, filing.says.filed_on);
    let doubt = doubt.map(|day| td_string!(lang, elsewhere.before_publication_shown, day = dates::day(lang, day)).to_string());
    let here = here.map(|folio| td_string!(lang, elsewhere.also_filed_here, folio = folio.to_string()).to_string());
    view! {
        <li><div>
            <h3><a href=call>{title}</a></h3>
            <p>{says}</p>
            {doubt.map(|says| view! { <p class="notice warn">{says}</p> })}
            {here.map(|says| view! { <p class="notice">{says}</p> })}
            {gone}
            <p class="typed">{filing.says.note.clone()}</p>
            {corrected}
            <p><a href=paper>{filing.receipt.name.clone()}</a>" · "{size_words(filing.receipt.bytes)}</p>
            <p class="meta">{td_string!(lang, applications.sha256)}" "<code>{filing.receipt.sha256.clone()}</code></p>
            <p class="meta">{td_string!(lang, applications.elsewhere_nobody)}</p>
            {matches!(filing.on, FiledOn::Line(_)).then(|| naming(lang, filing, names))}
            {ways(lang, filing, (records, names))}
        </div>{state}</li>
    }
    .into_any()
}

/// What may be done about a record: whoever drafts corrects it, the representative takes it back.
fn ways(lang: Lang, filing: &FiledElsewhere, (records, names): (bool, bool)) -> Option<AnyView> {
    let (association, filing) = (filing.association.to_string(), filing.id.clone());
    let correction = Page::FiledElsewhereCorrection { association: association.clone(), filing: filing.clone() }.path(lang);
    let taking_back = Page::FiledElsewhereTakenBack { association, filing }.path(lang);
    records.then(|| {
        view! {
            <p><a href=correction>{td_string!(lang, elsewhere.correct_link)}</a></p>
            {names.then(|| view! { <p><a href=taking_back>{td_string!(lang, elsewhere.take_back_link)}</a></p> })}
        }
        .into_any()
    })
}

/// What a record said before it was corrected, the latest first.
pub(super) fn said_before(lang: Lang, before: &BTreeMap<String, Vec<Before>>, filing: &str) -> Option<AnyView> {
    let before = before.get(filing)?;
    let one = |was: &Before| {
        let at = dates::in_both_cities(lang, was.until);
        let who = words::who(lang, was.by.as_deref());
        view! {
            <li>
                <p>{td_string!(lang, elsewhere.corrected_at, at = at, who = who).to_string()}</p>
                <p>{words::says(lang, &was.says)}</p>
                <p class="typed">{was.says.note.clone()}</p>
            </li>
        }
    };
    let items = before.iter().map(one).collect_view();
    Some(view! { <details><summary>{td_string!(lang, elsewhere.said_before)}</summary> <ul>{items}</ul></details> }.into_any())
}

/// The day on which the record says that a line's call was published, where what was filed is told for an earlier one. A publication whose
/// day is not known for sure contradicts no stamp.
pub fn published_after(record: &Record, on: &FiledOn, filed_on: PartialDate) -> Option<NaiveDate> {
    let FiledOn::Line(line) = on else { return None };
    let published = record.facts_of_line(line).into_iter().filter(|fact| matches!(fact.kind, FactKind::Published { .. }));
    let sure = |fact: &&Fact| fact.counts() && fact.occurred_on.is_exact() && !fact.on_or_before;
    let first = published.map(|fact| sure(&fact).then(|| fact.occurred_on.first())).min()??;
    (filed_on.last() < first).then_some(first)
}

/// Whether the name is shown on the call's page; and for whoever speaks for the association, the way to change it.
fn naming(lang: Lang, filing: &FiledElsewhere, names: bool) -> AnyView {
    let shown = matches!(filing.named, Named::Since(_));
    let says = match filing.named {
        Named::Never => td_string!(lang, elsewhere.never_named).to_owned(),
        Named::Since(at) => td_string!(lang, elsewhere.named_since, at = dates::in_both_cities(lang, at)).to_string(),
        Named::Withdrawn(at) => td_string!(lang, elsewhere.withdrawn, at = dates::in_both_cities(lang, at)).to_string(),
    };
    let form = names.then(|| {
        let to = Page::FiledElsewhereName { association: filing.association.to_string(), filing: filing.id.clone() }.path(lang);
        let (value, word) =
            if shown { ("no", td_string!(lang, elsewhere.take_off)) } else { ("yes", td_string!(lang, elsewhere.consent)) };
        view! { <form method="post" action=to><button class="link" name="shown" value=value>{word}</button></form> }
    });
    view! { <p>{says}</p> {form} }.into_any()
}

/// The line that a link from its call page names.
#[derive(Deserialize)]
pub struct Chosen {
    #[serde(default)]
    line: String,
}

pub async fn show_elsewhere_new(visit: Visit, Path(association): Path<String>, Query(named): Query<Chosen>) -> Result<Response> {
    elsewhere_page(&visit, &association, Form::of([("line", named.line)])).await
}

/// The form; 422 when it has to be mended.
pub async fn elsewhere_page(visit: &Visit, association: &str, form: Form) -> Result<Response> {
    let id = AssociationId::from_text(association);
    may(&visit.actor(), Act::RecordFiledElsewhere(&id))?;
    let record = live::record(&visit.app).await?;
    let lang = visit.lang;
    let mut lines: Vec<(String, String)> =
        record.lines().keys().map(|line| (line.to_string(), words::line_among_all(lang, &record, line))).collect();
    lines.sort_by(|a, b| a.1.cmp(&b.1));
    let actor = visit.actor();
    for mine in suggestions::store::of_person(visit.app.db.read(), actor.id()).await?.iter().filter(|s| s.is_waiting()) {
        let says = td_string!(lang, applications.elsewhere_suggested, title = mine.title.as_str()).to_string();
        lines.push((format!("{SUGGESTED}{}", mine.id), says));
    }
    lines.insert(0, (String::new(), td_string!(lang, applications.elsewhere_choose).to_owned()));
    let status = if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let files = taken(lang, visit.app.config.max_file_bytes);
    let title = td_string!(lang, applications.elsewhere_new);
    Ok(visit.page_as(status, Head::private(title), move || {
        let stamped = stamped(lang, &form, &record, &FiledOn::Line(LineId::from_text(form.get("line"))));
        view! {
            {error_summary(lang, &form)}
            {crumbs(lang, [(td_string!(lang, applications.elsewhere_title).to_owned(), Page::FiledElsewhere { association: id.to_string() })], title)}
            <h1>{title}</h1>
            <p>{td_string!(lang, applications.elsewhere_explain)}</p>
            <form method="post" enctype="multipart/form-data">
                {form.select("line", td_string!(lang, applications.elsewhere_line), lines)}
                <p><a href=Page::Suggest.path(lang)>{td_string!(lang, applications.elsewhere_suggest)}</a></p>
                {stamped}
                {form.file("receipt", td_string!(lang, applications.elsewhere_receipt), files)}
                {form.input("note", td_string!(lang, applications.elsewhere_note)).rows(4).view()}
                <p class="row"><button class="button">{td_string!(lang, applications.elsewhere_button)}</button></p>
            </form>
        }
    }))
}

/// The day of the stamp and the sum, with the ticks that what looks odd by them is so all the same.
pub(super) fn stamped(lang: Lang, form: &Form, record: &Record, on: &FiledOn) -> AnyView {
    let filed_on = PartialDate::parse(form.get("filed_on")).ok();
    let early = filed_on.and_then(|day| published_after(record, on, day)).map(|_| {
        let says = vec![("yes".to_owned(), td_string!(lang, elsewhere.stamp_says_so).to_owned())];
        form.choices("stamp_says_so", td_string!(lang, applications.elsewhere_date), says, true)
    });
    let another = (form.error(ANOTHER).is_some() || form.has(ANOTHER, "yes")).then(|| {
        let says = vec![("yes".to_owned(), td_string!(lang, elsewhere.another).to_owned())];
        form.choices(ANOTHER, td_string!(lang, elsewhere.another_legend), says, true)
    });
    let currencies = vec![("MXN".to_owned(), "MXN".to_owned()), ("USD".to_owned(), "USD".to_owned())];
    view! {
        {form.input("filed_on", td_string!(lang, applications.elsewhere_date)).kind("date").view()}
        {early}
        {form.input("amount", td_string!(lang, applications.elsewhere_amount))
            .hint(td_string!(lang, applications.elsewhere_amount_hint)).inputmode("decimal").view()}
        {form.select("currency", td_string!(lang, applications.elsewhere_currency), currencies)}
        {another}
    }
    .into_any()
}

/// The stamped receipt on its way back to a member, also of a record that was taken back, while nobody deleted it.
pub async fn show_elsewhere_paper(visit: Visit, Path((association, filing)): Path<(String, String)>) -> Result<Response> {
    let id = AssociationId::from_text(association);
    may(&visit.actor(), Act::SeeApplication(&id))?;
    let receipt = match store::elsewhere(visit.app.db.read(), &id, &filing).await? {
        Some(found) => Some(found.receipt),
        None => store::one_taken_back(visit.app.db.read(), &id, &filing).await?.and_then(|gone| gone.receipt),
    };
    let receipt = receipt.ok_or(Error::NotFound)?;
    let bytes = scanner::open(&visit.app, &receipt.id).await?;
    Ok(attachment(&receipt.name, receipt.kind.mime(), bytes))
}
