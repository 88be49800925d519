//! Reading a budget from a file: it is shown, row by row, and takes the place of what is stored only when it is saved from there.

use crate::{
    applications::{
        pages::{self, Rows},
        sheet::{self, NoSheet},
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
    line.still_drafted(&crate::ids::ApplicationId::from_text(&id))?;
    let Some(file) = upload.file else {
        let none = match upload.form.is_fine() {
            true => td_string!(visit.lang, applications.paper_none_chosen).to_owned(),
            // A budget's own limit is less than that of a file.
            false => pages::no_sheet(visit.lang, NoSheet::TooLarge),
        };
        return pages::budget_page(&visit, &id, Rows::NotRead(none)).await;
    };
    let shows = match sheet::read(&file.bytes, &terms) {
        Ok(read) => Rows::Read(read),
        Err(why) => Rows::NotRead(pages::no_sheet(visit.lang, why)),
    };
    pages::budget_page(&visit, &id, shows).await
}
