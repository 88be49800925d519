//! What changed in a draft since whoever is about to file had its page open: each part by its name, with whoever saved it and when.

use super::{budget_rows::as_typed, fields::SHOWN};
use crate::{
    applications::{
        actions::who,
        answers::question_of,
        content::Plan,
        meanwhile::{Changed, Marks, marks, of_applicant, since},
        model::{Applicant, SavedAnswer, Who, WholeDraft},
        rows::SavedRow,
        store, words,
    },
    calls::terms::LineTerms,
    clock::Now,
    error::Result,
    i18n::td_string,
    ids::PersonId,
    web::{form::Form, lang::Lang, visit::Visit},
};
use leptos::prelude::*;

/// What would be filed of a draft, as a page shows it: answers, rows and files, and who applies.
pub struct Shown {
    marks: Marks,
    rows: Vec<SavedRow>,
    applicant: Applicant,
}

impl Shown {
    pub async fn of(visit: &Visit, whole: &WholeDraft, plan: &Plan, applicant: Applicant) -> Result<Self> {
        let rows = store::budget_rows(visit.app.db.read(), &whole.draft.id).await?;
        let mut marks = marks(&plan.answers, rows.iter().map(|row| (&row.id, &row.typed)), &plan.papers);
        marks.extend(of_applicant(&applicant));
        Ok(Self { marks, rows, applicant })
    }

    /// What the form of the page remembers.
    pub fn fields(&self) -> AnyView {
        let fields = self.marks.iter().map(|(name, mark)| {
            view! { <input r#type="hidden" name=format!("{SHOWN}{name}") value=mark.clone()/> }
        });
        fields.collect_view().into_any()
    }

    /// What is other than a form was shown, in words. Nothing where it says nothing of what it was shown.
    pub async fn since(&self, visit: &Visit, whole: &WholeDraft, terms: &LineTerms, form: &Form) -> Result<Vec<String>> {
        let shown = form.iter().filter_map(|(name, mark)| Some((name.strip_prefix(SHOWN)?.to_owned(), mark.to_owned())));
        let shown: Marks = shown.collect();
        let mut said = Vec::new();
        if !shown.is_empty() {
            for changed in since(&shown, &self.marks) {
                said.push(self.says(visit, whole, terms, &changed).await?);
            }
        }
        Ok(said)
    }

    async fn says(&self, visit: &Visit, whole: &WholeDraft, terms: &LineTerms, changed: &Changed) -> Result<String> {
        let lang = visit.lang;
        Ok(match changed {
            Changed::Answer(field) => {
                let saved = store::answer(visit.app.db.read(), &whole.draft.id, field).await?;
                let question = question_of(terms, field).map(|question| words::both(lang, &question.text).to_owned());
                let name = question.unwrap_or_else(|| td_string!(lang, kept.not_asked).to_owned());
                by(visit, name, saved.map(|SavedAnswer { by, at, .. }| (by, Some(at)))).await?
            }
            Changed::Row(id) => {
                let Some((i, row)) = self.rows.iter().enumerate().find(|(_, row)| &row.id == id) else {
                    return Ok(td_string!(lang, meanwhile.row_gone).to_owned());
                };
                let (number, text) = (i + 1, as_typed(lang, terms, &row.typed));
                let name = td_string!(lang, meanwhile.row, row = number, text = text).to_string();
                by(visit, name, Some((row.by.clone(), row.at))).await?
            }
            Changed::RowGone => td_string!(lang, meanwhile.row_gone).to_owned(),
            Changed::File(id) => {
                let file = whole.papers.iter().find(|file| &file.id == id).map(|file| file.name.as_str());
                td_string!(lang, meanwhile.file, name = file.unwrap_or_default()).to_string()
            }
            Changed::Name => td_string!(lang, meanwhile.name, name = self.applicant.name.as_str()).to_string(),
            Changed::LegalPerson => match &self.applicant.legal_person {
                Some(legal) => {
                    let all: Vec<&str> = std::iter::once(&legal.name).chain(&legal.numbers).map(String::as_str).collect();
                    td_string!(lang, meanwhile.legal_person, what = all.join(" · ")).to_string()
                }
                None => td_string!(lang, meanwhile.no_legal_person).to_owned(),
            },
            Changed::FileGone(name) => td_string!(lang, meanwhile.file_gone, name = name.as_str()).to_string(),
        })
    }
}

/// A part with whoever saved it last and when, as far as that is known.
async fn by(visit: &Visit, name: String, saved: Option<(Option<PersonId>, Option<Now>)>) -> Result<String> {
    let lang = visit.lang;
    let Some((by, Some(at))) = saved else { return Ok(name) };
    let at = words::in_both_cities(lang, at);
    let mut conn = visit.app.db.read().acquire().await?;
    Ok(match who(&mut conn, &visit.actor(), by.as_ref()).await? {
        Who::Colleague(who) => td_string!(lang, meanwhile.by_colleague, what = name, who = who, at = at).to_string(),
        Who::Yourself => td_string!(lang, meanwhile.by_yourself, what = name, at = at).to_string(),
        Who::Unknown => td_string!(lang, meanwhile.by_other, what = name, at = at).to_string(),
    })
}

/// Above the button: what changed, and that it is filed as it is now.
pub fn list(lang: Lang, changed: &[String]) -> AnyView {
    let items: Vec<_> = changed.iter().map(|one| view! { <li>{one.clone()}</li> }).collect();
    let items = (!items.is_empty()).then(|| view! { <ul>{items}</ul> });
    let says = if changed.is_empty() { td_string!(lang, meanwhile.something) } else { td_string!(lang, meanwhile.changed) };
    view! {
        <div class="notice warn" id="campo-filing" tabindex="-1">
            <p>{says}</p>
            {items}
            <p>{td_string!(lang, meanwhile.file_now)}</p>
        </div>
    }
    .into_any()
}
