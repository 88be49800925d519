//! The budget as a sheet: harmless out, tolerant in, looked at before it replaces, and a bad row loses nothing.

use super::{CALL, LINE, budgets, hidden, publish, registers, starts, terms};
use crate::support::{Answer, Part, Persona, World};
use acuse::{
    applications::{
        budget::{Source, TypedRow},
        sheet::{NoSheet, Wrong, read, write},
    },
    calls::terms::LineTerms,
    web::lang::{LANGS, Lang},
};
use proptest::prelude::*;

fn line() -> LineTerms {
    serde_json::from_value(terms(1)).expect("terms")
}

fn headed() -> LineTerms {
    let mut terms = terms(1);
    let both = |text: &str| serde_json::json!({ "es": text, "en": text });
    terms["headings"] = serde_json::json!([{ "id": "c1", "title": both("Papelería") }, { "id": "c2", "title": both("Viajes") }]);
    serde_json::from_value(terms).expect("terms")
}

fn typed() -> impl Strategy<Value = TypedRow> {
    let cost = (0..1_000_000_u64).prop_map(|cents| format!("{}.{:02}", cents / 100, cents % 100));
    let heading = prop::sample::select(vec!["", "c1", "c2"]);
    (
        heading,
        "[^\\s\\x00-\\x1f\\x7f-\\u{9f}][^\\x00-\\x1f\\x7f-\\u{9f}]{0,20}[a-z]",
        1..500_u32,
        cost,
        prop::sample::select(Source::ALL.to_vec()),
    )
        .prop_map(|(heading, concept, quantity, unit_cost, source)| TypedRow {
            heading: heading.into(),
            concept,
            quantity: quantity.to_string(),
            unit_cost,
            source,
        })
}

proptest! {
    #[test]
    fn a_sheet_comes_back_as_it_went_out(rows in prop::collection::vec(typed(), 1..20)) {
        for lang in LANGS {
            let sheet = read(&write(lang, &headed(), &rows).expect("a sheet"), &headed()).expect("rows");
            prop_assert!(sheet.wrong.is_empty());
            prop_assert_eq!(&sheet.rows, &rows);
        }
    }

    #[test]
    fn no_cell_that_goes_out_is_a_formula_whatever_separates_them(concept in "[=+@;\t\"' \n-]{0,6}[ -~\t]{0,12}[=+@;\t\"' \n-]{0,6}[a-z]") {
        let row = TypedRow { concept, ..TypedRow::default() };
        let sheet = String::from_utf8(write(Lang::es, &line(), &[row]).expect("a sheet")).expect("UTF-8");
        for separator in b",;\t" {
            let mut cells = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(*separator).from_reader(sheet.trim_start_matches('\u{feff}').as_bytes());
            for cell in cells.records().flat_map(|record| record.expect("a record").iter().map(str::to_owned).collect::<Vec<_>>()) {
                prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell}");
            }
        }
    }

    #[test]
    fn whatever_the_bytes_nothing_panics(bytes in prop::collection::vec(any::<u8>(), 0..300), text in "[a-z,;\"\n=0-9.$]{0,200}") {
        for bytes in [bytes, text.into_bytes()] {
            if let Ok(sheet) = read(&bytes, &headed()) {
                prop_assert_eq!(sheet.rows.len(), sheet.lines.len());
            }
        }
    }
}

/// The one row of a sheet.
fn only(text: &[u8]) -> TypedRow {
    let sheet = read(text, &line()).expect("a sheet");
    assert_eq!((sheet.rows.len(), &sheet.wrong), (1, &Vec::new()));
    sheet.rows.into_iter().next().expect("a row")
}

#[test]
fn what_either_countrys_programs_write_is_the_same_row() {
    let wanted = TypedRow {
        concept: "Café y té".into(),
        quantity: "2".into(),
        unit_cost: "1,250.50".into(),
        source: Source::Own,
        ..TypedRow::default()
    };
    let old_encoding = b"Concepto;Cantidad;Costo por unidad;Qui\xe9n lo paga\r\nCaf\xe9 y t\xe9;2;1.250,50;La asociaci\xf3n\r\n";
    let wide: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(
            "Item\tQuantity\tUnit cost\tWho pays\r\nCafé y té\t2\t1,250.50\tThe association\r\n"
                .encode_utf16()
                .flat_map(u16::to_le_bytes),
        )
        .collect();
    let marked =
        "\u{feff}CONCEPTO,cantidad,Costo por unidad,Quien lo paga\n\nCafé y té,\"2,00\",\"$1,250.50\",own\n,,,\n".as_bytes();
    let other_order =
        "Importe;Quién lo paga;Concepto;Costo por unidad;Cantidad\n2501;la asociacion;Café y té;MXN 1,250.50;2\n".as_bytes();
    let no_titles = "Café y té,2,\"1,250.50\",La asociación\n".as_bytes();
    for sheet in [&old_encoding[..], &wide, marked, other_order, no_titles] {
        assert_eq!(only(sheet), wanted, "{}", String::from_utf8_lossy(sheet));
    }
    assert_eq!(only("Concepto;Costo por unidad\nSillas;1.250\n".as_bytes()).unit_cost, "1,250");
    assert_eq!(only("Concepto;Costo por unidad\nSillas;12,5\n".as_bytes()).unit_cost, "12.5");
}

