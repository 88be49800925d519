//! Which papers are wanted, given the answers so far: those of the list always, those of questions while they are asked. What is not
//! wanted is never missed and never filed, and stays in the draft.

use super::needed::{conditional, draft, typed};
use acuse::{
    applications::{
        answers::Answers,
        content::Plan,
        model::{Paper, WholeDraft},
        needed::Needed,
        papers::{FileKind, MOST_A_PAPER, most_files},
        rules::{Lack, lacks, paper_lacks},
        wanted::{all, asked, find, listed},
    },
    calls::terms::{LineTerms, QuestionKind},
    ids::FileId,
    scanner::Verdict,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Files for papers of every sort: of the list, of questions that ask for some or for none, of what is not there.
fn attached() -> impl Strategy<Value = Vec<(String, bool)>> {
    let papers: Vec<String> = (1..10).map(|p| format!("p{p}")).chain(["d1", "d2", "d9"].map(str::to_owned)).collect();
    prop::collection::vec((prop::sample::select(papers), any::<bool>()), 0..20)
}

fn with(answers: Answers, files: &[(String, bool)]) -> WholeDraft {
    let mut whole = draft(answers);
    for (number, (paper, is_found)) in files.iter().enumerate() {
        let id = FileId::from_text(number.to_string());
        if *is_found {
            whole.scans.insert(id.clone(), Verdict::Found("Stand-In.Test".to_owned()));
        }
        let name = format!("{number}.pdf");
        whole.papers.push(Paper { id, paper: paper.clone(), name, kind: FileKind::Pdf, bytes: 1, sha256: String::new() });
    }
    whole
}

fn ids<'a>(files: impl Iterator<Item = &'a Paper>) -> BTreeSet<&'a FileId> {
    files.map(|file| &file.id).collect()
}

proptest! {
    #[test]
    fn a_paper_is_wanted_while_its_question_is_asked_and_one_of_the_list_always(terms in conditional(), typed in typed()) {
        let needed = Needed::of(&terms, &typed);
        let now: BTreeSet<&str> = asked(&terms, &typed).iter().map(|wanted| wanted.id).collect();
        for question in &terms.questions {
            let files = matches!(question.kind, QuestionKind::File { .. });
            prop_assert_eq!(now.contains(question.id.as_str()), files && needed.is(&question.id));
            prop_assert_eq!(find(&terms, &question.id).is_some(), files);
        }
        prop_assert!(listed(&terms).all(|wanted| now.contains(wanted.id)));
        let every: Vec<&str> = all(&terms).map(|wanted| wanted.id).collect();
        prop_assert_eq!(every.iter().collect::<BTreeSet<_>>().len(), every.len(), "each under a name of its own");
        prop_assert!(all(&terms).all(|wanted| (1..=usize::from(MOST_A_PAPER)).contains(&wanted.most)));
    }

    #[test]
    fn nothing_keeps_from_filing_but_what_is_wanted(terms in conditional(), typed in typed(), files in attached()) {
        let whole = with(typed.clone(), &files);
        let told = lacks(&terms, &whole);
        let named = |lack: &Lack| match lack {
            Lack::Paper { paper } | Lack::TooManyFiles { paper, .. } | Lack::Quarantined { paper, .. } => Some(paper.clone()),
            _ => None,
        };
        let wanted = asked(&terms, &typed);
        for paper in told.iter().filter_map(named) {
            prop_assert!(wanted.iter().any(|wanted| wanted.id == paper), "{paper} is not wanted");
        }
        for one in &wanted {
            let (found, sound) = (count(&whole, one.id, true), count(&whole, one.id, false));
            let missing = told.contains(&Lack::Paper { paper: one.id.to_owned() });
            prop_assert_eq!(missing, one.required && sound == 0);
            let over = told.iter().any(|lack| matches!(lack, Lack::TooManyFiles { paper, over } if paper == one.id && one.most + over == found + sound));
            prop_assert_eq!(over, found + sound > one.most);
            prop_assert_eq!(paper_lacks(one, &whole).len(), usize::from(missing) + usize::from(over) + found);
        }
    }

    /// What is filed and what stays behind are all there is; what stays is not asked for now, or not any more.
    #[test]
    fn every_file_is_filed_or_told_to_stay(terms in conditional(), typed in typed(), files in attached()) {
        let whole = with(typed, &files);
        let plan = Plan::of(&terms, &whole);
        let (filed, stays) = (ids(plan.papers.iter()), ids(whole.unfiled(&terms)));
        prop_assert!(filed.is_disjoint(&stays));
        prop_assert_eq!(filed.len() + stays.len(), whole.papers.len());
        let (unasked, left) = (ids(whole.unasked(&terms)), ids(whole.leftovers(&terms)));
        prop_assert!(unasked.is_disjoint(&left));
        prop_assert_eq!(unasked.union(&left).copied().collect::<BTreeSet<_>>(), stays);
    }
}

fn count(whole: &WholeDraft, paper: &str, is_found: bool) -> usize {
    whole.files_for(paper).filter(|file| whole.found_in(file).is_some() == is_found).count()
}

#[test]
fn a_question_takes_no_more_files_than_any_paper() {
    assert_eq!([0, 3, 12, 13, 255].map(most_files), [0, 3, 12, 12, 12]);
}

#[test]
fn a_question_that_asks_for_files_reads_back_as_it_was_written() {
    let mut value = super::terms(1);
    let asks = serde_json::json!({ "id": "p9", "text": { "es": "Plano", "en": "Plan" }, "hint": { "es": "", "en": "" }, "required": true,
        "kind": "file", "max_files": 3 });
    value["questions"].as_array_mut().expect("questions").push(asks.clone());
    let terms: LineTerms = serde_json::from_value(value).expect("terms");
    let question = terms.question("p9").expect("it is there");
    assert_eq!((&question.kind, question.kind.name()), (&QuestionKind::File { max_files: 3 }, "file"));
    assert!(question.kind.answers().is_empty(), "nothing can depend on it");
    assert_eq!(serde_json::to_value(question).expect("JSON"), asks);
}
