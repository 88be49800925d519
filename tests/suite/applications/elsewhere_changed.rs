//! What was filed elsewhere and noted wrongly: corrected by a later entry, or taken back by the representative; its stamped receipt stays
//! until somebody deletes it as well.

use super::{
    LINE, PDF,
    elsewhere::{FOLLOWED, records},
    hidden, joins, publish, registers, rows,
};
use crate::support::{Answer, Persona, World};
use acuse::{
    applications::model::{FiledElsewhere, FiledOn, Named, Paper, Saying},
    calls::{
        dates::PartialDate,
        import,
        money::{Currency, Money},
    },
    commands::check::check,
    ids::{AssociationId, FileId, LineId},
    ledger,
};
use proptest::prelude::*;

/// What Nuria recorded of 2018, in an association with a drafter and an observer.
struct Case {
    world: World,
    association: String,
    nuria: Persona,
    delia: Persona,
    olga: Persona,
    /// The list, the record's id, the public page of its call.
    list: String,
    id: String,
    call: String,
}

async fn recorded() -> Case {
    let world = World::new().await;
    import::shipped(&world.app).await.expect("the record");
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let delia = joins(&world, &nuria, &association, "Delia", "drafter").await;
    let olga = joins(&world, &nuria, &association, "Olga", "observer").await;
    records(&nuria, &association, FOLLOWED, "2018-03-20", PDF).await.is(303);
    let id: String = sqlx::query_scalar("select id from filed_elsewhere").fetch_one(world.app.db.read()).await.expect("one");
    let list = format!("/es/mi/asociaciones/{association}/presentadas-fuera");
    Case { call: format!("/es/convocatorias/{FOLLOWED}"), world, association, nuria, delia, olga, list, id }
}

impl Case {
    fn page(&self, what: &str) -> String {
        format!("{}/{}/{what}", self.list, self.id)
    }

    fn kept_files(&self) -> usize {
        std::fs::read_dir(self.world.app.config.data.join("files")).expect("the vault").count()
    }

    async fn takes_back(&self, reason: &str) -> Answer {
        let page = self.page("retiro");
        let seen = hidden(&self.nuria.get(&page).await.is(200).text(), "seen");
        self.nuria.post(&page, &[("seen", &seen), ("reason", reason)]).await
    }

    /// The check of the whole installation finds nothing.
    async fn is_whole(&self) {
        assert!(ledger::verify(&self.world.app.db).await.expect("verified").is_empty());
        check(&self.world.app.config, None).await.expect("healthy");
    }
}

/// The form of a correction with these values, of what its page shows.
async fn corrects(who: &Persona, page: &str, typed: &[(&str, &str)]) -> Answer {
    let seen = hidden(&who.get(page).await.is(200).text(), "seen");
    who.post(page, &[typed, &[("seen", &seen)]].concat()).await
}

const SECOND: [(&str, &str); 4] =
    [("filed_on", "2018-03-21"), ("amount", "90,000.00"), ("currency", "MXN"), ("note", "Ventanilla 4 <b>")];

#[tokio::test]
async fn a_wrong_day_or_sum_is_corrected_with_the_same_receipt_and_what_it_said_stays_readable() {
    let case = recorded().await;
    let page = case.page("correccion");
    let form = case.delia.get(&page).await.is(200).says("value=\"2018-03-20\"").says("value=\"80,000.00\"");
    form.says("Ventanilla 3 &lt;script&gt;").says("El acuse sellado queda como está");
    corrects(&case.delia, &page, &SECOND).await.leads_to(&case.list);
    let told = case.nuria.get(&case.list).await.is(200).says("21 de marzo de 2018").says("90,000.00 MXN");
    let told = told.says("Ventanilla 4 &lt;b&gt;").says("Qué decía antes").says("cuando lo corrigió Delia");
    told.says("20 de marzo de 2018").says("80,000.00 MXN").says("Ventanilla 3 &lt;script&gt;").says("sello.pdf");
    let english = format!("/en/my/associations/{}/filed-elsewhere", case.association);
    case.olga.get(&english).await.is(200).says("What it said before").says("when Delia corrected it");
    assert_eq!(case.olga.get(&case.page("acuse")).await.is(200).bytes, PDF, "the receipt is the one that was kept");
    case.world.visitor().get(&case.call).await.is(200).says("presentado solicitud: 1.").never_says("90,000");
    let entries = "select count(*) from entries where kind = 'filed_elsewhere_corrected' and public = 0";
    let entries: i64 = sqlx::query_scalar(entries).fetch_one(case.world.app.db.read()).await.expect("entries");
    assert_eq!((entries, case.kept_files()), (1, 1));
    case.is_whole().await;
}

