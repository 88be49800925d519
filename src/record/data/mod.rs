//! Open data: the record as files that others use, each described by what writes it.
//!
//! - [`table`]: columns that say what they are; [`calls`], [`facts`]: the two tables; [`codes`]: what their codes mean;
//! - [`ocds`]: releases of the Open Contracting Data Standard; [`grants`]: paid awards for 360Giving; [`package`]: the dictionary for machines;
//! - [`files`]: all of them by name, for [`serve`], which keeps what it wrote in a [`spool`], and for `acuse export`; [`page`]: the dictionary for people, licence, policy.

mod calls;
mod codes;
mod facts;
pub mod files;
mod grants;
pub mod ocds;
mod package;
mod page;
mod serve;
pub mod spool;
pub mod table;

use crate::{
    app::App,
    web::{address::Route, router::Bilingual as _},
};
use axum::{Router, routing::get};
use files::File;

/// What is ours here is the compilation: it may be used for anything by whoever names where it comes from.
pub const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";
pub const LICENCE_NAME: &str = "CC-BY-4.0";

pub fn routes() -> Router<App> {
    let files = File::ALL.into_iter().fold(Router::new(), |router, file| {
        let answer = move |app, client, headers, query| serve::answer(file, app, client, headers, query);
        router.route(&format!("/data/{}", file.path()), get(answer))
    });
    let whole = ["/data", "/feeds"].into_iter().fold(files, |router, address| router.route(address, get(page::without_language)));
    whole.page(Route::Data, get(page::show))
}
