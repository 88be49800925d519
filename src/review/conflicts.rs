//! Conflicts of interest on a line or on one folio of it: declared by whoever has one, and lifted by somebody else, with a reason, or not
//! at all.

use super::{assignments::actions::release, model::Declared, pages, rules, store};
use crate::{
    app::App,
    applications::folio::Folio,
    clock::Now,
    error::{Error, Result},
    i18n::td_string,
    ids::{InstitutionId, LineId, PersonId},
    ledger::{Entry, Position, Write},
    office::{
        actions::{OwnLine, own_line},
        desk::any_office,
        suspension::actions::kind,
    },
    policy::{self, Act, Actor, Permit, Refusal},
    web::{
        address::Page,
        form::Form,
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

/// Longest reason, in characters.
const REASON: usize = 1_000;

type One = Path<(String, String, String)>;

pub async fn declare(
    visit: Visit,
    viewer: Viewer,
    Path((institution, line)): Path<(String, String)>,
    form: Form,
) -> Result<Response> {
    let (id, of) = (InstitutionId::from_text(&institution), LineId::from_text(&line));
    policy::may(&viewer.actor, Act::ReadFiled(&id))?;
    own_line(&visit.app, &id, &of).await?;
    let conflict = match form.get("conflict") {
        "yes" => true,
        "no" => false,
        _ => return Err(Refusal::DeclareFirst.into()),
    };
    enter_declaration(&visit.app, &viewer.actor, (&id, &of), conflict, visit.now).await?;
    Ok(Redirect::to(&Page::OfficeLine { institution, line }.path(visit.lang)).into_response())
}

/// Records whether a person has a conflict of interest on a line.
pub async fn enter_declaration(
    app: &App,
    actor: &Actor,
    (institution, line): (&InstitutionId, &LineId),
    conflict: bool,
    now: Now,
) -> Result<()> {
    let permit = policy::may(actor, Act::ReadFiled(institution))?;
    let person = permit.person().cloned().ok_or(Refusal::SignInFirst)?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    if say(&mut write, (line, None), &person, conflict).await? {
        write.commit().await?;
    }
    Ok(())
}

/// Enters what a person says of a line, or of one folio of it; false where that is said already.
pub(super) async fn say(
    write: &mut Write,
    (line, folio): (&LineId, Option<&Folio>),
    person: &PersonId,
    conflict: bool,
) -> Result<bool> {
    let now = write.now();
    let declared = store::declarations(&mut *write.conn(), line).await?;
    let (holds, stands) = match folio {
        Some(folio) => (rules::interest(&declared, person, folio), Refusal::InterestDeclared),
        None => (rules::conflict(&declared, person), Refusal::ConflictDeclared),
    };
    // To say no after yes, to decide, and to say yes again would make the question idle.
    match (holds, conflict) {
        (Some(true), false) => return Err(stands.into()),
        (Some(said), again) if said == again => return Ok(false),
        _ => {}
    }
    let entry = Entry::sealed("conflict_declared", "review", line).with("conflict", conflict);
    let entry = match folio {
        Some(folio) => entry.with("folio", folio.to_string()),
        None => entry,
    };
    let committed = write.enter(entry).await?;
    store::insert_declaration(write.conn(), committed.position, (line, folio), person, conflict, now).await?;
    if conflict {
        release(write, line, folio, person).await?;
    }
    Ok(true)
}

pub async fn show(visit: Visit, viewer: Viewer, Path(of): One) -> Result<Response> {
    let (own, one, _) = lifting(&visit, &viewer.actor, &of).await?;
    Ok(pages::lifting(&visit, StatusCode::OK, &own, &one, &Form::default()))
}

pub async fn lift(visit: Visit, viewer: Viewer, Path(of): One, mut form: Form) -> Result<Response> {
    let (own, one, permit) = lifting(&visit, &viewer.actor, &of).await?;
    let reason = form.get("reason").to_owned();
    match reason.chars().count() {
        0 => form.fail("reason", td_string!(visit.lang, review.write_reason)),
        n if n > REASON => form.fail("reason", td_string!(visit.lang, review.reason_too_long)),
        _ => {}
    }
    if !form.is_fine() {
        return Ok(pages::lifting(&visit, StatusCode::UNPROCESSABLE_ENTITY, &own, &one, &form));
    }
    enter_lifting(&visit.app, permit, &own, one.position, &reason, visit.now).await?;
    let (institution, line, _) = of;
    Ok(Redirect::to(&Page::OfficeLine { institution, line }.path(visit.lang)).into_response())
}

/// The declared conflict that somebody wants to lift, if they may.
async fn lifting(
    visit: &Visit,
    actor: &Actor,
    (institution, line, declaration): &(String, String, String),
) -> Result<(OwnLine, Declared, Permit)> {
    let (institution, line) = (InstitutionId::from_text(institution), LineId::from_text(line));
    any_office(actor, &institution)?;
    let own = own_line(&visit.app, &institution, &line).await?;
    let declared = store::declarations(visit.app.db.read(), &line).await?;
    let position: Position = declaration.parse().map_err(|_| Error::NotFound)?;
    let one = declared.iter().find(|one| one.position == position && one.conflict).cloned().ok_or(Error::NotFound)?;
    let permit = policy::may(actor, Act::LiftConflict { institution: &institution, declared_by: &one.person })?;
    let person = permit.person().cloned().ok_or(Refusal::SignInFirst)?;
    liftable(&visit.app, &own, &declared, (&person, position), visit.now).await?;
    Ok((own, one, permit))
}

/// Whether this person may lift that declaration as things stand.
async fn liftable(
    app: &App,
    own: &OwnLine,
    declared: &[Declared],
    (person, position): (&PersonId, Position),
    now: Now,
) -> Result<()> {
    let line = &own.line.id;
    let stage = rules::stage(kind(app, line, now).await?);
    let applied = !store::own_associations(app.db.read(), line, person).await?.is_empty();
    rules::may_lift(stage, rules::has_interest(declared, person), applied)?;
    let stands = declared.iter().any(|one| one.position == position && one.stands());
    if stands { Ok(()) } else { Err(Refusal::NotNow.into()) }
}

async fn enter_lifting(app: &App, permit: Permit, own: &OwnLine, position: Position, reason: &str, now: Now) -> Result<()> {
    let person = permit.person().cloned().ok_or(Refusal::SignInFirst)?;
    let line = &own.line.id;
    let mut write = Write::begin(&app.db, permit, now).await?;
    // Read behind the writer's lock: two who lift it at once lift it once.
    let declared = store::declarations(&mut *write.conn(), line).await?;
    liftable(app, own, &declared, (&person, position), now).await?;
    let entry = Entry::sealed("conflict_lifted", "review", line).with("declaration", position).text(store::REASON, reason);
    let committed = write.enter(entry).await?;
    store::insert_lift(write.conn(), &committed, position, &person, now).await?;
    write.commit().await?;
    Ok(())
}
