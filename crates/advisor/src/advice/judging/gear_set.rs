//! A set of gear types.

use crate::situation::{GearType, Vocabulary};

/// Some gear types; a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GearSet(u32);

const _: () =
    assert!(GearType::ALL.len() <= u32::BITS as usize, "give GearSet more bits: there are too many gear types");

impl GearSet {
    #[must_use]
    pub fn with(self, gear: GearType) -> Self {
        Self(self.0 | 1 << gear.index())
    }

    /// The types that are in both sets.
    #[must_use]
    pub fn both(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The types that are in either set.
    #[must_use]
    pub fn either(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// A bit for each type, by its place.
    #[must_use]
    pub fn bits(self) -> u32 {
        self.0
    }

    #[must_use]
    pub fn contains(self, gear: GearType) -> bool {
        self.0 & (1 << gear.index()) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_tells_every_gear_type_from_every_other() {
        let mut all = GearSet::default();
        for &gear in GearType::ALL {
            assert!(!all.contains(gear), "{} is in a set before it was added", gear.name());
            all = all.with(gear);
            let alone = GearSet::default().with(gear);
            let held: Vec<GearType> = GearType::ALL.iter().copied().filter(|other| alone.contains(*other)).collect();
            assert_eq!(held, [gear]);
        }
        assert!(GearType::ALL.iter().all(|gear| all.contains(*gear)));
    }
}
