//! Criteria while they are written: levels as lines of text, read when they are frozen; and as a form.

use super::{
    fields::{Values, both},
    model::CriterionDraft,
    rules::{self, TITLE},
};
use crate::{
    calls::{
        criteria::{Criterion, Level, MOST_POINTS},
        terms::Both,
    },
    office::model::{At, Gap, Lack},
    web::form::Form,
};

/// Most criteria of a line: nobody weighs more of them with care.
pub const MOST: usize = 12;
/// Levels of a criterion.
const LEVELS: std::ops::RangeInclusive<usize> = 2..=6;
/// Longest sentence of a level, in characters.
const SENTENCE: usize = 500;

pub fn of_form(form: &Form, i: usize) -> CriterionDraft {
    CriterionDraft {
        id: form.get(&format!("k{i}_id")).to_owned(),
        title: both(form, &format!("k{i}_title")),
        looks_at: both(form, &format!("k{i}_looks_at")),
        levels: both(form, &format!("k{i}_levels")),
    }
}

pub(super) fn into_form(values: &mut Values, i: usize, criterion: &CriterionDraft) {
    values.put(format!("k{i}_id"), &criterion.id);
    values.both(&format!("k{i}_title"), &criterion.title);
    values.both(&format!("k{i}_looks_at"), &criterion.looks_at);
    values.both(&format!("k{i}_levels"), &criterion.levels);
}

/// What a criterion lacks.
pub fn check(at: At, i: usize, criterion: &CriterionDraft) -> Vec<Gap> {
    let mut gaps = rules::both(at, &format!("k{i}_title"), &criterion.title, TITLE);
    gaps.extend(rules::help(at, &format!("k{i}_looks_at"), &criterion.looks_at));
    let missing = rules::both(at, &format!("k{i}_levels"), &criterion.levels, rules::TEXT);
    if missing.is_empty() {
        let wrong = levels(&criterion.levels).err();
        gaps.extend(wrong.map(|(lang, what)| Gap { at, field: format!("k{i}_levels_{lang}"), what }));
    }
    gaps.extend(missing);
    gaps
}

/// Levels as they are frozen; else the language in which something is wrong, and what.
pub fn levels(written: &Both) -> Result<Vec<Level>, (&'static str, Lack)> {
    let es = listed(&written.es).map_err(|what| ("es", what))?;
    let en = listed(&written.en).map_err(|what| ("en", what))?;
    if !es.iter().map(|(points, _)| points).eq(en.iter().map(|(points, _)| points)) {
        return Err(("en", Lack::LevelsDiffer));
    }
    Ok(es.into_iter().zip(en).map(|((points, es), (_, en))| Level { points, says: Both { es, en } }).collect())
}

/// One level a line: its points, a colon and a sentence. No two have the same points.
fn listed(text: &str) -> Result<Vec<(u8, String)>, Lack> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let levels = lines.map(level).collect::<Result<Vec<_>, _>>()?;
    let mut points: Vec<u8> = levels.iter().map(|(points, _)| *points).collect();
    points.sort_unstable();
    points.dedup();
    if LEVELS.contains(&levels.len()) && points.len() == levels.len() { Ok(levels) } else { Err(Lack::Levels) }
}

fn level(line: &str) -> Result<(u8, String), Lack> {
    let (points, says) = line.split_once(':').ok_or(Lack::Levels)?;
    // «20 puntos: …» says the same.
    let points = points.split_whitespace().next().and_then(|word| word.parse().ok());
    let points = points.filter(|points| *points <= MOST_POINTS).ok_or(Lack::Levels)?;
    match says.trim() {
        "" => Err(Lack::Levels),
        says if says.chars().count() > SENTENCE => Err(Lack::TooLong),
        says => Ok((points, says.to_owned())),
    }
}

/// A criterion as it is frozen; none while its levels cannot be read.
pub fn frozen(draft: &CriterionDraft) -> Option<Criterion> {
    let levels = levels(&draft.levels).ok()?;
    Some(Criterion { id: draft.id.clone(), title: draft.title.clone(), looks_at: draft.looks_at.clone(), levels })
}

/// A published criterion as it is written.
pub fn written(criterion: &Criterion) -> CriterionDraft {
    let of = |pick: fn(&Both) -> &String| {
        let lines = criterion.levels.iter().map(|level| format!("{}: {}", level.points, pick(&level.says)));
        lines.collect::<Vec<_>>().join("\n")
    };
    CriterionDraft {
        id: criterion.id.clone(),
        title: criterion.title.clone(),
        looks_at: criterion.looks_at.clone(),
        levels: Both { es: of(|says| &says.es), en: of(|says| &says.en) },
    }
}
