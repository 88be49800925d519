//! Citing: four forms, each with the day and the position of the log; no title breaks one.

use crate::support::World;
use acuse::{
    calls::import,
    ledger::PublicHead,
    record::cite::{
        bibtex, csl,
        model::{Citation, one_line},
        styles,
    },
    web::lang::{LANGS, Lang},
};
use chrono::{Duration, NaiveDate};
use proptest::prelude::*;
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn citation(lang: Lang, title: &str) -> Citation {
    Citation {
        lang,
        key: "acuse-call-prueba".into(),
        title: one_line(title),
        url: "https://acuse.example/es/convocatorias/prueba?as_of=2018-06-15".into(),
        changed: Some(day("2026-11-22")),
        accessed: day("2026-11-25"),
        head: Some(PublicHead { entries: 142, leaf: "ab".repeat(32) }),
        as_of: Some(day("2018-06-15")),
        known_on: None,
        is_daily: false,
    }
}

#[test]
fn apa_says_who_when_what_and_from_where() {
    assert_eq!(
        styles::apa(&citation(Lang::es, "Convocatoria 2018")).plain(),
        "Acuse. (2026, 22 de noviembre). Convocatoria 2018 [Registro público de convocatorias]. Situación al 15 de junio de 2018. \
         Bitácora pública con 142 asientos, última hoja abababababababab. Recuperado el 25 de noviembre de 2026, de \
         https://acuse.example/es/convocatorias/prueba?as_of=2018-06-15"
    );
    let english = styles::apa(&citation(Lang::en, "The 2018 call")).plain();
    assert!(english.starts_with("Acuse. (2026, November 22). The 2018 call [Public record of calls for funding]."), "{english}");
    assert!(english.contains("Retrieved November 25, 2026, from https://"), "{english}");
}

#[test]
fn of_a_page_that_counts_days_the_citation_says_that_it_does() {
    let cited = Citation { as_of: None, is_daily: true, ..citation(Lang::es, "Convocatoria 2018") };
    let says = "Sus cuentas de días cambian a diario.";
    assert!(
        styles::apa(&cited)
            .plain()
            .contains(&format!("(2026, 22 de noviembre). Convocatoria 2018 [Registro público de convocatorias]. {says}"))
    );
    assert!(styles::chicago(&cited).plain().contains(&format!("Última modificación el 22 de noviembre de 2026. {says}")));
    let english = Citation { lang: Lang::en, ..cited };
    assert!(bibtex::entry(&english).contains("note = {Its counts of days change daily."));
    assert!(!styles::note(&citation(Lang::es, "Convocatoria 2018")).contains(says), "of one day it is as it was");
}

#[test]
fn chicago_quotes_the_title_and_turns_marks_within_into_inner_ones() {
    let spanish = styles::chicago(&citation(Lang::es, "El programa «Ciudad Hospitalaria»")).plain();
    assert!(spanish.starts_with("Acuse. «El programa “Ciudad Hospitalaria”». Registro público"), "{spanish}");
    assert!(spanish.contains("Última modificación el 22 de noviembre de 2026."), "{spanish}");
    let english = styles::chicago(&citation(Lang::en, "The “guest” call")).plain();
    assert!(english.starts_with("Acuse. “The ‘guest’ call.” Public record"), "{english}");
    assert!(english.contains("Accessed November 25, 2026."), "{english}");
}

#[test]
fn bibtex_writes_accents_as_latex_does() {
    let entry = bibtex::entry(&citation(Lang::es, "Atención a niñas & «huéspedes» 100% ¿según quién?"));
    let title = "Atenci{\\'o}n a ni{\\~n}as \\& {\\guillemotleft}hu{\\'e}spedes{\\guillemotright} 100\\% {\\textquestiondown}seg{\\'u}n qui{\\'e}n?";
    assert!(entry.contains(&format!("title = {{{{{title}}}}}")), "{entry}");
    assert!(entry.starts_with("@misc{acuse-call-prueba,\n  author = {{Acuse}},"), "{entry}");
    assert!(
        entry.contains("year = {2026}") && entry.contains("month = nov") && entry.contains("urldate = {2026-11-25}"),
        "{entry}"
    );
    assert!(entry.contains("142 asientos"), "{entry}");
}

