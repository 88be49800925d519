//! The papers that a line wants: those that its questions ask for and those of its list. One place to look them up, so that whatever is
//! done with a paper is done with both alike. Pure.

use super::{
    answers::Answers,
    needed::Needed,
    papers::{MOST_A_PAPER, most_files},
};
use crate::calls::terms::{Both, LineTerms, Question, QuestionKind};

/// A paper that is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted<'a> {
    pub id: &'a str,
    pub title: &'a Both,
    pub required: bool,
    /// Most files for it.
    pub most: usize,
    /// The question that asks for it; none for one of the list.
    pub question: Option<&'a Question>,
}

impl<'a> Wanted<'a> {
    /// What a question asks for; none where it asks for no files.
    pub fn by(question: &'a Question) -> Option<Self> {
        let QuestionKind::File { max_files } = question.kind else { return None };
        let Question { id, text: title, required, .. } = question;
        Some(Self { id, title, required: *required, most: most_files(max_files), question: Some(question) })
    }
}

/// Every paper that a line can want, whatever is answered, in the order of the form.
pub fn all(terms: &LineTerms) -> impl Iterator<Item = Wanted<'_>> {
    terms.questions.iter().filter_map(Wanted::by).chain(listed(terms))
}

/// Those of the list: they are wanted whatever is answered.
pub fn listed(terms: &LineTerms) -> impl Iterator<Item = Wanted<'_>> {
    let listed = terms.papers.iter();
    listed.map(|paper| Wanted {
        id: &paper.id,
        title: &paper.title,
        required: paper.required,
        most: usize::from(MOST_A_PAPER),
        question: None,
    })
}

/// Those that are wanted given the answers so far.
pub fn asked<'a>(terms: &'a LineTerms, given: &Answers) -> Vec<Wanted<'a>> {
    let needed = Needed::of(terms, given);
    all(terms).filter(|wanted| wanted.question.is_none() || needed.is(wanted.id)).collect()
}

/// One of them by its id, whether it is wanted now or not.
pub fn find<'a>(terms: &'a LineTerms, id: &str) -> Option<Wanted<'a>> {
    all(terms).find(|wanted| wanted.id == id)
}
