//! Recording what was filed on paper or in another portal.

use crate::{
    accounts::notice,
    applications::{
        actions::{self, Report},
        answers,
        model::FiledOn,
        pages,
        papers::FileKind,
        store,
    },
    calls::{
        dates::{PartialDate, Zone, local_day},
        live,
        money::{Currency, Money},
    },
    error::{Error, Result},
    i18n::td_string,
    ids::{AssociationId, LineId},
    policy::{Act, Refusal, may},
    web::{
        address::Page,
        dates, errors,
        form::Form,
        upload::{Mendable, Uploaded},
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::Path,
    response::{IntoResponse as _, Redirect, Response},
};
use tower_sessions::Session;

const NOTE_CHARS: usize = 2000;

pub async fn record_elsewhere(
    visit: Visit,
    _: Viewer,
    session: Session,
    Path(association): Path<String>,
    upload: Mendable,
) -> Result<Response> {
    let id = AssociationId::from_text(&association);
    // Who may not record it hears that before anything about the form.
    may(&visit.actor(), Act::RecordFiledElsewhere(&id))?;
    let Mendable { mut form, file } = upload;
    // What was filed here is counted here: told twice, the call's page would count it twice.
    let line = LineId::from_text(form.get("line"));
    if store::standing_on(visit.app.db.read(), &line, &id).await?.is_some() {
        form.fail("line", td_string!(visit.lang, elsewhere.filed_here));
    }
    let record = live::record(&visit.app).await?;
    let said = PartialDate::parse(form.get("filed_on")).ok().and_then(|day| pages::published_after(&record, &line, day));
    if let Some(day) = said.filter(|_| form.get("stamp_says_so") != "yes") {
        let day = dates::day(visit.lang, day);
        form.fail("filed_on", td_string!(visit.lang, elsewhere.before_publication, day = day).to_string());
    }
    let Some(report) = read(&visit, &mut form, file) else {
        return pages::elsewhere_page(&visit, &association, form).await;
    };
    actions::record_elsewhere(&visit.app, &visit.actor(), &id, report, visit.now).await?;
    notice::leave(&session, td_string!(visit.lang, applications.elsewhere_kept)).await?;
    Ok(Redirect::to(&Page::FiledElsewhere { association }.path(visit.lang)).into_response())
}

/// Consents to be named, or takes it back.
pub async fn name_elsewhere(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path((association, filing)): Path<(String, String)>,
    form: Form,
) -> Result<Response> {
    let id = AssociationId::from_text(&association);
    let shown = match form.get("shown") {
        "yes" => true,
        "no" => false,
        _ => return Err(Error::Unreadable("whether the name is shown is yes or no".into())),
    };
    actions::name(&visit.app, &viewer.actor, &id, &filing, shown, visit.now).await?;
    let says = if shown { td_string!(visit.lang, elsewhere.named_now) } else { td_string!(visit.lang, elsewhere.unnamed_now) };
    notice::leave(&session, says).await?;
    Ok(Redirect::to(&Page::FiledElsewhere { association }.path(visit.lang)).into_response())
}

/// What was reported; none when the form has to be mended.
fn read(visit: &Visit, form: &mut Form, file: Option<Uploaded>) -> Option<Report> {
    let lang = visit.lang;
    let on = match (form.get("line"), form.get("line").strip_prefix(pages::SUGGESTED)) {
        (_, Some(suggestion)) => FiledOn::Suggested { suggestion: suggestion.to_owned(), title: String::new() },
        (line, None) => FiledOn::Line(LineId::from_text(line)),
    };
    if form.get("line").is_empty() {
        form.fail("line", td_string!(lang, applications.elsewhere_line_missing));
    }
    let filed_on = PartialDate::parse(form.get("filed_on")).ok().filter(PartialDate::is_exact);
    // Nothing was filed tomorrow, wherever the association is.
    let today = local_day(visit.now, Zone::CHICAGO).max(local_day(visit.now, Zone::MEXICO_CITY));
    let filed_on = filed_on.filter(|date| date.first() <= today);
    if filed_on.is_none() {
        form.fail("filed_on", td_string!(lang, applications.elsewhere_date_missing));
    }
    let currency = Currency::parse(form.get("currency")).unwrap_or(Currency::Mxn);
    let amount = match form.get("amount") {
        "" => None,
        typed => match Money::parse(typed, currency) {
            Ok(sum) => Some(sum),
            Err(_) => {
                form.fail("amount", td_string!(lang, applications.row_unit_cost));
                None
            }
        },
    };
    let note = answers::normal(form.get("note"));
    if note.chars().count() > NOTE_CHARS {
        form.fail("note", td_string!(lang, applications.note_too_long, most = NOTE_CHARS).to_string());
    }
    match &file {
        // One that was too large is told already.
        None if form.error("receipt").is_some() => {}
        None => form.fail("receipt", td_string!(lang, applications.elsewhere_receipt_missing)),
        Some(file) if FileKind::sniff(&file.bytes).is_none() => {
            form.fail("receipt", errors::words(lang, Refusal::FileKind));
        }
        Some(_) => {}
    }
    let (Some(filed_on), Some(receipt), true) = (filed_on, file, form.is_fine()) else { return None };
    Some(Report { on, filed_on, amount, note, receipt })
}
