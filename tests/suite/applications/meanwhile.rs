//! What whoever files is told when a colleague saved something since the page was shown: what it was, by whom, and that it is theirs to
//! file as it is now.

use super::{answers, attaches, budgets, completes, drafting, hidden, joins, rows};
use crate::support::{Persona, World};
use acuse::{
    applications::{
        meanwhile::{Changed, Marks, marks, of_applicant, seen_of, since},
        model::{Applicant, LegalName},
    },
    ids::AssociationId,
};
use proptest::{collection::btree_map, prelude::*};

fn shown() -> impl Strategy<Value = Marks> {
    btree_map("(p[1-3]|row\\.r[1-3]|file\\.f[1-3])", "[a-b]", 0..6)
}

proptest! {
    #[test]
    fn what_is_as_it_was_is_not_named_and_everything_else_is_once(then in shown(), now in shown()) {
        prop_assert_eq!(since(&then, &then), vec![]);
        let names: std::collections::BTreeSet<_> = then.keys().chain(now.keys()).collect();
        let other = names.into_iter().filter(|name| then.get(*name) != now.get(*name)).count();
        prop_assert_eq!(since(&then, &now).len(), other);
        let gone = |of: &[Changed]| of.iter().filter(|one| matches!(one, Changed::RowGone | Changed::FileGone(_))).count();
        let left = then.keys().filter(|name| !now.contains_key(*name) && !name.starts_with('p')).count();
        prop_assert_eq!(gone(&since(&then, &now)), left);
    }
}

#[test]
fn a_draft_in_which_nothing_is_written_has_no_marks() {
    let nothing = [("p1".to_owned(), String::new())].into();
    assert_eq!(marks(&nothing, [], &[]), Marks::new());
}

/// The form of the check page as it shows now, with the declaration made.
async fn declares(who: &Persona, draft: &str) -> Vec<(String, String)> {
    form_of(&who.get(&format!("{draft}/revision")).await.is(200).text())
}

