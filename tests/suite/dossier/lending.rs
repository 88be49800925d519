//! Lending: a copy that later changes do not touch, of one's own association only, filed as any paper.

use super::{Kept, PDF, RENEWED, borrows, choice, joins, keeps, publish, registers, replaces, rows, starts};
use crate::{
    applications::{answers, budgets, files, hidden},
    support::{Persona, World},
};

/// The bytes of the only paper of an application.
async fn paper_of(world: &World, who: &Persona, application: &str, table: &str) -> Vec<u8> {
    let sql = sqlx::AssertSqlSafe(format!("select file from {table}"));
    let id: String = sqlx::query_scalar(sql).fetch_one(world.app.db.read()).await.expect("one file");
    who.get(&format!("{application}/documentos/{id}")).await.is(200).bytes
}

#[tokio::test]
async fn a_copy_stays_as_it_was_whatever_becomes_of_the_dossier() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let id = registers(&nuria, "Club Raíces").await;
    let paper = keeps(&nuria, &id, &Kept::default()).await;
    let draft = starts(&nuria, &id).await;
    nuria.get(&format!("{draft}/documentos")).await.is(200).says("Tomar un documento que la asociación ya guarda");
    nuria.get(&format!("{draft}/documentos-de-la-asociacion")).await.is(200).says("Acta constitutiva o estatutos · versión 1");
    let shown = choice(&world, &paper).await;
    borrows(&nuria, &draft, &shown).await.leads_to(&format!("{draft}/documentos#d1"));
    replaces(&nuria, &paper, "", RENEWED).await.is(303);
    assert_eq!(paper_of(&world, &nuria, &draft, "draft_files").await, PDF);
    answers(&nuria, &draft, &[("p1", "Talleres de memoria"), ("p2", "yes"), ("p3", "1")]).await.is(303);
    budgets(&nuria, &draft, "1,250.00").await.is(303);
    files(&nuria, &draft).await.is(303);
    let seen = super::hidden_seen(&nuria, &paper).await;
    nuria.post(&format!("{paper}/retiro"), &[("seen", &seen)]).await.is(303);
    assert_eq!(paper_of(&world, &nuria, &draft, "application_files").await, PDF);
    nuria.get(&paper).await.is(200).says("En qué solicitudes hay una copia");
}

#[tokio::test]
async fn an_older_version_or_a_paper_of_others_is_not_lent() {
    let world = World::new().await;
    publish(&world).await;
    let (nuria, olga) = (world.person("Nuria").await, world.person("Olga").await);
    let id = registers(&nuria, "Club Raíces").await;
    let (paper, draft) = (keeps(&nuria, &id, &Kept::default()).await, starts(&nuria, &id).await);
    let shown = choice(&world, &paper).await;
    replaces(&nuria, &paper, "", RENEWED).await.is(303);
    borrows(&nuria, &draft, &shown).await.is(409).says("Ese documento cambió");
    let theirs = registers(&olga, "Casa Puente").await;
    let secret = keeps(&olga, &theirs, &Kept::default()).await;
    let secret = choice(&world, &secret).await;
    borrows(&nuria, &draft, &secret).await.is(404);
    borrows(&olga, &draft, &secret).await.is(403);
    borrows(&nuria, &draft, "").await.is(422).says("Elija un documento de la asociación");
    assert_eq!(rows(&world, "draft_files").await, 0);
}

#[tokio::test]
async fn whoever_may_not_draft_does_not_borrow() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let id = registers(&nuria, "Club Raíces").await;
    let (paper, draft) = (keeps(&nuria, &id, &Kept::default()).await, starts(&nuria, &id).await);
    let shown = choice(&world, &paper).await;
    let drafter = joins(&world, &nuria, &id, "Dalia", "drafter").await;
    for (name, role) in [("Tere", "treasurer"), ("Oto", "observer")] {
        let member = joins(&world, &nuria, &id, name, role).await;
        borrows(&member, &draft, &shown).await.is(403);
        member.get(&format!("{draft}/documentos-de-la-asociacion")).await.is(403);
    }
    borrows(&drafter, &draft, &shown).await.is(303);
}

