//! The words of a fact, and the fact without them: what a recorded redaction leaves.

use super::{AssertedBy, COMPUTED, FactKind, NewFact};

impl NewFact {
    /// The fact with `es` and `en` in the place of all that somebody wrote, and an association that appeared under a pseudonym. What it is
    /// about, its dates, its weight and what follows from it stay.
    pub fn without_words(&self, es: &str, en: &str, pseudonym: impl Fn(&str) -> String) -> Self {
        let mut left = self.clone();
        left.text_es = es.to_owned();
        left.text_en = en.to_owned();
        left.source = es.to_owned();
        left.confidence_note = None;
        // Whether its date was computed decides whether it counts.
        left.inferred = if self.is_computed() { vec![COMPUTED.to_owned()] } else { Vec::new() };
        if self.asserted_by == AssertedBy::Association {
            left.by = self.by.as_deref().map(pseudonym);
        }
        left.kind.take_words(es);
        left
    }

    /// Whether both say the same in the same words: a fact and what confirmed it.
    pub fn shares_words(&self, other: &NewFact) -> bool {
        self.subject == other.subject && self.text_es == other.text_es && self.text_en == other.text_en
    }
}

impl FactKind {
    fn take_words(&mut self, instead: &str) {
        match self {
            FactKind::Suspended { stated_reason_es, stated_reason_en, .. } => {
                *stated_reason_es = None;
                *stated_reason_en = None;
            }
            FactKind::OrderedByCourt { court: words, .. } | FactKind::AuthorityNotified { how: words, .. } => *words = None,
            FactKind::CheckedNoAct { searched, not_searched } | FactKind::EditionNotFound { searched, not_searched, .. } => {
                searched.iter_mut().chain(not_searched).for_each(|place| instead.clone_into(place));
            }
            _ => {}
        }
    }
}
