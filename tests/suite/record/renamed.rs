//! After a renaming each address with a former name leads to the same one with the present name: pages, machine interfaces, questions.

use crate::{
    steward::addresses::renames,
    support::{Visitor, World},
};
use acuse::web::{
    address::Route,
    cache::is_everybodys,
    lang::{LANGS, Lang},
};
use serde_json::Value;

/// One thing of each kind that has an address of its own: the kind, its id, its new name.
const RENAMED: [(&str, &str, &str); 6] = [
    ("call", "sederec-2018-asociaciones", "asociaciones-2018"),
    ("institution", "sederec", "secretaria-de-desarrollo-rural"),
    ("programme", "migrante-bienvenido", "migrante-bienvenida"),
    ("template", "migrante-bienvenido-verano", "bienvenida-verano"),
    ("commitment", "peai", "plan-estrategico"),
    ("electoral_period", "cdmx-2018-jg", "jefatura-2018"),
];

async fn renamed() -> World {
    let world = World::with_record().await;
    let steward = world.steward().await;
    for (kind, id, name) in RENAMED {
        renames(&steward, kind, id, name).await.is(303);
    }
    world
}

fn of(wanted: &str) -> (&'static str, &'static str) {
    RENAMED.into_iter().find(|(kind, ..)| *kind == wanted).map(|(_, id, name)| (id, name)).expect("a kind that is renamed")
}

/// What a route names by its slug. A new one has to be said here.
fn kind(route: Route) -> &'static str {
    match route {
        Route::Call
        | Route::LineQuestions
        | Route::LineEligibility
        | Route::LineRequirements
        | Route::LineBlankForm
        | Route::LineResults
        | Route::LineTerm => "call",
        Route::Institution | Route::InstitutionDays => "institution",
        Route::Programme => "programme",
        Route::RecurringCall => "template",
        Route::Commitment | Route::CommitmentTerm => "commitment",
        Route::ElectoralPeriod => "electoral_period",
        other => panic!("{other:?} names a thing: which?"),
    }
}

/// Patterns of pages and of the API that name what can be renamed, with its kind.
async fn patterns(visitor: &Visitor) -> Vec<(String, &'static str)> {
    let names = |pattern: &str| ["{slug}", "{template}"].iter().any(|name| pattern.contains(name));
    let pages = Route::ALL.iter().filter(|route| is_everybodys(**route) && names(route.pattern(Lang::es)));
    let mut all: Vec<_> = pages.flat_map(|route| LANGS.map(|lang| (route.pattern(lang).to_owned(), kind(*route)))).collect();
    let described: Value = serde_json::from_slice(&visitor.get("/api/openapi.json").await.is(200).bytes).expect("JSON");
    for path in described["paths"].as_object().expect("paths").keys().filter(|path| path.contains('{')) {
        let of = match path.split('/').nth(3) {
            Some("calls") => "call",
            Some("institutions") => "institution",
            Some("programmes") => "programme",
            Some("commitments") => "commitment",
            Some("electoral-periods") => "electoral_period",
            Some("recurring-calls") => "template",
            Some("facts" | "evidence" | "legal-bases" | "associations") => continue,
            _ => panic!("{path} names a thing: which?"),
        };
        all.push((path.clone(), of));
    }
    for form in ["atom", "ics"] {
        all.push((format!("/feeds/calls/{{slug}}.{form}"), "call"));
    }
    all.push(("/feeds/institutions/{slug}.atom".to_owned(), "institution"));
    all
}

/// A pattern with a name in it, and the line of the call that is renamed.
fn filled(pattern: &str, name: &str) -> String {
    let named = ["{slug}", "{id}", "{template}"].iter().fold(pattern.to_owned(), |path, part| path.replace(part, name));
    named.replace("{line}", of("call").0)
}

#[tokio::test]
async fn every_address_that_names_a_renamed_thing_leads_to_its_present_one() {
    let (before, after) = (World::with_record().await, renamed().await);
    let (before, after) = (before.visitor(), after.visitor());
    for (pattern, kind) in patterns(&before).await {
        let (id, name) = of(kind);
        let (old, new) = (filled(&pattern, id), filled(&pattern, name));
        let query = "?lang=es";
        let query = if pattern.starts_with("/es") || pattern.starts_with("/en") { "" } else { query };
        let stood = before.get(&format!("{old}{query}")).await.status;
        assert_eq!(after.get(&format!("{old}{query}")).await.is(308).location(), format!("{new}{query}"));
        assert_eq!(after.get(&format!("{new}{query}")).await.status, stood, "{new}");
    }
}

#[tokio::test]
async fn a_question_takes_former_and_present_names() {
    let world = renamed().await;
    let visitor = world.visitor();
    for (query, kind) in [
        ("/api/v1/calls?institution={}", "institution"),
        ("/api/v1/calls?programme={}", "programme"),
        ("/api/v1/calls?election={}", "electoral_period"),
        ("/api/v1/facts?call={}", "call"),
        ("/api/v1/commitments?institution={}", "institution"),
        ("/es/convocatorias?institution={}", "institution"),
        ("/es/comparar/instituciones?a={}&b=sibiso", "institution"),
    ] {
        let (id, name) = of(kind);
        let tags: Vec<String> = [id, name].iter().map(|one| query.replace("{}", one)).collect();
        let (former, present) = (visitor.get(&tags[0]).await.is(200), visitor.get(&tags[1]).await.is(200));
        if query.starts_with("/api") {
            let found = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).expect("JSON")["found"].clone();
            assert_eq!(found(&former.bytes), found(&present.bytes), "{query}");
            assert_ne!(found(&present.bytes), 0, "{query}");
        }
    }
    for (of_kind, kind) in
        [("call", "call"), ("institution", "institution"), ("period", "electoral_period"), ("commitment", "commitment")]
    {
        let (id, name) = of(kind);
        for one in [id, name] {
            visitor.get(&format!("/es/citar/{of_kind}/{one}")).await.is(200).says(name);
        }
    }
}

#[tokio::test]
async fn pages_tell_machines_the_present_address_from_the_renaming_on() {
    let world = World::with_record().await;
    let (steward, visitor) = (world.steward().await, world.visitor());
    let call = "/es/convocatorias/sederec-2018-mixtos";
    visitor.get(call).await.is(200).says("/es/instituciones/sederec\"");
    let (_, name) = of("institution");
    renames(&steward, "institution", "sederec", name).await.is(303);
    let own = format!("/es/instituciones/{name}");
    let address = format!("\"mainEntityOfPage\":\"http://127.0.0.1:3000{own}\"");
    visitor.get(call).await.is(200).says(&address);
    visitor.get(&own).await.is(200).says(&address).says(&format!("/feeds/institutions/{name}.atom"));
}
