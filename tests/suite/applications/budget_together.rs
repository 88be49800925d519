//! Two people at one budget: what they change in different rows comes together, and one row that both changed is asked about.

use super::{hidden, joins, publish, registers, starts};
use crate::support::{Answer, Part, Persona, World};
use acuse::applications::{answers::seen, budget::MAX_ROWS};
use std::collections::BTreeMap;

/// A budget's form as somebody has it open, to be changed and sent.
struct Open {
    page: String,
    fields: BTreeMap<String, String>,
}

impl Open {
    async fn by(who: &Persona, draft: &str) -> Self {
        let page = format!("{draft}/presupuesto");
        let text = who.get(&page).await.is(200).text();
        Self::shown(&page, &text)
    }

    fn shown(page: &str, text: &str) -> Self {
        let form = text.split("id=\"presupuesto\"").nth(1).and_then(|rest| rest.split("</form>").next()).expect("the form");
        let attribute = |tag: &str, name: &str| {
            let value = tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?;
            Some(value.to_owned())
        };
        let inputs = form.split("<input").skip(1).filter_map(|tag| {
            let tag = tag.split('>').next()?;
            let typed = !tag.contains("type=\"radio\"");
            typed.then(|| Some((attribute(tag, "name")?, attribute(tag, "value").unwrap_or_default())))?
        });
        let selects = form.split("<select").skip(1).filter_map(|tag| {
            let chosen = tag.split("<option").find(|option| option.contains(" selected"))?;
            Some((attribute(tag, "name")?, attribute(chosen, "value")?))
        });
        Self { page: page.to_owned(), fields: inputs.chain(selects).collect() }
    }

    fn concepts(&self) -> Vec<&str> {
        (0..).map_while(|i| self.fields.get(&format!("concept-{i}"))).map(String::as_str).collect()
    }

    fn at(&self, concept: &str) -> usize {
        self.concepts().iter().position(|there| *there == concept).expect("the row")
    }

    /// Writes into the row that has this concept; an empty one names the first blank row.
    fn write(&mut self, concept: &str, now: &str, cost: &str) -> &mut Self {
        let i = self.at(concept);
        self.fields.insert(format!("concept-{i}"), now.to_owned());
        self.fields.insert(format!("cost-{i}"), cost.to_owned());
        self
    }

    fn keep(&mut self, concept: &str, version: &str) -> &mut Self {
        let name = self.fields[&format!("id-{}", self.at(concept))].clone();
        self.fields.insert(format!("keep-{name}"), version.to_owned());
        self
    }

    async fn press(&self, who: &Persona, button: &str) -> Answer {
        let mut form: Vec<(&str, &str)> = self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        form.push(("do", button));
        who.post(&self.page, &form).await
    }

    async fn removes(&self, who: &Persona, concept: &str) -> Answer {
        self.press(who, &format!("remove-{}", self.at(concept))).await
    }
}

/// Nuria and Teo, treasurer, with a budget of two rows; the draft's address.
async fn two_people(world: &World) -> (Persona, Persona, String) {
    publish(world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let teo = joins(world, &nuria, &association, "Teo", "treasurer").await;
    let draft = starts(&nuria, &association).await;
    let mut form = Open::by(&nuria, &draft).await;
    form.write("", "Talleres", "1,000.00").write("", "Local", "500.00").press(&nuria, "save").await.is(303);
    (nuria, teo, draft)
}

async fn concepts(who: &Persona, draft: &str) -> Vec<String> {
    Open::by(who, draft).await.concepts().into_iter().map(str::to_owned).collect()
}

#[tokio::test]
async fn what_two_people_change_in_different_rows_comes_together() {
    let world = World::new().await;
    let (nuria, teo, draft) = two_people(&world).await;
    Open::by(&nuria, &draft).await.press(&nuria, "add").await.leads_to(&format!("{draft}/presupuesto?rows=3#fila-3"));
    let with_blank = nuria.get(&format!("{draft}/presupuesto?rows=3")).await.is(200).text();
    let mut hers = Open::shown(&format!("{draft}/presupuesto"), &with_blank);
    let mut his = Open::shown(&format!("{draft}/presupuesto"), &teo.get(&format!("{draft}/presupuesto?rows=3")).await.text());
    his.write("Local", "Local en Pilsen", "700.00").write("", "Transporte", "50.00").press(&teo, "save").await.is(303);
    hers.write("Talleres", "Talleres de memoria", "1,100.00").write("", "Imprenta", "80.00").press(&nuria, "save").await.is(303);
    assert_eq!(concepts(&teo, &draft).await, ["Talleres de memoria", "Local en Pilsen", "Transporte", "Imprenta"]);
    // The same form once more, as on a bad connection.
    hers.press(&nuria, "save").await.is(303);
    assert_eq!(concepts(&teo, &draft).await.len(), 4);
}

#[tokio::test]
async fn two_people_who_begin_a_budget_at_once_both_keep_their_rows() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let teo = joins(&world, &nuria, &association, "Teo", "treasurer").await;
    let draft = starts(&nuria, &association).await;
    let (mut hers, mut his) = (Open::by(&nuria, &draft).await, Open::by(&teo, &draft).await);
    hers.write("", "Talleres", "1,000.00").press(&nuria, "save").await.is(303);
    his.write("", "Local", "500.00").press(&teo, "save").await.is(303);
    assert_eq!(concepts(&nuria, &draft).await, ["Talleres", "Local"]);
}

