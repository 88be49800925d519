//! Corrections: the pure rules, and the journey of both sides through the real router.

mod answering;
mod asking;
mod files;
mod hanging;
mod merging;
mod public;
mod receipt;
mod reminders;
mod rules;
mod standing;
mod term;
mod together;

use crate::{
    applications::row_names,
    review::{Case, declares, filed, page},
    support::{Answer, Persona, office::hidden},
};

/// A case past its closing, whose reviewer declared no conflict.
pub async fn reviewed() -> Case {
    let case = filed().await.closes().await;
    declares(&case.office.reviewer, "no").await;
    case
}

/// The page on which corrections of a folio are asked for.
pub fn asking(folio: &str) -> String {
    page(&format!("/folios/{folio}/prevencion"))
}

/// Asks for corrections through the form as it shows now: parts with reasons, and working days.
pub async fn asks(official: &Persona, folio: &str, parts: &[(&str, &str)], days: &str) -> Answer {
    let to = asking(folio);
    let seen = hidden(&official.get(&to).await.is(200).text(), "seen");
    let reasons: Vec<(String, &str)> =
        parts.iter().map(|(part, reason)| (format!("reason-{}", part.replace(':', "-")), *reason)).collect();
    let mut form = vec![("seen", seen.as_str()), ("days", days)];
    form.extend(parts.iter().map(|(part, _)| ("part", *part)));
    form.extend(reasons.iter().map(|(name, reason)| (name.as_str(), *reason)));
    official.post(&to, &form).await
}

/// The page of the newest correction of an application, as its own page links to it.
pub async fn correction_of(person: &Persona, application: &str) -> String {
    let text = person.get(application).await.is(200).text();
    let start = text.find(&format!("{application}/prevenciones/")).expect("a link to the correction");
    text[start..].split('"').next().unwrap_or_default().to_owned()
}

/// Presses a button of the answer's form with what it shows and these fields.
pub async fn answers(person: &Persona, correction: &str, fields: &[(&str, &str)], button: &str) -> Answer {
    let shown = person.get(correction).await.is(200).text();
    let marks = marks(&shown, fields);
    let mut form = vec![("do", button), ("name", "Nuria Estefanía"), ("accept", "yes")];
    form.extend(marks.iter().map(|(name, mark)| (name.as_str(), mark.as_str())));
    person.post(correction, &[&form[..], fields].concat()).await
}

/// What the form remembers, as its page gives it: the version, the files, what these fields and its rows held.
pub fn marks(shown: &str, fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let of_fields = fields.iter().map(|(field, _)| format!("shown-{field}"));
    let names = ["seen", "files", "unsent"].map(str::to_owned).into_iter().chain(of_fields);
    let there = names.filter(|name| shown.contains(&format!("name=\"{name}\"")));
    let rows = if fields.iter().any(|(field, _)| *field == "rows") { row_names(shown) } else { Vec::new() };
    there.map(|name| (name.clone(), hidden(shown, &name))).chain(rows).collect()
}
