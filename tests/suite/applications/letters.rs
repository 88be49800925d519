//! Fewer letters by choice: who wants only those that leave them something to do gets these, and not what others did.

use super::{
    answers, completes,
    corrections::{asks, reviewed},
    drafting, files, hidden, joins, registers,
};
use crate::support::{Persona, World, office::Typed};

const ACCOUNT: &str = "/es/mi/cuenta";

/// Somebody chooses in the account.
async fn chooses(who: &Persona, letters: &str) {
    let form = [("name", who.name.as_str()), ("language", "es"), ("letters", letters)];
    who.post(ACCOUNT, &form).await.leads_to(ACCOUNT);
}

/// How many letters with these words in the subject somebody got.
async fn got(world: &World, who: &Persona, subject: &str) -> usize {
    world.letters_to(&who.email).await.iter().filter(|letter| letter.subject.contains(subject)).count()
}

#[tokio::test]
async fn the_account_asks_members_which_letters_they_want_and_says_which_always_come() {
    let world = World::new().await;
    let nuria = world.person("Nuria").await;
    nuria.get(ACCOUNT).await.is(200).never_says("Cartas de sus asociaciones");
    registers(&nuria, "Club Raíces").await;
    let all = "value=\"all\" checked";
    nuria.get(ACCOUNT).await.is(200).says("Solo las que me toca atender").says("Estas le llegan siempre").says(all);
    let english = nuria.get("/en/my/account").await.is(200).says("Only those that leave me something to do");
    english.says("These always reach you").says(all);
    chooses(&nuria, "mine").await;
    nuria.get(ACCOUNT).await.is(200).says("value=\"mine\" checked").never_says(all);
    // A form that does not ask, and a word that is none, leave it as it is; a form that comes back keeps what was picked.
    nuria.post(ACCOUNT, &[("name", "Nuria"), ("language", "es")]).await.is(303);
    chooses(&nuria, "none").await;
    nuria.get(ACCOUNT).await.is(200).says("value=\"mine\" checked");
    nuria.post(ACCOUNT, &[("name", ""), ("language", "es"), ("letters", "all")]).await.is(422).says(all);
    let copy = nuria.get("/es/mi/cuenta/copia").await.is(200);
    let copy: serde_json::Value = serde_json::from_slice(&copy.bytes).expect("JSON");
    assert_eq!(copy["account"]["letters"], "mine");
}

#[tokio::test]
async fn what_was_filed_reaches_who_represents_and_who_wants_all_letters() {
    let world = World::new().await;
    let (nuria, association, draft) = drafting(&world).await;
    let mut members = Vec::new();
    for (name, role) in [("Delia", "drafter"), ("Tomas", "treasurer"), ("Olga", "observer"), ("Pablo", "observer")] {
        members.push(joins(&world, &nuria, &association, name, role).await);
    }
    for who in members.iter().take(3).chain([&nuria]) {
        chooses(who, "mine").await;
    }
    completes(&nuria, &draft).await;
    files(&nuria, &draft).await.is(303);
    for (who, expected) in [(&nuria, 1), (&members[0], 0), (&members[1], 0), (&members[2], 0), (&members[3], 1)] {
        assert_eq!(got(&world, who, "ACU-").await, expected, "{}", who.name);
    }
}

#[tokio::test]
async fn what_a_line_does_to_a_draft_reaches_whoever_writes_in_it() {
    let world = World::new().await;
    let office = world.office().await;
    let slug = office.publishes(&Typed::default()).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let start = format!("/es/convocatorias/{slug}/{slug}/solicitud");
    nuria.post(&start, &[("as", &association)]).await.leads_to("/es/mi/solicitudes/");
    let tomas = joins(&world, &nuria, &association, "Tomas", "treasurer").await;
    let olga = joins(&world, &nuria, &association, "Olga", "observer").await;
    for who in [&nuria, &tomas, &olga] {
        chooses(who, "mine").await;
    }
    office.suspends(&slug, "Por ley").await;
    for (who, expected) in [(&nuria, 1), (&tomas, 1), (&olga, 0)] {
        assert_eq!(got(&world, who, "Suspendida").await, expected, "{}", who.name);
    }
}

#[tokio::test]
async fn a_correction_reaches_whoever_may_answer_it() {
    let case = reviewed().await;
    let (world, nuria) = (&case.world, &case.nuria.person);
    let tomas = joins(world, nuria, &case.nuria.association, "Tomas", "treasurer").await;
    let olga = joins(world, nuria, &case.nuria.association, "Olga", "observer").await;
    for who in [nuria, &tomas, &olga] {
        chooses(who, "mine").await;
    }
    asks(&case.office.reviewer, &case.nuria.folio, &[("budget", "No cuadra")], "10").await.is(303);
    for (who, expected) in [(nuria, 1), (&tomas, 1), (&olga, 0)] {
        assert_eq!(got(world, who, "Prevención").await, expected, "{}", who.name);
    }
}

#[tokio::test]
async fn that_a_draft_was_deleted_reaches_whoever_wrote_in_it_whatever_they_chose() {
    let world = World::new().await;
    let (nuria, association, draft) = drafting(&world).await;
    let delia = joins(&world, &nuria, &association, "Delia", "drafter").await;
    chooses(&delia, "mine").await;
    answers(&delia, &draft, &[("p4", "30")]).await.is(303);
    let page = format!("{draft}/borrado");
    let seen = hidden(&nuria.get(&page).await.is(200).text(), "seen");
    nuria.post(&page, &[("seen", &seen), ("sure", "yes")]).await.is(303);
    assert_eq!(got(&world, &delia, "Se borró un borrador").await, 1);
}