fn form_of(page: &str) -> Vec<(String, String)> {
    let names = page.split("name=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let marks = names.filter(|name| name.starts_with("shown-") || *name == "seen");
    let marks = marks.map(|name| (name.to_owned(), hidden(page, name)));
    marks.chain([("name", "Nuria Estefanía"), ("accept", "yes")].map(|(n, v)| (n.to_owned(), v.to_owned()))).collect()
}

async fn sends(who: &Persona, draft: &str, form: &[(String, String)]) -> crate::support::Answer {
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    who.post(&format!("{draft}/presentacion"), &form).await
}

#[tokio::test]
async fn what_colleagues_saved_since_is_named_and_it_is_filed_from_there() {
    let world = World::new().await;
    let (nuria, association, draft) = drafting(&world).await;
    completes(&nuria, &draft).await;
    let omar = joins(&world, &nuria, &association, "Omar", "drafter").await;
    let form = declares(&nuria, &draft).await;
    answers(&omar, &draft, &[("p1", "Talleres y una fiesta")]).await.is(303);
    budgets(&omar, &draft, "99.00").await.is(303);
    attaches(&omar, &draft, "d1", "poder.pdf", b"%PDF-1.7\n1 0 obj\n<</Otra true>>\nendobj\n%%EOF\n").await.is(303);
    let told = sends(&nuria, &draft, &form).await.is(409).says("Desde que abrió esta página cambió lo que sigue");
    let told = told.says("¿Qué hará?").says("Renglón 1 del presupuesto: Talleres · 2 × 99.00").says("poder.pdf");
    // The name is still there and the declaration made: it is filed from this page.
    let text = told.says("Omar").says("Talleres y una fiesta").says("Nuria Estefanía").text();
    assert_eq!(rows(&world, "applications").await, 0);
    assert!(text.contains("checked"), "the declaration stays made");
    sends(&nuria, &draft, &form_of(&text)).await.leads_to(&format!("{draft}/acuse"));
}

#[tokio::test]
async fn what_was_taken_off_is_named_too_and_in_english() {
    let world = World::new().await;
    let (nuria, association, draft) = drafting(&world).await;
    completes(&nuria, &draft).await;
    let omar = joins(&world, &nuria, &association, "Omar", "drafter").await;
    attaches(&nuria, &draft, "d1", "sobra.pdf", b"%PDF-1.7\n1 0 obj\n<</Otra true>>\nendobj\n%%EOF\n").await.is(303);
    let english = draft.replace("/es/mi/solicitudes/", "/en/my/applications/");
    let form = form_of(&nuria.get(&format!("{english}/check")).await.is(200).text());
    let files = omar.get(&format!("{draft}/documentos")).await.is(200).text();
    let actions = files.split("action=\"").filter_map(|rest| rest.split('"').next());
    let removal = actions.filter(|to| to.ends_with("/retiro")).last().expect("the removal");
    omar.post(removal, &[]).await.is(303);
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let told = nuria.post(&format!("{english}/filing"), &form).await.is(409);
    told.says("Since you opened this page, this has changed").says("File taken off: sobra.pdf");
}

#[tokio::test]
async fn a_form_that_has_something_to_mend_says_what_changed_as_well() {
    let world = World::new().await;
    let (nuria, association, draft) = drafting(&world).await;
    completes(&nuria, &draft).await;
    let omar = joins(&world, &nuria, &association, "Omar", "drafter").await;
    let mut form = declares(&nuria, &draft).await;
    form.retain(|(name, _)| name != "name");
    answers(&omar, &draft, &[("p1", "Otra cosa")]).await.is(303);
    sends(&nuria, &draft, &form).await.is(409).says("Escriba su nombre").says("cambió lo que sigue").says("Otra cosa");
}

#[tokio::test]
async fn who_applies_is_filed_as_it_was_shown_or_shown_anew_with_what_changed() {
    let world = World::new().await;
    let (nuria, association, draft) = drafting(&world).await;
    completes(&nuria, &draft).await;
    let omar = joins(&world, &nuria, &association, "Omar", "representative").await;
    let form = declares(&nuria, &draft).await;
    let profile = [("name", "Casa de las Raíces"), ("kind", "hometown"), ("populations", "return"), ("seen", "")];
    omar.post(&format!("/es/mi/asociaciones/{association}/perfil"), &profile).await.is(303);
    let told = sends(&nuria, &draft, &form).await.is(409).says("Nombre de la asociación: Casa de las Raíces");
    let told = told.says("Desde que abrió esta página cambió lo que sigue").says("Nuria Estefanía");
    assert_eq!(rows(&world, "applications").await, 0);
    // Neither is it filed where the form says nothing of who was shown.
    let text = told.text();
    let version = hidden(&text, "seen").split('-').next().unwrap_or_default().to_owned();
    let bare = [("seen", version.as_str()), ("name", "Nuria Estefanía"), ("accept", "yes")];
    nuria.post(&format!("{draft}/presentacion"), &bare).await.is(409);
    sends(&nuria, &draft, &form_of(&text)).await.leads_to(&format!("{draft}/acuse"));
    let content: String =
        sqlx::query_scalar("select content from applications").fetch_one(world.app.db.read()).await.expect("one");
    assert!(content.contains("Casa de las Raíces"), "what was shown is what is filed");
}

#[tokio::test]
async fn a_legal_person_whose_numbers_changed_meanwhile_is_named_before_anything_is_filed() {
    let world = World::new().await;
    let (nuria, association, first) = drafting(&world).await;
    let legal = format!("/es/mi/asociaciones/{association}/personas-morales");
    let named = [("country", "MX"), ("name", "Raíces, A.C."), ("rfc", "SAT970701NN3")];
    nuria.post(&legal, &named).await.is(303);
    let page = first_link(&nuria.get(&legal).await.is(200).text(), &legal);
    let choice = format!("{first}/persona-moral");
    let id = page.rsplit('/').next().unwrap_or_default().to_owned();
    nuria.post(&choice, &[("through", &id)]).await.is(303);
    completes(&nuria, &first).await;
    let form = declares(&nuria, &first).await;
    let seen = hidden(&nuria.get(&page).await.is(200).text(), "seen");
    let changed = [("act", "save"), ("country", "MX"), ("name", "Raíces, A.C."), ("rfc", "ABC010203XY1"), ("seen", &seen)];
    nuria.post(&page, &changed).await.is(303);
    let told =
        sends(&nuria, &first, &form).await.is(409).says("Persona moral con la que se presenta: Raíces, A.C. · RFC ABC010203XY1");
    sends(&nuria, &first, &form_of(&told.text())).await.leads_to(&format!("{first}/acuse"));
}

fn first_link(page: &str, under: &str) -> String {
    let mut links = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    links.find(|link| link.starts_with(&format!("{under}/"))).expect("a link").to_owned()
}

fn applicant() -> impl Strategy<Value = Applicant> {
    let text = || prop::sample::select(vec!["", "Casa", "Raíces"]).prop_map(str::to_owned);
    let legal =
        (text(), prop::collection::vec(text(), 0..3)).prop_map(|(name, numbers)| LegalName { id: "l".to_owned(), name, numbers });
    (text(), prop::option::of(legal)).prop_map(|(name, legal_person)| Applicant {
        id: AssociationId::from_text("a"),
        name,
        legal_person,
    })
}

proptest! {
    #[test]
    fn what_a_form_remembers_tells_any_two_states_apart((one, other) in (applicant(), applicant()), (was, is) in (0..3_i64, 0..3_i64)) {
        prop_assert_eq!(seen_of(was, &one) == seen_of(is, &other), was == is && one == other);
        let named = since(&of_applicant(&one), &of_applicant(&other));
        prop_assert_eq!(named.contains(&Changed::Name), one.name != other.name);
        prop_assert_eq!(named.contains(&Changed::LegalPerson), one.legal_person != other.legal_person);
    }
}