#[test]
fn what_cannot_be_taken_over_is_named_and_all_else_is_there() {
    let text = "Rubro,Concepto,Cantidad,Costo por unidad,Quién lo paga\nviajes,Pasajes,2,100,Se pide\nOtro,\"Mesa, larga\",dos,mil,mi tía,y más\n";
    let sheet = read(text.as_bytes(), &headed()).expect("a sheet");
    assert_eq!((sheet.rows[0].heading.as_str(), &sheet.lines), ("c2", &vec![2, 3]));
    let wrong = [Wrong::Beyond("y más".into()), Wrong::Heading("Otro".into()), Wrong::Source("mi tía".into())];
    assert_eq!(sheet.wrong, wrong.map(|wrong| (1, wrong)));
    let kept = &sheet.rows[1];
    assert_eq!((kept.concept.as_str(), kept.quantity.as_str(), kept.unit_cost.as_str()), ("Mesa, larga", "dos", "mil"));
}

#[test]
fn what_is_no_sheet_is_told_apart() {
    assert_eq!(read(b"", &line()), Err(NoSheet::Empty));
    assert_eq!(read("Concepto,Cantidad\n,\n".as_bytes(), &line()), Err(NoSheet::Empty));
    assert_eq!(read(b"PK\x03\x04\x00\x00", &line()), Err(NoSheet::NotText));
    assert_eq!(read(&vec![b'a'; 600_000], &line()), Err(NoSheet::TooLarge));
    assert_eq!(read("a,1\n".repeat(61).as_bytes(), &line()), Err(NoSheet::TooManyRows(61)));
}

async fn begun(world: &World) -> (Persona, String) {
    publish(world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    (nuria, draft)
}

async fn reads(who: &Persona, draft: &str, sheet: &str) -> Answer {
    let file = Part::File { name: "sheet", file: "p.csv", kind: "text/csv", bytes: sheet.as_bytes() };
    who.post_multipart(&format!("{draft}/presupuesto/hoja"), &[file]).await
}

#[tokio::test]
async fn a_file_is_shown_before_it_replaces_anything() {
    let world = World::new().await;
    let (nuria, draft) = begun(&world).await;
    budgets(&nuria, &draft, "1,250.00").await.is(303);
    let page = reads(&nuria, &draft, "Concepto;Cantidad;Costo por unidad;Quién lo paga\nSillas;4;250,00;Se pide\n").await.is(200);
    let page = page
        .says("Renglones leídos del archivo: 1")
        .says("value=\"Sillas\"")
        .says("1,000.00 MXN")
        .never_says("value=\"add\"")
        .text();
    nuria.get(&format!("{draft}/presupuesto")).await.says("value=\"Talleres\"").never_says("Sillas");
    let form = [
        ("rows", "1"),
        ("id-0", &hidden(&page, "id-0")),
        ("shown-0", &hidden(&page, "shown-0")),
        // What the file does not have is taken off.
        ("gone", &hidden(&page, "gone")),
        ("do", "save"),
        ("concept-0", "Sillas"),
        ("quantity-0", "4"),
        ("cost-0", "250.00"),
    ];
    nuria.post(&format!("{draft}/presupuesto"), &form).await.is(303);
    let sheet = nuria.get(&format!("{draft}/presupuesto/hoja")).await.is(200);
    assert_eq!(sheet.header("content-disposition").split(';').next(), Some("attachment"));
    assert_eq!(
        sheet.text(),
        "\u{feff}Concepto,Cantidad,Costo por unidad,Quién lo paga,Importe\nSillas,4,250.00,Se pide,1000.00\n"
    );
}

#[tokio::test]
async fn a_bad_row_answers_with_its_number_and_everything_is_still_there() {
    let world = World::new().await;
    let (nuria, draft) = begun(&world).await;
    budgets(&nuria, &draft, "1,250.00").await.is(303);
    let text = "Concepto,Cantidad,Costo por unidad,Quién lo paga\nSillas,4,250,Se pide\n<b>Mesas</b>,3,carísimas,mi tía\n";
    let page = reads(&nuria, &draft, text).await.is(422).says("Renglón 2 (línea 3 del archivo): «mi tía» no dice quién lo paga");
    let page = page.says("Renglón 2 (línea 3 del archivo): Escriba el monto en cifras").says("value=\"carísimas\"");
    page.says("value=\"&lt;b&gt;Mesas&lt;/b&gt;\"").says("value=\"Sillas\"");
    for (sheet, says) in
        [("", "Elija primero un archivo"), ("\u{0}x", "no es de texto"), ("Concepto,Cantidad\n", "no tiene renglones")]
    {
        reads(&nuria, &draft, sheet).await.is(422).says(says).says("value=\"Talleres\"");
    }
    nuria.get(&format!("{draft}/presupuesto")).await.says("value=\"Talleres\"").never_says("Sillas");
}

#[tokio::test]
async fn the_sheet_is_the_associations_alone() {
    let world = World::new().await;
    let (nuria, draft) = begun(&world).await;
    let association = nuria.get(&draft).await.text();
    let stranger = world.person("Ines").await;
    stranger.get(&format!("{draft}/presupuesto/hoja")).await.is(403);
    reads(&stranger, &draft, "Sillas,1,1\n").await.is(403).never_says("Sillas");
    world.visitor().get(&format!("{draft}/presupuesto/hoja")).await.leads_to("/es/cuenta/entrar");
    let list = association
        .split("/es/mi/asociaciones/")
        .nth(1)
        .and_then(|rest| rest.split('/').next())
        .expect("an association")
        .to_owned();
    let observer = crate::associations::joins(&world, &nuria, &list, "Olga", "observer").await;
    observer.get(&format!("{draft}/presupuesto/hoja")).await.is(200);
    reads(&observer, &draft, "Sillas,1,1\n").await.is(403);
    let treasurer = crate::associations::joins(&world, &nuria, &list, "Tere", "treasurer").await;
    reads(&treasurer, &draft, "Sillas,1,1\n").await.is(200);
    world.visitor().get(&format!("{CALL}/{LINE}/requisitos")).await.is(200);
}
