//! What was filed as it stands: each corrected part says since when, with what stood there before; the rest as it was filed.

use super::{answers, asks, correction_of, reviewed};
use crate::{
    applications::{PDF, terms},
    review::page,
    support::Part as Sent,
};
use acuse::{
    applications::{
        answers::Answers,
        budget::{Source, TypedRow, reckon},
        corrections::{
            model::{Answer, Asked, Correction, Item, Part, Received},
            rules::{Change, before, change},
            standing::Standing,
        },
        folio::Folio,
        model::{Applicant, Content, Declaration, Paper},
        papers::FileKind,
    },
    calls::{dates::Zone, money::Currency},
    ids::{ApplicationId, AssociationId, CorrectionId, FileId, InstitutionId, LineId, PersonId},
    vault::sha256,
};
use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;

fn budget(cost: u8) -> acuse::applications::budget::Budget {
    let row = TypedRow {
        concept: "Talleres".into(),
        quantity: "1".into(),
        unit_cost: format!("{}.00", u32::from(cost) + 1),
        source: Source::Asked,
        ..TypedRow::default()
    };
    reckon(&[row], Currency::Mxn, None, &[]).budget
}

fn paper(number: u8) -> Paper {
    let name = format!("acta-{number}.pdf");
    Paper { id: FileId::random(), paper: "d1".into(), name, kind: FileKind::Pdf, bytes: 1, sha256: sha256(&[number]) }
}

fn filed() -> Content {
    Content {
        v: 1,
        salt: String::new(),
        application: ApplicationId::from_text("a"),
        folio: Folio::random().expect("a folio"),
        filed_at: String::new(),
        institution: InstitutionId::from_text("idm"),
        association: Applicant { id: AssociationId::from_text("x"), name: "Club Raíces".into(), legal_person: None },
        terms: serde_json::from_value(terms(1)).expect("terms"),
        answers: Answers::from([("p1".to_owned(), "0".to_owned()), ("p2".to_owned(), "yes".to_owned())]),
        budget: budget(0),
        papers: vec![paper(0)],
        declaration: Declaration { name: String::new(), words: String::new() },
        stated: None,
    }
}

const ALL: [&str; 3] = ["answer:p1", "budget", "paper:d1"];

fn part(i: usize) -> Part {
    Part::try_from(ALL[i].to_owned()).expect("a part")
}

/// A correction of some parts; what each becomes, and whether anybody answered.
fn correction(position: i64, content: &Content, named: &[(usize, u8)], answered: bool) -> Correction {
    let id = CorrectionId::random();
    let named_as = |i: usize| named.iter().find(|(which, _)| *which == i).map(|(_, value)| *value);
    let answer = Answer {
        v: 1,
        salt: String::new(),
        correction: id.clone(),
        application: content.application.clone(),
        folio: content.folio.clone(),
        answered_at: String::new(),
        name: "Nuria".into(),
        note: String::new(),
        answers: named_as(0).map(|value| ("p1".to_owned(), value.to_string())).into_iter().collect(),
        budget: named_as(1).map(budget),
        papers: named_as(2).map(paper).into_iter().collect(),
        stated: None,
    };
    let day = NaiveDate::from_ymd_opt(2026, 12, 17).expect("a day");
    let asked = Asked {
        v: 1,
        salt: String::new(),
        id: id.clone(),
        application: content.application.clone(),
        folio: content.folio.clone(),
        institution: content.institution.clone(),
        asked_at: String::new(),
        items: named.iter().map(|(i, _)| Item { part: part(*i), reason: "x".into(), along: None }).collect(),
        words: String::new(),
        working_days: 5,
        from: day,
        due: day,
        zone: Zone::MEXICO_CITY,
    };
    let at = DateTime::from_timestamp(1_766_000_000 + position, 0).expect("an instant");
    let received = Received { at, content: answer, content_sha256: String::new(), position, leaf_hash: String::new() };
    Correction {
        id,
        application: content.application.clone(),
        line: LineId::from_text("l"),
        person: PersonId::from_text("p"),
        asked_at: at,
        asked,
        content_sha256: String::new(),
        position,
        answer: answered.then_some(received),
    }
}

fn side(change: &Change, after: bool) -> String {
    match (change, after) {
        (Change::Answer { after: one, .. }, true) | (Change::Answer { before: one, .. }, false) => format!("{one:?}"),
        (Change::Budget { after: one, .. }, true) | (Change::Budget { before: one, .. }, false) => format!("{one:?}"),
        (Change::Papers { after: one, .. }, true) | (Change::Papers { before: one, .. }, false) => format!("{one:?}"),
    }
}

