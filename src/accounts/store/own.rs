//! What is kept of a person in all rooms: one list, so that a copy of an account leaves nothing out. A test holds it against the tables.

use crate::{error::Result, ids::PersonId};
use serde_json::Value;
use sqlx::SqlitePool;

/// A part of the copy. What belongs to an association (answers, papers, what was filed) is named by its id and not copied: whoever left it
/// may no longer read it. Letters come without their text, which may hold a link that opens the account.
struct Part {
    name: &'static str,
    table: &'static str,
    fields: &'static [&'static str],
    /// Which rows are about the person, who is `my_id` and `my_email`.
    whose: &'static str,
}

const fn part(name: &'static str, table: &'static str, fields: &'static [&'static str], whose: &'static str) -> Part {
    Part { name, table, fields, whose }
}

const PARTS: &[Part] = &[
    part(
        "invitations_received",
        "association_invitations",
        &["association", "email", "role", "sent_at", "expires_at", "state", "decided_at"],
        "email = my_email or accepted_by = my_id",
    ),
    part(
        "invitations_sent",
        "association_invitations",
        &["association", "role", "sent_at", "sends", "state"],
        "invited_by = my_id",
    ),
    part("letters", "outbox", &["recipient", "subject", "queued_at", "sent_at"], "recipient = my_email"),
    part("drafts_begun", "drafts", &["id", "association", "line", "started_at"], "started_by = my_id"),
    part("answers_saved", "draft_answers", &["draft", "question", "saved_at"], "saved_by = my_id"),
    part("files_attached", "draft_files", &["draft", "paper", "name", "added_at"], "added_by = my_id"),
    part("budget_rows_saved", "draft_budget", &["draft", "id", "saved_at"], "saved_by = my_id"),
    part(
        "declarations_signed",
        "applications",
        &["id", "folio", "association", "line", "filed_at", "content ->> '$.declaration.name'"],
        "filed_by = my_id",
    ),
    part("corrections_answered", "correction_answers", &["correction", "answered_at"], "person = my_id"),
    part("corrections_asked", "corrections", &["id", "application", "line", "asked_at"], "person = my_id"),
    part("papers_kept", "dossier_versions", &["id", "paper", "number", "file_name", "added_at"], "added_by = my_id"),
    part("papers_opened", "dossier_openings", &["version", "institution", "opened_at"], "person = my_id"),
    part("papers_lent", "paper_loans", &["application", "paper", "version", "lent_at"], "lent_by = my_id"),
    part("steps_done", "guide_steps", &["association", "guide", "step", "done_at"], "done_by = my_id"),
    part("duties_marked", "duty_marks", &["association", "duty", "year", "done_on", "marked_at"], "person = my_id"),
    part(
        "suggestions",
        "suggestions",
        &["title", "url", "institution", "note", "suggested_at", "state", "call", "reason", "decided_at"],
        "person = my_id",
    ),
    part(
        "evidence",
        "evidence",
        &["id", "fact", "kind", "level", "url", "fetched_on", "recorded_at", "file_name"],
        "person = my_id",
    ),
    part(
        "testimonies",
        "testimonies",
        &["evidence", "called", "words"],
        "exists (select 1 from evidence e where e.id = testimonies.evidence and e.person = my_id)",
    ),
    part(
        "copies_published",
        "evidence_copies",
        &["evidence", "published_at", "withdrawn_at", "reason"],
        "published_by = my_id or withdrawn_by = my_id",
    ),
    part(
        "consents_recorded",
        "consents",
        &["evidence", "scope", "given_on", "how", "recorded_at", "withdrawn_at"],
        "recorded_by = my_id or withdrawn_by = my_id",
    ),
    part("conflict_declarations", "conflict_declarations", &["line", "folio", "conflict", "declared_at"], "person = my_id"),
    part("conflicts_lifted", "conflict_lifts", &["declaration", "lifted_at"], "person = my_id"),
    part("folios_assigned", "assignments", &["line", "folio", "given", "at"], "my_id in (person, done_by)"),
    part("names_opened", "name_openings", &["line", "opened_at"], "person = my_id"),
    part("rulings", "rulings", &["line", "folio", "result", "cents", "ruled_at"], "person = my_id"),
    part("opinions", "opinions", &["line", "folio", "given_at"], "person = my_id"),
    part("opinions_begun", "opinion_drafts", &["line", "folio", "saved_at"], "person = my_id"),
    part("proposals", "proposals", &["line", "proposed_at"], "person = my_id"),
    part(
        "acts_proposed",
        "proposed_acts",
        &["institution", "subject_kind", "subject_id", "body", "proposed_at"],
        "person = my_id",
    ),
    part("acts_decided", "proposed_act_ends", &["proposal", "outcome", "ended_at"], "person = my_id"),
    part(
        "replacements",
        "replacements",
        &["association", "reason", "announced_at", "carried_out_from", "state", "decided_at", "decision"],
        "my_id in (lost, successor, announced_by, decided_by)",
    ),
    part("objections", "replacement_objections", &["replacement", "words", "objected_at"], "person = my_id"),
];

/// Everything that is kept of a person beside account, sessions, roles and acts, by part.
pub async fn kept_of(pool: &SqlitePool, id: &PersonId, email: &str) -> Result<Vec<(&'static str, Vec<Value>)>> {
    let mut all = Vec::new();
    for Part { name, table, fields, whose } in PARTS {
        let object: Vec<String> = fields.iter().map(|field| format!("'{}', {field}", called(field))).collect();
        let sql = format!(
            "with me (my_id, my_email) as (values (?, ?)) select json_object({}) from {table}, me where {whose}",
            object.join(", ")
        );
        let rows: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).bind(id).bind(email).fetch_all(pool).await?;
        all.push((*name, rows.iter().map(|row| Ok(serde_json::from_str(row)?)).collect::<Result<_>>()?));
    }
    Ok(all)
}

/// A column's name, or the last step of a path within it.
fn called(field: &str) -> &str {
    field.rsplit('.').next().map_or(field, |last| last.trim_end_matches('\''))
}
