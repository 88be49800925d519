//! Projects: described once, in the article's typology, and copied into a draft without losing what somebody writes there.

use crate::{
    applications::{answers, hidden, joins, publish, registers, starts},
    support::{Answer, Persona, World},
};
use acuse::projects::actions::after;
use proptest::prelude::*;

fn page(association: &str) -> String {
    format!("/es/mi/asociaciones/{association}/proyectos")
}

async fn describes(who: &Persona, association: &str, title: &str, description: &str) -> Answer {
    let fields = [("title", title), ("description", description), ("populations", "return"), ("participation", "intercultural")];
    who.post(&page(association), &fields).await
}

/// The id of the only project.
async fn only(world: &World) -> String {
    sqlx::query_scalar("select id from projects").fetch_one(world.app.db.read()).await.expect("one project")
}

#[tokio::test]
async fn a_project_is_described_in_the_typology_of_the_article() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    ana.get(&page(&id))
        .await
        .is(200)
        .says("«1) intercultural; 2) promoción de derechos políticos, y 3) asistencial»")
        .says("Cappiali");
    describes(&ana, &id, "Aula intercultural", "Clases para familias.").await.leads_to(&page(&id));
    ana.get(&page(&id)).await.is(200).says("Aula intercultural").says("Intercultural · Personas en retorno");
    let answer = ana.post(&page(&id), &[("title", "Clínica"), ("description", "")]).await.is(422);
    answer.says("Describa el proyecto").says("Elija una de las tres").says("Elija al menos una población").says("Clínica");
}

#[tokio::test]
async fn whoever_was_slower_reads_so_and_roles_are_kept_to() {
    let world = World::new().await;
    let (ana, olga) = (world.person("Ana").await, world.person("Olga").await);
    let id = registers(&ana, "Casa del Retorno").await;
    let eva = joins(&world, &ana, &id, "Eva", "drafter").await;
    let oto = joins(&world, &ana, &id, "Oto", "observer").await;
    describes(&oto, &id, "No", "No").await.is(403);
    describes(&eva, &id, "Aula", "Clases.").await.is(303);
    let one = format!("{}/{}", page(&id), only(&world).await);
    let seen = hidden(&ana.get(&one).await.is(200).text(), "seen");
    let fields = [
        ("seen", seen.as_str()),
        ("title", "Aula"),
        ("description", "Más clases."),
        ("populations", "return"),
        ("participation", "assistance"),
    ];
    ana.post(&one, &fields).await.leads_to(&one);
    let hers = [&fields[..2], &[("description", "Menos clases."), ("populations", "return"), ("participation", "intercultural")]]
        .concat();
    let told = eva.post(&one, &hers).await.is(409).says("Otra persona cambió esto").says("Menos clases.");
    told.says("Ahora está guardado: «Más clases.»").never_says("Ahora está guardado: «Aula»");
    oto.get(&one).await.is(200).says("Más clases.").never_says("Guardar los cambios");
    oto.post(&one, &fields).await.is(403);
    olga.get(&one).await.is(403);
    let theirs = registers(&olga, "Casa Puente").await;
    olga.get(&one.replace(&id, &theirs)).await.is(404);
    let seen = hidden(&ana.get(&one).await.text(), "seen");
    ana.post(&one, &[("seen", &seen), ("act", "end")]).await.leads_to(&one);
    ana.get(&page(&id)).await.is(200).says("Terminado");
}

#[tokio::test]
async fn a_project_is_copied_after_what_is_written_and_once() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let id = registers(&nuria, "Club Raíces").await;
    let oto = joins(&world, &nuria, &id, "Oto", "observer").await;
    describes(&nuria, &id, "Aula", "Clases para familias.").await.is(303);
    let draft = starts(&nuria, &id).await;
    nuria.get(&draft).await.is(200).says("Usar un proyecto de la asociación");
    oto.get(&draft).await.is(200).never_says("Usar un proyecto de la asociación");
    answers(&nuria, &draft, &[("p1", "En dos ciudades.")]).await.is(303);
    let (use_page, project) = (format!("{draft}/proyecto"), only(&world).await);
    nuria.get(&use_page).await.is(200).says("¿Qué hará?").never_says("¿Es la primera vez?");
    oto.get(&use_page).await.is(403);
    nuria.post(&use_page, &[("question", "p1")]).await.is(422).says("Elija un proyecto y una pregunta");
    for _ in 0..2 {
        nuria.post(&use_page, &[("question", "p1"), ("project", &project)]).await.leads_to(&format!("{draft}/respuestas"));
    }
    let stored: String = sqlx::query_scalar("select answer from draft_answers where question = 'p1'")
        .fetch_one(world.app.db.read())
        .await
        .expect("an answer");
    assert_eq!(
        stored,
        "En dos ciudades.\n\nClases para familias.\n\nPoblación: Personas en retorno. Participación que promueve: Intercultural."
    );
    // What the project becomes later does not touch the answer; another association's project is not there to be copied.
    let olga = world.person("Olga").await;
    let theirs = registers(&olga, "Casa Puente").await;
    describes(&olga, &theirs, "Secreto", "Suyo.").await.is(303);
    let secret: String = sqlx::query_scalar("select id from projects where title = 'Secreto'")
        .fetch_one(world.app.db.read())
        .await
        .expect("a project");
    nuria.post(&use_page, &[("question", "p1"), ("project", &secret)]).await.is(404);
}

proptest! {
    #[test]
    fn nothing_that_stands_is_lost_and_a_second_copy_changes_nothing(there in "[a-z \n]{0,40}", more in "[a-z]{1,20}") {
        let once = after(&there, &more);
        prop_assert!(once.contains(there.trim()) && once.contains(&more));
        prop_assert_eq!(after(&once, &more), once);
    }
}
