//! What a visitor looks for.

use crate::knowledge::{Availability, Enclosure, Transducer, Wearing};
use crate::situation::{GearType, Vocabulary};
use crate::vocabulary;

vocabulary!(
    /// What a list of products can be narrowed by.
    Facet, "facet", {
        Origin = "origin",
        Type = "type",
        Enclosure = "enclosure",
        Wearing = "wearing",
        Transducer = "transducer",
        Availability = "availability",
        Price = "price",
        Impedance = "impedance",
        Isolation = "isolation",
        LowestHz = "lowest_hz",
    }
);

vocabulary!(
    /// Whose catalogue has a product.
    Origin, "origin", {
        /// A shop's or the visitor's own.
        Outside = "outside",
        BuiltIn = "built_in",
    }
);

vocabulary!(
    #[derive(Default)]
    /// What comes first. Products whose figure is unknown always come last.
    Sort, "order", {
        /// How well name and kind fit the text; of what fits alike, and without a text, the products of a catalogue from
        /// outside first, each part as [`Sort::Name`].
        #[default]
        Relevance = "relevance",
        /// By brand and model.
        Name = "name",
        /// Cheapest first.
        Price = "price",
        /// Best score first, one rig after the other: scores of different rigs cannot be compared.
        Preference = "preference",
        /// Deepest first.
        Extension = "extension",
        /// Lightest first.
        Weight = "weight",
        /// Lowest nominal impedance first.
        Impedance = "impedance",
    }
);

/// A stretch of a figure, both ends included; an end left out is open.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bounds {
    pub from: Option<f32>,
    pub to: Option<f32>,
}

impl Bounds {
    #[must_use]
    pub fn is_open(self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    #[must_use]
    pub fn contains(self, value: f32) -> bool {
        self.from.is_none_or(|from| from <= value) && self.to.is_none_or(|to| value <= to)
    }
}

/// What a visitor looks for: all that is given must hold. Of several values of one facet any one will do, and an empty
/// list asks for nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// Brand, model and kind, or parts of them, in any order and with mistakes; also the size of a woofer: `10 inch`.
    pub text: String,
    pub origins: Vec<Origin>,
    pub types: Vec<GearType>,
    pub enclosures: Vec<Enclosure>,
    pub wearing: Vec<Wearing>,
    pub transducers: Vec<Transducer>,
    pub availability: Vec<Availability>,
    /// In the catalogue's currency, as the catalogue has it: for monitors one, not the pair.
    pub price: Bounds,
    /// Nominal impedance of headphones in ohms.
    pub impedance_ohms: Bounds,
    /// What headphones keep out, in dB.
    pub isolation_db: Bounds,
    /// Lower corner of loudspeakers in hertz, see [`super::extension`].
    pub lowest_hz: Bounds,
    pub sort: Sort,
}

impl Query {
    /// The values chosen of a facet that is a choice, a bit for each; none chosen: nothing asked.
    pub(super) fn chosen(&self, facet: Facet) -> u32 {
        match facet {
            Facet::Origin => bits(&self.origins),
            Facet::Type => bits(&self.types),
            Facet::Enclosure => bits(&self.enclosures),
            Facet::Wearing => bits(&self.wearing),
            Facet::Transducer => bits(&self.transducers),
            Facet::Availability => bits(&self.availability),
            Facet::Price | Facet::Impedance | Facet::Isolation | Facet::LowestHz => 0,
        }
    }

    /// The bounds of a facet that is a figure.
    pub(super) fn bounds(&self, facet: Facet) -> Bounds {
        match facet {
            Facet::Price => self.price,
            Facet::Impedance => self.impedance_ohms,
            Facet::Isolation => self.isolation_db,
            Facet::LowestHz => self.lowest_hz,
            Facet::Origin
            | Facet::Type
            | Facet::Enclosure
            | Facet::Wearing
            | Facet::Transducer
            | Facet::Availability => Bounds::default(),
        }
    }
}

fn bits<V: Vocabulary>(chosen: &[V]) -> u32 {
    chosen.iter().fold(0, |bits, value| bits | 1 << value.index())
}

impl Facet {
    /// How many values there are to choose from; zero for a figure.
    #[must_use]
    pub const fn choices(self) -> usize {
        match self {
            Self::Origin => Origin::ALL.len(),
            Self::Type => GearType::ALL.len(),
            Self::Enclosure => Enclosure::ALL.len(),
            Self::Wearing => Wearing::ALL.len(),
            Self::Transducer => Transducer::ALL.len(),
            Self::Availability => Availability::ALL.len(),
            Self::Price | Self::Impedance | Self::Isolation | Self::LowestHz => 0,
        }
    }
}
