//! The whole case file of an application as one ZIP: what was filed, asked, answered, received and resolved, byte for byte, with the
//! proofs, pages to read and the sums to check it by. The members of its association get it, and whoever may open the folio in the
//! institution, with what was recorded there. A room of its own: several others keep what is in it.

mod inside;
mod official;
mod pages;
mod result;

use crate::{
    app::App,
    applications::{
        actions::opened_by_member,
        context::LineNow,
        corrections,
        model::{Filed, Paper},
        open_filed, receipt, store,
    },
    error::Result,
    i18n::td_string,
    limits::{Counted, Share},
    policy::Refusal,
    review::result::got,
    web::{address::Route, download, router::Bilingual as _, visit::Visit},
};
use axum::{Router, extract::Path, response::Response, routing::get};
use inside::{Inside, as_filed, corrected, proofs, text, write};
use result::Told;

pub fn routes() -> Router<App> {
    Router::new().page(Route::ApplicationCaseFile, get(show)).page(Route::OfficeCaseFile, get(official::show))
}

async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    let (filed, line, association) = open_filed(&visit, &id).await?;
    let turn = turn(&visit)?;
    let (inside, got) = whole(&visit, &filed, &line).await?;
    let papers: Vec<Paper> = inside.iter().filter_map(Inside::given).cloned().collect();
    opened_by_member(&visit.app, &visit.actor(), (&association.id, &filed.id), &papers, visit.now).await?;
    Ok(sent(&visit, turn, &filed, got.as_ref(), inside))
}

/// A place among those who download now.
fn turn(visit: &Visit) -> Result<Share> {
    let reader = visit.viewer.as_ref().and_then(|viewer| viewer.actor.id()).ok_or(Refusal::SignInFirst)?;
    Ok(visit.app.limits.download(Counted::Person(reader.clone()))?)
}

/// What is in it for everybody who gets it, and what the folio got.
async fn whole(visit: &Visit, filed: &Filed, line: &LineNow) -> Result<(Vec<Inside>, Option<Told>)> {
    let (app, lang) = (&visit.app, visit.lang);
    let given = store::receipt(app.db.read(), &filed.id).await?;
    let sheet = receipt::sheet(app, lang, filed, &given, line);
    let receipt = receipt::pdf(sheet).await?;
    let mut inside = vec![text(td_string!(lang, casefile.receipt), td_string!(lang, casefile.about_receipt), receipt)];
    inside.extend(as_filed(app, lang, filed).await?);
    let all = corrections::store::of(app.db.read(), &filed.id).await?;
    for (correction, number) in all.iter().zip(1..) {
        inside.extend(corrected(visit, filed, correction, number).await?);
    }
    inside.push(pages::answers(visit, filed, &all, &inside));
    let got = got(app, filed, visit.now).await?.and_then(|got| Told::of(visit, line, got));
    inside.extend(got.iter().map(|got| result::file(lang, filed, got)));
    inside.extend(proofs(app, lang, filed, got.as_ref()).await?);
    Ok((inside, got))
}

/// The ZIP, with its index and the sums.
fn sent(visit: &Visit, turn: Share, filed: &Filed, got: Option<&Told>, mut inside: Vec<Inside>) -> Response {
    let lang = visit.lang;
    inside.push(pages::index(visit, filed, got, &inside));
    let sums: String = inside.iter().map(|one| format!("{}  {}\n", one.sha256, one.name)).collect();
    inside.push(text(td_string!(lang, casefile.sums), "", sums.into_bytes()));
    let name = td_string!(lang, casefile.file_name, folio = filed.folio.to_string()).to_string();
    let vault = visit.app.vault.clone();
    let body = download::written(turn, move |out| write(out, &vault, inside));
    download::attachment(&name, "application/zip", body)
}
