//! Links lead only where a role may go: nobody is sent to a page that refuses them, and every member can read and open what there is.

use super::{PDF, attaches, completes, corrections, drafting, joins};
use crate::support::{Persona, World};

/// The addresses inside an application that a page links to.
async fn links(who: &Persona, page: &str, application: &str) -> Vec<String> {
    let text = who.get(page).await.is(200).text();
    let all = text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    all.filter(|to| to.starts_with(application)).map(|to| to.split('#').next().unwrap_or_default().to_owned()).collect()
}

#[tokio::test]
async fn every_link_of_a_draft_opens_for_whoever_it_is_shown_to() {
    let world = World::new().await;
    let (nuria, association, draft) = drafting(&world).await;
    attaches(&nuria, &draft, "d1", "acta.pdf", PDF).await.is(303);
    let english = draft.replace("/es/mi/solicitudes", "/en/my/applications");
    for (name, role) in [("Delia", "drafter"), ("Tomas", "treasurer"), ("Olga", "observer")] {
        let person = joins(&world, &nuria, &association, name, role).await;
        for (start, check) in [(&draft, "revision"), (&english, "check")] {
            for page in [start.clone(), format!("{start}/{check}")] {
                let links = links(&person, &page, start).await;
                assert!(!links.is_empty(), "{page} leads somewhere");
                for to in links {
                    person.get(&to).await.is(200);
                }
            }
        }
    }
}

#[tokio::test]
async fn a_role_is_told_what_it_may_do_and_opens_the_files_of_a_draft() {
    let world = World::new().await;
    let (nuria, association, draft) = drafting(&world).await;
    attaches(&nuria, &draft, "d1", "acta.pdf", PDF).await.is(303);
    let check = format!("{draft}/revision");
    let olga = joins(&world, &nuria, &association, "Olga", "observer").await;
    olga.get(&draft).await.is(200).says("Su función permite leer este borrador");
    let page = olga.get(&check).await.is(200).says("acta.pdf</a>").says("¿Qué hará?").never_says("Cambiar ");
    let text = page.text();
    let file = text.split("href=\"").find(|rest| rest.contains(">acta.pdf")).and_then(|rest| rest.split('"').next());
    olga.get(file.expect("the file's address")).await.is(200);
    let tomas = joins(&world, &nuria, &association, "Tomas", "treasurer").await;
    tomas.get(&draft).await.is(200).says("Su función permite cambiar el presupuesto");
    let page = tomas.get(&check).await.is(200).says("Cambiar el presupuesto").never_says("Cambiar las respuestas");
    // What is missing is told to everybody; the way to mend it, to whoever may.
    page.says("Presupuesto. ").says(&format!("{draft}/presupuesto")).never_says(&format!("{draft}/respuestas"));
    nuria.get(&draft).await.is(200).never_says("Su función permite");
}

#[tokio::test]
async fn once_closed_nothing_offers_to_change_a_draft() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    completes(&nuria, &draft).await;
    let check = format!("{draft}/revision");
    nuria.get(&check).await.is(200).says("Cambiar las respuestas").says("Cambiar los documentos");
    world.app.clock.set("2026-12-16T00:00:00.001Z".parse().expect("an instant"));
    let nuria = world.signed_in("Nuria").await;
    nuria.get(&check).await.is(200).never_says("Cambiar ").says("Ahora no se reciben solicitudes").says("acta.pdf</a>");
    for page in [draft.clone(), check] {
        for to in links(&nuria, &page, &draft).await {
            nuria.get(&to).await.is(200);
        }
    }
}

#[tokio::test]
async fn a_treasurer_corrects_the_budget_beside_parts_that_are_not_theirs() {
    let case = corrections::reviewed().await;
    let parts = [("answer:p1", "No dice cuándo"), ("budget", "Falta el aporte propio"), ("paper:d1", "No se lee")];
    corrections::asks(&case.office.reviewer, &case.nuria.folio, &parts, "5").await.is(303);
    let nuria = &case.nuria.person;
    let here = corrections::correction_of(nuria, &case.nuria.application).await;
    let tomas = joins(&case.world, nuria, &case.nuria.association, "Tomas", "treasurer").await;
    let page = tomas.get(&here).await.is(200).says("Su función permite corregir el presupuesto").says("name=\"concept-0\"");
    page.never_says("name=\"p1\"").never_says("name=\"note\"").never_says("files-d1").says("No dice cuándo");
    let row = [("rows", "1"), ("concept-0", "Talleres"), ("quantity-0", "2"), ("cost-0", "900.00"), ("source-0", "asked")];
    let forged = [&row[..], &[("p1", "Escrito por otro"), ("note", "Nota ajena")]].concat();
    corrections::answers(&tomas, &here, &forged, "save").await.leads_to(&here);
    // The budget is theirs; what was filed elsewhere on the page stays as it was.
    let page = nuria.get(&here).await.is(200).says("900.00").says("Talleres de memoria");
    page.never_says("Escrito por otro").never_says("Nota ajena");
    corrections::answers(&tomas, &here, &row, "answer").await.is(403);
    // Somebody who drafts goes on from there, and a treasurer's older form takes nothing of it away.
    let older = tomas.get(&here).await.is(200).text();
    corrections::answers(nuria, &here, &[&row[..], &[("p1", "En marzo"), ("note", "Sin firma nueva")]].concat(), "save")
        .await
        .leads_to(&here);
    let later = [
        ("rows", "1"),
        ("concept-0", "Talleres"),
        ("quantity-0", "1"),
        ("cost-0", "800.00"),
        ("source-0", "asked"),
        ("do", "save"),
    ];
    let marks = corrections::marks(&older, &later);
    let marks: Vec<(&str, &str)> = marks.iter().map(|(name, mark)| (name.as_str(), mark.as_str())).collect();
    tomas.post(&here, &[&marks[..], &later[..]].concat()).await.leads_to(&here);
    nuria.get(&here).await.is(200).says("800.00").says("En marzo").says("Sin firma nueva");
    let olga = joins(&case.world, nuria, &case.nuria.association, "Olga", "observer").await;
    olga.get(&here).await.is(200).never_says("name=\"concept-0\"");
    olga.post(&here, &[&[("seen", "3"), ("do", "save")][..], &row[..]].concat()).await.is(403);
}
