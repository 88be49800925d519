//! What whoever reviews has to do at their institution: the folios that they take care of and that have no result, line by line.

use super::{
    actions::{Bench, bench},
    assignments::{model::Show, store},
    model::Case,
    rules::Stage,
};
use crate::{
    calls::{
        dates::local_day,
        live,
        promise::{Due, Sense},
        record::Record,
        words::due,
    },
    error::Result,
    i18n::td_string,
    ids::InstitutionId,
    office::{self, desk::any_office},
    policy::{Act, may},
    web::{
        address::Page,
        counts,
        lang::{Lang, LangExt},
        visit::{Viewer, Visit},
    },
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;

/// The institution's desk, with that above the rest.
pub async fn show(visit: Visit, viewer: Viewer, Path(institution): Path<String>) -> Result<Response> {
    let id = InstitutionId::from_text(institution);
    let own = match any_office(&viewer.actor, &id) {
        Ok(()) => assigned(&visit, &viewer, &id).await?,
        // The desk itself says whether there is such an institution, and whose it is.
        Err(_) => ().into_any(),
    };
    office::desk::show(&visit, &viewer, id, own).await
}

async fn assigned(visit: &Visit, viewer: &Viewer, institution: &InstitutionId) -> Result<AnyView> {
    let (app, lang) = (&visit.app, visit.lang);
    let Some(person) = viewer.actor.id().filter(|_| may(&viewer.actor, Act::ReadFiled(institution)).is_ok()) else {
        return Ok(().into_any());
    };
    let record = live::record(app).await?;
    let mut lines = Vec::new();
    for line in store::lines_of(app.db.read(), person).await? {
        if record.call_of(&line).is_some_and(|call| call.institution_id == *institution) {
            let bench = bench(app, &viewer.actor, institution, &line, visit.now).await?;
            lines.extend(of_line(lang, &record, &bench, visit));
        }
    }
    if lines.is_empty() {
        return Ok(().into_any());
    }
    Ok(view! {
        <section aria-labelledby="a-su-cargo">
            <h2 id="a-su-cargo">{td_string!(lang, assignments.desk_title)}</h2>
            <ul class="calls">{lines}</ul>
        </section>
    }
    .into_any())
}

/// A line with the folios on it that this person takes care of and that have no result; none where there are none.
fn of_line(lang: Lang, record: &Record, bench: &Bench, visit: &Visit) -> Option<AnyView> {
    let open: Vec<&Case> = bench.shown(Show::Mine).filter(|case| case.ruling.is_none()).collect();
    if bench.stage != Stage::Deciding || open.is_empty() {
        return None;
    }
    let own = &bench.own;
    let (institution, line) = (own.institution.id.to_string(), own.line.id.to_string());
    let folios: Vec<_> = open
        .iter()
        .map(|case| {
            let folio = case.filed.folio.to_string();
            let page = Page::OfficeFiled { institution: institution.clone(), line: line.clone(), folio: folio.clone() };
            let named = match bench.may_open(case) {
                Ok(()) => view! { <a href=Show::Mine.kept_in(page.path(lang))>{folio}</a> }.into_any(),
                Err(_) => folio.into_any(),
            };
            view! { <li>{named}</li> }
        })
        .collect();
    let promised = record.as_of(None, None).promise(&own.line.id, visit.now);
    let when = promised.map_or_else(
        || td_string!(lang, assignments.nothing_promised).to_owned(),
        |promise| days_to(lang, promise, bench, visit),
    );
    let declare = bench.conflict.is_none().then(|| view! { <p>{td_string!(lang, assignments.declare_first)}</p> });
    let to = Show::Mine.kept_in(Page::OfficeLine { institution, line }.path(lang));
    Some(
        view! {
            <li>
                <div>
                    <h3><a href=to>{lang.pick(&own.line.title_es, &own.line.title_en).clone()}</a></h3>
                    <p class="meta">{counts::folios_without_result(lang, open.len())}". "{when}</p>
                    {declare}
                    <ul>{folios}</ul>
                </div>
            </li>
        }
        .into_any(),
    )
}

/// When results were promised, and how many days there are until then or since.
fn days_to(lang: Lang, promise: Due, bench: &Bench, visit: &Visit) -> String {
    let left = (promise.date.last() - local_day(visit.now, bench.own.call.zone())).num_days();
    let days = if left < 0 { counts::days_passed(lang, -left) } else { counts::days_left(lang, left) };
    let says = due(lang, promise);
    match promise.sense {
        Sense::By => td_string!(lang, assignments.due_in, due = says, days = days).to_string(),
        // Nothing was promised for that day: days to it would be days to nothing.
        Sense::After | Sense::AfterElection => td_string!(lang, assignments.promised, due = says).to_string(),
    }
}
