//! The form of an answer: the parts that are open, with what each held when it was shown, and the way to send it.

use super::told;
use crate::{
    applications::{
        answers::seen,
        budget::TypedRow,
        corrections::{
            actions::{self, Opened},
            hand::Hand,
            model::{Item, Kept, NOTE, Part, Work},
            rules, words,
        },
        model::{Conflict, Content, Paper},
        pages::{
            AT_LEAST, Fields, SHOWN, Saves, both_budgets, both_texts, budget_table, declaration_words, met as met_rows, new_row,
            question_fields, saving_line, shown_fields, stored_rows, tell_rows, totals_line, typed_fields,
        },
        rows::SentRow,
    },
    calls::{
        standing::Kind,
        terms::{LineTerms, Question},
    },
    i18n::td_string,
    web::{address::Page, form::Form, lang::Lang, parts::field_id, visit::Visit},
};
use leptos::prelude::*;

/// What the form is made from.
pub struct Desk<'a> {
    pub lang: Lang,
    pub opened: &'a Opened,
    pub standing: &'a Content,
    pub work: &'a Work,
    pub form: &'a Form,
    pub conflicts: &'a [Conflict],
    pub rows: &'a [SentRow],
    pub link: &'a dyn Fn(&Paper) -> String,
    pub hand: Hand,
}

/// The rows that the form has, and both versions of those that two people changed.
pub fn budget_rows(
    visit: &Visit,
    (opened, standing, work): (&Opened, &Content, &Work),
    form: &mut Form,
    met: Option<&(Vec<SentRow>, Kept)>,
) -> (Vec<SentRow>, AnyView) {
    let (lang, terms) = (visit.lang, &standing.terms);
    if let Some((sent, kept)) = met {
        let rows = met_rows(sent, &kept.rows);
        tell_rows(lang, form, &rows, sent, &kept.rows);
        let both = both_budgets(lang, terms, &rows, sent, &kept.rows);
        return (rows, both);
    }
    let (_, rows) = rules::typed(&opened.correction.asked, standing, work);
    let asked = Form::parse(visit.uri.query().unwrap_or_default().as_bytes()).get(AT_LEAST).parse().unwrap_or(0);
    (stored_rows(&actions::saved_rows(work, rows, Vec::new()).rows, asked.max(1)), ().into_any())
}

/// What others changed since a form was shown, in words: nothing is sent in the association's name that whoever sends it has not seen.
pub fn meanwhile(lang: Lang, opened: &Opened, changed: &[String], files: bool) -> String {
    let terms = &opened.filed.content.terms;
    let name = |field: &String| match field.as_str() {
        NOTE => td_string!(lang, corrections.note).to_owned(),
        field if field == Part::Budget.to_string() => words::part(lang, terms, &Part::Budget),
        field => words::part(lang, terms, &Part::Answer(field.split('.').next().unwrap_or_default().to_owned())),
    };
    let mut named: Vec<String> = changed.iter().map(name).collect();
    named.dedup();
    named.extend(files.then(|| td_string!(lang, applications.papers).to_owned()));
    if named.is_empty() {
        return td_string!(lang, corrections.meanwhile).to_owned();
    }
    td_string!(lang, corrections.meanwhile_in, parts = named.join("; ")).to_string()
}