#[tokio::test]
async fn of_a_row_that_two_people_changed_one_version_is_chosen_and_the_others_are_saved() {
    for (keeps, concept, cost) in [("theirs", "Talleres y fiesta", "1,200.00"), ("row", "Talleres y archivo", "1,300.00")] {
        let world = World::new().await;
        let (nuria, teo, draft) = two_people(&world).await;
        let (mut hers, mut his) = (Open::by(&nuria, &draft).await, Open::by(&teo, &draft).await);
        his.write("Talleres", "Talleres y fiesta", "1,200.00").press(&teo, "save").await.is(303);
        hers.write("Talleres", "Talleres y archivo", "1,300.00").write("Local", "Local grande", "900.00");
        let asked = hers.press(&nuria, "save").await.is(422);
        let asked = asked.says("Renglón 1: mientras usted lo cambiaba, lo cambió Teo").says("Lo que guardó Teo:");
        let text = asked.says("Talleres y fiesta · 1 × 1,200.00").says("Talleres y archivo · 1 × 1,300.00").text();
        assert_eq!(concepts(&teo, &draft).await, ["Talleres y fiesta", "Local grande"], "what nobody else changed is saved");
        let mut choosing = Open::shown(&format!("{draft}/presupuesto"), &text);
        assert_eq!(choosing.concepts(), ["Talleres y archivo", "Local grande"]);
        choosing.keep("Talleres y archivo", keeps).press(&nuria, "save").await.is(303);
        let now = Open::by(&teo, &draft).await;
        assert_eq!(now.concepts(), [concept, "Local grande"], "{keeps}");
        assert_eq!(now.fields["cost-0"], cost);
    }
}

#[tokio::test]
async fn a_choice_between_two_versions_does_not_undo_a_third() {
    let world = World::new().await;
    let (nuria, teo, draft) = two_people(&world).await;
    let (mut hers, mut his) = (Open::by(&nuria, &draft).await, Open::by(&teo, &draft).await);
    his.write("Local", "Local de Teo", "1.00").press(&teo, "save").await.is(303);
    let text = hers.write("Local", "Local de Nuria", "2.00").press(&nuria, "save").await.is(422).text();
    let mut again = Open::by(&teo, &draft).await;
    again.write("Local de Teo", "Local de Teo, más tarde", "3.00").press(&teo, "save").await.is(303);
    let mut choosing = Open::shown(&format!("{draft}/presupuesto"), &text);
    choosing
        .keep("Local de Nuria", "row")
        .press(&nuria, "save")
        .await
        .is(422)
        .says("Local de Teo, más tarde")
        .says("Local de Nuria");
    assert_eq!(concepts(&teo, &draft).await, ["Talleres", "Local de Teo, más tarde"]);
}

#[tokio::test]
async fn a_row_that_one_took_off_and_the_other_changed_is_asked_about() {
    for (keeps, then) in [("gone", vec!["Talleres"]), ("row", vec!["Talleres", "Local en Pilsen"])] {
        let world = World::new().await;
        let (nuria, teo, draft) = two_people(&world).await;
        let (hers, mut his) = (Open::by(&nuria, &draft).await, Open::by(&teo, &draft).await);
        his.write("Local", "Local en Pilsen", "700.00").press(&teo, "save").await.is(303);
        let text =
            hers.removes(&nuria, "Local").await.is(422).says("Renglón 2: usted lo quitó y, mientras tanto, lo cambió Teo").text();
        assert!(text.contains("Usted lo quitó.") && text.contains("Quitar el renglón 2"));
        let mut choosing = Open::shown(&format!("{draft}/presupuesto"), &text);
        choosing.keep("Local en Pilsen", keeps).press(&nuria, "save").await.is(303);
        assert_eq!(concepts(&nuria, &draft).await, then, "{keeps}");
    }
}

