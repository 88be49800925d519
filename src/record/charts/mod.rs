//! What all drawings of the record share: a sheet to draw on, text that is measured before it is placed, scales, signs, and the figure
//! that carries a lying and an upright drawing with their words. Pure but for the figure: values in, places out.

mod calendar;
mod drawing;
mod figure;
mod scale;
mod shares;
mod signs;
mod strip;
mod text;

pub use calendar::{Calendar, CalendarRow, Group};
pub use drawing::{Area, Drawing, LabelBox, Spot, Stroke, Text};
pub use figure::{Told, figure, legend, ornament};
pub use scale::{Linear, Scale};
pub use shares::{Bar, FEW, Ink, Shares, SharesGroup, bar, swatch};
pub use signs::{Band, Item, Kind};
pub use strip::{Bound, Dot, Strip, StripRow};

pub(super) use drawing::round;
pub(super) use signs::{arrow, doubt, lanes, mark, stretch};
pub(super) use text::{LINE, Line, widest, width_of, wrap};