#[tokio::test]
async fn only_whoever_drafts_corrects_and_what_cannot_be_is_said_at_its_field() {
    let case = recorded().await;
    let page = case.page("correccion");
    case.olga.get(&case.list).await.is(200).never_says(&page);
    case.olga.get(&page).await.is(403);
    case.olga.post(&page, &SECOND).await.is(403);
    let eva = case.world.person("Eva").await;
    let other = registers(&eva, "Casa Puente").await;
    eva.get(&page).await.is(403);
    eva.post(&page.replace(&case.association, &other), &SECOND).await.is(404);
    case.world.visitor().get(&page).await.leads_to("/es/cuenta/entrar");
    let same = [("filed_on", "2018-03-20"), ("amount", "80,000.00"), ("currency", "MXN"), ("note", "Ventanilla 3 <script>")];
    corrects(&case.nuria, &page, &same).await.is(422).says("No cambió ningún dato");
    let tomorrow = [("filed_on", "2027-01-01"), ("amount", "mucho"), ("currency", "MXN"), ("note", "Otra nota")];
    let back = corrects(&case.nuria, &page, &tomorrow).await.is(422).says("de hoy o anterior").says("value=\"mucho\"");
    back.says("Otra nota");
    corrects(&case.nuria, &page, &[("currency", "MXN")]).await.is(422).says("Escriba la fecha");
    assert_eq!(rows(&case.world, "elsewhere_corrections").await, 0);
}

#[tokio::test]
async fn of_two_who_change_one_record_the_second_is_shown_what_the_first_wrote() {
    let case = recorded().await;
    let (page, back) = (case.page("correccion"), case.page("retiro"));
    let stale = hidden(&case.nuria.get(&page).await.is(200).text(), "seen");
    let stale_back = hidden(&case.nuria.get(&back).await.is(200).text(), "seen");
    corrects(&case.delia, &page, &SECOND).await.is(303);
    let mine = [("filed_on", "2018-03-22"), ("amount", "70,000.00"), ("currency", "MXN"), ("note", "La mía")];
    let met = case.nuria.post(&page, &[&mine[..], &[("seen", &stale)]].concat()).await.is(409);
    let met =
        met.says("Este registro se corrigió mientras usted lo tenía abierto").says("21 de marzo de 2018").says("90,000.00 MXN");
    let text = met.says("La mía").says("value=\"70,000.00\"").text();
    // And nothing is taken back that says something else by now.
    let met = case.nuria.post(&back, &[("seen", &stale_back), ("reason", "Era otra línea")]).await.is(409);
    met.says("se corrigió mientras usted lo tenía abierto").says("Era otra línea");
    assert_eq!((rows(&case.world, "elsewhere_corrections").await, rows(&case.world, "elsewhere_taken_back").await), (1, 0));
    case.nuria.post(&page, &[&mine[..], &[("seen", &hidden(&text, "seen"))]].concat()).await.is(303);
    let both = case.nuria.get(&case.list).await.is(200).says("cuando lo corrigió Nuria").says("cuando lo corrigió Delia");
    both.says("La mía");
    // Taken back while somebody corrects it: what they typed is given back.
    let shown = hidden(&case.delia.get(&page).await.is(200).text(), "seen");
    case.takes_back("Era otra línea").await.is(303);
    let lost = case.delia.post(&page, &[("filed_on", "2018-03-23"), ("note", "De Delia <i>"), ("seen", &shown)]).await.is(409);
    lost.says("se retiró mientras usted lo corregía").says("De Delia &lt;i&gt;").says("2018-03-23");
    case.delia.get(&page).await.is(404);
}

