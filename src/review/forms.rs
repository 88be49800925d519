//! The forms of reviewing: record a result, propose, approve and publish.

use super::{
    actions::{self, Bench, NewRuling},
    assignments::model::Show,
    blind::rules::called,
    folios,
    model::{Outcome, WholeCase},
    opinions,
    pages::{self, Sent},
    rules, store,
};
use crate::{
    applications,
    calls::{addresses::At, days::Days, live, money::Money},
    error::{Error, Result},
    i18n::td_string,
    ids::{CallId, FileId, InstitutionId, LineId},
    office::{actions::own_line, desk::any_office, suspension::actions::kind},
    policy::{Act, Refusal, may},
    scanner,
    web::{
        address::Page,
        download::attachment,
        form::Form,
        lang::Lang,
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};

/// Longest reason, in characters.
const REASON: usize = 5_000;
const ACT: usize = 400;

type Line = Path<(String, String)>;
type Folio = Path<(String, String, String)>;

pub(super) async fn bench(visit: &Visit, viewer: &Viewer, institution: &str, line: &str) -> Result<Bench> {
    let (institution, line) = (InstitutionId::from_text(institution), LineId::from_text(line));
    actions::bench(&visit.app, &viewer.actor, &institution, &line, visit.now).await
}

pub(super) async fn bench_of(
    visit: &Visit,
    viewer: &Viewer,
    (institution, line, folio): (&str, &str, &str),
) -> Result<(Bench, WholeCase)> {
    let (institution, line) = (InstitutionId::from_text(institution), LineId::from_text(line));
    actions::bench_of(&visit.app, &viewer.actor, (&institution, &line), folio, visit.now).await
}

fn to(visit: &Visit, page: &Page) -> Response {
    Redirect::to(&page.path(visit.lang)).into_response()
}

/// A line's page: for whoever publishes, its standing; for reviewers and deciders also what was filed.
pub async fn line(visit: Visit, viewer: Viewer, Path((institution, line)): Line) -> Result<Response> {
    let (institution, line) = (InstitutionId::from_text(institution), LineId::from_text(line));
    any_office(&viewer.actor, &institution)?;
    let own = own_line(&visit.app, &institution, &line).await?;
    let kind = kind(&visit.app, &line, visit.now).await?;
    // Whoever publishes does not read what was filed; a database that fails is told, and not taken for a line without applications.
    let bench = match actions::bench(&visit.app, &viewer.actor, &institution, &line, visit.now).await {
        Ok(bench) => Some(bench),
        Err(Error::Refused(_)) => None,
        Err(error) => return Err(error),
    };
    pages::line(&visit, &viewer, &own, kind, bench, (StatusCode::OK, &Form::default())).await
}

/// The same, with a form of its list that was refused.
pub(super) async fn line_as(visit: &Visit, viewer: &Viewer, bench: Bench, status: StatusCode, form: &Form) -> Result<Response> {
    let own = own_line(&visit.app, &bench.own.institution.id, &bench.own.line.id).await?;
    let kind = kind(&visit.app, &own.line.id, visit.now).await?;
    pages::line(visit, viewer, &own, kind, Some(bench), (status, form)).await
}

/// On to the line's list, in the view that somebody came from.
pub(super) fn to_list(visit: &Visit, institution: String, line: String) -> Response {
    Redirect::to(&Show::of(visit).kept_in(Page::OfficeLine { institution, line }.path(visit.lang))).into_response()
}

pub async fn folios(visit: Visit, viewer: Viewer, Path((institution, line)): Line) -> Result<Response> {
    let bench = bench(&visit, &viewer, &institution, &line).await?;
    bench.may_list()?;
    let sheet = folios::write(visit.lang, &bench)?;
    Ok(attachment(&format!("{line}-folios.csv"), "text/csv; charset=utf-8", sheet))
}

pub async fn filed(visit: Visit, viewer: Viewer, Path((institution, line, folio)): Folio) -> Result<Response> {
    let (bench, case) = bench_of(&visit, &viewer, (&institution, &line, &folio)).await?;
    bench.may_open(&case)?;
    pages::filed(&visit, StatusCode::OK, &bench, &case, Sent::Nothing).await
}

pub async fn paper(
    visit: Visit,
    viewer: Viewer,
    Path((institution, line, folio, file)): Path<(String, String, String, String)>,
) -> Result<Response> {
    let (bench, case) = bench_of(&visit, &viewer, (&institution, &line, &folio)).await?;
    bench.may_open(&case)?;
    let file = FileId::from_text(file);
    let found = applications::store::filed_file(visit.app.db.read(), &case.filed.id, &file).await?.ok_or(Error::NotFound)?;
    let bytes = scanner::open(&visit.app, &file).await?;
    let of = (&bench.own.institution.id, &case.filed.id);
    applications::actions::opened_by_official(&visit.app, &viewer.actor, of, found.clone(), visit.now).await?;
    Ok(attachment(&called(&case, &found), found.kind.mime(), bytes))
}

pub async fn rule(visit: Visit, viewer: Viewer, Path((institution, line, folio)): Folio, mut form: Form) -> Result<Response> {
    let (bench, case) = bench_of(&visit, &viewer, (&institution, &line, &folio)).await?;
    bench.may_open(&case)?;
    rules::may_decide(bench.stage, bench.conflict)?;
    opinions::rules::may_rule(&case.opinions, bench.reads_opinions(&case))?;
    if form.get("seen") != bench.seen_of(&case) {
        return pages::filed(&visit, StatusCode::CONFLICT, &bench, &case, Sent::Ruling(form)).await;
    }
    let Some(new) = parse(visit.lang, &mut form, &bench, &case) else {
        return pages::filed(&visit, StatusCode::UNPROCESSABLE_ENTITY, &bench, &case, Sent::Ruling(form)).await;
    };
    match actions::rule(&visit.app, &viewer.actor, &bench, &new, visit.now).await {
        // Somebody was faster since the line above was read.
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            let (bench, case) = bench_of(&visit, &viewer, (&institution, &line, &folio)).await?;
            bench.may_open(&case)?;
            return pages::filed(&visit, StatusCode::CONFLICT, &bench, &case, Sent::Ruling(form)).await;
        }
        ruled => ruled?,
    }
    Ok(to_list(&visit, institution, line))
}

