//! Tests of institutions that receive: designation, officials, publishing, suspending.

mod publishing;
mod rules;
mod steward;
mod suspension;
mod terms;
