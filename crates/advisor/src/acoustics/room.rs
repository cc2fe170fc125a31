//! Small rectangular rooms. All formulas are for the inner dimensions in metres.

/// Speed of sound in air at about 20 °C, in metres a second.
pub const SPEED_OF_SOUND_M_PER_S: f64 = 343.0;

/// Directivity factor Q assumed for a studio monitor where none is known: a box whose middle and high registers
/// point at the listener. Domes in small boxes are near 2, large waveguides near 10.
pub const MONITOR_DIRECTIVITY: f64 = 5.0;

/// Cubic feet in a cubic metre.
pub const CUBIC_FEET_PER_CUBIC_METRE: f64 = 35.314_67;

#[must_use]
pub fn volume_m3(length_m: f64, width_m: f64, height_m: f64) -> f64 {
    length_m * width_m * height_m
}

/// Frequency of a room mode in hertz: `c/2 · √((nx/L)² + (ny/W)² + (nz/H)²)`.
///
/// Source: wave equation of a rigid rectangular room (Rayleigh); as printed by rftools.io and Indiana University.
#[must_use]
pub fn mode_hz(size_m: [f64; 3], order: [u32; 3]) -> f64 {
    let sum: f64 = size_m.iter().zip(order).map(|(size_m, n)| (f64::from(n) / size_m) * (f64::from(n) / size_m)).sum();
    SPEED_OF_SOUND_M_PER_S / 2.0 * sum.sqrt()
}

/// The lowest axial mode along each dimension, in hertz, in the order length, width, height.
#[must_use]
pub fn first_axial_modes_hz(size_m: [f64; 3]) -> [f64; 3] {
    [mode_hz(size_m, [1, 0, 0]), mode_hz(size_m, [0, 1, 0]), mode_hz(size_m, [0, 0, 1])]
}

/// Schroeder frequency in hertz, `2000 · √(RT60/V)`: below it single modes rule, above it they blur together.
///
/// Source: M. R. Schroeder 1962, in the SI form printed by rftools.io and prosoundtraining.com.
/// A band rather than a wall; strictly valid only for rooms with a diffuse field.
#[must_use]
pub fn schroeder_hz(rt60_s: f64, volume_m3: f64) -> f64 {
    2000.0 * (rt60_s / volume_m3).sqrt()
}

/// Distance in metres at which direct and reverberant sound are equally strong: `0.057 · √(Q·V/RT60)`.
///
/// Source: strutt.arup.com. Statistical, hence only indicative in small dead rooms.
#[must_use]
pub fn critical_distance_m(directivity: f64, volume_m3: f64, rt60_s: f64) -> f64 {
    0.057 * (directivity * volume_m3 / rt60_s).sqrt()
}

/// How much stronger the direct sound is than the reverberant at a distance, in dB: `20 log10(Dc/r)`; negative beyond the
/// critical distance. Holds above the Schroeder frequency.
///
/// Source: the definition of the critical distance, see [`critical_distance_m`].
#[must_use]
pub fn direct_to_reverberant_db(critical_distance_m: f64, distance_m: f64) -> f64 {
    20.0 * libm::log10(critical_distance_m / distance_m)
}

/// Reverberation time in seconds of a room of another volume with walls like those of a known one: it grows with the cube
/// root of the volume.
///
/// Source: Sabine's law for rooms of one shape, where the volume grows faster than the walls.
#[must_use]
pub fn rt60_s_at(rt60_s: f64, known_m3: f64, volume_m3: f64) -> f64 {
    rt60_s * libm::cbrt(volume_m3 / known_m3)
}

/// Reference listening level at the seat in dB SPL, C-weighted, slow, for −20 dBFS pink noise from one loudspeaker.
///
/// Source: the ladder of room volumes by H. Robjohns, Sound on Sound, May 2014, of which the step for 60 m³ was read in
/// the article and the others in notes that quote it. ATSC A/85 has a ladder of its own, some 2 dB higher.
#[must_use]
pub fn reference_level_dbc(volume_m3: f64) -> u32 {
    match volume_m3 {
        volume if volume < 42.0 => 74,
        volume if volume < 142.0 => 76,
        volume if volume < 283.0 => 78,
        volume if volume <= 566.0 => 80,
        _ => 83,
    }
}

/// Whether the ratio of two dimensions is within 5 % of a whole number, so that their axial modes pile up.
///
/// Source: modes coincide where the ratio of two dimensions is a whole number (see [`mode_hz`]); the 5 % are those of
/// EBU Tech 3276 and ITU-R BS.1116, read in a public implementation of them.
#[must_use]
pub fn modes_pile_up(size_m: [f64; 3]) -> bool {
    let near_whole_ratio = |a: f64, b: f64| {
        let ratio = a.max(b) / a.min(b);
        (ratio / ratio.round() - 1.0).abs() <= 0.05
    };
    let [length, width, height] = size_m;
    near_whole_ratio(length, width) || near_whole_ratio(length, height) || near_whole_ratio(width, height)
}

/// The longest distance in metres from a stereo pair to a seat that a floor plan leaves room for.
///
/// Loudspeakers and seat form an equilateral triangle (60°) with its base along one wall; the pair keeps half a metre
/// from the walls beside and behind it, the listener one metre from the wall behind (Genelec's placement advice).
/// The better of the two ways to turn the triangle counts.
#[must_use]
pub fn longest_listening_distance_m(length_m: f64, width_m: f64) -> f64 {
    const BESIDE_AND_BEHIND_PAIR_M: f64 = 0.5;
    const BEHIND_LISTENER_M: f64 = 1.0;
    let turned = |deep: f64, wide: f64| {
        let height_of_triangle = (3.0_f64).sqrt() / 2.0;
        let across = wide - 2.0 * BESIDE_AND_BEHIND_PAIR_M;
        let along = (deep - BESIDE_AND_BEHIND_PAIR_M - BEHIND_LISTENER_M) / height_of_triangle;
        across.min(along)
    };
    turned(length_m, width_m).max(turned(width_m, length_m)).max(0.0)
}

