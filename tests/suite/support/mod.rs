//! What tests stand on: a whole service on a data folder of its own, and people who visit it.

mod answer;
pub mod office;
mod persona;
pub mod scanner;
mod visitor;
mod world;

pub use answer::Answer;
pub use persona::{PASSWORD, Persona, email_of, path_of};
pub use visitor::{Part, Visitor};
pub use world::World;
