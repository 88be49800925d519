//! The same for whoever may open the folio in the institution: with every result recorded on it, its reason and who recorded it, and who
//! there opened which paper. Getting it is an opening of each paper in it, and noted as one.

use super::{
    inside::{Inside, text},
    sent, turn, whole,
};
use crate::{
    accounts,
    app::App,
    applications::{
        actions::opened_by_official,
        context::LineNow,
        model::{Filed, Paper},
        store::{Opened, opened_in},
    },
    clock::stamp,
    error::Result,
    i18n::td_string,
    ids::{InstitutionId, LineId},
    policy::Refusal,
    review::{
        actions::{Bench, bench_of},
        store::rulings,
    },
    web::{
        lang::Lang,
        visit::{Viewer, Visit},
    },
};
use axum::{extract::Path, response::Response};
use serde_json::{Value, json};

pub async fn show(
    visit: Visit,
    viewer: Viewer,
    Path((institution, line, folio)): Path<(String, String, String)>,
) -> Result<Response> {
    let (app, now) = (&visit.app, visit.now);
    let of = (InstitutionId::from_text(institution), LineId::from_text(line));
    let (bench, case) = bench_of(app, &viewer.actor, (&of.0, &of.1), &folio, now).await?;
    bench.may_open(&case)?;
    if bench.names.withheld {
        return Err(Refusal::NamesWithheld.into());
    }
    let turn = turn(&visit)?;
    let line = LineNow::of(app, &of.1, now).await?;
    let (mut inside, got) = whole(&visit, &case.filed, &line).await?;
    let papers: Vec<Paper> = inside.iter().filter_map(Inside::given).cloned().collect();
    for paper in papers {
        opened_by_official(app, &viewer.actor, (&of.0, &case.filed.id), paper, now).await?;
    }
    inside.push(ruled(app, visit.lang, &bench, &case.filed).await?);
    inside.push(openings(visit.lang, &opened_in(app.db.read(), &case.filed.id, &of.0).await?));
    Ok(sent(&visit, turn, &case.filed, got.as_ref(), inside))
}

/// Every result recorded on the folio, also those that were replaced.
async fn ruled(app: &App, lang: Lang, bench: &Bench, filed: &Filed) -> Result<Inside> {
    let mut all = Vec::new();
    for ruling in rulings(app.db.read(), &filed.line).await?.into_iter().filter(|ruling| ruling.folio == filed.folio) {
        let by = accounts::store::by_id(app.db.read(), &ruling.person).await?.map(|person| person.name);
        all.push(json!({
            "position": ruling.position,
            "entry": ruling.entry,
            "recorded_at": stamp(ruling.ruled_at),
            "recorded_by": by,
            "result": ruling.outcome.name(),
            "cents": ruling.outcome.cents(),
            "currency": bench.currency().code(),
            "reason": ruling.reason,
            "concluded_of_their_difference": ruling.difference,
        }));
    }
    let (name, about) = (td_string!(lang, casefile.rulings), td_string!(lang, casefile.about_rulings));
    Ok(text(name, about, format!("{:#}\n", Value::from(all)).into_bytes()))
}

fn openings(lang: Lang, opened: &[Opened]) -> Inside {
    let all: Vec<Value> = opened
        .iter()
        .map(|one| json!({ "paper": one.paper, "sha256": one.sha256, "opened_at": stamp(one.at), "opened_by": one.by }))
        .collect();
    let (name, about) = (td_string!(lang, casefile.openings), td_string!(lang, casefile.about_openings));
    text(name, about, format!("{:#}\n", Value::from(all)).into_bytes())
}