proptest! {
    /// Taken back one by one from the last, what was replaced leads from what stands to what was filed, and nothing is between.
    #[test]
    fn what_was_replaced_leads_back_to_what_was_filed(
        asked in prop::collection::vec((prop::collection::btree_map(0..3_usize, 0..3_u8, 1..4), any::<bool>()), 0..5)
    ) {
        let content = filed();
        let corrections: Vec<Correction> = asked
            .into_iter()
            .zip(1..)
            .map(|((named, answered), position)| correction(position, &content, &named.into_iter().collect::<Vec<_>>(), answered))
            .collect();
        let standing = Standing::of(&content, &corrections);
        prop_assert_eq!(&standing.content, &before(&content, &corrections, None));
        for part in (0..3).map(part) {
            let mut stands = side(&change(&part, &standing.content, &standing.content), true);
            let mut last = i64::MAX;
            for one in standing.replaced(&part) {
                let of = corrections.iter().find(|correction| correction.id == one.correction).expect("its correction");
                prop_assert!(of.position < last && of.names(&part), "the last first");
                last = of.position;
                prop_assert_eq!(&side(&one.change, true), &stands);
                stands = side(&one.change, false);
            }
            prop_assert_eq!(stands, side(&change(&part, &content, &content), true));
        }
        // Corrected and corrected back is not as filed.
        prop_assert_eq!(standing.is_as_filed(), (0..3).all(|i| standing.replaced(&part(i)).next().is_none()));
        prop_assert!(standing.content == content || !standing.is_as_filed());
    }
}

const OTHER_PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<</Firma true>>\nendobj\n%%EOF\n";
const ROW: [(&str, &str); 5] =
    [("rows", "1"), ("concept-0", "Talleres"), ("quantity-0", "2"), ("cost-0", "900.00"), ("source-0", "asked")];

/// What of a page stands behind pointers, folded away until somebody opens it.
fn folded(page: &str) -> String {
    page.split("<details>").skip(1).filter_map(|part| part.split("</details>").next()).collect()
}

#[tokio::test]
async fn both_sides_read_the_answers_as_they_stand_with_what_was_there_before_behind_them() {
    let case = reviewed().await;
    let (nuria, application) = (&case.nuria.person, case.nuria.application.as_str());
    let folio = page(&format!("/folios/{}", case.nuria.folio));
    nuria.get(application).await.is(200).says("Talleres de memoria").never_says("Corregido el");
    let parts = [("answer:p1", "No dice cuándo"), ("budget", "Revise"), ("paper:d1", "No se lee")];
    asks(&case.office.reviewer, &case.nuria.folio, &parts, "5").await.is(303);
    let here = correction_of(nuria, application).await;
    nuria.get(application).await.is(200).never_says("Corregido el");
    let file = Sent::File { name: "file", file: "acta firmada.pdf", kind: "application/pdf", bytes: OTHER_PDF };
    nuria.post_multipart(&format!("{here}/documentos"), &[Sent::Field("paper", "d1"), file]).await.is(303);
    answers(nuria, &here, &[&ROW[..], &[("p1", "Rutas por el barrio")]].concat(), "answer").await.is(303);
    let own = nuria.get(application).await.is(200).text();
    let official = case.office.reviewer.get(&folio).await.is(200).text();
    let file: String = sqlx::query_scalar("select file from application_files where name = 'acta.pdf' and sha256 = ?")
        .bind(sha256(PDF))
        .fetch_one(case.world.app.db.read())
        .await
        .expect("what was filed first");
    for (text, file) in [(&own, format!("{here}/documentos/{file}")), (&official, format!("{folio}/documentos/{file}"))] {
        assert_eq!(text.matches("Corregido el").count(), 3, "{text}");
        let folded = folded(text);
        assert!(folded.contains("Talleres de memoria") && folded.contains("2,500.00") && folded.contains("acta.pdf"), "{folded}");
        assert!(folded.contains(&file), "{folded}");
        assert!(!folded.contains("Rutas por el barrio"), "what stands is in the open: {folded}");
    }
    assert!(own.contains("Rutas por el barrio") && own.contains("1,800.00") && own.contains("acta firmada.pdf"), "{own}");
    assert!(own.contains(&format!("href=\"{here}\"")), "{own}");
    let place = official.split("href=\"#prevencion-").nth(1).and_then(|rest| rest.split('"').next()).expect("a link");
    assert!(official.contains(&format!("id=\"prevencion-{place}\"")), "it leads to the correction further down");
    nuria.get(&format!("{here}/documentos/{file}")).await.is(200);
    case.office.reviewer.get(&format!("{folio}/documentos/{file}")).await.is(200);
    let english = application.replace("/es/mi/solicitudes", "/en/my/applications");
    nuria.get(&english).await.is(200).says("Corrected on").says("See what was here before").says("the receipt is for that");
}

#[tokio::test]
async fn what_was_corrected_twice_keeps_both_and_what_stayed_the_same_is_no_correction() {
    let case = reviewed().await;
    let (nuria, application) = (&case.nuria.person, case.nuria.application.as_str());
    for (says, times) in [("Rutas por el barrio", 1), ("Rutas y una feria", 2), ("Rutas y una feria", 2)] {
        asks(&case.office.reviewer, &case.nuria.folio, &[("answer:p1", "No dice cuándo")], "5").await.is(303);
        let here = correction_of(nuria, application).await;
        answers(nuria, &here, &[("p1", says), ("note", "Así queda")], "answer").await.is(303);
        let text = nuria.get(application).await.is(200).text();
        assert_eq!(text.matches("Corregido el").count(), times, "{says}: {text}");
    }
    let text = folded(&nuria.get(application).await.text());
    let (second, first) = (text.find("Rutas por el barrio"), text.find("Talleres de memoria"));
    assert!(second.is_some() && second < first, "the last first: {text}");
}
