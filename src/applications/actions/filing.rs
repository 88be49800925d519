//! Filing and withdrawing. Filing is one transaction: all of it happened, or nothing did.

use super::gone;
use crate::{
    app::App,
    applications::{
        content::{self, Around},
        context::LineNow,
        displaced::Rest,
        folio::Folio,
        meanwhile,
        model::{Applicant, Content, Declaration, Filed, LegalName, Receipt, WholeDraft},
        rules::{self, Command, NotFiled, Stage},
        store, words,
    },
    associations::{
        self,
        letters::{Task, readers},
    },
    calls,
    clock::Now,
    error::{Error, Result},
    ids::{ApplicationId, AssociationId, FileId},
    ledger::{Entry, Write},
    mail,
    policy::{self, Act, Actor, Refusal},
};
use sqlx::SqliteConnection;

/// What the representative sends.
pub struct Filing {
    pub declaration: Declaration,
    /// What was shown, as [`meanwhile::seen_of`] has it.
    pub seen: String,
}

/// Files a draft in the association's name. `now` is the instant at which the request arrived.
pub async fn file(app: &App, actor: &Actor, id: &ApplicationId, filing: Filing, now: Now) -> Result<Folio> {
    let Some(draft) = store::draft(app.db.read(), id).await? else { return Err(gone(app, id).await?) };
    let permit = policy::may(actor, Act::File(&draft.association))?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    // From here on nobody else writes: what is read now is what is filed.
    let whole = store::whole(write.conn(), id).await?.ok_or(Refusal::AlreadyFiled)?;
    let line = LineNow::of(app, &whole.draft.line, now).await?;
    let terms = line.asked().ok_or(Refusal::NotReceivedHere)?;
    if store::standing_on(write.conn(), &whole.draft.line, &whole.draft.association).await?.is_some() {
        return Err(Refusal::AlreadyFiled.into());
    }
    let applicant = applicant(write.conn(), &whole).await?;
    if filing.seen != meanwhile::seen_of(whole.draft.version, &applicant) {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    rules::decide(Stage::Draft, Command::File, &line.state(), &rules::lacks(terms, &whole), now).map_err(refused)?;
    let around = Around {
        folio: Folio::random()?,
        terms: terms.clone(),
        institution: line.call.institution_id.clone(),
        applicant,
        stated: line.stated(Some(is_verified(write.conn(), &whole.draft.association).await?)),
        declaration: filing.declaration,
        now,
    };
    let rest = Rest::of(&calls::store::terms_versions(&app.db, &whole.draft.line).await?, terms, &whole);
    let content = content::freeze(&whole, around)?;
    let folio = content.folio.clone();
    save(&mut write, &whole, content).await?;
    if !rest.is_empty() {
        store::keep_rest(write.conn(), id, &rest).await?;
    }
    for member in readers(&mut *write.conn(), &whole.draft.association, Task::Represents).await? {
        let letter = words::filed_letter(member.lang, member.email, &app.config.base_url(), &line, id, &folio);
        mail::queue(write.conn(), &letter, now).await?;
    }
    // Papers that are not or no longer asked for went with the draft: nothing refers to their bytes any more.
    let left: Vec<FileId> = whole.unfiled(terms).map(|file| file.id.clone()).collect();
    write.commit().await?;
    app.vault.forget(&left);
    Ok(folio)
}

fn refused(why: NotFiled) -> Error {
    match why {
        NotFiled::Refused(refusal) => refusal.into(),
        NotFiled::Incomplete(_) => Refusal::Incomplete.into(),
    }
}

/// Rows, entry and receipt; the draft goes, since all of it stands in the frozen copy.
async fn save(write: &mut Write, whole: &WholeDraft, content: Content) -> Result<()> {
    let now = write.now();
    let (text, hash) = content::sealed(&content)?;
    let by = write.permit().person().cloned();
    let entry = filed_entry(&content, &hash);
    let (institution, papers) = (content.institution.clone(), content.papers.clone());
    let filed = Filed {
        id: whole.draft.id.clone(),
        folio: content.folio.clone(),
        association: whole.draft.association.clone(),
        line: whole.draft.line.clone(),
        filed_at: now,
        content,
        content_sha256: hash,
        withdrawn_at: None,
        withdrawal_reason: None,
    };
    store::insert_filed(write.conn(), &filed, &text, by.as_ref()).await?;
    store::freeze_files(write.conn(), &filed.id, &papers).await?;
    store::remove_draft(write.conn(), &filed.id).await?;
    let entered = write.enter(entry).await?;
    let receipt =
        Receipt { position: entered.position, entry: entered.id, leaf_hash: entered.leaf_hash, institution, issued_at: now };
    store::insert_receipt(write.conn(), &filed.id, &receipt).await
}

/// Sealed: the log shows that something was filed, and whoever holds the receipt can prove what.
fn filed_entry(content: &Content, hash: &str) -> Entry {
    let papers: Vec<&str> = content.papers.iter().map(|paper| paper.sha256.as_str()).collect();
    Entry::sealed("application_filed", "application", &content.application)
        .with("folio", content.folio.to_string())
        .with("line", content.terms.line.as_str())
        .with("terms_version", content.terms.version)
        .with("association", content.association.id.as_str())
        .with("institution", content.institution.as_str())
        .with("content_sha256", hash)
        .with("papers_sha256", papers)
        .with("asked_cents", content.budget.totals.asked)
        .with("currency", content.budget.currency.code())
}

/// Who applies with a draft, as it would be frozen now.
pub async fn applicant(conn: &mut SqliteConnection, whole: &WholeDraft) -> Result<Applicant> {
    let association = associations::store::find(&mut *conn, &whole.draft.association).await?;
    let legal = associations::store::legal_persons(&mut *conn, &whole.draft.association).await?;
    let legal = legal.into_iter().find(|legal| Some(&legal.id) == whole.draft.legal_person.as_ref());
    Ok(Applicant {
        name: association.name().to_owned(),
        id: association.id,
        legal_person: legal.map(|legal| LegalName { id: legal.id, numbers: legal.deed.numbers(), name: legal.deed.name }),
    })
}

/// Whether the steward has verified an association by now: a receipt says so.
pub async fn is_verified(conn: &mut SqliteConnection, association: &AssociationId) -> Result<bool> {
    Ok(associations::store::find(conn, association).await?.is_verified())
}

/// Withdraws what was filed, before the resolution. The frozen copy and the receipt stay.
pub async fn withdraw(app: &App, actor: &Actor, id: &ApplicationId, reason: &str, now: Now) -> Result<()> {
    let filed = store::filed(app.db.read(), id).await?.ok_or(Error::NotFound)?;
    let permit = policy::may(actor, Act::File(&filed.association))?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    let line = LineNow::of(app, &filed.line, now).await?;
    let filed_at = filed.filed_at;
    let stage = filed.withdrawn_at.map_or(Stage::Filed { at: filed_at }, |at| Stage::Withdrawn { filed_at, at });
    rules::decide(stage, Command::Withdraw, &line.state(), &[], now).map_err(refused)?;
    if !store::withdraw(write.conn(), id, reason, now).await? {
        return Err(Refusal::NotNow.into());
    }
    let entry = Entry::sealed("application_withdrawn", "application", id)
        .with("folio", filed.folio.to_string())
        .with("line", filed.line.as_str())
        .with("association", filed.association.as_str())
        .text("reason", reason);
    write.enter(entry).await?;
    for member in readers(&mut *write.conn(), &filed.association, Task::Represents).await? {
        let letter = words::withdrawn_letter(member.lang, member.email, &app.config.base_url(), &line, &filed);
        mail::queue(write.conn(), &letter, now).await?;
    }
    write.commit().await?;
    Ok(())
}
