//! Who takes care of which folio: a duty that is given, taken and released, and no permission.

use super::{Applicant, Case, conflicts::lifts, declares, filed, page, rules};
use crate::support::{
    Answer, Persona,
    office::{IDM, grant, hidden},
};
use acuse::{
    applications::folio::Folio,
    ids::PersonId,
    ledger,
    review::assignments::{
        model::Turn,
        rules::{Kept, Order, Place, change, held, last},
    },
};
use chrono::Duration;
use proptest::prelude::*;

/// A case past its closing, on which reviewer and decider declared no conflict with the line.
async fn read_by_both() -> Case {
    let case = filed().await.closes().await;
    for official in [&case.office.reviewer, &case.office.decider] {
        declares(official, "no").await;
    }
    case
}

/// Marks folios on the list as it shows now, and says who shall take care of them.
async fn assigns(official: &Persona, to: &str, folios: &[&Applicant]) -> Answer {
    let seen = hidden(&official.get(&page("")).await.is(200).text(), "turned");
    sends(official, &seen, to, folios).await
}

async fn sends(official: &Persona, seen: &str, to: &str, folios: &[&Applicant]) -> Answer {
    let mut form = vec![("turned", seen), ("to", to)];
    form.extend(folios.iter().map(|of| ("folio", of.folio.as_str())));
    official.post(&page("/encargos"), &form).await
}

/// The row of a folio on the list as somebody sees it.
async fn row(official: &Persona, of: &Applicant) -> String {
    let list = official.get(&page("")).await.is(200).text();
    list.split("<tr").skip(1).find(|row| row.contains(&of.folio)).expect("a row").to_owned()
}

async fn turns(case: &Case) -> i64 {
    sqlx::query_scalar("select count(*) from assignments").fetch_one(case.world.app.db.read()).await.expect("a count")
}

#[tokio::test]
async fn a_reviewer_takes_folios_from_the_list_or_the_folio_and_gives_them_up() {
    let case = read_by_both().await;
    let reviewer = &case.office.reviewer;
    assert!(row(reviewer, &case.nuria).await.contains("Sin persona encargada"));
    reviewer.get(&page("")).await.is(200).says("es una tarea, no un permiso").never_says("Dario");
    let answer = assigns(reviewer, "me", &[&case.nuria, &case.ibai]).await.leads_to(&page(""));
    reviewer.follow(answer).await.says("Quedan a su cargo: 2 folios.");
    assert!(row(reviewer, &case.nuria).await.contains("Usted"));
    assert!(row(&case.office.decider, &case.nuria).await.contains("Renata"));
    let here = page(&format!("/folios/{}", case.nuria.folio));
    let folio = reviewer.get(&here).await.is(200).says("Persona encargada: Usted.").says("Dejar este folio").text();
    let gives_up = [("turned", hidden(&folio, "turned")), ("to", "nobody".to_owned()), ("from", "folio".to_owned())];
    let mut form: Vec<_> = gives_up.iter().map(|(name, value)| (*name, value.as_str())).collect();
    form.push(("folio", &case.nuria.folio));
    reviewer.post(&page("/encargos"), &form).await.leads_to(&here);
    reviewer.get(&here).await.is(200).says("Sin persona encargada").says("Me encargo de este folio");
    // Whoever takes care of a folio keeps nobody else out.
    rules(&case.office.decider, &case.ibai.folio, None, "Sin cupo").await.is(303);
    assert!(case.world.letters_to(&reviewer.email).await.iter().all(|letter| !letter.subject.contains("a su cargo")));
}

