//! The icons of the listening jobs, as data.
//!
//! Made to be read at 24 px beside a word: at most a handful of strokes each, the accent on what the job is about.
//! Coordinates belong to [`VIEW_BOX`]; the thinner stroke comes from the class [`ICON_CLASS`].

use crate::pictures::line::Stroke;
use advisor::situation::Job;

/// The canvas that the coordinates here belong to.
pub const VIEW_BOX: &str = "0 0 24 24";

/// The class that makes a `LineArt` an icon: its size and its thinner stroke.
pub const ICON_CLASS: &str = "line-art-icon";

/// The strokes of this job, in painting order.
pub const fn strokes(job: Job) -> &'static [Stroke] {
    match job {
        Job::CueWithoutBleed => CUE_WITHOUT_BLEED,
        Job::HearOverNoise => HEAR_OVER_NOISE,
        Job::HearOverTheBand => HEAR_OVER_THE_BAND,
        Job::CueWithOneEar => CUE_WITH_ONE_EAR,
        Job::JudgeLowEnd => JUDGE_LOW_END,
        Job::JudgeStereoImage => JUDGE_STEREO_IMAGE,
        Job::JudgeBalance => JUDGE_BALANCE,
        Job::HearFineDetail => HEAR_FINE_DETAIL,
        Job::CheckTranslation => CHECK_TRANSLATION,
        Job::WorkForHours => WORK_FOR_HOURS,
        Job::DisturbNobody => DISTURB_NOBODY,
        Job::CarryAlong => CARRY_ALONG,
        Job::PlayInTime => PLAY_IN_TIME,
        Job::LoudEnough => LOUD_ENOUGH,
    }
}

/// Sound on one side, an open microphone on the other, a wall between.
const CUE_WITHOUT_BLEED: &[Stroke] = &[
    Stroke::line("M2.5 10a3.5 3.5 0 0 1 0 4M5 7.3a8 8 0 0 1 0 9.4"),
    Stroke::accent("M10 3.5V20.5"),
    Stroke::body(
        "M18 3h0a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1 -2.5 2.5h0a2.5 2.5 0 0 1 -2.5-2.5v-5a2.5 2.5 0 0 1 2.5-2.5z",
    ),
    Stroke::line("M13.3 11.5a4.7 4.7 0 0 0 9.4 0M18 16.2V21M15.8 21h4.4"),
];

/// One clear shape above the hash.
const HEAR_OVER_NOISE: &[Stroke] = &[
    Stroke::fine("M2 19.5 4 16.5 6 19.5 8 15.5 10 20.5 12 16 14 20.5 16 15.5 18 19.5 20 16.5 22 19.5"),
    Stroke::accent("M2.5 12C7 12 8 3.5 12 3.5S17 12 21.5 12"),
];

/// An ear beside a drum and its stick.
const HEAR_OVER_THE_BAND: &[Stroke] = &[
    Stroke::line("M21.5 4 15.5 11.2"),
    Stroke::body("M9.5 13.5V18.8a6 2.2 0 0 0 12 0V13.5z"),
    Stroke::body("M21.5 13.5a6 2.2 0 1 0 -12 0 6 2.2 0 1 0 12 0z"),
    Stroke::accent("M2.5 8V7a4 4 0 0 1 8 0c0 2.8-2.8 3-2.8 5.6a2.1 2.1 0 0 1-4.1.7M5 7.4a1.5 1.5 0 0 1 3 0"),
];

/// Headphones with one cup on its ear and the other swung away, and the room at the free one.
const CUE_WITH_ONE_EAR: &[Stroke] = &[
    Stroke::line("M4.5 14V12A7.5 7.5 0 0 1 17.6 7"),
    Stroke::body(
        "M4 13.5h1a1.5 1.5 0 0 1 1.5 1.5v4a1.5 1.5 0 0 1 -1.5 1.5h-1a1.5 1.5 0 0 1 -1.5-1.5v-4a1.5 1.5 0 0 1 1.5-1.5z",
    ),
    Stroke::fine("M15.2 15.8a3.6 3.6 0 0 1 0 4.4M18 14.6a7 7 0 0 1 0 6.8"),
    Stroke::accent_fill("M18.1 5.9a1.9 3.4 -30 1 0 3.4 5.9 1.9 3.4 -30 1 0 -3.4-5.9z"),
];

