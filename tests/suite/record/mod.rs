//! The public record.

mod api;
mod boards;
mod case;
mod charts;
mod cite;
mod commitments;
mod compare;
pub mod data;
mod days;
mod deadlines;
mod drawings;
mod editions;
mod elections;
mod every_page;
mod feeds;
mod figures;
mod institutions;
mod missing;
mod notes;
mod openapi;
mod pages;
mod queries;
mod reading;
mod reply;
mod search;
mod sitemap;
mod timeline;
