//! The demonstration loads through the same actions as real use, once, and every page says what it is.

use crate::support::World;
use acuse::{
    calls::{import, live, standing::Kind},
    demo::{self, CAST, PASSWORD},
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
