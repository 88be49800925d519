//! Reading a budget from a file: it is shown, row by row, and takes the place of what is stored only when it is saved from there.

use crate::{
    applications::{
        pages::{self, Rows},
        rules, sheet,
    },
    error::Result,
    i18n::td_string,
    policy::{Act, may},
    web::{
        upload::Upload,
        visit::{Viewer, Visit},
    },
};
use axum::{extract::Path, response::Response};

pub async fn read_sheet(visit: Visit, _: Viewer, Path(id): Path<String>, upload: Upload) -> Result<Response> {
    let (_, line, terms, association) = pages::open_draft(&visit, &id).await?;
    may(&visit.actor(), Act::DraftBudget(&association.id))?;
    rules::may_draft(&line.state(), visit.now)?;
    let Some(file) = upload.file else {
        let none = td_string!(visit.lang, applications.paper_none_chosen).to_owned();
        return pages::budget_page(&visit, &id, Rows::NotRead(none)).await;
    };
    let shows = match sheet::read(&file.bytes, &terms) {
        Ok(read) => Rows::Read(read),
        Err(why) => Rows::NotRead(pages::no_sheet(visit.lang, why)),
    };
    pages::budget_page(&visit, &id, shows).await
}
