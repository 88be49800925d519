//! The case of 2018: every sentence stands on something that exists, and the page follows a correction.

use crate::{
    recording::{line, monitor, records},
    support::World,
};
use acuse::{
    calls::{elections::inside, live},
    ids::{FactId, PeriodId},
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
        assert_eq!(chapters.len(), 8, "all chapters have something to tell");
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

/// Days written out in a text: "1 de julio de 2018", "1 July 2018".
fn days_in(lang: Lang, text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let digits = |word: &str, most: usize| word.len() <= most && word.chars().all(|c| c.is_ascii_digit());
    let of = |part: &[&str]| match part {
        [day, "de", month, "de", year] | [day, month, year] => {
            (digits(day, 2) && !digits(month, 4) && year.len() == 4 && digits(year, 4)).then(|| part.join(" "))
        }
        _ => None,
    };
    let length = match lang {
        Lang::es => 5,
        Lang::en => 3,
    };
    words.windows(length).filter_map(of).collect()
}

#[tokio::test]
async fn every_day_that_is_told_stands_where_the_sentence_leads() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let mut read = 0;
    for lang in LANGS {
        // What the line is today is counted from facts by the rules, and proven with them.
        let counted = match lang {
            Lang::es => "la línea figura como",
            Lang::en => "the line stands as",
        };
        let chapters = told(&world, lang).await;
        let sentences = chapters.iter().flat_map(|chapter| &chapter.sentences);
        for sentence in sentences.filter(|sentence| !sentence.text.contains(counted)) {
            let days = days_in(lang, &sentence.text);
            if days.is_empty() {
                continue;
            }
            let mut behind = String::new();
            for rest in &sentence.rests_on {
                behind.push_str(&visitor.get(rest.href.split('#').next().unwrap_or_default()).await.is(200).read_text());
            }
            for day in days {
                assert!(behind.contains(&day), "«{}» says {day}, and what it rests on does not", sentence.text);
                read += 1;
            }
        }
    }
    assert!(read > 20, "days are read out of sentences: {read}");
}

#[tokio::test]
async fn a_law_is_told_by_its_name_with_whether_its_text_was_read() {
    let world = World::with_record().await;
    let record = live::record(&world.app).await.unwrap();
    for (lang, by_others, not_known) in
        [(Lang::es, "según lo que otros citan", "no consta qué dice"), (Lang::en, "by what others quote", "is not on record")]
    {
        let mut unread = 0;
        for chapter in told(&world, lang).await {
            let mut laws = 0;
            for sentence in &chapter.sentences {
                let mut at = sentence.rests_on.iter().filter_map(|rest| rest.href.split_once('#'));
                let basis = at.find_map(|(_, id)| record.legal_bases.values().find(|one| one.id.as_str() == id));
                let Some(basis) = basis else {
                    assert!(!sentence.unread, "{}", sentence.text);
                    continue;
                };
                let name = acuse::record::pieces::law_name(lang, basis);
                assert!(sentence.text.contains(&name), "whose saying is it? {}", sentence.text);
                assert_eq!(sentence.unread, !basis.read, "{}", sentence.text);
                let said = sentence.text.contains(by_others) || sentence.text.contains(not_known);
                assert_eq!(said, !basis.read, "{}", sentence.text);
                laws += usize::from(!basis.read);
            }
            assert_eq!(chapter.note.is_some(), laws > 0, "{}", chapter.title);
            unread += laws;
        }
        assert!(unread > 3, "most of them were not read");
    }
    let page = world.visitor().get(ES).await.is(200);
    page.says("texto no leído").reads("su texto no se leyó y no consta qué dice").never_says("Sucesor del código");
}

#[tokio::test]
async fn what_ran_meanwhile_surely_did_and_the_rest_is_told_apart() {
    let world = World::with_record().await;
    let record = live::record(&world.app).await.unwrap();
    let days = record.periods[&PeriodId::from_text("mx-2018-fed")].counted_span().expect("its days are sourced");
    let told = told(&world, Lang::es).await;
    let of = |id: &str| told.iter().find(|chapter| chapter.id == id).unwrap_or_else(|| panic!("lacks {id}"));
    let facts = |id: &str| {
        let rests = of(id).sentences.iter().flat_map(|sentence| &sentence.rests_on);
        let ids = rests.filter_map(|rest| rest.href.strip_prefix("/es/hechos/"));
        ids.map(|id| record.fact(&FactId::from_text(id)).expect("a fact")).collect::<Vec<_>>()
    };
    for fact in facts("mientras") {
        assert_eq!(inside(&days, fact), Some(true), "{} is not known to be of those days", fact.id);
    }
    let apart = facts("sin-fecha-segura");
    assert!(apart.iter().any(|fact| fact.id.as_str() == "sederec-2018-mixtos--paid"));
    apart.iter().for_each(|fact| assert_ne!(inside(&days, fact), Some(true), "{}", fact.id));
}

#[tokio::test]
async fn nobody_is_said_to_have_been_silent_or_present_without_a_source() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for (path, never) in [(ES, "Nadie ha buscado"), ("/en/the-2018-case", "obody ")] {
        let page = visitor.get(path).await.is(200).text();
        let told = page.split_once("<article").and_then(|(_, rest)| rest.split_once("</article>")).expect("the story").0;
        assert!(!told.contains(never), "{path} says «{never}»");
    }
    let page = visitor.get(ES).await.is(200);
    page.says("La búsqueda registrada no consultó").says("si lo hubo en esta convocatoria");
    // The committee is on record for other calls of that year, and the page that the question leads to says so.
    let mut asked = told(&world, Lang::es).await.into_iter().flat_map(|chapter| chapter.sentences);
    let minutes = asked.find(|sentence| sentence.text.contains("Comité Técnico Interno")).expect("the question");
    let mut named = 0;
    for rest in minutes.rests_on.iter().filter(|rest| rest.href.contains("/convocatorias/sederec-2018-m")) {
        visitor.get(rest.href.split('#').next().unwrap_or_default()).await.is(200).says("Comité Técnico Interno");
        named += 1;
    }
    assert!(named > 0, "{:?}", minutes.rests_on);
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

#[tokio::test]
async fn what_one_article_says_is_told_as_its_word_and_what_was_concluded_is_marked() {
    let world = World::with_record().await;
    for (lang, says) in [(Lang::es, "Según Alejo (2019), "), (Lang::en, "According to Alejo (2019), ")] {
        let chapters = told(&world, lang).await;
        let of = |id: &str| chapters.iter().find(|chapter| chapter.id == id).unwrap_or_else(|| panic!("lacks {id}"));
        let voiced = |id: &str| of(id).sentences.iter().filter(|sentence| sentence.text.starts_with(says)).count();
        assert_eq!((voiced("promesa"), voiced("dicho")), (2, 1));
        let suspended = of("dicho").sentences.iter().find(|sentence| sentence.text.starts_with(says)).expect("it was put off");
        assert!(suspended.inferred, "the article gives no day");
        assert!(!suspended.text.contains('«') || suspended.text.contains("según la fuente"), "no quotation of the authority");
        let printed = of("dicho")
            .sentences
            .iter()
            .find(|sentence| sentence.text.contains(if lang == Lang::es { "2 de julio" } else { "2 July" }));
        let printed = printed.expect("what the study prints");
        assert!(printed.rests_on.iter().any(|rest| rest.href.ends_with("#descripcion")), "{:?}", printed.rests_on);
    }
    let page = world.visitor().get(ES).await.is(200);
    page.says("inferido").says("Esta página se imprime entera").never_says("se imprime en una hoja");
}