/// The bass clef.
const JUDGE_LOW_END: &[Stroke] = &[
    Stroke::accent_fill(
        "M11 9.2a2.6 2.6 0 1 0 -5.2 0 2.6 2.6 0 1 0 5.2 0zM21.7 7a1.4 1.4 0 1 0 -2.8 0 1.4 1.4 0 1 0 2.8 0zM21.7 12a1.4 1.4 0 1 0 -2.8 0 1.4 1.4 0 1 0 2.8 0z",
    ),
    Stroke::line("M6 9.2C6 6 8.3 4 11.3 4 14.7 4 16.5 6.4 16.5 9.5 16.5 14.5 12 18 5.5 20.5"),
];

/// Two loudspeakers, a listener, and the phantom source between.
const JUDGE_STEREO_IMAGE: &[Stroke] = &[
    Stroke::fine("M6 13 8.8 16M18 13 15.2 16"),
    Stroke::body(
        "M3.2 3h3.1a1.2 1.2 0 0 1 1.2 1.2v5.6a1.2 1.2 0 0 1 -1.2 1.2h-3.1a1.2 1.2 0 0 1 -1.2-1.2v-5.6a1.2 1.2 0 0 1 1.2-1.2zM17.7 3h3.1a1.2 1.2 0 0 1 1.2 1.2v5.6a1.2 1.2 0 0 1 -1.2 1.2h-3.1a1.2 1.2 0 0 1 -1.2-1.2v-5.6a1.2 1.2 0 0 1 1.2-1.2zM14.8 19a2.8 2.8 0 1 0 -5.6 0 2.8 2.8 0 1 0 5.6 0z",
    ),
    Stroke::accent_fill("M14.6 7a2.6 2.6 0 1 0 -5.2 0 2.6 2.6 0 1 0 5.2 0z"),
];

/// Three faders, one of them the question.
const JUDGE_BALANCE: &[Stroke] = &[
    Stroke::fine("M5 3V21M12 3V21M19 3V21"),
    Stroke::body(
        "M3.5 13h3a1 1 0 0 1 1 1v2a1 1 0 0 1 -1 1h-3a1 1 0 0 1 -1-1v-2a1 1 0 0 1 1-1zM17.5 10h3a1 1 0 0 1 1 1v2a1 1 0 0 1 -1 1h-3a1 1 0 0 1 -1-1v-2a1 1 0 0 1 1-1z",
    ),
    Stroke::accent_fill(
        "M10.2 5h3.6a1.2 1.2 0 0 1 1.2 1.2v2.6a1.2 1.2 0 0 1 -1.2 1.2h-3.6a1.2 1.2 0 0 1 -1.2-1.2v-2.6a1.2 1.2 0 0 1 1.2-1.2z",
    ),
];

/// A waveform under a magnifier.
const HEAR_FINE_DETAIL: &[Stroke] = &[
    Stroke::body("M17 10a7 7 0 1 0 -14 0 7 7 0 1 0 14 0z"),
    Stroke::line("M15.2 15.2 21 21"),
    Stroke::accent("M5.8 10.3H7.3L9 7 11.3 13 12.7 10.3H14.2"),
];