#[tokio::test]
async fn a_decider_gives_several_at_once_and_one_letter_tells_of_them() {
    let case = read_by_both().await;
    let (reviewer, decider) = (&case.office.reviewer, &case.office.decider);
    decider.get(&page("")).await.is(200).says("Renata");
    let to = reviewer.id.to_string();
    let answer = assigns(decider, &to, &[&case.nuria, &case.ibai]).await.leads_to(&page(""));
    decider.follow(answer).await.says("Quedan a cargo de Renata: 2 folios.");
    let letters = case.world.letters_to(&reviewer.email).await;
    let told: Vec<_> = letters.iter().filter(|letter| letter.subject.contains("Folios a su cargo")).collect();
    let [letter] = told[..] else { panic!("one letter for the whole selection: {letters:?}") };
    for said in ["Dario", &case.nuria.folio, &case.ibai.folio, "Resultados prometidos", "?show=mine"] {
        assert!(letter.body.contains(said), "{said}: {}", letter.body);
    }
    assert!(!letter.body.contains("Club Raíces"));
    // What is so already is not told again.
    let again = assigns(decider, &to, &[&case.nuria]).await.is(303);
    decider.follow(again).await.says("Nada cambió");
    assert_eq!(case.world.letters_to(&reviewer.email).await.len(), letters.len());
    assigns(decider, "nobody", &[&case.nuria]).await.is(303);
    assert!(row(reviewer, &case.nuria).await.contains("Sin persona encargada"));
}

#[tokio::test]
async fn what_is_refused_changes_nothing_and_stays_marked() {
    let case = read_by_both().await;
    let (reviewer, decider) = (&case.office.reviewer, &case.office.decider);
    let none = sends(reviewer, "-1", "me", &[]).await.is(422).says("Marque al menos un folio");
    none.says("Club Raíces");
    assigns(decider, "me", &[&case.ibai]).await.is(303);
    let refused = assigns(reviewer, "me", &[&case.nuria, &case.ibai]).await.is(409);
    let page_again = refused.says("lo tiene a su cargo otra persona").says("Ningún folio cambió de manos").text();
    assert_eq!(page_again.matches(" checked").count(), 2, "both are still marked: {page_again}");
    assert!(row(reviewer, &case.nuria).await.contains("Sin persona encargada"));
    reviewer.post(&page("/encargos"), &[("folio", "ACU-0000-0000-0000"), ("to", "me")]).await.is(404);
    reviewer.post(&page("/encargos"), &[("folio", "x"), ("to", "me")]).await.is(404);
}

#[tokio::test]
async fn two_who_take_the_same_folio_do_not_both_get_it() {
    let case = read_by_both().await;
    let (reviewer, decider) = (&case.office.reviewer, &case.office.decider);
    let seen = hidden(&decider.get(&page("")).await.is(200).text(), "turned");
    assigns(reviewer, "me", &[&case.nuria]).await.is(303);
    sends(decider, &seen, "me", &[&case.nuria]).await.is(409).says("cambió mientras usted veía la lista").says("Renata");
    assigns(decider, "me", &[&case.nuria]).await.is(303);
    assert!(row(reviewer, &case.nuria).await.contains("Dario"));
}

#[tokio::test]
async fn folios_are_given_to_nobody_who_could_not_rule_on_them_and_by_nobody_without_the_office() {
    let case = read_by_both().await;
    let (reviewer, decider) = (&case.office.reviewer, &case.office.decider);
    let (publisher, nuria) = (&case.office.publisher, &case.nuria.person);
    // A reviewer gives none to others.
    assigns(reviewer, &decider.id.to_string(), &[&case.nuria]).await.is(403).says("Su función no permite");
    for other in [publisher, &case.office.steward, nuria] {
        sends(other, "-1", "me", &[&case.nuria]).await.is(403);
    }
    assigns(decider, &publisher.id.to_string(), &[&case.nuria]).await.is(409).says("esa persona no puede dictaminarlo");
    grant(&case.office.steward, IDM, &nuria.email, "reviewer").await;
    assigns(decider, &nuria.id.to_string(), &[&case.nuria]).await.is(409).says("esa persona no puede dictaminarlo");
    assigns(decider, &nuria.id.to_string(), &[&case.ibai]).await.is(303);
    declares(nuria, "no").await;
    sends(nuria, "99999", "nobody", &[&case.nuria]).await.is(409).says("usted no participa en este folio");
    assert_eq!(turns(&case).await, 1);
}

