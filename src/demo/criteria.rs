//! The criteria that the cast's institution publishes, and what its officials find by them.

use super::calls::both;
use crate::{
    app::App,
    applications::folio::Folio,
    calls::criteria::Criterion,
    clock::Now,
    error::Result,
    ids::{InstitutionId, LineId},
    office::terms::model::CriterionDraft,
    policy::Actor,
    review::{
        actions::bench_of,
        opinions::{
            actions::{load, send},
            model::{Mark, NewOpinion},
        },
    },
};

/// Two criteria, as they are typed.
pub fn all() -> Vec<CriterionDraft> {
    let clarity = CriterionDraft {
        title: both(["Claridad", "Clarity"]),
        looks_at: both([
            "Si la primera respuesta dice qué se hará, con quién y cuándo. (Criterio inventado.)",
            "Whether the first answer says what will be done, with whom and when. (Invented criterion.)",
        ]),
        levels: both([
            "0: No dice qué se hará\n30: Dice qué, y no con quién o cuándo\n60: Dice qué, con quién y cuándo",
            "0: It does not say what will be done\n30: It says what, and not with whom or when\n60: It says what, with whom and when",
        ]),
        ..CriterionDraft::default()
    };
    let budget = CriterionDraft {
        title: both(["Presupuesto", "Budget"]),
        looks_at: both([
            "Si cada concepto se explica por lo que se hará. (Criterio inventado.)",
            "Whether what will be done explains each item. (Invented criterion.)",
        ]),
        levels: both([
            "0: No se explica\n20: Se explica en parte\n40: Se explica todo",
            "0: It does not\n20: It explains some\n40: It explains all",
        ]),
        ..CriterionDraft::default()
    };
    vec![clarity, budget]
}

/// An official gives each criterion its points, with a note.
pub async fn opine(
    app: &App,
    official: &Actor,
    (at, line, folio): (&InstitutionId, &LineId, &Folio),
    found: [(u8, &str); 2],
    now: Now,
) -> Result<()> {
    let (bench, case) = bench_of(app, official, (at, line), &folio.to_string(), now).await?;
    let criteria = case.filed.content.terms.criteria.iter().zip(found);
    let mark = |(one, (points, _)): (&Criterion, (u8, &str))| Mark { criterion: one.id.clone(), points, scale: one.scale() };
    let notes = criteria.clone().map(|(one, (_, note))| (one.id.clone(), note.to_owned())).collect();
    let new = NewOpinion { marks: criteria.map(mark).collect(), notes, reason: String::new() };
    let seen = load(app, &bench, &case).await?.seen(&bench, &case);
    send(app, official, (&bench, &case), &new, &seen, now).await
}
