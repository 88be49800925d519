//! Page by page: what a public fact makes anew, and what it leaves alone because nothing of it stands there.

use super::{OTHER, QUIET, enter, line, made};
use crate::support::World;
use serde_json::json;

/// The pages of one line of Mexico City's, of 2019: where it is told of, listed or counted.
const OF_IT: [&str; 12] = [
    "/es/instituciones/sibiso",
    // Who may have inherited its calls.
    "/es/instituciones/sebien",
    "/es/programas/coinbis",
    "/es/ejercicios/2019",
    "/es/lugares/cdmx",
    "/es/instituciones",
    "/es/programas",
    "/es/ejercicios",
    "/es/lugares",
    "/api/v1/institutions/sibiso",
    "/api/v1/programmes/coinbis",
    "/feeds/institutions/sibiso.atom?lang=es",
];

/// Pages where nothing of that line stands.
const OF_OTHERS: [&str; 25] = [
    "/es/glosario",
    "/es/acerca",
    "/es/como-se-lee",
    "/es/aviso-de-privacidad",
    "/es/fundamentos",
    "/es/formar-asociacion",
    "/es/formar-asociacion/illinois",
    "/es/identificadores",
    "/es/compromisos",
    "/es/convocatorias-recurrentes",
    "/es/convocatorias-recurrentes/migrante-bienvenido-verano",
    "/es/instituciones/idhs",
    "/es/instituciones/dfss",
    "/es/instituciones/sederec",
    "/es/instituciones/idhs/dias-inhabiles",
    "/es/programas/il-welcoming",
    "/es/programas/ch-iam",
    "/es/ejercicios/2024",
    "/es/lugares/chicago",
    "/es/lugares/illinois",
    "/es/elecciones/chi-2023-general",
    "/es/elecciones/il-2018-general",
    "/api/v1/institutions/idhs",
    "/api/v1/electoral-periods/il-2018-general",
    "/feeds/institutions/dfss.atom?lang=es",
];

/// How often a page was made for this visit: once, or not at all where it was kept.
async fn made_for(world: &World, page: &str) -> u64 {
    let before = made(world);
    world.visitor().get(page).await.is(200);
    made(world) - before
}

#[tokio::test]
async fn a_fact_makes_anew_what_tells_of_it_and_leaves_every_other_page_alone() {
    let world = World::with_record().await;
    for page in OF_IT.iter().chain(&OF_OTHERS) {
        assert_eq!(made_for(&world, page).await, 1, "{page} is kept from its first visit on");
    }
    enter(&world, "once", line(QUIET), json!({ "type": "results_published", "level": 1, "occurred_on": "2019-12-01" })).await;
    for page in OF_OTHERS {
        assert_eq!(made_for(&world, page).await, 0, "{page} tells nothing of that line");
    }
    for page in OF_IT {
        assert_eq!(made_for(&world, page).await, 1, "{page} tells of that line");
    }
}

/// Who took over from whom runs through many pages; laws, words and guides are told without it.
#[tokio::test]
async fn a_fact_about_an_institution_leaves_the_pages_of_laws_and_words_alone() {
    let world = World::with_record().await;
    let words =
        ["/es/glosario", "/es/acerca", "/es/como-se-lee", "/es/fundamentos", "/es/formar-asociacion", "/es/identificadores"];
    for page in words {
        assert_eq!(made_for(&world, page).await, 1);
    }
    let gone = json!({ "type": "dissolved", "level": 1, "occurred_on": "2024-10-04" });
    enter(&world, "disuelta", json!({ "kind": "institution", "id": "sibiso" }), gone).await;
    for page in words {
        assert_eq!(made_for(&world, page).await, 0, "{page}");
    }
}

/// A suspension may name an election of another place: the page of that election tells of it.
#[tokio::test]
async fn a_suspension_that_names_an_election_shows_on_its_page_wherever_the_line_is() {
    let world = World::with_record().await;
    let page = "/es/elecciones/cdmx-2021-loc";
    world.visitor().get(page).await.is(200).never_says(OTHER);
    let until = json!({ "kind": "election_day", "period": "cdmx-2021-loc", "date": "2021-06-06" });
    let more = json!({ "type": "suspended", "level": 2, "occurred_on": "2021-05-01", "stated_reason_es": "x", "stated_reason_en": "x",
        "legal_basis_named": null, "until": until });
    enter(&world, "lejos", line(OTHER), more).await;
    let (kept, fresh) = (world.visitor().get(page).await.is(200), world.unrendered().get(page).await.is(200));
    assert_eq!(kept.header("etag"), fresh.header("etag"));
    assert_eq!(made_for(&world, page).await, 0);
}