#[tokio::test]
async fn a_conflict_releases_at_once_the_folio_that_it_is_about_or_all_and_the_list_says_so() {
    let case = read_by_both().await;
    let (reviewer, decider) = (&case.office.reviewer, &case.office.decider);
    assigns(decider, &reviewer.id.to_string(), &[&case.nuria, &case.ibai]).await.is(303);
    let interest = page(&format!("/folios/{}/conflicto-de-interes", case.nuria.folio));
    reviewer.post(&interest, &[("conflict", "yes")]).await.is(303);
    assert!(row(decider, &case.nuria).await.contains("Sin persona encargada"));
    assert!(row(decider, &case.ibai).await.contains("Renata"));
    let left = decider.get(&page("?show=unassigned")).await.is(200).text();
    let left: Vec<&str> = left.split("<tr").skip(2).collect();
    assert!(matches!(&left[..], [row] if row.contains(&case.nuria.folio)), "{left:?}");
    // Lifting it gives nothing back.
    lifts(&case.office.publisher, "Confundió dos asociaciones").await.is(303);
    reviewer.post(&interest, &[("conflict", "no")]).await.is(303);
    assert!(row(decider, &case.nuria).await.contains("Sin persona encargada"));
    declares(reviewer, "yes").await;
    assert!(row(decider, &case.ibai).await.contains("Sin persona encargada"));
    let kinds: Vec<(String, bool)> =
        sqlx::query_as("select kind, public from entries where kind like 'folios_%' order by position")
            .fetch_all(case.world.app.db.read())
            .await
            .expect("entries");
    let kinds: Vec<_> = kinds.iter().map(|(kind, public)| (kind.as_str(), *public)).collect();
    assert_eq!(kinds, [("folios_assigned", false), ("folios_released", false), ("folios_released", false)]);
    assert!(ledger::verify(&case.world.app.db).await.expect("read").is_empty());
}

#[tokio::test]
async fn whoever_leaves_the_office_takes_care_of_nothing_there() {
    let case = read_by_both().await;
    assigns(&case.office.reviewer, "me", &[&case.nuria]).await.is(303);
    let to = format!("/es/responsable/instituciones/{IDM}/personas/{}/retiro", case.office.reviewer.id);
    case.office.steward.post(&to, &[("office", "reviewer")]).await.is(303);
    assert!(row(&case.office.decider, &case.nuria).await.contains("Sin persona encargada"));
}

#[tokio::test]
async fn each_view_of_the_list_has_its_count_and_outlives_what_is_done_in_it() {
    let case = read_by_both().await;
    let reviewer = &case.office.reviewer;
    assigns(reviewer, "me", &[&case.ibai]).await.is(303);
    let list = reviewer.get(&page("")).await.is(200);
    let list = list.says("Ir al siguiente a mi cargo");
    list.says("A mi cargo (1)").says("Sin resultado ni persona encargada (1)").says("Puedo dictaminar (2)").says("Todos (2)");
    let mine = reviewer.get(&page("?show=mine")).await.is(200).says(&case.ibai.folio).never_says(&case.nuria.folio).text();
    assert!(mine.contains(&page(&format!("/folios/{}?show=mine", case.ibai.folio))), "{mine}");
    assert!(mine.contains(&page("/encargos?show=mine")));
    let here = page(&format!("/folios/{}", case.ibai.folio));
    let opened = reviewer.get(&format!("{here}?show=mine")).await.is(200).text();
    assert!(opened.contains(&format!("{here}/dictamen?show=mine")), "{opened}");
    let seen = hidden(&opened, "seen");
    let ruling = [("seen", seen.as_str()), ("result", "not_awarded"), ("reason", "Sin cupo")];
    reviewer.post(&format!("{here}/dictamen?show=mine"), &ruling).await.leads_to(&page("?show=mine"));
    let interest = page(&format!("/folios/{}/conflicto-de-interes?show=pending", case.nuria.folio));
    reviewer.post(&interest, &[("conflict", "yes")]).await.leads_to(&page("?show=pending"));
    reviewer.get(&page("?show=pending")).await.is(200).says("No hay folios así").says("Puedo dictaminar (0)");
    reviewer.get(&page("?show=otra")).await.is(200).says(&case.nuria.folio);
}

