//! How loud a loudspeaker is at the seat. Levels in dB SPL, distances in metres.

/// Peaks above the reference level, in dB, that a system has to carry.
///
/// Source: H. Robjohns, Sound on Sound, May 2014: "typically 20dB in professional systems".
pub const PEAK_HEADROOM_DB: f64 = 20.0;

/// Margin in dB asked for on top: a system at its very limit distorts before it stops.
///
/// Source: rule of thumb; the least step that is worth having, twice the power.
pub const LEVEL_MARGIN_DB: f64 = 3.0;

/// Level of one loudspeaker in dB SPL at a distance, from its level at one metre: `L − 20·log10(d)`.
///
/// Source: inverse square law, 6 dB for each doubling (Genelec, "Correct monitors"). Free field; rooms lose less.
#[must_use]
pub fn level_at_db_spl(level_at_1_m_db_spl: f64, distance_m: f64) -> f64 {
    level_at_1_m_db_spl - 20.0 * libm::log10(distance_m)
}

/// Level in dB SPL that one loudspeaker has to have at one metre, for a level at a distance: `L + 20·log10(d)`.
///
/// Source: [`level_at_db_spl`] turned round.
#[must_use]
pub fn level_db_at_1_m(level_db_spl: f64, distance_m: f64) -> f64 {
    level_db_spl + 20.0 * libm::log10(distance_m)
}

/// What a stereo pair adds to the level of one, in dB: powers of uncorrelated signals add, and twice the power is 3 dB.
/// The reference level is that of one loudspeaker, so this is only for figures that a maker gives for a pair.
///
/// Source: Genelec, "Correct monitors".
pub const PAIR_GAIN_DB: f64 = 3.0;

/// Peak level in dB SPL that one loudspeaker has to reach at the seat for a reference level, which is that of one as well:
/// headroom and margin on top.
#[must_use]
pub fn peak_needed_db_spl(reference_db_spl: f64) -> f64 {
    reference_db_spl + PEAK_HEADROOM_DB + LEVEL_MARGIN_DB
}

/// What one loudspeaker has to spare at the seat above [`peak_needed_db_spl`], in dB; negative where it falls short.
///
/// Source: like is held against like; two loudspeakers raise the level and its reference by the same amount.
#[must_use]
pub fn headroom_db(level_at_1_m_db_spl: f64, distance_m: f64, reference_db_spl: f64) -> f64 {
    level_at_db_spl(level_at_1_m_db_spl, distance_m) - peak_needed_db_spl(reference_db_spl)
}

/// Diameter of the one round cone that has the area of several: `d·√n`, in the unit of `diameter`.
///
/// Source: the area of a circle; what a cone moves at a given excursion grows with its area.
#[must_use]
pub fn diameter_of_same_area(diameter: f64, count: u32) -> f64 {
    diameter * f64::from(count).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_near(found: f64, published: f64, half_last_digit: f64) {
        assert!((found - published).abs() <= half_last_digit, "found {found}, published {published}");
    }

    #[test]
    fn levels_at_the_seat_give_the_published_values() {
        // `domain.md`, section 4.4: level at 1 m, distance, single, pair.
        for (at_1_m, distance, single, pair) in
            [(106.0, 1.5, 102.5, 105.5), (106.0, 2.5, 98.0, 101.0), (112.0, 3.0, 102.5, 105.5)]
        {
            let found = level_at_db_spl(at_1_m, distance);
            assert_near(found, single, 0.0501);
            assert_near(found + PAIR_GAIN_DB, pair, 0.0501);
        }
    }

    #[test]
    fn a_doubled_distance_costs_six_decibels() {
        assert_near(level_at_db_spl(100.0, 1.0), 100.0, 1e-12);
        assert_near(level_at_db_spl(100.0, 2.0), 94.0, 0.0501);
    }

    #[test]
    fn what_is_needed_at_one_metre_arrives_at_the_seat() {
        for (level, distance, at_1_m) in [(96.0, 1.0, 96.0), (96.0, 2.0, 102.02), (96.0, 1.2, 97.58)] {
            assert_near(level_db_at_1_m(level, distance), at_1_m, 0.00501);
        }
    }

    #[test]
    fn the_peak_asked_for_is_headroom_and_margin_above_the_reference() {
        assert_near(peak_needed_db_spl(76.0), 99.0, 1e-12);
    }

    #[test]
    fn headroom_holds_one_loudspeaker_against_the_reference_of_one() {
        // Independent figures: 96 dB at one metre, a reference of 74 dB(C) and 20 dB of peaks, without the margin.
        for (distance_m, published) in [(0.8, 3.94), (1.2, 0.42), (1.8, -3.11)] {
            assert_near(headroom_db(96.0, distance_m, 74.0) + LEVEL_MARGIN_DB, published, 0.00501);
        }
    }

    #[test]
    fn two_cones_move_as_much_as_one_of_twice_the_area() {
        assert_near(diameter_of_same_area(7.0, 1), 7.0, 1e-12);
        assert_near(diameter_of_same_area(7.0, 2), 9.9, 0.0501);
        assert_near(diameter_of_same_area(5.0, 4), 10.0, 1e-12);
    }
}
