//! Evidence enters with its fact: the leaf tells kind, level, day and hash; address, name and words are committed to.

use super::{day, keep, page, some_fact, with_file};
use crate::support::World;
use acuse::{
    commands::check::check,
    evidence::{
        actions,
        model::{Called, EvidenceKind, How, NewConsent, NewEvidence, NewTestimony, Scope},
        parts, store,
    },
    ids::FactId,
    ledger::{self, Write},
    policy::{Act, Actor, may},
    web::{lang::Lang, render::to_html},
};

const PDF: &[u8] = b"%PDF-1.4\n% an act\n%%EOF\n";

async fn leaves(world: &World, kind: &str) -> Vec<String> {
    let sql = "select leaf from entries where kind = ? order by position";
    sqlx::query_scalar(sql).bind(kind).fetch_all(world.app.db.read()).await.expect("leaves")
}

#[tokio::test]
async fn a_leaf_tells_what_and_when_and_never_where_or_under_what_name() {
    let world = World::with_record().await;
    let fact = some_fact(&world).await;
    keep(&world, &fact, page()).await;
    keep(&world, &fact, with_file("carta de Nuria.pdf", PDF)).await;
    let leaves = leaves(&world, "evidence_added").await;
    assert!(leaves[0].contains(r#""fetched_on":"2026-11-20""#) && leaves[0].contains(r#""level":2"#), "{}", leaves[0]);
    assert!(leaves[1].contains(&acuse::vault::sha256(PDF)), "{}", leaves[1]);
    assert!(leaves.iter().all(|leaf| !leaf.contains("sederec.cdmx") && !leaf.contains("Nuria")), "{leaves:?}");
    assert!(ledger::verify(&world.app.db).await.expect("verified").is_empty());
    let kept = store::of_facts(&world.app.db, std::slice::from_ref(&fact)).await.expect("evidence");
    assert_eq!(kept[&fact].len(), 2);
    let html = to_html(|| parts::list(Lang::es, &kept[&fact]));
    assert!(html.contains("20 de noviembre de 2026") && html.contains("convocatoria-secreta"), "{html}");
    assert!(html.contains("se guarda y no está publicado") && !html.contains("Nuria"), "{html}");
    assert!(to_html(|| parts::list(Lang::en, &kept[&fact])).contains("kept, not published"));
}

#[tokio::test]
async fn files_are_counted_and_opened_by_the_check() {
    let world = World::with_record().await;
    keep(&world, &some_fact(&world).await, with_file("acto.pdf", PDF)).await;
    let said = check(&world.app.config, None).await.expect("all is well").join("\n");
    assert!(said.contains("Files that are there and open: 1."), "{said}");
}

#[tokio::test]
async fn evidence_of_a_fact_that_was_not_entered_is_not_kept() {
    let world = World::with_record().await;
    let permit = may(&Actor::system(), Act::KeepRecord).expect("a permit");
    let mut write = Write::begin(&world.app.db, permit, world.now()).await.expect("a write");
    let ready = actions::prepare(&world.app, with_file("acto.pdf", PDF)).await.expect("encrypted");
    assert!(actions::attach(&mut write, &FactId::random(), &ready).await.is_err());
    ready.settle(&world.app, false).await;
    let files = std::fs::read_dir(world.app.config.data.join("files")).expect("the vault").count();
    assert_eq!(files, 0, "a file that nothing refers to");
}

fn testimony(consents: &[Scope]) -> NewEvidence {
    let consents = consents.iter().map(|scope| NewConsent { scope: *scope, given_on: day("2026-11-01"), how: How::Spoken });
    let said = NewTestimony {
        called: "Doña Luz".to_owned(),
        words: "Entregamos todo y nadie respondió".to_owned(),
        consents: consents.collect(),
    };
    let kind = EvidenceKind::Testimony;
    NewEvidence { kind, level: kind.strongest(), url: None, testimony: Some(said), ..with_file("carta.pdf", PDF) }
}

#[tokio::test]
async fn words_show_only_as_far_as_the_witness_agreed() {
    let world = World::with_record().await;
    let fact = some_fact(&world).await;
    let cases: [(&[Scope], bool, Called<'_>); 4] = [
        (&[], false, Called::Somebody),
        (&[Scope::Copy], false, Called::Somebody),
        (&[Scope::Words], true, Called::Pseudonym("Doña Luz")),
        (&[Scope::Words, Scope::Name], true, Called::Name("Doña Luz")),
    ];
    for (consents, shown, called) in cases {
        let id = keep(&world, &fact, testimony(consents)).await;
        let kept = store::find(&world.app.db, &id).await.expect("evidence").expect("evidence");
        let said = kept.testimony.as_ref().expect("a testimony");
        assert_eq!(said.public_words().is_some(), shown, "{consents:?}");
        assert_eq!(said.public_name(), called, "{consents:?}");
        let html = to_html(|| parts::list(Lang::es, std::slice::from_ref(&kept)));
        assert_eq!(html.contains("nadie respondió"), shown, "{html}");
        assert_eq!(html.contains("Doña Luz"), shown, "{html}");
        assert!(!html.contains(&acuse::vault::sha256(PDF)), "{html}");
    }
    for leaf in leaves(&world, "evidence_added").await.iter().chain(&leaves(&world, "consent_given").await) {
        let told = ["Luz", "respondió", "carta", acuse::vault::sha256(PDF).as_str()].iter().any(|secret| leaf.contains(secret));
        assert!(!told, "{leaf}");
    }
    assert!(ledger::verify(&world.app.db).await.expect("verified").is_empty());
}