#[test]
fn csl_has_the_parts_that_reference_managers_read() {
    let items = csl::items(&citation(Lang::en, "The 2018 call"));
    let item = &items[0];
    assert_eq!(items.as_array().map(Vec::len), Some(1));
    assert_eq!(item["type"], "webpage");
    assert_eq!(item["accessed"]["date-parts"], json!([[2026, 11, 25]]));
    assert_eq!(item["issued"]["date-parts"], json!([[2026, 11, 22]]));
    assert_eq!(item["version"], "142");
    // Every variable is one of the schema's (CSL 1.0.2, csl-data.json), with the sort of value it takes.
    let texts = ["id", "type", "title", "container-title", "publisher", "genre", "URL", "language", "note", "version"];
    for (name, value) in item.as_object().expect("an object") {
        match name.as_str() {
            "author" => assert!(value[0]["literal"].is_string()),
            "issued" | "accessed" => assert!(value["date-parts"][0].as_array().is_some_and(|parts| parts.len() == 3)),
            text => assert!(texts.contains(&text) && value.is_string(), "{text}"),
        }
    }
}

proptest! {
    #[test]
    fn no_title_breaks_a_bibtex_entry(title in hostile()) {
        for lang in LANGS {
            let cited = citation(lang, &title);
            let entry = bibtex::entry(&cited);
            let fields = read(&entry).map_err(TestCaseError::fail)?;
            prop_assert_eq!(fields.len(), 9, "{}", entry);
            let (_, value) = fields.iter().find(|(name, _)| name == "title").expect("a title");
            let told = value.strip_prefix('{').and_then(|v| v.strip_suffix('}')).unwrap_or_default();
            prop_assert_eq!(unescaped(told).nfc().collect::<String>(), cited.title.nfc().collect::<String>(), "{}", entry);
        }
    }

    #[test]
    fn no_title_breaks_the_json_or_the_lines_of_a_style(title in hostile()) {
        let cited = citation(Lang::es, &title);
        let back: Value = serde_json::from_slice(&serde_json::to_vec(&csl::items(&cited)).unwrap()).unwrap();
        prop_assert_eq!(back[0]["title"].as_str(), Some(cited.title.as_str()));
        for text in [styles::apa(&cited).plain(), styles::chicago(&cited).plain()] {
            prop_assert!(!text.contains(char::is_control), "{}", text);
        }
    }
}

fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("}, note = {\\write18{rm}}".to_owned()),
        Just("{{\\".to_owned()),
        Just("@misc{x,".to_owned()),
        Just("\"quoted\" & 100% #1 $2 a_b ~ ^".to_owned()),
        Just("niño Ñandú güera «así» ¿sí? “no” – — ’".to_owned()),
        Just("e\u{301}\u{327} \u{0}\n\t".to_owned()),
        any::<String>(),
    ];
    proptest::collection::vec(pieces, 0..5).prop_map(|pieces| pieces.concat())
}

/// Reads one entry as BibTeX does: names, and values in balanced braces or bare words.
fn read(entry: &str) -> Result<Vec<(String, String)>, String> {
    let body = entry.trim_end().strip_prefix("@misc{").and_then(|rest| rest.strip_suffix('}')).ok_or("no entry")?;
    let (key, mut rest) = body.split_once(',').ok_or("no key")?;
    if key.chars().any(|c| !c.is_ascii_alphanumeric() && c != '-') {
        return Err(format!("the key {key}"));
    }
    let mut fields = Vec::new();
    while let Some((name, after)) = rest.split_once(" = ") {
        let (mut depth, mut end) = (0_i32, after.len());
        for (at, c) in after.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    end = at;
                    break;
                }
                _ => {}
            }
            if depth < 0 {
                return Err(format!("a brace too many: {entry}"));
            }
        }
        let value = after[..end].trim();
        fields.push((name.trim().to_owned(), value.trim_start_matches('{').trim_end_matches('}').to_owned()));
        if value.starts_with("{{") {
            let inner = value.strip_prefix('{').and_then(|v| v.strip_suffix('}')).unwrap_or(value);
            fields.pop();
            fields.push((name.trim().to_owned(), inner.to_owned()));
        }
        rest = after.get(end + 1..).unwrap_or_default();
    }
    if rest.trim().is_empty() { Ok(fields) } else { Err(format!("left over: {rest}")) }
}