/// Least distance in metres at which somebody sits in front of a stereo pair.
pub const NEAREST_SEAT_M: f64 = 0.8;

/// From where to where in metres a stereo pair usually is from the seat, in a room of which only the floor plan is known.
///
/// Loudspeakers and seat form an equilateral triangle along the longer dimension, with the chair at 35 to 45 % of it and
/// the pair 0.6 to 0.3 m from the wall behind: as placement guides recommend ("38 %", a third). Never farther than
/// [`longest_listening_distance_m`]. Rule of thumb: it says where chairs are put, not where they should be.
#[must_use]
pub fn usual_listening_distance_m(length_m: f64, width_m: f64) -> (f64, f64) {
    let deep = length_m.max(width_m);
    let side = |chair: f64, behind_m: f64| (deep * chair - behind_m) * 2.0 / (3.0_f64).sqrt();
    let longest = longest_listening_distance_m(length_m, width_m).max(NEAREST_SEAT_M);
    let held = |distance_m: f64| distance_m.clamp(NEAREST_SEAT_M, longest);
    (held(side(0.35, 0.6)), held(side(0.45, 0.3)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `domain.md`, golden vectors G-R: size, RT60, volume, axial modes, Schroeder, critical distance for Q = 2, 5, 10.
    type Vector = ([f64; 3], f64, f64, [f64; 3], f64, [f64; 3]);
    const PUBLISHED: [Vector; 5] = [
        ([3.2, 2.8, 2.4], 0.5, 21.5, [53.6, 61.3, 71.5], 305.0, [0.53, 0.84, 1.18]),
        ([4.0, 3.0, 2.4], 0.4, 28.8, [42.9, 57.2, 71.5], 236.0, [0.68, 1.08, 1.53]),
        ([5.2, 4.0, 2.8], 0.3, 58.2, [33.0, 42.9, 61.3], 144.0, [1.12, 1.78, 2.51]),
        ([6.0, 4.0, 2.5], 0.35, 60.0, [28.6, 42.9, 68.6], 153.0, [1.06, 1.67, 2.36]),
        ([8.0, 6.0, 3.2], 0.35, 153.6, [21.4, 28.6, 53.6], 95.0, [1.69, 2.67, 3.78]),
    ];

    #[track_caller]
    fn assert_near(found: f64, published: f64, half_last_digit: f64) {
        assert!((found - published).abs() <= half_last_digit, "found {found}, published {published}");
    }

    #[test]
    fn room_formulas_give_the_published_values() {
        for (size_m, rt60_s, volume, axial, schroeder, critical) in PUBLISHED {
            let [length, width, height] = size_m;
            let found_volume = volume_m3(length, width, height);
            assert_near(found_volume, volume, 0.0501);
            for (found, published) in first_axial_modes_hz(size_m).into_iter().zip(axial) {
                assert_near(found, published, 0.0501);
            }
            assert_near(schroeder_hz(rt60_s, found_volume), schroeder, 0.501);
            for (directivity, published) in [2.0, 5.0, 10.0].into_iter().zip(critical) {
                assert_near(critical_distance_m(directivity, found_volume, rt60_s), published, 0.0051);
            }
        }
    }

    #[test]
    fn reference_level_follows_the_room_volume() {
        assert_eq!(reference_level_dbc(60.0), 76, "the row that Sound on Sound prints");
        let ladder = [20.0, 100.0, 200.0, 400.0, 700.0].map(reference_level_dbc);
        assert_eq!(ladder, [74, 76, 78, 80, 83]);
    }

    #[test]
    fn a_larger_room_never_shortens_the_listening_distance() {
        let mut sizes: Vec<(f64, f64)> = Vec::new();
        for length in 2..20 {
            for width in 2..20 {
                sizes.push((f64::from(length) / 2.0, f64::from(width) / 2.0));
            }
        }
        for &(length, width) in &sizes {
            let distance = longest_listening_distance_m(length, width);
            assert!(longest_listening_distance_m(length + 0.5, width) >= distance);
            assert!(longest_listening_distance_m(length, width + 0.5) >= distance);
            assert_near(longest_listening_distance_m(width, length), distance, 1e-12);
        }
    }

    #[test]
    fn square_and_doubled_rooms_pile_their_modes_up() {
        assert!(modes_pile_up([4.0, 4.1, 2.5]));
        assert!(modes_pile_up([5.0, 3.4, 2.5]));
        assert!(!modes_pile_up([5.2, 4.0, 2.8]));
    }

    #[test]
    fn a_chair_that_nobody_has_mentioned_is_where_chairs_usually_are() {
        // With the chair at 38 % of the length and the pair 0.45 m from the wall: 1.24, 1.76 and 2.11 m, which lie inside.
        for (length, width, likely) in [(4.0, 3.0, 1.24), (5.2, 4.0, 1.76), (6.0, 4.0, 2.11)] {
            let (from, to) = usual_listening_distance_m(length, width);
            assert!(from < likely && likely < to, "{from} to {to}");
            assert!(to <= longest_listening_distance_m(length, width));
            assert_eq!(usual_listening_distance_m(width, length), (from, to));
        }
        assert_near(usual_listening_distance_m(4.0, 3.0).0, 0.924, 0.0005);
        assert_near(usual_listening_distance_m(4.0, 3.0).1, 1.732, 0.0005);
        assert_eq!(usual_listening_distance_m(1.5, 1.2), (0.8, 0.8), "a booth leaves no choice");
    }
}
