//! Every route, walked as everybody: nobody reaches what is not theirs, and nothing ever fails on our side.

use crate::{
    associations::registers,
    support::{
        Persona, Visitor, World,
        office::{IDM, Typed, grant},
    },
};
use acuse::web::{address::Route, lang::LANGS};
use std::collections::BTreeMap;

/// Whose an address is, read from its Spanish pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    Everybodys,
    /// Anybody with an account.
    Persons,
    Members,
    Officials,
    Stewards,
    /// Suggestions are confirmed by monitors and the steward, who also record searches.
    Monitors,
    /// Whoever may say something of a line: monitors, the steward, members of associations, officials of its institution.
    Voices,
}

fn whose(route: Route) -> Whose {
    let path = route.pattern(LANGS[0]);
    let begins = |root: &str| path.starts_with(root);
    let is_private = |part: &&str| path.contains(*part);
    if begins("/es/responsable")
        || begins("/es/evidencia") && ["/apertura", "/original", "/copia", "/consent"].iter().any(is_private)
    {
        Whose::Stewards
    } else if begins("/es/oficina") {
        Whose::Officials
    } else if begins("/es/mi/asociaciones/{") || begins("/es/mi/solicitudes") {
        Whose::Members
    } else if path == "/es/convocatorias-sugeridas" || begins("/es/convocatorias-sugeridas/nueva") {
        Whose::Persons
    } else if begins("/es/convocatorias-sugeridas")
        || begins("/es/mi/hechos-por-confirmar")
        || begins("/es/mi/hechos/{subject_kind}/{subject}/{kind}")
        || begins("/es/mi/compromisos")
        || begins("/es/mi/ediciones")
    {
        Whose::Monitors
    } else if begins("/es/mi/hechos") {
        Whose::Voices
    } else if begins("/es/mi") || path.ends_with("/solicitud") {
        Whose::Persons
    } else {
        Whose::Everybodys
    }
}

/// Somebody who walks, and what is theirs.
struct Walker<'a> {
    name: &'static str,
    visitor: &'a Visitor,
    owns: &'static [Whose],
}

impl Walker<'_> {
    fn may_see(&self, whose: Whose) -> bool {
        whose == Whose::Everybodys || self.owns.contains(&whose)
    }
}

struct Town {
    world: World,
    visitor: Visitor,
    stranger: Persona,
    member: Persona,
    other_official: Persona,
    monitor: Persona,
    steward: Persona,
    ids: BTreeMap<&'static str, String>,
}

impl Town {
    async fn new() -> Self {
        let world = World::new().await;
        acuse::calls::import::shipped(&world.app).await.expect("the shipped record");
        let office = world.office().await;
        let call = office.publishes(&Typed::default()).await;
        world.institution(&office.steward, "OTRA", "Otra institución (inventada)").await;
        let other_official = world.person("Olga").await;
        grant(&office.steward, "otra", &other_official.email, "decider").await;
        let (member, stranger, monitor) =
            (world.person("Nuria").await, world.person("Extraña").await, world.person("Asha").await);
        let association = registers(&member, "Club de prueba").await;
        let to = format!("/es/responsable/personas/{}/observacion", monitor.id);
        office.steward.post(&to, &[("act", "give")]).await.is(303);
        let line = acuse::calls::live::record(&world.app)
            .await
            .expect("the record")
            .lines_of(&acuse::ids::CallId::from_text(call.clone()))
            .next()
            .expect("a line")
            .id
            .to_string();
        let start = format!("/es/convocatorias/{call}/{line}/solicitud");
        let draft = member.post(&start, &[("as", &association)]).await.is(303).location();
        let application = draft.rsplit('/').next().expect("an id").to_owned();
        let file = crate::evidence::with_file("acto.pdf", b"%PDF-1.4 acto");
        let evidence = crate::evidence::keep(&world, &crate::evidence::some_fact(&world).await, file).await.to_string();
        let ids = BTreeMap::from([
            ("evidence", evidence),
            ("scope", "words".to_owned()),
            ("subject_kind", "line".to_owned()),
            ("subject", line.clone()),
            ("kind", "checked_no_act".to_owned()),
            ("fact", crate::evidence::some_fact(&world).await.to_string()),
            ("slug", call),
            ("line", line),
            ("association", association),
            ("application", application),
            ("institution", IDM.to_owned()),
            ("template", "migrante-bienvenido-verano".to_owned()),
            ("period", "mx-2027-fed".to_owned()),
            ("person", stranger.id.to_string()),
        ]);
        Self { visitor: world.visitor(), world, stranger, member, other_official, monitor, steward: office.steward, ids }
    }