#[tokio::test]
async fn a_row_that_one_changed_and_the_other_took_off_is_asked_about() {
    for (keeps, then) in [("theirs", vec!["Talleres"]), ("row", vec!["Talleres", "Local en Pilsen"])] {
        let world = World::new().await;
        let (nuria, teo, draft) = two_people(&world).await;
        let (mut hers, his) = (Open::by(&nuria, &draft).await, Open::by(&teo, &draft).await);
        his.removes(&teo, "Local").await.is(303);
        hers.write("Local", "Local en Pilsen", "700.00");
        let text =
            hers.press(&nuria, "save").await.is(422).says("Renglón 2: mientras usted lo cambiaba, alguien lo quitó").text();
        assert!(text.contains("Este renglón ya no está en el presupuesto."));
        let mut choosing = Open::shown(&format!("{draft}/presupuesto"), &text);
        choosing.keep("Local en Pilsen", keeps).press(&nuria, "save").await.is(303);
        assert_eq!(concepts(&nuria, &draft).await, then, "{keeps}");
    }
}

#[tokio::test]
async fn the_choice_is_asked_for_in_english_too() {
    let world = World::new().await;
    let (nuria, teo, draft) = two_people(&world).await;
    let (mut hers, mut his) = (Open::by(&nuria, &draft).await, Open::by(&teo, &draft).await);
    his.write("Local", "Local en Pilsen", "700.00").press(&teo, "save").await.is(303);
    hers.page = format!("{}/budget", draft.replace("/es/mi/solicitudes/", "/en/my/applications/"));
    let asked = hers.write("Local", "Local", "800.00").press(&nuria, "save").await.is(422);
    asked
        .says("Row 2: while you were changing it, it was changed by Teo")
        .says("Row 2: two versions")
        .says("Keep what Teo saved");
}

#[tokio::test]
async fn a_file_does_not_undo_what_a_colleague_changed_meanwhile() {
    let world = World::new().await;
    let (nuria, teo, draft) = two_people(&world).await;
    let page = format!("{draft}/presupuesto");
    let csv = "Concepto,Cantidad,Costo por unidad,Quién lo paga\nTalleres,1,1000.00,Se pide\nImprenta,1,80.00,Se pide\n";
    let file = Part::File { name: "sheet", file: "p.csv", kind: "text/csv", bytes: csv.as_bytes() };
    let read = nuria.post_multipart(&format!("{page}/hoja"), &[file]).await.is(200).text();
    let mut his = Open::by(&teo, &draft).await;
    his.write("Local", "Local en Pilsen", "700.00").press(&teo, "save").await.is(303);
    // The file has no «Local», which Teo changed: that is asked, and the rest is saved.
    let asked = Open::shown(&page, &read).press(&nuria, "save").await.is(422);
    asked.says("usted lo quitó y, mientras tanto, lo cambió Teo");
    assert_eq!(concepts(&teo, &draft).await, ["Talleres", "Local en Pilsen", "Imprenta"]);
}

#[tokio::test]
async fn rows_for_which_there_is_no_room_come_back_as_they_were_typed() {
    let world = World::new().await;
    let (nuria, teo, draft) = two_people(&world).await;
    let page = format!("{draft}/presupuesto");
    let open = async |who: &Persona| Open::shown(&page, &who.get(&format!("{page}?rows={MAX_ROWS}")).await.is(200).text());
    let (mut hers, mut his) = (open(&nuria).await, open(&teo).await);
    for i in 2..MAX_ROWS {
        his.write("", &format!("De Teo {i}"), "1.00");
    }
    his.press(&teo, "save").await.is(303);
    let refused = hers.write("", "De Nuria", "5.00").press(&nuria, "save").await.is(422);
    let text = refused.says("no quedó guardado. Un presupuesto puede tener 60 renglones").text();
    let mut again = Open::shown(&page, &text);
    assert_eq!((again.concepts().len(), again.at("De Nuria")), (MAX_ROWS + 1, MAX_ROWS));
    again.write("De Teo 2", "", "").press(&nuria, "save").await.is(303);
    let now = concepts(&teo, &draft).await;
    assert!(now.len() == MAX_ROWS && now.contains(&"De Nuria".to_owned()) && !now.contains(&"De Teo 2".to_owned()));
}

#[tokio::test]
async fn names_and_marks_that_no_page_gave_break_nothing() {
    let world = World::new().await;
    let (nuria, _, draft) = two_people(&world).await;
    let page = format!("{draft}/presupuesto");
    let long = "x".repeat(500);
    for (name, shown) in [("\"><script>", ""), (long.as_str(), "x"), ("", ""), ("r1", "never shown")] {
        let form = [("rows", "1"), ("id-0", name), ("shown-0", shown), ("concept-0", "Otra"), ("do", "save"), ("gone", name)];
        let answer = nuria.post(&page, &form).await;
        assert!(matches!(answer.status.as_u16(), 303 | 422), "{name}: {}", answer.status);
        answer.never_says("\"><script>");
    }
    let there = concepts(&nuria, &draft).await;
    assert!(there.contains(&"Talleres".to_owned()) && there.contains(&"Local".to_owned()), "{there:?}");
    // What came with a name of its own and was never shown is asked about, not lost.
    assert_eq!(seen(""), hidden(&nuria.get(&format!("{page}?rows=9")).await.text(), "shown-8"));
}
