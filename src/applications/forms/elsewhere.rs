//! Recording what was filed on paper or in another portal, and correcting what was said of it.

use crate::{
    accounts::notice,
    applications::{
        actions::{self, Recorded, Report},
        answers,
        model::{FiledElsewhere, FiledOn, Repeats, Saying},
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
        lang::Lang,
        upload::{Upload, Uploaded},
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use tower_sessions::Session;

const NOTE_CHARS: usize = 2000;

pub async fn record_elsewhere(
    visit: Visit,
    _: Viewer,
    session: Session,
    Path(association): Path<String>,
    upload: Upload,
) -> Result<Response> {
    let id = AssociationId::from_text(&association);
    // Who may not record it hears that before anything about the form.
    may(&visit.actor(), Act::RecordFiledElsewhere(&id))?;
    let Upload { mut form, file } = upload;
    // What was filed here is counted here: told twice, the call's page would count it twice.
    let line = LineId::from_text(form.get("line"));
    if store::standing_on(visit.app.db.read(), &line, &id).await?.is_some() {
        form.fail("line", td_string!(visit.lang, elsewhere.filed_here));
    }
    doubt(&visit, &mut form, &FiledOn::Line(line)).await?;
    let Some(report) = read(&visit, &mut form, file) else {
        return pages::elsewhere_page(&visit, &association, form).await;
    };
    if let Recorded::LooksThere(known, by) = actions::record_elsewhere(&visit.app, &visit.actor(), &id, report, visit.now).await?
    {
        form.fail(pages::ANOTHER, looks_there(visit.lang, &known, by));
        return pages::elsewhere_page(&visit, &association, form).await;
    }
    notice::leave(&session, td_string!(visit.lang, applications.elsewhere_kept)).await?;
    Ok(Redirect::to(&Page::FiledElsewhere { association }.path(visit.lang)).into_response())
}

/// Asks about a day before the publication on record, unless the stamp says so.
async fn doubt(visit: &Visit, form: &mut Form, on: &FiledOn) -> Result<()> {
    let record = live::record(&visit.app).await?;
    let said = PartialDate::parse(form.get("filed_on")).ok().and_then(|day| pages::published_after(&record, on, day));
    if let Some(day) = said.filter(|_| form.get("stamp_says_so") != "yes") {
        let day = dates::day(visit.lang, day);
        form.fail("filed_on", td_string!(visit.lang, elsewhere.before_publication, day = day).to_string());
    }
    Ok(())
}

/// Corrects the day, the sum or the note of a record.
pub async fn correct_elsewhere(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path((association, filing)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response> {
    let lang = visit.lang;
    let id = AssociationId::from_text(&association);
    may(&viewer.actor, Act::RecordFiledElsewhere(&id))?;
    let there = match store::elsewhere(visit.app.db.read(), &id, &filing).await? {
        Some(there) => there,
        // Taken back meanwhile: what was typed comes back, to be copied.
        None => return pages::corrected_too_late(&visit, &id, &filing, &form).await,
    };
    doubt(&visit, &mut form, &there.on).await?;
    let says = said(&visit, &mut form);
    if says.as_ref() == Some(&there.says) {
        form.fail("filed_on", td_string!(lang, elsewhere.nothing_changed));
    }
    let Some(says) = says.filter(|_| form.is_fine()) else {
        return pages::correcting_page(&visit, &id, &there, form, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let seen = form.get("seen").parse().unwrap_or(-1);
    let is_another = form.get(pages::ANOTHER) == "yes";
    match actions::correct_elsewhere(&visit.app, &viewer.actor, (&id, &filing), says, (seen, is_another), visit.now).await {
        Ok(Recorded::Kept) => {
            notice::leave(&session, td_string!(lang, elsewhere.corrected_now)).await?;
            Ok(Redirect::to(&Page::FiledElsewhere { association }.path(lang)).into_response())
        }
        Ok(Recorded::LooksThere(known, _)) => {
            let (name, day) = (known.receipt.name.as_str(), dates::day(lang, known.says.filed_on.first()));
            form.fail(pages::ANOTHER, td_string!(lang, elsewhere.comes_to_same_day, name = name, day = day).to_string());
            pages::correcting_page(&visit, &id, &there, form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(Error::Refused(Refusal::ChangedMeanwhile) | Error::NotFound) => {
            let Some(there) = store::elsewhere(visit.app.db.read(), &id, &filing).await? else {
                return pages::corrected_too_late(&visit, &id, &filing, &form).await;
            };
            form.fail("filed_on", td_string!(lang, elsewhere.changed_meanwhile));
            // Sent again, it is of what is shown now.
            form.set("seen", there.seen.to_string());
            pages::correcting_page(&visit, &id, &there, form, StatusCode::CONFLICT).await
        }
        Err(error) => Err(error),
    }
}

/// Which record looks the same, and what to do.
fn looks_there(lang: Lang, known: &FiledElsewhere, by: Repeats) -> String {
    let (name, day) = (known.receipt.name.as_str(), dates::day(lang, known.says.filed_on.first()));
    match by {
        Repeats::File => td_string!(lang, elsewhere.same_file, name = name, day = day).to_string(),
        Repeats::Day => td_string!(lang, elsewhere.same_day, name = name, day = day).to_string(),
    }
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
    let says = said(visit, form);
    match &file {
        // One that was too large is told already.
        None if form.error("receipt").is_some() => {}
        None => form.fail("receipt", td_string!(lang, applications.elsewhere_receipt_missing)),
        Some(file) if FileKind::sniff(&file.bytes).is_none() => {
            form.fail("receipt", errors::words(lang, Refusal::FileKind));
        }
        Some(_) => {}
    }
    let (Some(says), Some(receipt), true) = (says, file, form.is_fine()) else { return None };
    let is_another = form.get(pages::ANOTHER) == "yes";
    Some(Report { on, says, receipt, is_another })
}

/// What is said of a filing; none without a day that can be.
fn said(visit: &Visit, form: &mut Form) -> Option<Saying> {
    let lang = visit.lang;
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
    filed_on.map(|filed_on| Saying { filed_on, amount, note })
}
