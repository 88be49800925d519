//! An interest in one folio: declared by whoever reads and decides on the others of the line, before that folio opens or after.

use super::{
    actions::{self, Bench},
    conflicts::say,
    forms::{self, bench_of, line_as, to_list},
    model::{Case, WholeCase},
    pages, rules,
};
use crate::{
    applications::folio::Folio,
    clock::Now,
    error::Result,
    i18n::td_string,
    ledger::Write,
    policy::{self, Act, Actor, Refusal},
    web::{
        form::Form,
        visit::{Viewer, Visit},
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};

type One = Path<(String, String, String)>;

pub async fn show(visit: Visit, viewer: Viewer, Path(of): One) -> Result<Response> {
    let (bench, case) = declarable(&visit, &viewer, &of).await?;
    Ok(pages::interest(&visit, StatusCode::OK, &bench, &case, &Form::default()))
}

pub async fn declare(visit: Visit, viewer: Viewer, Path(of): One, mut form: Form) -> Result<Response> {
    let (bench, case) = declarable(&visit, &viewer, &of).await?;
    let conflict = match form.get("conflict") {
        "yes" => true,
        "no" => false,
        _ => {
            form.fail("conflict", td_string!(visit.lang, review.choose_answer));
            return Ok(pages::interest(&visit, StatusCode::UNPROCESSABLE_ENTITY, &bench, &case, &form));
        }
    };
    enter(&viewer.actor, &visit, &bench, &case.filed.folio, conflict).await?;
    let (institution, line, _) = of;
    Ok(to_list(&visit, institution, line))
}

/// The same by the name of who filed, on a line that withholds names: the folio is found here.
pub async fn declare_by_name(
    visit: Visit,
    viewer: Viewer,
    Path((institution, line)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response> {
    let bench = forms::bench(&visit, &viewer, &institution, &line).await?;
    rules::may_decide(bench.stage, bench.conflict)?;
    if !bench.names.withheld {
        return Err(Refusal::NotNow.into());
    }
    let filed = |case: &&Case| case.filed.association.as_str() == form.get("association") && !case.is_withdrawn();
    let Some(folio) = bench.cases.iter().find(filed).map(|case| case.filed.folio.clone()) else {
        form.fail("association", td_string!(visit.lang, blind.choose_one));
        return line_as(&visit, &viewer, bench, StatusCode::UNPROCESSABLE_ENTITY, &form).await;
    };
    enter(&viewer.actor, &visit, &bench, &folio, true).await?;
    Ok(to_list(&visit, institution, line))
}

/// The folio, for whoever may say now that they have an interest in it; what was filed under it is not shown.
async fn declarable(
    visit: &Visit,
    viewer: &Viewer,
    (institution, line, folio): &(String, String, String),
) -> Result<(Bench, WholeCase)> {
    let (bench, case) = bench_of(visit, viewer, (institution, line, folio)).await?;
    may_declare(&bench, &case)?;
    Ok((bench, case))
}

/// Whether an interest in a folio can be declared: nobody has to declare one in what their own association filed.
fn may_declare(bench: &Bench, case: &Case) -> Result<()> {
    rules::may_decide(bench.stage, bench.conflict)?;
    match (bench.is_own(case), case.is_withdrawn()) {
        (true, _) => Err(Refusal::OwnAssociation.into()),
        (false, true) => Err(Refusal::NotNow.into()),
        (false, false) => Ok(()),
    }
}

async fn enter(actor: &Actor, visit: &Visit, shown: &Bench, folio: &Folio, conflict: bool) -> Result<()> {
    let (app, now): (_, Now) = (&visit.app, visit.now);
    let (institution, line) = (&shown.own.institution.id, &shown.own.line.id);
    let permit = policy::may(actor, Act::ReadFiled(institution))?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    // Read behind the writer's lock: a resolution may have been published, or the line suspended.
    let (bench, case) = actions::bench_of(app, actor, (institution, line), &folio.to_string(), now).await?;
    may_declare(&bench, &case)?;
    if say(&mut write, (line, Some(folio)), &bench.person, conflict).await? {
        write.commit().await?;
    }
    Ok(())
}