    fn walkers(&self) -> [Walker<'_>; 6] {
        [
            Walker { name: "a visitor", visitor: &self.visitor, owns: &[] },
            Walker { name: "a stranger", visitor: &self.stranger, owns: &[Whose::Persons] },
            Walker { name: "a member", visitor: &self.member, owns: &[Whose::Persons, Whose::Members, Whose::Voices] },
            Walker { name: "an official of another institution", visitor: &self.other_official, owns: &[Whose::Persons] },
            Walker { name: "a monitor", visitor: &self.monitor, owns: &[Whose::Persons, Whose::Monitors, Whose::Voices] },
            Walker {
                name: "the steward",
                visitor: &self.steward,
                owns: &[Whose::Persons, Whose::Stewards, Whose::Monitors, Whose::Voices],
            },
        ]
    }

    /// A pattern with what exists here filled in; the rest names nothing.
    fn address(&self, pattern: &str) -> String {
        let known = self.ids.iter().fold(pattern.to_owned(), |path, (name, id)| path.replace(&format!("{{{name}}}"), id));
        known.split('/').map(|part| if part.starts_with('{') { "1" } else { part }).collect::<Vec<_>>().join("/")
    }
}

#[tokio::test]
async fn every_page_exists_in_both_languages() {
    let world = World::new().await;
    let visitor = world.visitor();
    for route in Route::ALL {
        for lang in LANGS {
            let path = route.pattern(lang).replace(['{', '}'], "");
            let status = visitor.knocks(&path).await.status.as_u16();
            assert_eq!(status, 405, "nothing stands at {path}");
        }
    }
    assert_eq!(visitor.knocks("/es/no-existe").await.status.as_u16(), 404);
}

#[tokio::test]
async fn nobody_sees_what_is_not_theirs_and_no_page_fails() {
    let town = Town::new().await;
    for route in Route::ALL {
        for lang in LANGS {
            let path = town.address(route.pattern(lang));
            for walker in town.walkers() {
                let answer = walker.visitor.get(&path).await;
                let status = answer.status.as_u16();
                let said = format!("{} at GET {path}: {status} {}", walker.name, answer.location());
                assert!(status < 500, "{said}");
                if walker.may_see(whose(*route)) {
                    continue;
                }
                let led_away = status == 303 && answer.location().contains(lang_sign_in(&path));
                assert!(led_away || matches!(status, 403 | 404 | 405 | 410), "{said}");
            }
        }
    }
}

#[tokio::test]
async fn nobody_does_what_is_not_theirs_and_an_empty_form_breaks_nothing() {
    let town = Town::new().await;
    let head = acuse::ledger::head(&town.world.app.db).await.unwrap();
    for route in Route::ALL.iter().filter(|route| whose(**route) != Whose::Everybodys) {
        let path = town.address(route.pattern(LANGS[0]));
        for walker in town.walkers().into_iter().filter(|walker| !walker.may_see(whose(*route))) {
            let answer = walker.visitor.post(&path, &[]).await;
            let status = answer.status.as_u16();
            let said = format!("{} at POST {path}: {status} {}", walker.name, answer.location());
            let led_away = status == 303 && answer.location().contains(lang_sign_in(&path));
            // 401: an island's endpoint, which leads nobody anywhere.
            assert!(led_away || matches!(status, 401 | 403 | 404 | 405 | 410 | 422), "{said}");
        }
    }
    assert_eq!(acuse::ledger::head(&town.world.app.db).await.unwrap(), head, "somebody changed something");
}

#[tokio::test]
async fn an_empty_form_from_whoever_may_send_it_is_answered() {
    let town = Town::new().await;
    for route in Route::ALL.iter().filter(|route| !matches!(route, Route::SignOut | Route::SignOutEverywhere)) {
        let path = town.address(route.pattern(LANGS[1]));
        for walker in town.walkers() {
            let status = walker.visitor.post(&path, &[]).await.status.as_u16();
            assert!(status < 500, "{} at POST {path}: {status}", walker.name);
        }
    }
}

fn lang_sign_in(path: &str) -> &'static str {
    if path.starts_with("/en") { "/en/account/sign-in" } else { "/es/cuenta/entrar" }
}
