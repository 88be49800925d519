//! Drafts as forms and forms as drafts. What is typed is kept as typed.

use crate::{
    calls::{due::fields as term, money::Currency, terms::Both},
    ids::ProgrammeId,
    office::model::{CallDraft, LineDraft, PaperDraft, QuestionDraft},
    web::form::Form,
};

/// More questions or papers than anybody asks for: a form that claims more is cut here.
const MOST: usize = 60;

/// The call's own fields, with its lines as they were.
pub fn call(form: &Form, known: &CallDraft) -> CallDraft {
    let programme = form.get("programme");
    CallDraft {
        title: both(form, "title"),
        fiscal_year: form.get("fiscal_year").to_owned(),
        programme: (!programme.is_empty()).then(|| ProgrammeId::from_text(programme)),
        opens: form.get("opens").to_owned(),
        closes: form.get("closes").to_owned(),
        clock: form.get("clock").to_owned(),
        by_window: form.has("by_window", "yes"),
        hours_from: form.get("hours_from").to_owned(),
        hours_to: form.get("hours_to").to_owned(),
        results: form.get("results").to_owned(),
        term_days: form.get(term::DAYS).to_owned(),
        term_from: form.get(term::FROM).to_owned(),
        term_day: form.get(term::DAY).to_owned(),
        act: form.get("act").to_owned(),
        lines: known.lines.clone(),
        edition: known.edition.clone(),
    }
}

pub fn of_call(draft: &CallDraft) -> Form {
    Form::of([
        ("title_es", draft.title.es.clone()),
        ("title_en", draft.title.en.clone()),
        ("fiscal_year", draft.fiscal_year.clone()),
        ("programme", draft.programme.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("opens", draft.opens.clone()),
        ("closes", draft.closes.clone()),
        ("clock", draft.clock.clone()),
        ("by_window", if draft.by_window { "yes" } else { "" }.to_owned()),
        ("hours_from", draft.hours_from.clone()),
        ("hours_to", draft.hours_to.clone()),
        ("results", draft.results.clone()),
        (term::DAYS, draft.term_days.clone()),
        (term::FROM, draft.term_from.clone()),
        (term::DAY, draft.term_day.clone()),
        ("act", draft.act.clone()),
    ])
}

pub fn line(form: &Form) -> LineDraft {
    LineDraft {
        title: both(form, "title"),
        description: both(form, "description"),
        currency: Currency::parse(form.get("currency")),
        ceiling: form.get("ceiling").to_owned(),
        questions: (0..count(form, "questions")).map(|i| question(form, i)).collect(),
        papers: (0..count(form, "papers")).map(|i| paper(form, i)).collect(),
    }
}

pub fn of_line(line: &LineDraft) -> Form {
    let mut values = vec![
        ("title_es".to_owned(), line.title.es.clone()),
        ("title_en".to_owned(), line.title.en.clone()),
        ("description_es".to_owned(), line.description.es.clone()),
        ("description_en".to_owned(), line.description.en.clone()),
        ("currency".to_owned(), line.currency.map(|c| c.code().to_owned()).unwrap_or_default()),
        ("ceiling".to_owned(), line.ceiling.clone()),
    ];
    for (i, q) in line.questions.iter().enumerate() {
        let texts = [
            ("text_es", &q.text.es),
            ("text_en", &q.text.en),
            ("hint_es", &q.hint.es),
            ("hint_en", &q.hint.en),
            ("kind", &q.kind),
            ("max_chars", &q.max_chars),
            ("options_es", &q.options.es),
            ("options_en", &q.options.en),
        ];
        values.extend(texts.map(|(name, text)| (format!("p{i}_{name}"), text.clone())));
        values.extend(q.required.then(|| (format!("p{i}_required"), "yes".to_owned())));
    }
    for (i, paper) in line.papers.iter().enumerate() {
        values.push((format!("d{i}_title_es"), paper.title.es.clone()));
        values.push((format!("d{i}_title_en"), paper.title.en.clone()));
        values.extend(paper.required.then(|| (format!("d{i}_required"), "yes".to_owned())));
    }
    Form::of(values.iter().map(|(name, value)| (name.as_str(), value.clone())))
}

fn question(form: &Form, i: usize) -> QuestionDraft {
    let get = |name: &str| form.get(&format!("p{i}_{name}")).to_owned();
    QuestionDraft {
        text: both(form, &format!("p{i}_text")),
        hint: both(form, &format!("p{i}_hint")),
        required: form.has(&format!("p{i}_required"), "yes"),
        kind: get("kind"),
        max_chars: get("max_chars"),
        options: both(form, &format!("p{i}_options")),
    }
}

fn paper(form: &Form, i: usize) -> PaperDraft {
    PaperDraft { title: both(form, &format!("d{i}_title")), required: form.has(&format!("d{i}_required"), "yes") }
}

fn both(form: &Form, name: &str) -> Both {
    Both { es: form.get(&format!("{name}_es")).to_owned(), en: form.get(&format!("{name}_en")).to_owned() }
}

fn count(form: &Form, name: &str) -> usize {
    form.get(name).parse().unwrap_or(0).min(MOST)
}

/// What a button of the line's form does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Button {
    Save,
    AddQuestion,
    RemoveQuestion(usize),
    AddPaper,
    RemovePaper(usize),
    RemoveLine,
}

impl Button {
    pub fn pressed(form: &Form) -> Self {
        let number = |text: &str| text.parse().ok();
        match form.get("do") {
            "add_question" => Self::AddQuestion,
            "add_paper" => Self::AddPaper,
            "remove_line" => Self::RemoveLine,
            other => other
                .strip_prefix("remove_question_")
                .and_then(number)
                .map(Self::RemoveQuestion)
                .or_else(|| other.strip_prefix("remove_paper_").and_then(number).map(Self::RemovePaper))
                .unwrap_or(Self::Save),
        }
    }

    /// Adds or removes a part of a line; where the page should be read on.
    pub fn change(self, line: &mut LineDraft) -> Option<String> {
        match self {
            Self::AddQuestion if line.questions.len() < MOST => {
                line.questions.push(QuestionDraft { required: true, ..QuestionDraft::default() });
                Some(format!("p{}_text_es", line.questions.len() - 1))
            }
            Self::AddPaper if line.papers.len() < MOST => {
                line.papers.push(PaperDraft { required: true, ..PaperDraft::default() });
                Some(format!("d{}_title_es", line.papers.len() - 1))
            }
            Self::RemoveQuestion(i) if i < line.questions.len() => {
                line.questions.remove(i);
                Some("questions".to_owned())
            }
            Self::RemovePaper(i) if i < line.papers.len() => {
                line.papers.remove(i);
                Some("papers".to_owned())
            }
            _ => None,
        }
    }
}