pub fn writing(visit: &Visit, desk: &Desk<'_>, sends: bool, both: AnyView) -> AnyView {
    let Desk { lang, opened, form, work, hand, .. } = *desk;
    let asked = &opened.correction.asked;
    let state = words::state(lang, rules::state(None, opened.term.until, opened.line.now));
    let words = (!asked.words.is_empty()).then(|| view! { <p class="typed">{asked.words.clone()}</p> });
    let items: Vec<_> = asked.items.iter().map(|item| part(desk, item)).collect();
    let note = (hand == Hand::All).then(|| note(desk));
    let saves = Saves {
        form: "correccion",
        endpoint: Page::CorrectionSaving {
            application: opened.filed.id.to_string(),
            correction: opened.correction.id.to_string(),
        }
        .path(lang),
        of: opened.correction.id.as_str(),
        version: work.version,
        fields: if hand == Hand::All { Fields::All } else { Fields::Rows },
    };
    let has_budget = opened.correction.names(&Part::Budget);
    let sending = if sends { declaration(lang, form, &opened.filed.content.association.name) } else { not_now(lang, opened) };
    view! {
        <div class="notice"><p>{state}</p><p>{words::term(lang, asked, &opened.term)}</p></div>
        {words}
        <p>{td_string!(lang, corrections.only_these)}</p>
        {(hand == Hand::Budget).then(|| view! { <p>{td_string!(lang, corrections.only_budget)}</p> })}
        <form method="post" id="correccion">
            // What Enter does: save, and not the first row's removal.
            <button hidden name="do" value="save"></button>
            <input r#type="hidden" name="seen" value=work.version.to_string()/>
            <input r#type="hidden" name="files" value=rules::mark(&work.papers)/>
            {marks(desk)}
            <h2>{td_string!(lang, corrections.parts)}</h2>
            {turns(desk)}
            {both}
            {items}
            {note}
            {saving_line(visit, &saves)}
            <p class="row"><button class="button quiet" name="do" value="save">{td_string!(lang, applications.save_button)}</button></p>
            {sending}
        </form>
        {has_budget.then(|| new_row(lang, &opened.filed.content.terms))}
    }
    .into_any()
}