#[tokio::test]
async fn a_day_that_looks_recorded_or_too_early_is_asked_about_once_it_is_typed() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let list = format!("/es/mi/asociaciones/{association}/presentadas-fuera");
    records(&nuria, &association, LINE, "2026-11-10", PDF).await.is(303);
    records(&nuria, &association, LINE, "2026-11-12", b"%PDF-1.7 another stamp").await.is(303);
    let sql = "select id from filed_elsewhere where filed_on = '2026-11-12'";
    let id: String = sqlx::query_scalar(sql).fetch_one(world.app.db.read()).await.expect("one");
    let page = format!("{list}/{id}/correccion");
    // Only its sum: that the days are two was clear before.
    corrects(&nuria, &page, &[("filed_on", "2026-11-12"), ("amount", "1.00"), ("currency", "MXN")]).await.is(303);
    let same_day = [("filed_on", "2026-11-10"), ("amount", ""), ("currency", "MXN"), ("note", "")];
    corrects(&nuria, &page, &same_day)
        .await
        .is(422)
        .says("coincide con otra solicitud que su asociación ya guardó en esta línea")
        .says("name=\"another\"");
    corrects(&nuria, &page, &[&same_day[..], &[("another", "yes")]].concat()).await.leads_to(&list);
    let early = [("filed_on", "2026-10-20"), ("amount", ""), ("currency", "MXN"), ("note", "")];
    corrects(&nuria, &page, &early).await.is(422).says("se publicó el 1 de noviembre de 2026").says("name=\"stamp_says_so\"");
    corrects(&nuria, &page, &[&early[..], &[("stamp_says_so", "yes")]].concat()).await.is(303);
    // It was said once that the stamp says so.
    nuria.get(&page).await.is(200).says("checked");
}

#[tokio::test]
async fn what_was_recorded_by_mistake_is_taken_back_by_the_representative_and_its_receipt_stays_with_the_members() {
    let case = recorded().await;
    let page = case.page("retiro");
    case.nuria.post(&case.page("nombre"), &[("shown", "yes")]).await.is(303);
    case.world.visitor().get(&case.call).await.is(200).says("presentado solicitud: 1.").says("Club Raíces");
    // Whoever drafts corrects, and takes nothing back; a stranger and another association get nowhere.
    case.delia.get(&case.list).await.is(200).says(&case.page("correccion")).never_says(&page);
    case.delia.get(&page).await.is(403);
    case.delia.post(&page, &[("reason", "x")]).await.is(403);
    case.olga.post(&page, &[("reason", "x")]).await.is(403);
    let eva = case.world.person("Eva").await;
    let other = registers(&eva, "Casa Puente").await;
    eva.get(&page).await.is(403);
    eva.post(&page.replace(&case.association, &other), &[("reason", "x")]).await.is(404);
    case.world.visitor().get(&page).await.leads_to("/es/cuenta/entrar");
    let shown = case.nuria.get(&page).await.is(200).says("20 de marzo de 2018").says("El acuse sellado no se borra");
    shown.says("no hace falta retirarlo").says(&case.page("correccion"));
    case.takes_back("  ").await.is(422).says("Escriba por qué se retira");
    // Olga wants only the letters that leave her something to do.
    case.olga.post("/es/mi/cuenta", &[("name", "Olga"), ("language", "es"), ("letters", "mine")]).await.is(303);
    case.takes_back("Era otra línea <b>").await.leads_to(&case.list);
    let after = case.olga.get(&case.list).await.is(200).says("Registros retirados").says("Era otra línea &lt;b&gt;");
    after
        .says("20 de marzo de 2018")
        .says("lo retiró Nuria")
        .says("sello.pdf")
        .never_says(&page)
        .never_says(&case.page("acuse/borrado"))
        // An observer reads, and is offered nothing to record.
        .never_says("Guardar un acuse de fuera");
    case.delia.get(&case.list).await.is(200).says("Guardar un acuse de fuera");
    let english = format!("/en/my/associations/{}/filed-elsewhere", case.association);
    case.nuria.get(&english).await.is(200).says("Withdrawn records").says("Nuria withdrew it on");
    // It counts no more, and outside nobody sees it; members open it as before.
    case.world.visitor().get(&case.call).await.is(200).never_says("presentado solicitud").never_says("Club Raíces");
    assert_eq!(case.delia.get(&case.page("acuse")).await.is(200).bytes, PDF);
    eva.get(&case.page("acuse")).await.is(403);
    eva.get(&case.page("acuse").replace(&case.association, &other)).await.is(404);
    assert_eq!((case.kept_files(), case.world.app.db.files().await.expect("files").len()), (1, 1));
    case.is_whole().await;
    // The others are told who did it and why; whoever did it knows.
    let told = case.world.letters_to(&case.delia.email).await;
    let letter = told.iter().find(|letter| letter.subject.contains("se retiró el registro")).expect("a letter");
    for says in ["Nuria", "Era otra línea <b>", "20 de marzo de 2018", "no se borró", "12:00 en Ciudad de México", &case.list]
    {
        assert!(letter.body.contains(says), "«{says}»: {}", letter.body);
    }
    for nobody in [&case.nuria, &case.olga] {
        let letters = case.world.letters_to(&nobody.email).await;
        assert!(letters.iter().all(|letter| !letter.subject.contains("se retiró el registro")), "{letters:?}");
    }
    case.nuria.post(&page, &[("reason", "otra vez")]).await.is(404);
    // Recorded anew, it counts again.
    records(&case.nuria, &case.association, FOLLOWED, "2018-03-21", PDF).await.is(303);
    case.world.visitor().get(&case.call).await.is(200).says("presentado solicitud: 1.");
}