/// From the small playback system to the large one.
const CHECK_TRANSLATION: &[Stroke] = &[
    Stroke::body(
        "M14.5 3h5.5a1.5 1.5 0 0 1 1.5 1.5v15a1.5 1.5 0 0 1 -1.5 1.5h-5.5a1.5 1.5 0 0 1 -1.5-1.5v-15a1.5 1.5 0 0 1 1.5-1.5zM3.8 11h3.9a1.3 1.3 0 0 1 1.3 1.3v7.4a1.3 1.3 0 0 1 -1.3 1.3h-3.9a1.3 1.3 0 0 1 -1.3-1.3v-7.4a1.3 1.3 0 0 1 1.3-1.3z",
    ),
    Stroke::accent_fill(
        "M19.6 14.8a2.4 2.4 0 1 0 -4.8 0 2.4 2.4 0 1 0 4.8 0zM6.9 17.5a1.1 1.1 0 1 0 -2.2 0 1.1 1.1 0 1 0 2.2 0z",
    ),
    Stroke::line("M17.2 7.3h.1"),
    Stroke::accent("M5.5 7.5C5.5 5 7 4 9.5 4M8 2 10 4 8 6"),
];

/// The hands of a clock inside headphones.
const WORK_FOR_HOURS: &[Stroke] = &[
    Stroke::line("M4.5 14V12a7.5 7.5 0 0 1 15 0v2"),
    Stroke::body(
        "M4 13.5h1a1.5 1.5 0 0 1 1.5 1.5v4a1.5 1.5 0 0 1 -1.5 1.5h-1a1.5 1.5 0 0 1 -1.5-1.5v-4a1.5 1.5 0 0 1 1.5-1.5zM19 13.5h1a1.5 1.5 0 0 1 1.5 1.5v4a1.5 1.5 0 0 1 -1.5 1.5h-1a1.5 1.5 0 0 1 -1.5-1.5v-4a1.5 1.5 0 0 1 1.5-1.5z",
    ),
    Stroke::accent("M12 9V13.5L14.5 15.5"),
];

/// Night in the house.
const DISTURB_NOBODY: &[Stroke] = &[
    Stroke::body("M3 11.5 12 3.5 21 11.5H19V20.5H5V11.5z"),
    Stroke::accent_fill("M12.6 9.6a4.4 4.4 0 1 0 4 6.2 4.6 4.6 0 0 1-4-6.2z"),
];

/// Headphones in a bag.
const CARRY_ALONG: &[Stroke] = &[
    Stroke::line("M8.5 8V6a2.5 2.5 0 0 1 2.5-2.5h2A2.5 2.5 0 0 1 15.5 6V8"),
    Stroke::body(
        "M5.5 8h13a2.5 2.5 0 0 1 2.5 2.5v8a2.5 2.5 0 0 1 -2.5 2.5h-13a2.5 2.5 0 0 1 -2.5-2.5v-8a2.5 2.5 0 0 1 2.5-2.5z",
    ),
    Stroke::accent("M8.4 16V14.8a3.6 3.6 0 0 1 7.2 0V16"),
    Stroke::accent_fill(
        "M8.2 14.6h.6a1.2 1.2 0 0 1 1.2 1.2v1.8a1.2 1.2 0 0 1 -1.2 1.2h-.6a1.2 1.2 0 0 1 -1.2-1.2v-1.8a1.2 1.2 0 0 1 1.2-1.2zM15.2 14.6h.6a1.2 1.2 0 0 1 1.2 1.2v1.8a1.2 1.2 0 0 1 -1.2 1.2h-.6a1.2 1.2 0 0 1 -1.2-1.2v-1.8a1.2 1.2 0 0 1 1.2-1.2z",
    ),
];

/// A metronome.
const PLAY_IN_TIME: &[Stroke] = &[
    Stroke::body("M9.3 3.5H14.7L19 20.5H5z"),
    Stroke::line("M6 16.5H18"),
    Stroke::accent("M12 16.5 18.5 6"),
    Stroke::accent_fill("M18 10a2 2 0 1 0 -4 0 2 2 0 1 0 4 0z"),
];

/// A loudspeaker with something in hand.
const LOUD_ENOUGH: &[Stroke] = &[
    Stroke::body("M2.5 9.5H6L11 5V19L6 14.5H2.5z"),
    Stroke::accent("M14.5 9.3a4 4 0 0 1 0 5.4M17.8 6.2a8.3 8.3 0 0 1 0 11.6"),
];