/// What LaTeX prints.
fn unescaped(latex: &str) -> String {
    const WORDS: [(&str, &str); 18] = [
        ("{\\textbackslash}", "\\"),
        ("{\\textbraceleft}", "{"),
        ("{\\textbraceright}", "}"),
        ("{\\textasciitilde}", "~"),
        ("{\\textasciicircum}", "^"),
        ("{\\guillemotleft}", "«"),
        ("{\\guillemotright}", "»"),
        ("{\\textquotedblleft}", "“"),
        ("{\\textquotedblright}", "”"),
        ("{\\textquoteleft}", "‘"),
        ("{\\textquoteright}", "’"),
        ("{\\textquestiondown}", "¿"),
        ("{\\textexclamdown}", "¡"),
        ("{\\textordfeminine}", "ª"),
        ("{\\textordmasculine}", "º"),
        ("{\\textendash}", "–"),
        ("{\\textemdash}", "—"),
        ("{\\c c}", "c\u{327}"),
    ];
    const ACCENTS: [(&str, char); 5] =
        [("`", '\u{300}'), ("'", '\u{301}'), ("^", '\u{302}'), ("~", '\u{303}'), ("\"", '\u{308}')];
    let mut out = String::new();
    let mut rest = latex;
    while !rest.is_empty() {
        if let Some((word, text)) = WORDS.iter().find(|(word, _)| rest.starts_with(word)) {
            out.push_str(text);
            rest = &rest[word.len()..];
        } else if let Some(inner) = rest.strip_prefix("{\\") {
            let (letter, after) = inner.split_once('}').expect("a letter ends");
            let cedilla = letter.strip_prefix("c ").map(|base| (base, '\u{327}'));
            let accent = ACCENTS.iter().find_map(|(mark, accent)| letter.strip_prefix(mark).map(|base| (base, *accent)));
            let (base, accent) = cedilla.or(accent).expect("a known accent");
            out.push_str(base.trim_start_matches('\\'));
            out.push(accent);
            rest = after;
        } else {
            let plain = rest.strip_prefix('\\').unwrap_or(rest);
            let c = plain.chars().next().expect("a letter");
            assert!(!matches!(c, '{' | '}'), "a bare brace in {latex}");
            out.push(c);
            rest = &plain[c.len_utf8()..];
        }
    }
    out
}

#[tokio::test]
async fn everything_with_an_address_says_how_to_cite_it() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for (page, citation) in [
        ("/es/convocatorias/sederec-2018-asociaciones", "/es/citar/call/sederec-2018-asociaciones"),
        ("/es/hechos/sederec-2018-asociaciones--suspended", "/es/citar/fact/sederec-2018-asociaciones--suspended"),
        ("/es/hechos/peai--published", "/es/citar/fact/peai--published"),
        ("/es/instituciones/sederec", "/es/citar/institution/sederec"),
        ("/es/elecciones/mx-2018-fed", "/es/citar/period/mx-2018-fed"),
        ("/es/compromisos/peai", "/es/citar/commitment/peai"),
        ("/es/el-caso-de-2018", "/es/citar/case/2018"),
        ("/es/programas/coinbis", "/es/citar/programme/coinbis"),
        ("/es/ejercicios/2018", "/es/citar/year/2018"),
        ("/es/lugares/chicago", "/es/citar/place/chicago"),
        ("/es/convocatorias-recurrentes/migrante-bienvenido-verano", "/es/citar/recurring-call/migrante-bienvenido-verano"),
    ] {
        let told = visitor.get(page).await.is(200).says(&format!("href=\"{citation}\"")).text();
        assert!(told.contains(&format!("http://127.0.0.1:3000{page}</a>")), "{page} tells its address");
        let cited = visitor.get(citation).await.is(200).says("Recuperado el 22 de noviembre de 2026").says("@misc{acuse-").text();
        assert!(cited.contains(&format!("http://127.0.0.1:3000{page}")), "{citation} gives the address");
        visitor.get(&citation.replace("/es/citar", "/en/cite")).await.is(200).says("Retrieved November 22, 2026");
    }
    visitor.get("/es/citar/line/sederec-2018-asociaciones").await.is(200).says("#sederec-2018-asociaciones");
    visitor.get("/es/fundamentos").await.is(200).says("href=\"/es/citar/law/cpeum-41-iii-c\"");
    visitor.get("/es/citar/law/cpeum-41-iii-c").await.is(200).says("/es/fundamentos#cpeum-41-iii-c");
    for nothing in [
        "/es/citar/call/nada",
        "/es/citar/nada/sederec",
        "/es/citar/case/2019",
        "/es/citar/call/sederec-2018-asociaciones/ris",
        "/es/citar/year/1999",
        "/es/citar/year/+2018",
        "/es/citar/place/nada",
        "/es/citar/programme/nada",
        "/es/citar/law/nada",
    ] {
        visitor.get(nothing).await.is(404);
    }
}

#[tokio::test]
async fn a_citation_of_another_day_leads_to_that_day() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let page = visitor.get("/es/convocatorias/sederec-2018-asociaciones?as_of=2018-06-15").await.is(200);
    page.says("href=\"/es/citar/call/sederec-2018-asociaciones?as_of=2018-06-15\"");
    let cited = visitor.get("/es/citar/call/sederec-2018-asociaciones?as_of=2018-06-15&known_on=2026-11-22").await.is(200);
    cited
        .says("sederec-2018-asociaciones?as_of=2018-06-15&amp;known_on=2026-11-22")
        .says("Situación al 15 de junio de 2018.")
        .says("Con lo que el registro contenía el 22 de noviembre de 2026.");
}

