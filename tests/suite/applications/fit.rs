//! Which legal person a call asks for: those that fit are offered, the others are shown with why not.

use super::{CALL, LINE, amends_wanting, completes, drafting, files, hidden, joins, publish, publish_wanting, registers, rows};
use crate::support::{Persona, World};
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

/// Registers a legal person of Mexico; its id.
async fn adds(world: &World, who: &Persona, association: &str, name: &str, cluni: &str) -> String {
    let legal = format!("/es/mi/asociaciones/{association}/personas-morales");
    who.post(&legal, &[("country", "MX"), ("name", name), ("cluni", cluni)]).await.is(303);
    let sql = "select id from association_legal_persons where name = ?";
    sqlx::query_scalar(sql).bind(name).fetch_one(world.app.db.read()).await.expect("a legal person")
}

#[tokio::test]
async fn an_amendment_that_asks_for_another_legal_person_stops_a_draft_until_one_that_fits_is_chosen() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let id = registers(&nuria, "Club Raíces").await;
    let plain = adds(&world, &nuria, &id, "Raíces, A.C.", "").await;
    let start = format!("{CALL}/{LINE}/solicitud");
    let draft = nuria.post(&start, &[("as", &format!("{id}/{plain}"))]).await.leads_to("/es/mi/solicitudes/").location();
    completes(&nuria, &draft).await;
    let here = format!("{draft}/persona-moral");
    nuria.get(&draft).await.is(200).says(&here).says("Completo · Raíces, A.C.");
    amends_wanting(&world, "with_cluni").await;
    let stopped = "no es la que pide la convocatoria: no tiene CLUNI";
    nuria.get(&draft).await.is(200).says("No es la que pide la convocatoria: no tiene CLUNI").says(&here);
    nuria.get(&format!("{draft}/revision")).await.is(200).says(stopped).says(&here).never_says("name=\"accept\"");
    let version: i64 = sqlx::query_scalar("select version from drafts").fetch_one(world.app.db.read()).await.expect("a draft");
    let version = version.to_string();
    let filing = [("seen", version.as_str()), ("name", "Nuria"), ("accept", "yes")];
    nuria.post(&format!("{draft}/presentacion"), &filing).await.is(422).says(stopped);
    assert_eq!(rows(&world, "applications").await, 0);
    let page = nuria.get(&here).await.is(200).says(stopped).says("Ninguna persona moral de la asociación");
    page.says("Raíces, A.C.: no tiene CLUNI").never_says("name=\"through\"");
    let fits = adds(&world, &nuria, &id, "Raíces Vivas, A.C.", "ABC010203XY10901").await;
    let shown = nuria.get(&here).await.is(200).says("Raíces Vivas, A.C.").text();
    assert_eq!(shown.matches("name=\"through\"").count(), 1, "one is offered");
    let seen = hidden(&shown, "seen");
    let chooses = async |legal: &str, seen: &str| nuria.post(&here, &[("seen", seen), ("through", legal)]).await;
    chooses("", &seen).await.is(422).says("Elija una persona moral.");
    chooses(&plain, &seen).await.is(409).says("Elija otra.");
    chooses(&fits, "otra").await.is(409).says("Otra persona cambió esto");
    chooses(&fits, &seen).await.leads_to(&draft);
    nuria.get(&draft).await.is(200).says("Completo · Raíces Vivas, A.C.");
    // Through whom is read before filing, and wherever what was filed is read.
    let check = nuria.get(&format!("{draft}/revision")).await.is(200);
    check.says("Quién solicita").says("Raíces Vivas, A.C.").says("CLUNI ABC010203XY10901");
    files(&nuria, &draft).await.is(303);
    for rest in ["", "/acuse", "/acuse/contenido"] {
        let page = nuria.get(&format!("{draft}{rest}")).await.is(200);
        page.says("Raíces Vivas, A.C.").says("CLUNI ABC010203XY10901");
    }
    nuria.get(&here).await.leads_to(&draft);
}

#[tokio::test]
async fn whoever_drafts_chooses_among_the_legal_persons_of_their_own_association() {
    let world = World::new().await;
    publish(&world).await;
    let (nuria, eva) = (world.person("Nuria").await, world.person("Eva").await);
    let (id, theirs) = (registers(&nuria, "Club Raíces").await, registers(&eva, "Casa Puente").await);
    let one = adds(&world, &nuria, &id, "Raíces, A.C.", "").await;
    let other = adds(&world, &nuria, &id, "Raíces Dos, A.C.", "").await;
    let foreign = adds(&world, &eva, &theirs, "Puente, A.C.", "").await;
    let start = format!("{CALL}/{LINE}/solicitud");
    let draft = nuria.post(&start, &[("as", &format!("{id}/{one}"))]).await.leads_to("/es/mi/solicitudes/").location();
    let here = format!("{draft}/persona-moral");
    nuria.post(&here, &[("seen", one.as_str()), ("through", foreign.as_str())]).await.is(404);
    eva.get(&here).await.is(403);
    eva.post(&here, &[("seen", one.as_str()), ("through", foreign.as_str())]).await.is(403);
    world.visitor().get(&here).await.leads_to("/es/cuenta/entrar");
    let delia = joins(&world, &nuria, &id, "Delia", "drafter").await;
    let olga = joins(&world, &nuria, &id, "Olga", "observer").await;
    olga.get(&here).await.is(403);
    olga.post(&here, &[("seen", one.as_str()), ("through", other.as_str())]).await.is(403);
    let english = draft.replace("/es/mi/solicitudes", "/en/my/applications");
    delia.get(&format!("{english}/legal-person")).await.is(200).says("begun through Raíces, A.C.").says("Save the choice");
    delia.post(&here, &[("seen", one.as_str()), ("through", other.as_str())]).await.leads_to(&draft);
    delia.get(&draft).await.is(200).says("Raíces Dos, A.C.");
}

#[tokio::test]
async fn a_draft_that_was_begun_without_a_legal_person_may_take_one_that_came_later() {
    let world = World::new().await;
    let (nuria, id, draft) = drafting(&world).await;
    let here = format!("{draft}/persona-moral");
    nuria.get(&draft).await.is(200).never_says(&here);
    let one = adds(&world, &nuria, &id, "Raíces, A.C.", "").await;
    nuria.get(&draft).await.is(200).says(&here).says("Sin persona moral; la convocatoria no la pide");
    nuria.post(&here, &[("seen", ""), ("through", one.as_str())]).await.leads_to(&draft);
    nuria.get(&draft).await.is(200).says("Completo · Raíces, A.C.");
}
