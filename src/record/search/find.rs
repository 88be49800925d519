//! From what somebody typed to what is found: spellings first, then each sort of thing with its count.

use super::{
    near::Vocabulary,
    question::{Question, Word, expression},
    standings,
};
use crate::{
    app::App,
    calls::{
        index::{self, Hit, Thing},
        record::Record,
        standing::Kind,
    },
    error::Result,
    record::tally::folded,
};
use std::collections::BTreeMap;

/// Counted no further: beyond it, a word more helps better.
pub const MOST: usize = 300;
/// On a page of one sort.
pub const A_PAGE: usize = 20;
/// Of each sort, where all are shown.
const A_GLANCE: usize = 5;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What was searched for in the end.
    pub words: Vec<Word>,
    /// Standings that were named: whoever types the word of a stamp looks for what bears it.
    pub standings: Vec<Kind>,
    /// Words that do not occur, each with what was searched for in its place: the nearest, then others.
    pub instead: Vec<(String, Vec<String>)>,
    /// Words that do not occur, nor anything near them; the others were searched for without them.
    pub without: Vec<String>,
    pub groups: Vec<Group>,
    /// Where nothing has all the words: each alone, with the number of things it is in.
    pub alone: Vec<(Word, usize)>,
}

/// One sort of thing.
#[derive(Clone, Debug)]
pub struct Group {
    pub thing: Thing,
    /// At most [`MOST`] and one: then there are more.
    pub count: usize,
    /// The ids of this page, the best first.
    pub ids: Vec<String>,
}

impl Group {
    pub fn is_more_than_counted(&self) -> bool {
        self.count > MOST
    }

    pub fn counted(&self) -> usize {
        self.count.min(MOST)
    }

    pub fn pages(&self) -> usize {
        self.counted().div_ceil(A_PAGE).max(1)
    }
}

/// Searches today's record.
pub async fn find(app: &App, record: &Record, question: &Question) -> Result<Found> {
    let mut found = spelled(app, question).await?;
    if found.words.is_empty() {
        return Ok(found);
    }
    let asked = expression(&found.words);
    let said = found.words.iter().map(Word::as_str).collect::<Vec<_>>().join(" ");
    let rows = index::rows(&app.db, &asked, question.thing, MOST + 1).await?;
    let mut best = weighed(app, &asked, &rows, &said).await?;
    // Whose name has all the words is what was meant, however long the names beside it are.
    best.sort_by_cached_key(|hit| !has_all(&found.words, &hit.names));
    let (limit, skip) = if question.thing.is_some() { (A_PAGE, (question.page - 1) * A_PAGE) } else { (A_GLANCE, 0) };
    for thing in order(record, &said) {
        let Some(rows) = rows.get(&thing) else { continue };
        let ids = if rows.len() > MOST {
            index::ids(&app.db, rows.get(skip..rows.len().min(skip + limit)).unwrap_or_default()).await?
        } else {
            best.iter().filter(|hit| hit.thing == thing).skip(skip).take(limit).map(|hit| hit.id.clone()).collect()
        };
        found.groups.push(Group { thing, count: rows.len(), ids });
    }
    if found.groups.is_empty() && found.words.len() > 1 {
        for word in found.words.clone() {
            let count = index::rows(&app.db, &word.expression(), None, MOST + 1).await?.values().map(Vec::len).sum();
            found.alone.push((word, count));
        }
    }
    Ok(found)
}

/// The sorts with few enough finds to be weighed against one another, weighed: thousands would take longer than it helps, and of those
/// the newest come first. Neighbouring sorts are weighed in one go, since what takes long is to learn how frequent each word is.
async fn weighed(app: &App, asked: &str, rows: &BTreeMap<Thing, Vec<i64>>, said: &str) -> Result<Vec<Hit>> {
    let few = |thing: &Thing| rows.get(thing).is_none_or(|rows| rows.len() <= MOST);
    let mut best = Vec::new();
    for run in Thing::ALL.chunk_by(|one, next| few(one) && few(next)) {
        let mut found = run.iter().filter(|thing| few(thing) && rows.contains_key(thing));
        if let Some(first) = found.next() {
            best.extend(index::best(&app.db, asked, (*first, *found.next_back().unwrap_or(first)), said).await?);
        }
    }
    Ok(best)
}

fn has_all(words: &[Word], names: &str) -> bool {
    // What a thing is called in addresses is nobody's name for it.
    let names: Vec<&str> = names.lines().filter(|name| !name.contains('-') || name.contains(' ')).collect();
    let names = folded(&names.join("\n"));
    let tokens: Vec<&str> = names.split(|c: char| !c.is_alphanumeric()).collect();
    words.iter().all(|word| tokens.iter().any(|token| word.finds(token)))
}

/// Each word as it occurs, or the nearest that does.
async fn spelled(app: &App, question: &Question) -> Result<Found> {
    let mut found = Found { standings: standings::named(&question.words), ..Found::default() };
    if question.words.is_empty() {
        return Ok(found);
    }
    let vocabulary = app.derived.get(&app.db, Vocabulary::load).await?;
    for word in &question.words {
        if vocabulary.has(word) {
            found.words.push(word.clone());
            continue;
        }
        if standings::holds(&found.standings, word) {
            continue;
        }
        let near = vocabulary.near(word);
        match near.first() {
            Some(nearest) => {
                found.words.push(Word::new(nearest));
                found.instead.push((word.as_str().to_owned(), near));
            }
            None => found.without.push(word.as_str().to_owned()),
        }
    }
    Ok(found)
}

/// Sorts as they are shown; institutions come first where what was meant is an acronym.
fn order(record: &Record, said: &str) -> Vec<Thing> {
    let is_acronym = record.institutions.values().any(|one| one.acronym.as_deref().is_some_and(|name| folded(name) == said));
    let mut order = Thing::ALL.to_vec();
    if is_acronym {
        order.sort_by_key(|thing| *thing != Thing::Institution);
    }
    order
}
