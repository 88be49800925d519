//! What was filed as it stands now: with every correction that was received, and with what each of them took the place of. Pure.

use super::{
    model::{Correction, Part},
    rules::{self, Change},
};
use crate::{applications::model::Content, clock::Now, ids::CorrectionId};

/// What was filed, with the answers to corrections in their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub content: Content,
    replaced: Vec<Replaced>,
}

/// A part that an answer changed: the correction, when its answer was received, and the part before and after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    pub part: Part,
    pub correction: CorrectionId,
    pub at: Now,
    pub change: Change,
}

impl Standing {
    /// `corrections` in the order in which they were asked for. What an answer left as it was is no correction of it.
    pub fn of<'a>(filed: &Content, corrections: impl IntoIterator<Item = &'a Correction>) -> Self {
        let (mut content, mut replaced) = (filed.clone(), Vec::new());
        for correction in corrections {
            let Some(received) = &correction.answer else { continue };
            let after = rules::corrected(&content, &correction.asked, &received.content);
            for item in &correction.asked.items {
                let change = rules::change(&item.part, &content, &after);
                if !change.is_none() {
                    let (part, correction) = (item.part.clone(), correction.id.clone());
                    replaced.push(Replaced { part, correction, at: received.at, change });
                }
            }
            content = after;
        }
        Self { content, replaced }
    }

    /// What stood in a part before, the last first; nothing where it stands as it was filed.
    pub fn replaced(&self, part: &Part) -> impl Iterator<Item = &Replaced> {
        self.replaced.iter().rev().filter(move |one| &one.part == part)
    }

    /// Whether everything stands as it was filed.
    pub fn is_as_filed(&self) -> bool {
        self.replaced.is_empty()
    }
}
