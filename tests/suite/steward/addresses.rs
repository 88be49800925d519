//! A renamed thing redirects: in both languages, below its page, in the API; and an address leads to one thing for ever.

use crate::support::{Persona, World, office::hidden};
use acuse::calls::{
    addresses::{Addresses, NameRefusal, Names},
    store::RecordKind,
};
use proptest::prelude::*;

const FORM: &str = "/es/responsable/direcciones";

pub async fn renames(steward: &Persona, kind: &str, now: &str, new: &str) -> crate::support::Answer {
    let seen = hidden(&steward.get(FORM).await.is(200).text(), "seen");
    steward.post(FORM, &[("seen", &seen), ("kind", kind), ("id", now), ("slug", new)]).await
}

#[tokio::test]
async fn every_former_address_leads_to_the_present_one() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    renames(&steward, "call", "sibiso-2019-coinbis", "coinbis-2019").await.leads_to(FORM);
    renames(&steward, "call", "coinbis-2019", "coinversion-2019").await.leads_to(FORM);
    let visitor = world.visitor();
    for former in ["sibiso-2019-coinbis", "coinbis-2019"] {
        for (from, to) in [
            (format!("/es/convocatorias/{former}?as_of=2020-01-01"), "/es/convocatorias/coinversion-2019?as_of=2020-01-01"),
            (format!("/en/calls/{former}"), "/en/calls/coinversion-2019"),
            (format!("/api/v1/calls/{former}"), "/api/v1/calls/coinversion-2019"),
        ] {
            assert_eq!(visitor.get(&from).await.is(308).location(), to);
        }
    }
    let page = visitor.get("/en/calls/coinversion-2019").await.is(200);
    page.says("<link rel=\"canonical\" href=\"http://127.0.0.1:3000/en/calls/coinversion-2019\">")
        .says("hreflang=\"es\" href=\"http://127.0.0.1:3000/es/convocatorias/coinversion-2019\"")
        .says("http://127.0.0.1:3000/en/calls/coinversion-2019</a>");
    visitor.get("/api/v1/calls/coinversion-2019").await.is(200).says("sibiso-2019-coinbis");
    visitor.get("/es/citar/call/sibiso-2019-coinbis").await.is(200).says("/es/convocatorias/coinversion-2019");
    visitor
        .get("/sitemap.xml")
        .await
        .says("/es/convocatorias/coinversion-2019<")
        .never_says("/es/convocatorias/sibiso-2019-coinbis<");
    steward.get(FORM).await.says("coinbis-2019, sibiso-2019-coinbis").says("coinversion-2019");
}

#[tokio::test]
async fn institutions_commitments_and_elections_are_renamed_alike() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    for (kind, id, root) in [
        ("institution", "sederec", "/es/instituciones"),
        ("commitment", "peai", "/es/compromisos"),
        ("electoral_period", "mx-2018-fed", "/es/elecciones"),
    ] {
        renames(&steward, kind, id, "nuevo-nombre").await.leads_to(FORM);
        assert_eq!(world.visitor().get(&format!("{root}/{id}")).await.is(308).location(), format!("{root}/nuevo-nombre"));
        world.visitor().get(&format!("{root}/nuevo-nombre")).await.is(200);
    }
}

#[tokio::test]
async fn a_renaming_is_an_entry_and_nobody_elses_act() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let head = acuse::ledger::public_head(&world.app.db).await.unwrap();
    renames(&steward, "call", "sibiso-2019-coinbis", "coinbis-2019").await.leads_to(FORM);
    assert!(acuse::ledger::public_head(&world.app.db).await.unwrap() > head, "on record, for everybody");
    let somebody = world.person("Nadie").await;
    somebody.get(FORM).await.is(403);
    somebody.post(FORM, &[("kind", "call"), ("id", "coinbis-2019"), ("slug", "otra")]).await.is(403);
}

#[tokio::test]
async fn what_cannot_be_is_said_at_its_field() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    for (now, new, says) in [
        ("no-existe", "algo", "Ninguna de las registradas está en esa dirección"),
        ("sibiso-2019-coinbis", "Con Mayúsculas", "letras minúsculas sin acento"),
        ("sibiso-2019-coinbis", "pcs-2016", "Otra la tiene o la tuvo"),
        ("sibiso-2019-coinbis", "sibiso-2019-coinbis", "Ya está en esa dirección"),
    ] {
        renames(&steward, "call", now, new).await.is(422).says(says);
    }
    let seen = hidden(&steward.get(FORM).await.text(), "seen");
    renames(&steward, "call", "sibiso-2019-coinbis", "coinbis-2019").await.leads_to(FORM);
    let stale = [("seen", seen.as_str()), ("kind", "call"), ("id", "pcs-2016"), ("slug", "pcs")];
    steward.post(FORM, &stale).await.is(409);
}

proptest! {
    /// However names are given and given back: what was an address once leads to the same thing for ever.
    #[test]
    fn an_address_leads_to_one_thing_for_ever(tries in proptest::collection::vec((0_usize..4, 0_usize..6), 0..40)) {
        let ids = ["a", "b", "c", "d"];
        let names = ["a", "b", "x", "y", "z", "w"];
        let mut given: Vec<(String, String, String)> = Vec::new();
        let mut once: Vec<(String, String)> = ids.iter().map(|id| ((*id).to_owned(), (*id).to_owned())).collect();
        for (id, name) in tries {
            let (id, name) = (ids[id], names[name]);
            let now = Addresses::from_given(given.clone());
            let may = now.may_give(RecordKind::Call, id, name, |other| ids.contains(&other));
            prop_assert_ne!(may, Err(NameRefusal::NoSlug));
            if may.is_ok() {
                given.push(("call".into(), name.into(), id.into()));
                once.push((name.into(), id.into()));
            }
            let all = Addresses::from_given(given.clone());
            for (name, id) in &once {
                let present = all.present(RecordKind::Call, id);
                let leads = match all.names(RecordKind::Call, name) {
                    Names::Thing(found) => found,
                    Names::Moved(to) => {
                        prop_assert_eq!(&to, &present);
                        match all.names(RecordKind::Call, &to) {
                            Names::Thing(found) => found,
                            Names::Moved(_) => String::from("one redirect too many"),
                        }
                    }
                };
                prop_assert_eq!(&leads, id);
            }
        }
    }
}