#[tokio::test]
async fn the_desk_lists_what_one_takes_care_of_with_the_days_that_are_left() {
    let case = read_by_both().await;
    let (reviewer, desk) = (&case.office.reviewer, format!("/es/oficina/{IDM}"));
    reviewer.get(&desk).await.is(200).never_says("A su cargo, sin resultado");
    assigns(&case.office.decider, &reviewer.id.to_string(), &[&case.nuria, &case.ibai]).await.is(303);
    let shown = reviewer.get(&desk).await.is(200).says("A su cargo, sin resultado").says("2 folios sin resultado");
    shown.says(&case.nuria.folio).says("28 de febrero de 2027; faltan 73 días").never_says("Club Raíces");
    rules(reviewer, &case.nuria.folio, None, "Sin cupo").await.is(303);
    reviewer.get(&desk).await.is(200).says("1 folio sin resultado").never_says(&case.nuria.folio);
    case.office.decider.get(&desk).await.is(200).never_says("A su cargo, sin resultado");
    case.office.publisher.get(&desk).await.is(200).never_says(&case.ibai.folio);
    case.nuria.person.get(&desk).await.is(403);
    reviewer.get("/es/oficina/ninguna").await.is(404);
    case.world.app.clock.advance(Duration::days(75));
    let reviewer = case.world.signed_in("Renata").await;
    reviewer.get(&desk).await.is(200).says("han pasado 2 días");
    reviewer.get(&desk.replace("/es/oficina", "/en/office")).await.is(200).says("1 folio without a result");
}

#[tokio::test]
async fn nothing_is_assigned_before_the_closing_or_without_a_declaration() {
    let case = filed().await;
    sends(&case.office.reviewer, "-1", "me", &[&case.nuria]).await.is(409);
    let case = case.closes().await;
    sends(&case.office.reviewer, "-1", "me", &[&case.nuria]).await.is(409).says("declare en la página de la línea");
    assert_eq!(turns(&case).await, 0);
}

fn person(n: u8) -> PersonId {
    PersonId::from_text(format!("p{n}"))
}

proptest! {
    #[test]
    fn an_order_moves_a_folio_only_where_its_rules_allow(
        (by, to, holder) in (0_u8..3, prop::option::of(0_u8..3), prop::option::of(0_u8..3)),
        (decides, takes_part, can, withdrawn) in any::<(bool, bool, bool, bool)>(),
        (turned, seen) in (prop::option::of(0_i64..4), -1_i64..4),
    ) {
        let (by, to, holder) = (person(by), to.map(person), holder.map(person));
        let place = Place { withdrawn, holder: holder.as_ref(), turned };
        let order = Order { by: &by, decides, takes_part, to: to.as_ref(), can, seen };
        let done = change(place, order);
        if done == Ok(true) {
            prop_assert!(takes_part && !withdrawn && holder != to);
            prop_assert!(decides || holder.as_ref().is_none_or(|holder| *holder == by), "a reviewer takes none from another");
            prop_assert!(to.is_none() || can, "nobody gets what they could not rule on");
            prop_assert!(turned.is_none_or(|turned| turned <= seen), "nobody moves what they did not see");
            // Once it is so, the same order changes nothing.
            prop_assert_eq!(change(Place { holder: to.as_ref(), ..place }, order), Ok(false));
        }
        if !takes_part {
            prop_assert_eq!(done, Err(Kept::NoPart));
        }
    }

    #[test]
    fn a_folio_is_with_whom_its_last_turn_gave_it_to(turns in prop::collection::vec((0_u8..4, 0_u8..3, any::<bool>()), 0..20)) {
        let turn = |(position, (folio, whom, given)): (i64, &(u8, u8, bool))| Turn {
            position,
            folio: Folio::of([*folio; 11]),
            person: person(*whom),
            given: *given,
        };
        let last = last((0_i64..).zip(&turns).map(turn));
        for n in 0..4 {
            let said = turns.iter().rev().find(|(folio, ..)| *folio == n);
            let folio = Folio::of([n; 11]);
            let with: Vec<u8> = (0..3).filter(|whom| !held(&last, &person(*whom), Some(&folio)).is_empty()).collect();
            let expected: Vec<u8> = said.filter(|(.., given)| *given).map(|(_, whom, _)| *whom).into_iter().collect();
            prop_assert_eq!(with, expected);
        }
    }
}