fn parse(lang: Lang, form: &mut Form, bench: &Bench, case: &WholeCase) -> Option<NewRuling> {
    let outcome = match form.get("result") {
        "awarded" => awarded(lang, form, bench, case),
        "not_awarded" => Some(Outcome::NotAwarded),
        _ => {
            form.fail("result", td_string!(lang, review.choose_result));
            None
        }
    };
    let reason = form.get("reason").to_owned();
    match reason.chars().count() {
        0 => form.fail("reason", td_string!(lang, review.write_reason)),
        n if n > REASON => form.fail("reason", td_string!(lang, review.reason_too_long)),
        _ => {}
    }
    let difference = opinions::rules::differ(&case.opinions).then(|| form.get("difference").to_owned());
    match difference.as_deref().map(|text| text.chars().count()) {
        Some(0) => form.fail("difference", td_string!(lang, opinions.write_difference)),
        Some(n) if n > REASON => form.fail("difference", td_string!(lang, review.reason_too_long)),
        _ => {}
    }
    let outcome = outcome.filter(|_| form.is_fine())?;
    Some(NewRuling { folio: case.filed.folio.to_string(), outcome, reason, difference, seen: form.get("seen").to_owned() })
}

/// An amount above zero, and no more than was asked for or than the line gives.
fn awarded(lang: Lang, form: &mut Form, bench: &Bench, case: &WholeCase) -> Option<Outcome> {
    let cents = Money::parse(form.get("amount"), bench.currency()).map(|money| money.in_cents()).unwrap_or_default();
    let ceiling = bench.terms.ceiling.and_then(|cents| u64::try_from(cents).ok());
    let what = if cents == 0 {
        td_string!(lang, review.write_amount)
    } else if ceiling.is_some_and(|ceiling| cents > ceiling) {
        td_string!(lang, review.over_ceiling)
    } else if cents > case.asked() {
        td_string!(lang, review.over_asked)
    } else {
        return Some(Outcome::Awarded { cents });
    };
    form.fail("amount", what);
    None
}

pub async fn resolution(visit: Visit, viewer: Viewer, Path((institution, line)): Line) -> Result<Response> {
    let bench = bench(&visit, &viewer, &institution, &line).await?;
    bench.may_read_resolution()?;
    Ok(pages::resolution(&visit, &bench))
}

pub async fn propose(visit: Visit, viewer: Viewer, Path((institution, line)): Line, form: Form) -> Result<Response> {
    let bench = bench(&visit, &viewer, &institution, &line).await?;
    actions::propose(&visit.app, &viewer.actor, &bench, form.get("seen"), visit.now).await?;
    Ok(to(&visit, &Page::OfficeResolution { institution, line }))
}

pub async fn approval(visit: Visit, viewer: Viewer, Path((institution, line)): Line) -> Result<Response> {
    let bench = bench(&visit, &viewer, &institution, &line).await?;
    bench.may_resolve()?;
    let proposed_by = &bench.proposal.as_ref().ok_or(Refusal::NotNow)?.person;
    may(&viewer.actor, Act::ApproveResolution { institution: &bench.own.institution.id, proposed_by })?;
    Ok(pages::approval(&visit, StatusCode::OK, &bench, &Form::default()))
}

pub async fn approve(visit: Visit, viewer: Viewer, Path((institution, line)): Line, mut form: Form) -> Result<Response> {
    let bench = bench(&visit, &viewer, &institution, &line).await?;
    bench.may_resolve()?;
    let act = form.get("act").to_owned();
    match act.chars().count() {
        0 => form.fail("act", td_string!(visit.lang, review.write_act)),
        n if n > ACT => form.fail("act", td_string!(visit.lang, review.reason_too_long)),
        _ => {}
    }
    if !form.is_fine() && bench.proposal.is_some() {
        return Ok(pages::approval(&visit, StatusCode::UNPROCESSABLE_ENTITY, &bench, &form));
    }
    actions::approve(&visit.app, &viewer.actor, &bench, form.get("seen"), &act, visit.now).await?;
    Ok(to(&visit, &Page::LineResults { slug: bench.own.call.id.to_string(), line }))
}

/// What each folio of a resolved line got, for everybody.
pub async fn results(visit: Visit, At { id: call, .. }: At<CallId>, Path((_, line)): Path<(String, String)>) -> Result<Response> {
    let line = LineId::from_text(line);
    let days = Days::parse(visit.uri.query().unwrap_or_default(), visit.now)?;
    let latest = store::resolution(visit.app.db.read(), &line).await?.ok_or(Error::NotFound)?;
    let head = live::head(&visit.app, days.known_on).await?;
    let known = store::resolution_before(visit.app.db.read(), &line, head).await?;
    match known.filter(|one| days.held(one.published_at)) {
        Some(resolution) => pages::results(&visit, call.as_str(), &line, &resolution, days).await,
        None => pages::no_results_yet(&visit, call.as_str(), &line, &latest, days).await,
    }
}

/// What an applicant's folio got, and why: read from the line's resolution while that stands.
pub async fn result(visit: Visit, viewer: Viewer, Path(application): Path<String>) -> Result<Response> {
    pages::result(&visit, &viewer, &crate::ids::ApplicationId::from_text(application)).await
}