/// What is asked by what is kept, and was not before; what is asked no more; and what of it would not be sent.
fn turns(desk: &Desk<'_>) -> AnyView {
    let Desk { lang, opened, standing, work, .. } = *desk;
    let asked = &opened.correction.asked;
    let (texts, _) = rules::typed(asked, standing, work);
    let turns = rules::turns(&standing.terms, &standing.answers, &rules::would_stand(asked, standing, &texts));
    let named = |parts: &[Part]| words::parts(lang, &standing.terms, parts);
    let unsent = rules::unsent(asked, standing, work);
    let says = [
        (&turns.opened, td_string!(lang, corrections.asked_now, parts = named(&turns.opened)).to_string()),
        (&turns.closed, td_string!(lang, corrections.asked_no_more, parts = named(&turns.closed)).to_string()),
        (&unsent, td_string!(lang, corrections.unsent, parts = named(&unsent)).to_string()),
    ];
    let says = says.into_iter().filter(|(parts, _)| !parts.is_empty());
    let says = says.map(|(_, says)| view! { <p class="notice">{says}</p> }).collect_view();
    view! { <input r#type="hidden" name="unsent" value=rules::mark_of(&unsent)/> {says} }.into_any()
}

/// What each field held when it was shown: what colleagues save meanwhile in others stays.
fn marks(desk: &Desk<'_>) -> AnyView {
    let (texts, _) = rules::typed(&desk.opened.correction.asked, desk.standing, desk.work);
    let named = desk.opened.correction.asked.items.iter().filter_map(|item| match &item.part {
        Part::Answer(id) => desk.standing.terms.question(id),
        _ => None,
    });
    let given = typed_fields(desk.form);
    let fields = named.flat_map(|question| shown_fields(question, &given)).map(|field| {
        let stored = texts.get(&field).cloned().unwrap_or_default();
        (field, stored)
    });
    let fields = fields.chain([(NOTE.to_owned(), desk.work.note.clone())]).filter(|_| desk.hand == Hand::All);
    let marks =
        fields.map(|(field, stored)| view! { <input r#type="hidden" name=format!("{SHOWN}{field}") value=seen(&stored)/> });
    marks.collect_view().into_any()
}

fn note(desk: &Desk<'_>) -> AnyView {
    let Desk { lang, form, conflicts, .. } = *desk;
    let met = conflicts.iter().find(|met| met.question == NOTE);
    let both = met.map(|met| both_texts(lang, met, form.raw(NOTE), (met.theirs.text.clone(), form.raw(NOTE).to_owned())));
    let input = form.input(NOTE, td_string!(lang, corrections.note)).hint(td_string!(lang, corrections.note_hint)).rows(4).view();
    view! { <div class="asked">{both}{input}</div> }.into_any()
}

/// One part that is open.
fn part(desk: &Desk<'_>, item: &Item) -> AnyView {
    let Desk { lang, standing, form, .. } = *desk;
    let control = match &item.part {
        // Not a treasurer's: to read.
        Part::Answer(_) | Part::Paper(_) if desk.hand == Hand::Budget => ().into_any(),
        Part::Answer(id) => {
            let question = standing.terms.question(id).cloned();
            // By itself: without its section, and whatever it depended on.
            let alone = |question| Question { section: None, only_if: None, ..question };
            let terms = LineTerms {
                sections: Vec::new(),
                questions: question.map(alone).into_iter().collect(),
                ..standing.terms.clone()
            };
            // Files of a question are a paper: they have a page of their own.
            question_fields(lang, form, &terms, desk.conflicts, &|_, _, _| ().into_any())
        }
        Part::Budget => budget(desk),
        Part::Paper(id) => papers(desk, id),
    };
    view! { {told::item(lang, item, standing, None, desk.link)} {control} }.into_any()
}

fn budget(desk: &Desk<'_>) -> AnyView {
    let Desk { lang, standing, form, rows, .. } = *desk;
    let typed: Vec<TypedRow> = rows.iter().map(|row| row.typed.clone()).collect();
    let reckoned = rules::reckoned(standing, &typed);
    let wrong = form.error("concept-0").map(|text| view! { <p class="why">{text.to_owned()}</p> });
    view! {
        {wrong}
        <input r#type="hidden" name="rows" value=rows.len().to_string()/>
        {budget_table(lang, rows, &reckoned, &standing.terms, true)}
        {totals_line(lang, "correccion", false)}
        <p class="row"><button class="button quiet" name="do" value="add">{td_string!(lang, applications.budget_add)}</button></p>
    }
    .into_any()
}

fn papers(desk: &Desk<'_>, id: &str) -> AnyView {
    let Desk { lang, work, .. } = *desk;
    let mine: Vec<Paper> = work.papers.iter().filter(|file| file.paper == id).cloned().collect();
    let attached = if mine.is_empty() {
        view! { <p>{td_string!(lang, corrections.no_new_file)}</p> }.into_any()
    } else {
        view! { <p>{td_string!(lang, corrections.new_files)}</p> {told::files(lang, &mine, desk.link)} }.into_any()
    };
    view! {
        {attached}
        // What is typed is saved on the way there.
        <p class="row"><button class="button quiet" name="do" value=format!("files-{id}")>{td_string!(lang, corrections.to_files)}</button></p>
    }
    .into_any()
}

fn declaration(lang: Lang, form: &Form, association: &str) -> AnyView {
    let accept = vec![("yes".to_owned(), declaration_words(lang, association))];
    view! {
        <h2>{td_string!(lang, corrections.send_title)}</h2>
        {form.input("name", td_string!(lang, applications.declaration_name))
            .hint(td_string!(lang, applications.declaration_name_hint)).autocomplete("name").view()}
        {form.choices("accept", td_string!(lang, applications.declaration_legend), accept, true)}
        <p>{td_string!(lang, corrections.send_once)}</p>
        {form.error("send").map(|says| view! { <p class="why" id=field_id("send")>{says.to_owned()}</p> })}
        <p class="row"><button class="button" name="do" value="answer">{td_string!(lang, corrections.send)}</button></p>
    }
    .into_any()
}

fn not_now(lang: Lang, opened: &Opened) -> AnyView {
    let suspended = opened.line.state().standing == Kind::Suspended;
    let says =
        if suspended { td_string!(lang, corrections.suspended) } else { td_string!(lang, corrections.representative_sends) };
    view! { <p>{says}</p> }.into_any()
}
