//! Which legal person a call asks for: those that fit are offered, the others are shown with why not.

use super::{CALL, LINE, publish, publish_wanting, registers};
use crate::support::World;
use acuse::{
    applications::fit::{Misfit, misfit},
    associations::{
        identifiers::{Cluni, Ein, Rfc},
        model::{Country, Deed},
    },
    calls::terms::LegalWanted,
};
use proptest::prelude::*;

fn deeds() -> impl Strategy<Value = Deed> {
    (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(mexican, rfc, cluni, ein)| Deed {
        country: if mexican { Country::Mexico } else { Country::UnitedStates },
        name: "Casa".into(),
        rfc: rfc.then(|| Rfc::parse("SAT970701NN3")).flatten(),
        cluni: cluni.then(|| Cluni::parse("SAT970701NN30901")).flatten(),
        ein: ein.then(|| Ein::parse("36-1234567")).flatten(),
    })
}

proptest! {
    #[test]
    fn what_fits_has_all_that_is_asked_for(deed in deeds(), wanted in prop::sample::select(LegalWanted::ALL.to_vec())) {
        let fits = misfit(wanted, Some(&deed)).is_none();
        let (mexican, american) = (deed.country == Country::Mexico, deed.country == Country::UnitedStates);
        let expected = match wanted {
            LegalWanted::Any => true,
            LegalWanted::Mexican => mexican,
            LegalWanted::WithRfc => mexican && deed.rfc.is_some(),
            LegalWanted::WithCluni => mexican && deed.cluni.is_some(),
            LegalWanted::American => american,
            LegalWanted::WithEin => american && deed.ein.is_some(),
        };
        prop_assert_eq!(fits, expected);
        let alone = (wanted != LegalWanted::Any).then_some(Misfit::NoLegalPerson);
        prop_assert_eq!(misfit(wanted, None), alone);
        prop_assert_eq!(LegalWanted::parse(wanted.as_str()), Some(wanted));
    }
}

#[tokio::test]
async fn those_that_fit_are_offered_and_the_others_say_why_not() {
    let world = World::new().await;
    publish_wanting(&world, "with_cluni").await;
    let nuria = world.person("Nuria").await;
    let id = registers(&nuria, "Club Raíces").await;
    let (questions, start) = (format!("{CALL}/{LINE}/requisitos"), format!("{CALL}/{LINE}/solicitud"));
    world.visitor().get(&questions).await.is(200).says("una persona moral mexicana con CLUNI");
    nuria.get(&start).await.is(200).says("Club Raíces").says("no tiene personas morales").never_says("name=\"as\"");
    nuria.post(&start, &[("as", &id)]).await.is(409).says("no es la que pide la convocatoria");
    let legal = format!("/es/mi/asociaciones/{id}/personas-morales");
    for (country, name, cluni) in
        [("US", "Roots, Inc.", ""), ("MX", "Raíces, A.C.", ""), ("MX", "Raíces Vivas, A.C.", "ABC010203XY10901")]
    {
        nuria.post(&legal, &[("country", country), ("name", name), ("cluni", cluni)]).await.is(303);
    }
    let page = nuria.get(&start).await.is(200);
    let page = page.says("Roots, Inc.: no es de México").says("Raíces, A.C.: no tiene CLUNI").says("Raíces Vivas, A.C.");
    assert_eq!(page.text().matches("name=\"as\"").count(), 1, "one is offered");
    let wrong: String = sqlx::query_scalar("select id from association_legal_persons where name = 'Raíces, A.C.'")
        .fetch_one(world.app.db.read())
        .await
        .expect("a legal person");
    nuria.post(&start, &[("as", &format!("{id}/{wrong}"))]).await.is(409);
    let right: String = sqlx::query_scalar("select id from association_legal_persons where name = 'Raíces Vivas, A.C.'")
        .fetch_one(world.app.db.read())
        .await
        .expect("a legal person");
    nuria.post(&start, &[("as", &format!("{id}/{right}"))]).await.leads_to("/es/mi/solicitudes/");
}

#[tokio::test]
async fn whoever_chooses_another_legal_person_than_the_drafts_is_told() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let id = registers(&nuria, "Club Raíces").await;
    for name in ["Raíces, A.C.", "Raíces Vivas, A.C."] {
        let legal = [("country", "MX"), ("name", name), ("cluni", "")];
        nuria.post(&format!("/es/mi/asociaciones/{id}/personas-morales"), &legal).await.is(303);
    }
    let legal: Vec<String> = sqlx::query_scalar("select id from association_legal_persons order by name")
        .fetch_all(world.app.db.read())
        .await
        .expect("legal persons");
    let start = async |legal: &str| {
        let draft = nuria.post(&format!("{CALL}/{LINE}/solicitud"), &[("as", &format!("{id}/{legal}"))]).await.is(303).location();
        nuria.get(&draft).await.is(200)
    };
    start(&legal[0]).await.never_says("con otra persona moral");
    start(&legal[0]).await.never_says("con otra persona moral");
    start(&legal[1]).await.says("con otra persona moral que la que usted eligió");
}
