//! May an association apply? The rules of a published call as a few questions, for anybody, without an account; each answer that decides
//! cites its clause. Nothing is kept: the answers are the address, which can be shared.

use super::parts;
use crate::{
    app::App,
    applications::{context::LineNow, words::both},
    calls::{
        addresses::At,
        eligibility::{Given, NotAsked, Rule, UNSURE, Verdict, judge, read},
        facts::Subject,
        live,
        standing::Kind,
        terms::LineTerms,
    },
    error::{Error, Result, Said},
    i18n::td_string,
    ids::CallId,
    web::{
        address::{Page, Route},
        form::Form,
        lang::{Lang, LangExt as _},
        parts::crumbs,
        router::Bilingual as _,
        shell::{Head, Part},
        visit::{Visit, is_tracking, made_from},
    },
};
use axum::{Router, extract::Path, response::Response, routing::get};
use leptos::prelude::*;

pub fn routes() -> Router<App> {
    Router::new().page(Route::LineEligibility, get(show))
}

async fn show(visit: Visit, At { id: call, .. }: At<CallId>, Path((_, line)): Path<(String, String)>) -> Result<Response> {
    let lang = visit.lang;
    let line = LineNow::at(&visit.app, &call, &line, visit.now).await?;
    let reads = live::record(&visit.app).await?.behind(&Subject::line(&line.line.id));
    let terms = line.asked().filter(|terms| !terms.eligibility.is_empty()).cloned().ok_or(Error::NotFound)?;
    let query = visit.uri.query().unwrap_or_default();
    let given = read(&terms, query, &is_tracking).map_err(|why| refused(&terms, &why))?;
    let title = td_string!(lang, eligibility.title, line = line.title(lang)).to_string();
    let head = Head::new(title.clone()).part(Part::Calls);
    let here = visit.uri.path().to_owned();
    let told = visit.page(head, move || {
        view! {
            {crumbs(lang, [(line.call_title(lang), line.call_page())], title.clone())}
            <h1>{title}</h1>
            <p class="meta">{line.institution_name(lang)}</p>
            {answer(lang, &terms, &given, &here, &line)}
            {form(lang, &terms, &given, here.clone())}
            <p><a href=line.questions_page().path(lang)>{td_string!(lang, eligibility.read_all)}</a></p>
        }
    });
    Ok(made_from(told, reads))
}

fn refused(terms: &LineTerms, why: &NotAsked) -> Error {
    let names = terms.eligibility.iter().map(|rule| rule.id.as_str()).collect::<Vec<_>>().join(", ");
    let says = |lang: Lang| match why {
        NotAsked::Name(name) => td_string!(lang, eligibility.no_name, name = short(name), names = names.as_str()).to_string(),
        NotAsked::Value { name, value } => {
            td_string!(lang, eligibility.no_value, name = name.as_str(), value = short(value)).to_string()
        }
        NotAsked::Twice(name) => td_string!(lang, eligibility.twice, name = name.as_str()).to_string(),
    };
    Error::Question(Said { es: says(Lang::es), en: says(Lang::en) })
}

/// The beginning of what was sent.
fn short(text: &str) -> String {
    text.chars().take(60).collect()
}

