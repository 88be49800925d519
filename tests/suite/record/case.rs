//! The case of 2018: every sentence stands on something that exists, and the page follows a correction.

use crate::{
    recording::{line, monitor, records},
    support::World,
};
use acuse::{
    calls::live,
    record::case::{
        self,
        model::{Chapter, Teller},
        tell::chapters,
    },
    web::lang::{LANGS, Lang},
};

const ES: &str = "/es/el-caso-de-2018";

async fn told(world: &World, lang: Lang) -> Vec<Chapter> {
    let record = live::record(&world.app).await.unwrap();
    let call = record.call(&case::call()).expect("the founding call");
    chapters(&Teller { lang, view: record.as_of(None, None), call, now: world.now() })
}

#[tokio::test]
async fn every_sentence_rests_on_something_that_exists() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for lang in LANGS {
        let chapters = told(&world, lang).await;
        assert_eq!(chapters.len(), 7, "all chapters have something to tell");
        for sentence in chapters.iter().flat_map(|chapter| &chapter.sentences) {
            assert!(!sentence.rests_on.is_empty(), "nobody's word: {}", sentence.text);
            for rest in &sentence.rests_on {
                let (path, anchor) = rest.href.split_once('#').unwrap_or((&rest.href, ""));
                let page = visitor.get(path).await.is(200).text();
                assert!(anchor.is_empty() || page.contains(&format!("id=\"{anchor}\"")), "nothing at {}", rest.href);
            }
        }
        let facts_or_laws = |chapter: &Chapter| {
            chapter.sentences.iter().all(|sentence| {
                let of_the_record = ["/hechos/", "/facts/", "/fundamentos#", "/legal-texts#", "#contexto-"];
                sentence.rests_on.iter().any(|rest| of_the_record.iter().any(|part| rest.href.contains(part)))
            })
        };
        assert!(chapters.iter().all(facts_or_laws));
    }
}

#[tokio::test]
async fn the_figures_are_the_records() {
    let world = World::with_record().await;
    let page = world.visitor().get(ES).await.is(200);
    page.says("primer trimestre de 2018")
        .says("3,065 días desde el 2 de julio de 2018")
        .says("de SIBISO para migrantes pasaron a SEBIEN")
        .says("No consta qué precepto de la ley se invocó")
        .says("apartado C")
        .says("31 personas seleccionadas")
        .says("¿Cuántas solicitudes se recibieron, por folio?")
        .says("Alejo")
        .says("La autoridad no ha sido notificada");
}

#[tokio::test]
async fn no_word_of_blame_and_no_link_to_those_whom_the_study_does_not_link() {
    let world = World::with_record().await;
    for (path, words) in [(ES, ["ilegal", "corrup", "CEDES"]), ("/en/the-2018-case", ["illegal", "corrupt", "CEDES"])] {
        let page = world.visitor().get(path).await.is(200).text();
        let main = page.split("<main").nth(1).expect("a main part");
        words.iter().for_each(|word| assert!(!main.contains(word), "{path} says {word}"));
    }
}

#[tokio::test]
async fn a_corrected_fact_is_told_as_it_stands_and_says_so() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    let old = "sederec-2018-asociaciones--published";
    let fields = [("corrects", old), ("occurred_on", "2018-02-15"), ("text_es", "Se publicó el 15 de febrero.")];
    let to = line("sederec-2018-asociaciones", "published");
    let new = records(&ines, &to, "3", &fields).await.leads_to("/es/hechos/").location();
    let page = ines.get(ES).await.is(200);
    page.says("15 de febrero de 2018: Se publicó el 15 de febrero.")
        .says("Corrige un hecho anterior:")
        .says(&format!("href=\"{new}\""))
        .says(&format!("href=\"/es/hechos/{old}\""))
        .never_says("(primer trimestre de 2018)");
}

#[tokio::test]
async fn a_withdrawn_fact_is_told_as_withdrawn() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    let fields = [("corrects", "sederec-2018-asociaciones--reported_not_resolved"), ("text_es", "Nadie lo informó así.")];
    records(&ines, &line("sederec-2018-asociaciones", "corrected"), "3", &fields).await.leads_to("/es/hechos/");
    ines.get(ES).await.is(200).says("se retiró del registro: Nadie lo informó así.");
}

#[tokio::test]
async fn a_demonstration_tells_no_real_case() {
    let world = World::with(|config| config.demo = true).await;
    world.visitor().get(ES).await.is(404);
}