#[tokio::test]
async fn whoever_drafts_is_told_of_a_copy_that_ends_before_the_closing() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let id = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &id).await;
    // The line closes on 15 December.
    for (expires, told) in [("2026-12-14", true), ("2026-12-15", false)] {
        let paper = keeps(&nuria, &id, &Kept { title: expires, expires, ..Kept::default() }).await;
        borrows(&nuria, &draft, &choice(&world, &paper).await).await.is(303);
        for page in ["", "/documentos", "/revision"] {
            let page = nuria.get(&format!("{draft}{page}")).await.is(200);
            assert_eq!(page.text().contains("Vencen antes del cierre"), told, "{expires}");
        }
        nuria.get("/es/mi").await.is(200).says("Documentos que vencen antes de un cierre");
    }
}

#[tokio::test]
async fn a_date_that_is_put_right_reaches_the_drafts_that_hold_a_copy() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let id = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &id).await;
    let paper = keeps(&nuria, &id, &Kept::default()).await;
    borrows(&nuria, &draft, &choice(&world, &paper).await).await.is(303);
    nuria.get(&draft).await.is(200).never_says("Vencen antes del cierre");
    // The line closes on 15 December.
    for (expires, told) in [("2026-12-01", true), ("2027-12-01", false), ("2026-12-14", true), ("", false)] {
        let seen = super::hidden_seen(&nuria, &paper).await;
        nuria.post(&paper, &[("seen", &seen), ("issued", ""), ("expires", expires)]).await.is(303);
        for page in ["", "/documentos", "/revision"] {
            let page = nuria.get(&format!("{draft}{page}")).await.is(200);
            assert_eq!(page.text().contains("Vencen antes del cierre"), told, "{expires}");
        }
    }
}

#[tokio::test]
async fn what_an_application_borrowed_is_still_a_loan_in_the_one_it_is_copied_into() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let id = registers(&nuria, "Club Raíces").await;
    // It holds until the day before the line closes.
    let paper = keeps(&nuria, &id, &Kept { expires: "2026-12-14", ..Kept::default() }).await;
    let first = starts(&nuria, &id).await;
    borrows(&nuria, &first, &choice(&world, &paper).await).await.is(303);
    answers(&nuria, &first, &[("p1", "Talleres de memoria"), ("p2", "yes"), ("p3", "1")]).await.is(303);
    budgets(&nuria, &first, "1,250.00").await.is(303);
    files(&nuria, &first).await.is(303);
    nuria.post(&format!("{first}/retiro"), &[("sure", "yes"), ("reason", "")]).await.is(303);
    let next = starts(&nuria, &id).await;
    nuria.get(&next).await.is(200).never_says("Vencen antes del cierre");
    let from = first.rsplit('/').next().unwrap_or_default();
    let copy = format!("{next}/copia");
    let seen = hidden(&nuria.get(&format!("{copy}?from={from}")).await.text(), "seen");
    nuria.post(&copy, &[("from", from), ("seen", &seen)]).await.leads_to(&next);
    nuria.get(&next).await.is(200).says("Vencen antes del cierre");
    nuria.get(&paper).await.is(200).says(&next);
    let dalia = joins(&world, &nuria, &id, "Dalia", "observer").await;
    let file: String = sqlx::query_scalar("select file from draft_files").fetch_one(world.app.db.read()).await.expect("a file");
    dalia.get(&format!("{next}/documentos/{file}")).await.is(200);
    nuria.get(&paper).await.is(200).says("Dalia, de la asociación");
}

#[tokio::test]
async fn what_is_not_lent_leaves_no_loan() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let id = registers(&nuria, "Club Raíces").await;
    let (paper, draft) = (keeps(&nuria, &id, &Kept::default()).await, starts(&nuria, &id).await);
    let shown = choice(&world, &paper).await;
    nuria.post(&format!("{draft}/documentos-de-la-asociacion"), &[("paper", "no"), ("from", &shown)]).await.is(404);
    assert_eq!(rows(&world, "paper_loans").await, 0);
}
