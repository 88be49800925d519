//! The web: router, shell, languages, errors, shared parts. Knows every room; rooms know only its shared parts:
//! [`address`], [`lang`], [`visit`], [`parts`], [`errors`], [`form`].

mod accept;
pub mod address;
pub mod arrival;
mod assets;
pub mod cache;
pub mod counts;
pub mod dates;
mod desk;
pub mod download;
pub mod errors;
pub mod form;
mod given_back;
pub mod head;
pub mod lang;
mod mast;
pub mod meanwhile;
mod middleware;
pub mod parts;
pub mod problem;
pub mod render;
pub mod router;
pub mod shell;
mod sitemap;
pub mod upload;
pub mod visit;