#[tokio::test]
async fn a_citation_offers_the_address_that_keeps_showing_the_same() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let today =
        visitor.get("/es/citar/call/sederec-2018-asociaciones").await.is(200).says("Sus cuentas de días cambian a diario.");
    let fixed = "/es/convocatorias/sederec-2018-asociaciones?as_of=2026-11-22&amp;known_on=2026-11-22";
    let today = today.says(&format!("http://127.0.0.1:3000{fixed}</a>"));
    today.says("href=\"/es/citar/call/sederec-2018-asociaciones?as_of=2026-11-22&amp;known_on=2026-11-22\"");
    visitor.get(&fixed.replace("&amp;", "&")).await.is(200).says("sin resolver");
    let of_the_day = visitor.get("/es/citar/call/sederec-2018-asociaciones?as_of=2026-11-22&known_on=2026-11-22").await.is(200);
    let of_the_day = of_the_day.never_says("cambian a diario").never_says("Para citar la página como está hoy");
    of_the_day.says("Situación al 22 de noviembre de 2026. Con lo que el registro contenía el 22 de noviembre de 2026.");
    // A fact's page counts no days and is of no day.
    visitor.get("/es/citar/fact/sederec--dissolved").await.is(200).never_says("cambian a diario").never_says("como está hoy");
    visitor.get("/es/citar/case/2018").await.is(200).says("cambian a diario").never_says("como está hoy");
}

#[tokio::test]
async fn what_was_recorded_later_is_no_date_of_what_was_known_before() {
    let world = World::with_record().await;
    world.app.clock.advance(Duration::days(3));
    let line = json!({ "kind": "line", "id": "sederec-2018-asociaciones" });
    let fact = json!({ "id": "later", "subject": line, "type": "not_paid", "occurred_on": "2020", "level": 3,
        "asserted_by": "reference", "text_es": "x", "text_en": "x", "source": "x" });
    import::load(&world.app, &[("facts", json!([fact]))]).await.expect("loaded");
    let cited =
        async |day: &str| world.visitor().get(&format!("/es/citar/call/sederec-2018-asociaciones?known_on={day}")).await.is(200);
    cited("2026-11-25").await.says("Acuse. (2026, 25 de noviembre). ").says("Última modificación el 25 de noviembre de 2026.");
    cited("2026-11-24").await.says("Acuse. (s. f.). ").never_says("Última modificación");
}

#[tokio::test]
async fn the_files_have_their_media_types_and_the_position_of_the_log() {
    let world = World::with_record().await;
    let head = acuse::ledger::newest_public(&world.app.db).await.unwrap().expect("entries");
    assert_eq!(head.entries, acuse::ledger::public_head(&world.app.db).await.unwrap());
    let visitor = world.visitor();
    let bib = visitor.get("/es/citar/call/sederec-2018-asociaciones/bibtex").await.is(200);
    assert_eq!(bib.header("content-type"), "application/x-bibtex; charset=utf-8");
    assert!(bib.header("content-disposition").contains("acuse-call-sederec-2018-asociaciones.bib"));
    bib.says(&format!("{} asientos", head.entries)).says(head.short_leaf());
    let csl = visitor.get("/en/cite/call/sederec-2018-asociaciones/csl-json").await.is(200);
    assert_eq!(csl.header("content-type"), "application/vnd.citationstyles.csl+json");
    let items: Value = serde_json::from_slice(&csl.bytes).expect("JSON");
    assert_eq!(items[0]["URL"], "http://127.0.0.1:3000/en/calls/sederec-2018-asociaciones");
    assert_eq!(items[0]["version"], head.entries.to_string());
}

#[tokio::test]
async fn citations_are_open_to_programs_and_no_result_of_a_search() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let robots = visitor.get("/robots.txt").await.is(200).says("Disallow: /es/responsable");
    robots.never_says("/es/citar").never_says("/en/cite");
    let page = visitor.get("/es/citar/call/sederec-2018-asociaciones").await.is(200);
    page.says("<meta name=\"robots\" content=\"noindex\">").says("type=\"application/x-bibtex\"");
    for format in ["bibtex", "csl-json"] {
        let file = visitor.get(&format!("/en/cite/call/sederec-2018-asociaciones/{format}")).await.is(200);
        assert_eq!(file.header("x-robots-tag"), "noindex");
    }
}