/// What follows from the answers, with each rule that decides.
fn answer(lang: Lang, terms: &LineTerms, given: &Given, here: &str, line: &LineNow) -> AnyView {
    let mut onward = None;
    let (class, says, rules) = match judge(&terms.eligibility, given) {
        Verdict::Unasked => return view! { <p class="lead">{td_string!(lang, eligibility.intro)}</p> }.into_any(),
        Verdict::May => {
            let open = line.assessed.kind() == Kind::Open;
            onward = open.then(|| (line.start_page(), td_string!(lang, boards.begin)));
            ("notice", td_string!(lang, eligibility.may), Vec::new())
        }
        Verdict::MayNot(rules) => {
            onward = Some((Page::Guides, td_string!(lang, eligibility.to_guides)));
            ("notice warn", td_string!(lang, eligibility.may_not), rules)
        }
        Verdict::CannotTell(rules) => ("notice", td_string!(lang, eligibility.cannot_tell), rules),
    };
    let onward =
        onward.map(|(page, says)| view! { <p class="row noprint"><a class="button" href=page.path(lang)>{says}</a></p> });
    let cited = rules.into_iter().map(|rule| cited(lang, rule, given)).collect_view();
    view! {
        <section class=class aria-labelledby="respuesta">
            <h2 id="respuesta">{says}</h2>
            {cited}
            {onward}
            <p>{td_string!(lang, eligibility.not_a_decision)}</p>
            <p class="noprint"><a href=here.to_owned()>{td_string!(lang, eligibility.again)}</a>" · "{td_string!(lang, eligibility.share)}</p>
        </section>
    }
    .into_any()
}

/// A rule that decides or is open: what was asked, what was answered, and the clause word for word.
fn cited(lang: Lang, rule: &Rule, given: &Given) -> AnyView {
    let answered =
        given.get(&rule.id).map_or_else(|| td_string!(lang, eligibility.unanswered).to_owned(), |a| word(lang, rule, a));
    let foreign = (rule.words_lang != lang.code()).then(|| match rule.words_lang.as_str() {
        "en" => td_string!(lang, eligibility.words_in_english),
        _ => td_string!(lang, eligibility.words_in_spanish),
    });
    let foreign = foreign.map(|says| view! { <p class="meta">{says}</p> });
    view! {
        <div class="cited">
            <p><strong>{both(lang, &rule.question).to_owned()}</strong>" "{answered}"."</p>
            {foreign}
            <blockquote lang=rule.words_lang.clone()><p>{rule.words.clone()}</p></blockquote>
            <p class="source">{rule.clause.clone()}". "{parts::source(lang, &rule.source)}</p>
        </div>
    }
    .into_any()
}

fn word(lang: Lang, rule: &Rule, answer: &str) -> String {
    let option = answer.parse::<usize>().ok().and_then(|i| rule.options.get(i));
    match (answer, option) {
        (_, Some(option)) => both(lang, option).to_owned(),
        ("yes", _) => td_string!(lang, applications.yes).to_owned(),
        ("no", _) => td_string!(lang, applications.no).to_owned(),
        _ => td_string!(lang, eligibility.unsure).to_owned(),
    }
}

fn form(lang: Lang, terms: &LineTerms, given: &Given, here: String) -> AnyView {
    let form = Form::of(given.iter().map(|(rule, answer)| (rule.as_str(), answer.clone())));
    let questions = terms.eligibility.iter().map(|rule| {
        let answers = rule.answers().into_iter().chain([UNSURE.to_owned()]);
        let options = answers.map(|answer| (answer.clone(), word(lang, rule, &answer))).collect();
        form.choices(&rule.id, both(lang, &rule.question).to_owned(), options, false)
    });
    view! {
        <form method="get" action=here>
            {questions.collect_view()}
            <p class="row"><button class="button">{td_string!(lang, eligibility.button)}</button></p>
            <p class="hint">{td_string!(lang, eligibility.nothing_kept)}</p>
        </form>
    }
    .into_any()
}

/// The way here from a call's page; nothing where the line's terms have no rules.
pub fn link(lang: Lang, slug: &str, terms: Option<&LineTerms>, kind: Option<Kind>) -> Option<AnyView> {
    let terms = terms.filter(|terms| !terms.eligibility.is_empty())?;
    let to = Page::LineEligibility { slug: slug.to_owned(), line: terms.line.clone() }.path(lang);
    let says = match kind {
        Some(Kind::Open | Kind::Announced | Kind::Suspended) => td_string!(lang, eligibility.link),
        _ => td_string!(lang, eligibility.link_closed),
    };
    Some(view! { <p class="row noprint"><a class="button quiet" href=to>{says}</a></p> }.into_any())
}
