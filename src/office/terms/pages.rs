//! The page of a line that is being written: the line itself, then each part as a fieldset with its buttons. Works by buttons alone.

use super::{
    criteria::MOST as MOST_CRITERIA,
    fields::{self, Part},
    model::{LineDraft, QuestionDraft},
    parts::{button, fold, moves, question},
    trial,
};
use crate::{
    calls::{money::Currency, terms::LegalWanted, words::legal_wanted},
    i18n::td_string,
    office::{
        drafts::{Desk, above, shown_title},
        parts::{crumbs, hidden},
        words,
    },
    web::{
        form::Form,
        lang::Lang,
        meanwhile,
        parts::{error_summary, field_id},
        shell::Head,
        visit::Visit,
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use leptos::prelude::*;

/// `form` shows `draft`, part by part.
pub fn line(visit: &Visit, status: StatusCode, desk: &Desk, place: usize, draft: &LineDraft, form: Form) -> Response {
    let lang = visit.lang;
    if place >= desk.draft.body.lines.len() {
        return StatusCode::NOT_FOUND.into_response();
    }
    let title = td_string!(lang, office.line_numbered, number = (place + 1).to_string(), title = shown_title(lang, &draft.title));
    let mut above = above(lang, &desk.institution);
    above.push((shown_title(lang, &desk.draft.body.title), desk.page()));
    let (to, amends) = (desk.line_page(place), desk.draft.body.amends.is_some());
    let tried = trial::link(lang, desk, place);
    let (action, version, draft) = (to.path(lang), desk.draft.version, draft.clone());
    let known = desk.draft.body.lines.get(place).cloned().unwrap_or_default().arranged();
    let seen = fields::seen(&known);
    let meanwhile = (status == StatusCode::CONFLICT).then(|| {
        let changes = meanwhile::differing(lang, &fields::of_line(&known), &form, |field| words::known_field(lang, field));
        meanwhile::told(td_string!(lang, kept.meanwhile), changes)
    });
    visit.page_as(status, Head::private(title.clone()), move || {
        view! {
            {crumbs(lang, above, title.clone())}
            {error_summary(lang, &form)}
            <h1>{title}</h1>
            {meanwhile}
            {tried}
            <form method="post" action=action>
                {hidden("version", version)}
                {hidden("seen", seen)}
                {hidden("sections", draft.sections.len())}
                {hidden("questions", draft.questions.len())}
                {hidden("papers", draft.papers.len())}
                {hidden("headings", draft.headings.len())}
                {hidden("eligibility", draft.eligibility.len())}
                {hidden("criteria", draft.criteria.len())}
                <p class="row">{button(td_string!(lang, office.save_line), "save", "button")}</p>
                {line_fields(lang, &form, amends)}
                {sections(lang, &form, &draft)}
                {questions(lang, &form, &draft)}
                {papers(lang, &form, &draft)}
                {headings(lang, &form, &draft)}
                {eligibility(lang, &form, &draft)}
                {criteria(lang, &form, &draft)}
                <p class="row">
                    {button(td_string!(lang, office.save_line), "save", "button")}
                    {(!amends).then(|| button(td_string!(lang, office.remove_line), "remove_line", "button danger"))}
                </p>
            </form>
        }
    })
}

fn line_fields(lang: Lang, form: &Form, amends: bool) -> AnyView {
    let currencies = std::iter::once((String::new(), td_string!(lang, office.choose).to_owned()))
        .chain(Currency::ALL.map(|currency| (currency.code().to_owned(), currency_word(lang, currency).to_owned())))
        .collect();
    // Other records name a published line by its title.
    let named = if amends {
        let kept = ["title_es", "title_en", "currency", "blind"].map(|name| hidden(name, form.get(name)));
        view! { <p>{td_string!(lang, amendment.fixed)}</p> {kept.collect_view()} }.into_any()
    } else {
        view! {
            {form.input("title_es", words::field(lang, "title_es")).view()}
            {form.input("title_en", words::field(lang, "title_en")).view()}
            {form.select("currency", td_string!(lang, office.currency), currencies)}
        }
        .into_any()
    };
    view! {
        {named}
        {form.input("description_es", words::field(lang, "description_es")).hint(td_string!(lang, office.description_hint)).rows(5).view()}
        {form.input("description_en", words::field(lang, "description_en")).rows(5).view()}
        {(!amends).then(|| blind(lang, form))}
        {form.select("legal_person", td_string!(lang, office.legal_person), legal_persons(lang))}
        {form.input("ceiling", td_string!(lang, office.ceiling)).inputmode("decimal").hint(td_string!(lang, office.ceiling_hint)).view()}
    }
    .into_any()
}

/// Whether names are withheld from those who review: frozen with the call.
fn blind(lang: Lang, form: &Form) -> AnyView {
    let options = vec![("yes".to_owned(), td_string!(lang, blind.withhold).to_owned())];
    let hint = td_string!(lang, blind.field_hint).to_owned();
    form.choices_with_hint("blind", td_string!(lang, blind.field), Some(hint), options, true)
}

/// Which legal person the call asks for, as applicants read it.
fn legal_persons(lang: Lang) -> Vec<(String, String)> {
    LegalWanted::ALL.iter().map(|wanted| (wanted.as_str().to_owned(), legal_wanted(lang, *wanted).to_owned())).collect()
}

fn currency_word(lang: Lang, currency: Currency) -> &'static str {
    match currency {
        Currency::Mxn => td_string!(lang, office.pesos),
        Currency::Usd => td_string!(lang, office.dollars),
    }
}

/// A labelled input of a numbered part.
fn input(lang: Lang, form: &Form, name: &str) -> crate::web::parts::Input {
    form.input(name, words::field(lang, name))
}

fn sections(lang: Lang, form: &Form, line: &LineDraft) -> AnyView {
    let sets: Vec<_> = (0..line.sections.len())
        .map(|i| {
            let name = |field: &str| format!("s{i}_{field}");
            view! {
                <fieldset>
                    <legend>{td_string!(lang, office_form.section_numbered, number = i + 1).to_string()}</legend>
                    <input r#type="hidden" name=name("id") value=form.get(&name("id")).to_owned()/>
                    {input(lang, form, &name("title_es")).view()}
                    {input(lang, form, &name("title_en")).view()}
                    {input(lang, form, &name("help_es")).rows(2).view()}
                    {input(lang, form, &name("help_en")).rows(2).view()}
                    {moves(lang, Part::Section, i, line.sections.len())}
                </fieldset>
            }
        })
        .collect();
    view! {
        <h2 id=field_id("sections")>{td_string!(lang, office_form.sections)}</h2>
        <p>{td_string!(lang, office_form.sections_intro)}</p>
        {sets}
        <p class="row">{button(td_string!(lang, office_form.add_section), "add_section", "button quiet")}</p>
    }
    .into_any()
}

fn questions(lang: Lang, form: &Form, line: &LineDraft) -> AnyView {
    let sets: Vec<_> = line.questions.iter().enumerate().map(|(i, written)| folded(lang, form, line, i, written)).collect();
    view! {
        <h2 id=field_id("questions")>{td_string!(lang, office.questions)}</h2>
        <p>{td_string!(lang, office.questions_intro)}</p>
        {sets}
        <p class="row">{button(td_string!(lang, office.add_question), "add_question", "button quiet")}</p>
    }
    .into_any()
}

/// A question under its own text; open while something of it is to be written.
fn folded(lang: Lang, form: &Form, line: &LineDraft, i: usize, written: &QuestionDraft) -> AnyView {
    let errors = form.errors().iter().any(|(field, _)| field.starts_with(&format!("p{i}_")));
    let kind = words::question_kinds(lang).into_iter().find(|(value, _)| *value == written.kind && !value.is_empty());
    let section = line.sections.iter().find(|section| section.id == written.section);
    let says = [
        Some(td_string!(lang, office.question_numbered, number = i + 1).to_string()),
        Some(shown_title(lang, &written.text)),
        kind.map(|(_, word)| word),
        section.map(|section| shown_title(lang, &section.title)),
    ];
    let says = says.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    fold(says, errors || written.text.is_blank() || written.kind.is_empty(), question(lang, form, line, i, written))
}

fn papers(lang: Lang, form: &Form, line: &LineDraft) -> AnyView {
    let required = vec![("yes".to_owned(), td_string!(lang, office.required).to_owned())];
    let sets: Vec<_> = (0..line.papers.len())
        .map(|i| {
            let name = |field: &str| format!("d{i}_{field}");
            view! {
                <fieldset>
                    <legend>{td_string!(lang, office.paper_numbered, number = i + 1)}</legend>
                    <input r#type="hidden" name=name("id") value=form.get(&name("id")).to_owned()/>
                    {input(lang, form, &name("title_es")).view()}
                    {input(lang, form, &name("title_en")).view()}
                    {form.choices(&name("required"), td_string!(lang, office.paper_is), required.clone(), true)}
                    {moves(lang, Part::Paper, i, line.papers.len())}
                </fieldset>
            }
        })
        .collect();
    view! {
        <h2 id=field_id("papers")>{td_string!(lang, office.papers)}</h2>
        <p>{td_string!(lang, office.papers_intro)}</p>
        {sets}
        <p class="row">{button(td_string!(lang, office.add_paper), "add_paper", "button quiet")}</p>
    }
    .into_any()
}

/// The budget's headings with their ceilings.
fn headings(lang: Lang, form: &Form, line: &LineDraft) -> AnyView {
    let sets: Vec<_> = (0..line.headings.len())
        .map(|i| {
            let name = |field: &str| format!("c{i}_{field}");
            view! {
                <fieldset>
                    <legend>{td_string!(lang, office_form.heading_numbered, number = i + 1).to_string()}</legend>
                    <input r#type="hidden" name=name("id") value=form.get(&name("id")).to_owned()/>
                    {input(lang, form, &name("title_es")).view()}
                    {input(lang, form, &name("title_en")).view()}
                    {input(lang, form, &name("ceiling")).inputmode("decimal").hint(td_string!(lang, office_form.heading_ceiling_hint)).view()}
                    {input(lang, form, &name("share")).inputmode("numeric").hint(td_string!(lang, office_form.share_hint)).view()}
                    {moves(lang, Part::Heading, i, line.headings.len())}
                </fieldset>
            }
        })
        .collect();
    view! {
        <h2 id=field_id("headings")>{td_string!(lang, office_form.headings)}</h2>
        <p>{td_string!(lang, office_form.headings_intro)}</p>
        {sets}
        <p class="row">{button(td_string!(lang, office_form.add_heading), "add_heading", "button quiet")}</p>
    }
    .into_any()
}

/// Who may apply, as questions with their clause.
fn eligibility(lang: Lang, form: &Form, line: &LineDraft) -> AnyView {
    let langs = [("es", td_string!(lang, eligibility.spanish)), ("en", td_string!(lang, eligibility.english))];
    let langs = langs.map(|(value, word)| (value.to_owned(), word.to_owned())).to_vec();
    let sets: Vec<_> = (0..line.eligibility.len())
        .map(|i| {
            let name = |field: &str| format!("r{i}_{field}");
            view! {
                <fieldset>
                    <legend>{td_string!(lang, eligibility.rule_numbered, number = i + 1).to_string()}</legend>
                    <input r#type="hidden" name=name("id") value=form.get(&name("id")).to_owned()/>
                    {input(lang, form, &name("question_es")).view()}
                    {input(lang, form, &name("question_en")).view()}
                    {input(lang, form, &name("options_es")).rows(3).hint(td_string!(lang, eligibility.rule_options_hint)).view()}
                    {input(lang, form, &name("options_en")).rows(3).view()}
                    {input(lang, form, &name("admits")).hint(td_string!(lang, eligibility.admits_hint)).view()}
                    {input(lang, form, &name("clause")).hint(td_string!(lang, eligibility.clause_hint)).view()}
                    {input(lang, form, &name("words")).rows(3).view()}
                    {form.select(&name("words_lang"), td_string!(lang, eligibility.words_lang), langs.clone())}
                    {input(lang, form, &name("source")).hint(td_string!(lang, eligibility.source_hint)).view()}
                    {moves(lang, Part::Rule, i, line.eligibility.len())}
                </fieldset>
            }
        })
        .collect();
    view! {
        <h2 id=field_id("eligibility")>{td_string!(lang, eligibility.rules)}</h2>
        <p>{td_string!(lang, eligibility.rules_intro)}</p>
        {sets}
        <p class="row">{button(td_string!(lang, eligibility.add_rule), "add_rule", "button quiet")}</p>
    }
    .into_any()
}

/// By what it is decided, published with the call.
fn criteria(lang: Lang, form: &Form, line: &LineDraft) -> AnyView {
    let sets: Vec<_> = (0..line.criteria.len())
        .map(|i| {
            let name = |field: &str| format!("k{i}_{field}");
            view! {
                <fieldset>
                    <legend>{td_string!(lang, criteria.numbered, number = i + 1).to_string()}</legend>
                    <input r#type="hidden" name=name("id") value=form.get(&name("id")).to_owned()/>
                    {input(lang, form, &name("title_es")).view()}
                    {input(lang, form, &name("title_en")).view()}
                    {input(lang, form, &name("looks_at_es")).hint(td_string!(lang, criteria.looks_at_hint)).rows(3).view()}
                    {input(lang, form, &name("looks_at_en")).rows(3).view()}
                    {input(lang, form, &name("levels_es")).hint(td_string!(lang, criteria.levels_hint)).rows(4).view()}
                    {input(lang, form, &name("levels_en")).hint(td_string!(lang, criteria.levels_again)).rows(4).view()}
                    {moves(lang, Part::Criterion, i, line.criteria.len())}
                </fieldset>
            }
        })
        .collect();
    let add = (sets.len() < MOST_CRITERIA).then(|| button(td_string!(lang, criteria.add), "add_criterion", "button quiet"));
    view! {
        <h2 id=field_id("criteria")>{td_string!(lang, criteria.title)}</h2>
        <p>{td_string!(lang, criteria.intro, most = MOST_CRITERIA).to_string()}</p>
        {sets}
        <p class="row">{add}</p>
    }
    .into_any()
}
