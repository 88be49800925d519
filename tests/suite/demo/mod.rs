//! The demonstration loads through the same actions as real use, once, and every page says what it is.

use crate::support::{Answer, Visitor, World};
use acuse::{
    calls::{import, live, standing::Kind},
    db::{Db, Holds},
    demo::{self, CAST, PASSWORD},
    error::Error,
};

#[tokio::test]
async fn the_invented_cast_arrives_once_and_can_sign_in() {
    let world = World::with(|config| config.demo = true).await;
    import::shipped(&world.app).await.expect("laws and calendars");
    demo::build(&world.app).await.expect("the cast");
    demo::build(&world.app).await.expect("nothing more to do");
    let record = live::record(&world.app).await.unwrap();
    let kinds: Vec<Kind> = record
        .calls()
        .values()
        .filter(|call| call.received_here)
        .flat_map(|call| record.lines_of(&call.id))
        .map(|line| record.as_of(None, None).standing(&line.id, world.now()).unwrap().kind())
        .collect();
    for kind in [Kind::Open, Kind::UnderReview, Kind::Suspended, Kind::ResolvedAwarded] {
        assert!(kinds.contains(&kind), "{kinds:?}");
    }
    assert_eq!((record.calls().len(), kinds.len()), (4, 5), "nothing real stands beside what is invented");
    assert_eq!((record.institutions.len(), record.programmes.len(), record.precedents.len()), (1, 0, 0));
    assert!(!record.periods.is_empty() && !record.legal_bases.is_empty());
    world.visitor().get("/es").await.is(200).says("Demostración: personas, asociaciones y convocatorias inventadas");
    for person in &CAST {
        let visitor = world.visitor();
        visitor.post("/es/cuenta/entrar", &[("email", person.email), ("password", PASSWORD)]).await.is(303);
        visitor.get("/es/mi").await.is(200).says("Demostración");
    }
    assert!(acuse::ledger::verify(&world.app.db).await.unwrap().is_empty());
}

#[tokio::test]
async fn every_room_of_an_association_holds_something() {
    let world = World::with(|config| config.demo = true).await;
    import::shipped(&world.app).await.expect("laws and calendars");
    demo::build(&world.app).await.expect("the cast");
    let anybody = world.visitor();
    anybody.get("/es/asociaciones").await.is(200).says("Asociaciones que muestran su perfil: 2 de 2.");
    let ibai = signed_in(&world, "ibai@demo.example").await;
    let desk = ibai.get("/es/mi").await.is(200).says("Documentos que vencen antes de un cierre").says("Informe anual AG990-IL");
    let club = link(&desk, "/es/mi/asociaciones/");
    ibai.get(&format!("{club}/documentos")).await.is(200).says("Constancia del RFC").says("Vigente hasta el");
    ibai.get(&format!("{club}/proyectos")).await.is(200).says("Intercultural").says("Asistencial");
    let noemi = signed_in(&world, "noemi@demo.example").await;
    let desk = noemi.get("/es/mi").await.is(200);
    let workshop = link(&desk, "/es/mi/asociaciones/");
    noemi.get(&format!("{workshop}/pasos/mexico")).await.is(200).says("2 de 4 pasos hechos.");
    noemi.get(&format!("{workshop}/presentadas-fuera")).await.is(200).says("acuse-sellado-inventado.pdf");
    let salma = signed_in(&world, "salma@demo.example").await;
    let id = workshop.rsplit('/').next().expect("an id");
    salma.get(&format!("/es/responsable/asociaciones/{id}/relevo")).await.is(200).says("Cumplir el relevo");
}

async fn signed_in(world: &World, email: &str) -> Visitor {
    let visitor = world.visitor();
    visitor.post("/es/cuenta/entrar", &[("email", email), ("password", PASSWORD)]).await.is(303);
    visitor
}

/// The address of the association that a page leads to.
fn link(page: &Answer, under: &str) -> String {
    let text = page.text();
    let rest = text.split(&format!("\"{under}")).nth(1).expect("a link");
    format!("{under}{}", rest.split(['/', '"']).next().expect("an id"))
}

#[tokio::test]
async fn what_is_invented_and_the_record_never_share_a_folder() {
    let (invented, record) = (World::with(|config| config.demo = true).await, World::with_record().await);
    for (world, demo, words) in [(&invented, false, "holds a demonstration"), (&record, true, "holds a record")] {
        world.app.db.close().await;
        let holds = if demo { Holds::Demonstration } else { Holds::Record };
        let opened = Db::open(&copied(world), false, holds).await;
        assert!(matches!(&opened, Err(Error::Unavailable(says)) if says.contains(words)), "{words}");
    }
}

/// A copy of a data folder's database, which nobody holds.
fn copied(world: &World) -> std::path::PathBuf {
    let to = world.folder().join("copy");
    std::fs::create_dir_all(&to).expect("a folder");
    // What was written last may still stand in the file beside it, whoever closed first.
    for name in ["acuse.sqlite", "acuse.sqlite-wal"] {
        let from = world.app.db.path().with_file_name(name);
        if from.exists() {
            std::fs::copy(from, to.join(name)).expect("copied");
        }
    }
    to
}
