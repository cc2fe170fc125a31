//! What it takes to drive headphones.

/// Peak level in dB SPL that a source should be able to reach: headroom, not a listening level.
///
/// Source: 105 dB suits compressed music and 115 dB the widest dynamics (nwavguy); 110 dB is the customary middle.
pub const PEAK_TARGET_DB_SPL: f64 = 110.0;

/// Margin in dB asked for before a source is called sufficient: single pairs differ by ±3 dB (head-fi, xnor's table).
pub const UNIT_TOLERANCE_DB: f64 = 3.0;

/// Sensitivity per volt from sensitivity per milliwatt: `dB/mW + 10·log10(1000/Z)`.
///
/// Source: P = U²/Z at 1 V, in milliwatts.
#[must_use]
pub fn db_per_v(db_per_mw: f64, impedance_ohms: f64) -> f64 {
    db_per_mw + 10.0 * libm::log10(1000.0 / impedance_ohms)
}

/// Power in milliwatts for a level in dB SPL: `10^((L − S)/10)`.
#[must_use]
pub fn power_mw(level_db_spl: f64, db_per_mw: f64) -> f64 {
    libm::pow(10.0, (level_db_spl - db_per_mw) / 10.0)
}

/// Voltage in volts RMS at the headphones for a level in dB SPL: `10^((L − S)/20)` with S in dB/V.
#[must_use]
pub fn volts_rms(level_db_spl: f64, db_per_v: f64) -> f64 {
    libm::pow(10.0, (level_db_spl - db_per_v) / 20.0)
}

/// Current in milliamperes through the headphones at a voltage.
#[must_use]
pub fn current_ma(volts_rms: f64, impedance_ohms: f64) -> f64 {
    volts_rms / impedance_ohms * 1000.0
}

/// Highest level in dB SPL that a source reaches on these headphones, the divider of output impedance and headphone
/// impedance included: `S + 20·log10(U · Z/(Z + Zout))`.
#[must_use]
pub fn max_spl_db(db_per_v: f64, impedance_ohms: f64, source_volts_rms: f64, output_ohms: f64) -> f64 {
    let volts_at_headphones = source_volts_rms * impedance_ohms / (impedance_ohms + output_ohms);
    db_per_v + 20.0 * libm::log10(volts_at_headphones)
}

/// Sensitivity in dB/V at which a voltage at the headphones gives a level in dB SPL: `L − 20·log10(U)`.
#[must_use]
pub fn needed_db_per_v(level_db_spl: f64, volts_rms: f64) -> f64 {
    level_db_spl - 20.0 * libm::log10(volts_rms)
}

/// Sensitivity per milliwatt from sensitivity per volt: `dB/V − 10·log10(1000/Z)`, the reverse of [`db_per_v`].
#[must_use]
pub fn db_per_mw(db_per_v: f64, impedance_ohms: f64) -> f64 {
    db_per_v - 10.0 * libm::log10(1000.0 / impedance_ohms)
}

/// Lowest impedance in ohms that a source does not load: eight times its output impedance.
///
/// Source: `NwAvGuy`, "Headphone & Amp Impedance"; the response then shifts by 1.02 dB at most, see [`output_ripple_db`].
#[must_use]
pub fn lowest_impedance_ohms(output_ohms: f64) -> f64 {
    8.0 * output_ohms
}

/// Change of level in dB between the highest and the lowest point of an impedance curve that an output impedance
/// causes.
///
/// Source: voltage divider at both impedances; at most 1.02 dB where the output impedance is an eighth of the lowest.
#[must_use]
pub fn output_ripple_db(lowest_ohms: f64, highest_ohms: f64, output_ohms: f64) -> f64 {
    let share = |ohms: f64| ohms / (ohms + output_ohms);
    20.0 * libm::log10(share(highest_ohms) / share(lowest_ohms))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `domain.md`, golden vectors G-H: dB/mW, ohms; dB/V, mW, V and mA for 110 dB, V for 115 dB.
    const PUBLISHED: [[f64; 7]; 7] = [
        [97.0, 300.0, 102.2, 19.95, 2.447, 8.16, 4.351],
        [96.0, 250.0, 102.0, 25.12, 2.506, 10.02, 4.456],
        [96.0, 80.0, 107.0, 25.12, 1.418, 17.72, 2.521],
        [99.0, 38.0, 113.2, 12.59, 0.692, 18.20, 1.230],
        [90.0, 50.0, 103.0, 100.0, 2.236, 44.72, 3.976],
        [110.0, 16.0, 128.0, 1.00, 0.126, 7.91, 0.225],
        [100.0, 42.0, 113.8, 10.00, 0.648, 15.43, 1.152],
    ];

    #[track_caller]
    fn assert_near(found: f64, published: f64, half_last_digit: f64) {
        assert!((found - published).abs() <= half_last_digit, "found {found}, published {published}");
    }

    #[test]
    fn drive_formulas_give_the_published_values() {
        for [per_mw, ohms, per_v, mw, volts, ma, volts_for_115] in PUBLISHED {
            let sensitivity = db_per_v(per_mw, ohms);
            assert_near(sensitivity, per_v, 0.0501);
            assert_near(power_mw(PEAK_TARGET_DB_SPL, per_mw), mw, 0.00501);
            let needed = volts_rms(PEAK_TARGET_DB_SPL, sensitivity);
            assert_near(needed, volts, 0.000_501);
            assert_near(current_ma(needed, ohms), ma, 0.00501);
            assert_near(volts_rms(115.0, sensitivity), volts_for_115, 0.000_501);
            assert_near(needed_db_per_v(PEAK_TARGET_DB_SPL, needed), sensitivity, 1e-9);
            assert_near(db_per_mw(sensitivity, ohms), per_mw, 1e-9);
        }
    }

    #[test]
    fn output_impedance_ripple_gives_the_published_values() {
        for (output, low, high, published) in
            [(4.0, 32.0, 64.0, 0.50), (50.0, 32.0, 64.0, 3.16), (30.0, 300.0, 600.0, 0.40), (10.0, 300.0, 600.0, 0.14)]
        {
            assert_near(output_ripple_db(low, high, output), published, 0.00501);
        }
        assert!(output_ripple_db(32.0, 1e9, 4.0) < 1.03, "an eighth never exceeds 1.02 dB");
    }

    #[test]
    fn a_laptop_falls_short_of_high_impedance_headphones() {
        let level = max_spl_db(db_per_v(97.0, 300.0), 300.0, 1.0, 10.0);
        assert_near(level, 101.9, 0.0501);
    }
}
