//! What a project is.

use crate::{
    associations::model::{Population, named},
    clock::Now,
    ids::AssociationId,
};

named! {
    /// How migrants take part in the life of cities, in the typology of Cappiali (2015 and 2016) as the founding article gives it: "1)
    /// intercultural; 2) promoción de derechos políticos, y 3) asistencial".
    Participation {
        Intercultural = "intercultural",
        PoliticalRights = "political_rights",
        Assistance = "assistance",
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    pub id: String,
    pub association: AssociationId,
    pub what: What,
    pub added_at: Now,
    pub ended_at: Option<Now>,
}

/// What the association says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct What {
    pub title: String,
    pub description: String,
    /// Whom it works with. There is no field for who they are.
    pub populations: Vec<Population>,
    pub participation: Participation,
}

/// Most characters of a description.
pub const DESCRIPTION: usize = 4000;
/// Projects that an association keeps at a time.
pub const MOST: usize = 60;
