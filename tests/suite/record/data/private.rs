//! What must not be in the open data: words that were taken out, witnesses, associations that did not choose to appear, the invented
//! among the real.

use super::{json, rows, table};
use crate::{
    associations::registers,
    evidence::{cleaning::pictures, with_file},
    recording::{QUIET, WORD, line, records},
    support::{World, office::hidden},
};
use acuse::{
    calls::import,
    demo,
    evidence::{
        actions,
        model::{EvidenceKind, NewEvidence, NewTestimony},
    },
    ids::FactId,
    ledger::Write,
    policy::{Act, Actor, may},
};

const FILES: [&str; 4] = ["calls.csv", "facts.csv", "ocds.json", "datapackage.json"];

#[tokio::test]
async fn redacted_words_are_in_no_file_and_the_fact_stays() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let fact = "sederec-2018-asociaciones--suspended";
    let before = world.visitor().get("/data/facts.csv").await.is(200);
    let row = rows(&before).into_iter().find(|row| row["fact_id"] == fact).expect("the fact");
    assert_eq!(row["redacted"], "false");
    let words = [row["text_es"].as_str(), &row["stated_reason_es"], &row["stated_reason_en"]].map(str::to_owned);
    let form = format!("/es/responsable/hechos/{fact}/testado");
    let seen = hidden(&steward.get(&form).await.is(200).text(), "seen");
    let reason = [("seen", seen.as_str()), ("reason_es", "Expone."), ("reason_en", "It exposes."), ("sure", "yes")];
    steward.post(&form, &reason).await.is(303);
    for file in FILES {
        let text = world.visitor().get(&format!("/data/{file}")).await.is(200).text();
        for taken in &words {
            let taken = taken.trim_end_matches('.');
            assert!(taken.is_empty() || !text.contains(taken), "{file} still says «{taken}»");
        }
    }
    let row = table(&world.visitor(), "/data/facts.csv").await.into_iter().find(|row| row["fact_id"] == fact).expect("it stays");
    assert_eq!((row["redacted"].as_str(), row["type"].as_str(), row["until"].as_str()), ("true", "suspended", "2018-07-01"));
}

#[tokio::test]
async fn a_witness_is_in_no_file_and_neither_is_what_the_witness_showed() {
    let world = World::with_record().await;
    let said = NewTestimony { called: "Doña Luz".to_owned(), words: "Nadie respondió".to_owned(), consents: Vec::new() };
    let kind = EvidenceKind::Testimony;
    let new = NewEvidence {
        kind,
        level: kind.strongest(),
        url: Some("https://example.org/luz".to_owned()),
        fetched_on: "2026-11-20".parse().unwrap(),
        file: with_file("carta de Luz.jpg", &pictures::from_a_telephone()).file,
        testimony: Some(said),
    };
    let permit = may(&Actor::system(), Act::KeepRecord).unwrap();
    let mut write = Write::begin(&world.app.db, permit, world.now()).await.unwrap();
    let fact = FactId::from_text("sederec-2018-asociaciones--published");
    let ready = actions::prepare(&world.app, new).await.unwrap();
    let id = actions::attach(&mut write, &fact, &ready).await.unwrap();
    write.commit().await.unwrap();
    for file in FILES {
        let answer = world.visitor().get(&format!("/data/{file}")).await.is(200);
        answer.never_says("Luz").never_says("Nadie respondió").never_says("example.org/luz");
    }
    let row = table(&world.visitor(), "/data/facts.csv")
        .await
        .into_iter()
        .find(|row| row["fact_id"] == fact.as_str())
        .expect("the fact");
    assert_eq!((row["evidence"].as_str(), row["evidence_types"].as_str()), (id.as_str(), "testimony"));
    assert_eq!(
        (row["evidence_urls"].as_str(), row["evidence_sha256"].as_str()),
        ("", ""),
        "nobody who holds the letter learns of it"
    );
}

#[tokio::test]
async fn an_association_that_testifies_without_its_name_is_a_pseudonym_in_every_file() {
    let world = World::with_record().await;
    let rosa = world.person("Rosa").await;
    let association = registers(&rosa, "Club Nueva Patria").await;
    let rosa = world.signed_in("Rosa").await;
    let fields = [("occurred_on", "2019-12")];
    records(&rosa, &line(QUIET, "not_paid"), "", &[&fields[..], &WORD].concat()).await.leads_to("/es/hechos/");
    for file in FILES {
        let answer = world.visitor().get(&format!("/data/{file}")).await.is(200);
        answer.never_says("Club Nueva Patria").never_says(&association).never_says("Rosa");
    }
    let row = table(&world.visitor(), "/data/facts.csv").await.pop().expect("the newest fact");
    assert!(row["by"].starts_with("association-"), "{}", row["by"]);
    assert_eq!((row["level"].as_str(), row["counts"].as_str()), ("5", "false"));
}

#[tokio::test]
async fn what_is_invented_never_stands_beside_what_is_real() {
    let world = World::with(|config| config.demo = true).await;
    import::shipped(&world.app).await.expect("laws and calendars");
    demo::build(&world.app).await.expect("the cast");
    let visitor = world.visitor();
    let calls = table(&visitor, "/data/calls.csv").await;
    assert_eq!(calls.len(), 5);
    assert!(calls.iter().all(|row| row["institution_id"] == "idm" && row["title_es"].contains("inventada")));
    let package = json(&visitor, "/data/ocds.json").await;
    assert!(package["publisher"]["name"].as_str().unwrap().contains("inventado"));
    let releases = package["releases"].as_array().unwrap();
    assert!(!releases.is_empty() && releases.iter().all(|one| one["ocid"].as_str().unwrap().starts_with("ocds-demo00-")));
    visitor.get("/es/datos").await.is(200).says("Demostración");

    let real = World::with_record().await;
    for file in FILES {
        real.visitor().get(&format!("/data/{file}")).await.is(200).never_says("(inventad").never_says("ocds-demo00");
    }
}
