//! One address for many: a table of volunteers, or a neighbourhood behind one telephone company, in the last minute.

use super::{completes, hidden, publish, registers, starts};
use crate::support::{Persona, World};
use acuse::{applications::answers::seen, clock::Now};
use chrono::{Duration, TimeZone, Utc};

/// 15 December 2026, 18:00 in Mexico City.
fn closes() -> Now {
    Utc.with_ymd_and_hms(2026, 12, 16, 0, 0, 0).single().expect("an instant")
}

/// One field of a draft, as it is saved while it is typed over what it held; the status.
async fn types(who: &Persona, draft: &str, over: &str, text: &str) -> u16 {
    let form = [("field", "p4"), ("text", text), ("shown", &seen(over)), ("version", "0")];
    who.post(&format!("{draft}/guardado"), &form).await.status.as_u16()
}

async fn presses_file(who: &Persona, draft: &str) -> u16 {
    let seen = hidden(&who.get(&format!("{draft}/revision")).await.is(200).text(), "seen");
    let form = [("seen", seen.as_str()), ("name", "Nuria Estefanía"), ("accept", "yes")];
    who.post(&format!("{draft}/presentacion"), &form).await.status.as_u16()
}

#[tokio::test]
async fn five_at_one_address_type_and_file_in_the_last_minute_and_all_are_in_time() {
    let world = World::new().await;
    publish(&world).await;
    let stranger = world.visitor();
    let mut table = Vec::new();
    for name in ["Nuria", "Ibai", "Eva", "Asha", "Otilia"] {
        let person = world.person(name).await;
        let association = registers(&person, &format!("Club de {name}")).await;
        let draft = starts(&person, &association).await;
        completes(&person, &draft).await;
        table.push((name, draft));
    }
    world.app.clock.set(closes() - Duration::seconds(50));
    let mut seated = Vec::new();
    for (name, draft) in table {
        let person = world.signed_in(name).await;
        person.sits_beside(&stranger);
        seated.push((person, draft));
    }
    // Somebody else at that address uses up all that visitors may send from it.
    while stranger.post("/es/no-existe", &[]).await.status.as_u16() != 429 {}
    let typed = ["", "1", "12", "120", "12", "125", "1250", "125", "12"];
    for two in typed.windows(2) {
        for (person, draft) in &seated {
            assert_eq!(types(person, draft, two[0], two[1]).await, 200, "{} types", person.name);
        }
    }
    for (person, draft) in &seated {
        assert_eq!(presses_file(person, draft).await, 303, "{} files", person.name);
    }
}

#[tokio::test]
async fn who_sends_without_end_is_stopped_alone_and_still_files() {
    let world = World::new().await;
    publish(&world).await;
    let (nuria, ibai) = (world.person("Nuria").await, world.person("Ibai").await);
    ibai.sits_beside(&nuria);
    let (hers, his) = (registers(&nuria, "Club Raíces").await, registers(&ibai, "Casa del Retorno").await);
    let (draft, other) = (starts(&nuria, &hers).await, starts(&ibai, &his).await);
    completes(&nuria, &draft).await;
    // A program that sends without end is stopped.
    while nuria.post("/es/no-existe", &[]).await.status.as_u16() != 429 {}
    assert_eq!(types(&nuria, &draft, "", "7").await, 429);
    assert_eq!(types(&ibai, &other, "", "3").await, 200, "whoever sits beside is not");
    assert_eq!(presses_file(&nuria, &draft).await, 303, "and filing is counted apart");
}