#[tokio::test]
async fn the_receipt_of_what_was_taken_back_is_deleted_by_an_act_of_its_own_and_everybody_is_told() {
    let case = recorded().await;
    let page = case.page("acuse/borrado");
    case.nuria.get(&page).await.is(404);
    case.nuria.post(&page, &[("sure", "yes")]).await.is(404);
    corrects(&case.delia, &case.page("correccion"), &SECOND).await.is(303);
    case.takes_back("No es nuestro").await.is(303);
    case.nuria.get(&case.list).await.is(200).says(&page).says("Qué decía antes");
    for nobody in [&case.delia, &case.olga, &case.world.person("Eva").await] {
        nobody.get(&page).await.is(403);
        nobody.post(&page, &[("sure", "yes")]).await.is(403);
    }
    case.world.visitor().get(&page).await.leads_to("/es/cuenta/entrar");
    case.nuria.get(&page).await.is(200).says("El archivo se borra para siempre").says("sello.pdf");
    case.nuria.post(&page, &[]).await.is(422).says("Marque que sabe");
    assert_eq!(case.kept_files(), 1);
    case.nuria.post(&page, &[("sure", "yes")]).await.leads_to(&case.list);
    let told = case.olga.get(&case.list).await.is(200).says("El archivo del acuse lo borró Nuria").never_says("sello.pdf");
    told.says(&acuse::vault::sha256(PDF)).says("21 de marzo de 2018").says("Qué decía antes").never_says(&page);
    assert_eq!((case.kept_files(), case.world.app.db.files().await.expect("files").len()), (0, 0));
    case.nuria.get(&case.page("acuse")).await.is(404);
    case.nuria.get(&page).await.is(409);
    case.nuria.post(&page, &[("sure", "yes")]).await.is(409);
    let letters = case.world.letters_to(&case.olga.email).await;
    let letter = letters.iter().find(|letter| letter.subject.contains("se borró un acuse")).expect("a letter");
    assert!(letter.body.contains("Nuria") && letter.body.contains("sello.pdf"), "{}", letter.body);
    assert!(letter.body.contains(&acuse::vault::sha256(PDF)), "{}", letter.body);
    case.is_whole().await;
}

fn filing(id: u8, line: u8, day: u32) -> FiledElsewhere {
    FiledElsewhere {
        id: id.to_string(),
        association: AssociationId::from_text("a"),
        on: FiledOn::Line(LineId::from_text(line.to_string())),
        says: Saying {
            filed_on: PartialDate::parse(&format!("2018-03-{day:02}")).expect("a day"),
            amount: Money::units(1, Currency::Mxn).ok(),
            note: String::new(),
        },
        receipt: Paper {
            id: FileId::random(),
            paper: String::new(),
            name: String::new(),
            kind: acuse::applications::papers::FileKind::Pdf,
            bytes: 1,
            sha256: id.to_string(),
        },
        recorded_at: chrono::DateTime::UNIX_EPOCH,
        position: 1,
        seen: 1,
        named: Named::Never,
    }
}

proptest! {
    /// A correction is asked about where it makes two records look the same, and nowhere else.
    #[test]
    fn a_record_comes_to_look_like_another_by_its_new_day_alone(
        (lines, days, new) in ((0..2_u8, 0..2_u8), (1..4_u32, 1..4_u32), 1..4_u32)
    ) {
        let (before, other) = (filing(1, lines.0, days.0), filing(2, lines.1, days.1));
        let after = filing(1, lines.0, new);
        let same = lines.0 == lines.1 && new == days.1;
        prop_assert_eq!(after.comes_to_repeat(&before, &other), same && days.0 != days.1);
        prop_assert!(!after.comes_to_repeat(&before, &before), "it is no other than itself");
        prop_assert!(!before.comes_to_repeat(&before, &other), "what stays as it was is not asked about again");
    }
}
