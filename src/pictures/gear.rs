//! The drawings of the sixteen gear types, as data.
//!
//! What sets a type apart must be seen at 120 px, so each drawing has one accent and spends it on just that: the outer
//! wall of a headphone cup (solid, slotted or grille), the seal of an in-ear, a loudspeaker's cones, the wave.
//! Everything is drawn from one construction a family: the headphones share their headband and cups, the loudspeakers
//! one perspective, the boxes another. Coordinates belong to [`VIEW_BOX`].

use crate::pictures::line::Stroke;
use advisor::situation::GearType;

/// The canvas that the coordinates here belong to.
pub const VIEW_BOX: &str = "0 0 160 120";

/// The strokes of this gear type, in painting order.
pub const fn strokes(gear: GearType) -> &'static [Stroke] {
    match gear {
        GearType::ClosedOverEar => CLOSED_OVER_EAR,
        GearType::ClosedOnEar => CLOSED_ON_EAR,
        GearType::OpenOverEar => OPEN_OVER_EAR,
        GearType::OpenOnEar => OPEN_ON_EAR,
        GearType::SemiOpenOverEar => SEMI_OPEN_OVER_EAR,
        GearType::InEarMonitor => IN_EAR_MONITOR,
        GearType::NoiseCancelling => NOISE_CANCELLING,
        GearType::NearField => NEAR_FIELD,
        GearType::MidField => MID_FIELD,
        GearType::FarField => FAR_FIELD,
        GearType::Subwoofer => SUBWOOFER,
        GearType::RoomTreatment => ROOM_TREATMENT,
        GearType::HeadphoneAmplifier => HEADPHONE_AMPLIFIER,
        GearType::Interface => INTERFACE,
        GearType::MeasurementMicrophone => MEASUREMENT_MICROPHONE,
        GearType::HeadphoneCorrection => HEADPHONE_CORRECTION,
    }
}

// What the headphones have in common: one headband and two pairs of cups, seen from the front left.
const BAND_INSIDE_PATH: &str = "M98.2 14C113.3 18.3 121.2 34.6 118.3 62.9L108.2 61.8C110.3 40.8 106.5 23.8 98.2 14z";
const OVER_PLATE_PATH: &str = "M60.2 85.2a13.8 20.2-4 1 0 -27.5 1.9 13.8 20.2-4 1 0 27.5-1.9z";
const BAND_INSIDE: Stroke = Stroke::shade(BAND_INSIDE_PATH);
const BAND_INSIDE_EDGE: Stroke = Stroke::line(BAND_INSIDE_PATH);
const BAND: Stroke = Stroke::body(
    "M41.7 69C38.1 34.3 51.5 7.5 75 4.9C84.5 3.9 92.4 7.3 98.2 14C94.3 13 89.9 12.7 85 13.2C61.6 15.7 48.2 35.3 51.8 70.1z",
);
const OVER_FAR_CUP: Stroke =
    Stroke::body("M120.5 59.4A20.7 11.2 87 0 1 123.1 96.5L118.2 101.8A26.1 14.1 87 1 1 114.9 55.2z");
const OVER_FAR_PAD: Stroke =
    Stroke::body("M109.9 51.1A28 15.2 87 0 1 113.7 107L107.9 107.6A28 15.2 87 1 1 104.1 51.7z");
const OVER_FAR_OPENING: Stroke = Stroke::shade("M115.7 79.2a9.7 17.9-3 1 0 -19.4 1 9.7 17.9-3 1 0 19.4-1z");
const OVER_NEAR_PAD: Stroke = Stroke::body("M51.5 57.4A28 19.1 86 0 1 56.5 113.2L50.7 113.8A28 19.1 86 1 1 45.7 58.1z");
const OVER_NEAR_CUP: Stroke =
    Stroke::body("M36.4 64.1A27.2 18.6 86 1 1 40.5 109.9L37.6 107.9A24.4 16.7 86 0 1 34 66.7z");
const OVER_PLATE: Stroke = Stroke::accent_fill(OVER_PLATE_PATH);
const ON_SLIDERS: Stroke = Stroke::line("M46.8 69.5L47.5 77.1M113.2 62.4L112.5 70");
const ON_FAR_CUP: Stroke = Stroke::body("M118.6 73.1A14.2 8.8 85 0 1 121 99.8L115.6 103.8A17.9 11 85 1 1 112.6 70.3z");
const ON_FAR_PAD: Stroke =
    Stroke::body("M110.1 68.2A19.2 11.8 85 0 1 113.5 106.5L107.7 107.1A19.2 11.8 85 1 1 104.3 68.8z");
const ON_FAR_DIMPLE: Stroke = Stroke::shade("M111.9 87.4a5.9 9.6-5 1 0 -11.8 1 5.9 9.6-5 1 0 11.8-1z");
const ON_NEAR_PAD: Stroke = Stroke::body("M51.8 74.5A19.2 15 83 0 1 56.2 112.7L50.5 113.3A19.2 15 83 1 1 46 75.1z");
const ON_NEAR_CUP: Stroke = Stroke::body("M40.4 78A18.7 14.5 83 1 1 44.2 111.7L41 110.3A16.7 13 83 0 1 37.6 80z");
const OVER_BEHIND_PLATE: Stroke = Stroke::shade(OVER_PLATE_PATH);

/// A solid plate closes the cup: nothing gets out, nothing gets in.
const CLOSED_OVER_EAR: &[Stroke] = &[
    BAND_INSIDE,
    BAND_INSIDE_EDGE,
    BAND,
    OVER_FAR_CUP,
    OVER_FAR_PAD,
    OVER_FAR_OPENING,
    OVER_NEAR_PAD,
    OVER_NEAR_CUP,
    OVER_PLATE,
];

/// The same solid plate on small round cups with flat pads, hung from thin sliders.
const CLOSED_ON_EAR: &[Stroke] = &[
    BAND_INSIDE,
    BAND_INSIDE_EDGE,
    BAND,
    ON_SLIDERS,
    ON_FAR_CUP,
    ON_FAR_PAD,
    ON_FAR_DIMPLE,
    ON_NEAR_PAD,
    ON_NEAR_CUP,
    Stroke::accent_fill("M57.1 93.1a10.8 13.8-7 1 0 -21.4 2.6 10.8 13.8-7 1 0 21.4-2.6z"),
];

/// A grille one can see into, and sound on both sides of it.
const OPEN_OVER_EAR: &[Stroke] = &[
    BAND_INSIDE,
    BAND_INSIDE_EDGE,
    BAND,
    OVER_FAR_CUP,
    OVER_FAR_PAD,
    OVER_FAR_OPENING,
    OVER_NEAR_PAD,
    OVER_NEAR_CUP,
    OVER_BEHIND_PLATE,
    Stroke::accent(
        "M60.2 85.2a13.8 20.2-4 1 0 -27.5 1.9 13.8 20.2-4 1 0 27.5-1.9zM58.7 78.8L45.6 105.7M54 70.6L38.9 101.7M47.2 66.6L34.2 93.5M40.7 67.9L59.9 88.4M35.3 74.3L57.5 98M32.9 83.9L52.1 104.4",
    ),
    Stroke::accent(
        "M18.4 96.4A29.9 21.1 0 0 1 18.4 76.2M134.6 65.1A20.2 27.9 0 0 1 134.6 91.9M14.4 100.3A35.9 25.9 0 0 1 14.4 72.4M138.9 60.9A26.2 32.7 0 0 1 138.9 96.2M11 104.6A41.9 30.7 0 0 1 11 68M142.7 56.1A32.2 37.5 0 0 1 142.7 100.9",
    ),
];

/// The grille and the sound outside, on the small cups.
const OPEN_ON_EAR: &[Stroke] = &[
    BAND_INSIDE,
    BAND_INSIDE_EDGE,
    BAND,
    ON_SLIDERS,
    ON_FAR_CUP,
    ON_FAR_PAD,
    ON_FAR_DIMPLE,
    ON_NEAR_PAD,
    ON_NEAR_CUP,
    Stroke::shade("M57.1 93.1a10.8 13.8-7 1 0 -21.4 2.6 10.8 13.8-7 1 0 21.4-2.6z"),
    Stroke::accent(
        "M57.1 93.1a10.8 13.8-7 1 0 -21.4 2.6 10.8 13.8-7 1 0 21.4-2.6zM54.8 86.9L44.7 107.5M48.1 81.3L38 101.9M40 83.2L56.8 97.4M36 91.4L52.8 105.6",
    ),
    Stroke::accent(
        "M25.1 103A22.2 17.4 0 0 1 25.1 86.3M132.5 76.5A17.8 21.4 0 0 1 132.5 97M20.8 106.6A28.2 22.2 0 0 1 20.8 82.6M136.9 72.6A23.8 26.2 0 0 1 136.9 100.9M17.1 110.7A34.2 27 0 0 1 17.1 78.5M140.7 68.3A29.8 31 0 0 1 140.7 105.3",
    ),
];

/// The plate of the closed cup with a few vents cut in the slant of the open one's grille; a little sound outside.
const SEMI_OPEN_OVER_EAR: &[Stroke] = &[
    BAND_INSIDE,
    BAND_INSIDE_EDGE,
    BAND,
    OVER_FAR_CUP,
    OVER_FAR_PAD,
    OVER_FAR_OPENING,
    OVER_NEAR_PAD,
    OVER_NEAR_CUP,
    OVER_BEHIND_PLATE,
    Stroke::accent_fill(
        "M60.2 85.2a13.8 20.2-4 1 0 -27.5 1.9 13.8 20.2-4 1 0 27.5-1.9zM35.1 83.5l8.4-8.6a1.9 1.9 0 0 1 2.7 2.6l-8.4 8.6a1.9 1.9 0 0 1 -2.7-2.6zM40.9 89.1l8.4-8.6a1.9 1.9 0 0 1 2.7 2.6l-8.4 8.6a1.9 1.9 0 0 1 -2.7-2.6zM46.6 94.7l8.4-8.6a1.9 1.9 0 0 1 2.7 2.6l-8.4 8.6a1.9 1.9 0 0 1 -2.7-2.6z",
    ),
    Stroke::accent("M18.4 96.4A29.9 21.1 0 0 1 18.4 76.2M134.6 65.1A20.2 27.9 0 0 1 134.6 91.9"),
];

const IN_EAR_TIPS: &str = "M56.4 36.7C63 34.3 70.1 35.5 72.1 40.1C74.1 44.6 70.3 50.7 64.1 54Q62 44.5 56.4 36.7zM103.6 36.7C97 34.3 89.9 35.5 87.9 40.1C85.9 44.6 89.7 50.7 95.9 54Q98 44.5 103.6 36.7z";

/// A pair, cable over the ear; the tips that seal the canal carry the accent.
const IN_EAR_MONITOR: &[Stroke] = &[
    Stroke::line("M27 33C24 5 4 9 5 33C6 75 60 75 77 97M133 33C136 5 156 9 155 33C154 75 100 75 83 97"),
    Stroke::body("M45.9 45.1L61.3 40.5L64.6 47.8L50.8 56.1zM114.1 45.1L98.7 40.5L95.4 47.8L109.2 56.1z"),
    Stroke::accent_fill(IN_EAR_TIPS),
    Stroke::line(IN_EAR_TIPS),
    Stroke::body(
        "M51 40C45 30 34 27 26 33C13 42 14 61 24 70C34 79 49 77 56 67C61 59 58 48 51 40zM109 40C115 30 126 27 134 33C147 42 146 61 136 70C126 79 111 77 104 67C99 59 102 48 109 40z",
    ),
    Stroke::fine("M26 57C26 45 36 39 45 46M134 57C134 45 124 39 115 46"),
    Stroke::body("M76 95H84V103H76z"),
    Stroke::line("M80 104V111"),
];

/// Closed; the noise meets its own mirror image and vanishes at the outside microphone.
const NOISE_CANCELLING: &[Stroke] = &[
    BAND_INSIDE,
    BAND_INSIDE_EDGE,
    BAND,
    OVER_FAR_CUP,
    OVER_FAR_PAD,
    OVER_FAR_OPENING,
    OVER_NEAR_PAD,
    OVER_NEAR_CUP,
    OVER_PLATE,
    Stroke::body("M45.6 86.3a3.2 3.2 0 1 0 -6.4 0 3.2 3.2 0 1 0 6.4 0z"),
    Stroke::line("M2.2 86.3q3.9-27 7.8 0q3.9 19 7.8 0q3.9-9 7.8 0"),
    Stroke::accent("M2.2 86.3q3.9 27 7.8 0q3.9-19 7.8 0q3.9 9 7.8 0"),
];

const NEAR_FIELD_SIDES: &str = "M9.4 96.8L4.9 95.3Q2.1 94.3 2.1 91.3L2.1 38.1Q2.1 35.1 5 34.4L9.4 33.5zM150.6 96.8L155.1 95.3Q157.9 94.3 157.9 91.3L157.9 38.1Q157.9 35.1 155 34.4L150.6 33.5z";

/// Small two-ways at arm's length: a desk, a laptop, a tweeter and a five-inch woofer.
const NEAR_FIELD: &[Stroke] = &[
    Stroke::line("M4 104H156M15 104V118M145 104V118"),
    Stroke::body(
        "M14.5 101.3Q13.5 101.3 13.5 100.3L13.5 95.3Q13.5 94.3 14.5 94.3L41.3 93.3Q42.3 93.3 42.3 94.3L42.3 99.1Q42.3 100.1 41.3 100.2zM118.7 100.2Q117.7 100.1 117.7 99.1L117.7 94.3Q117.7 93.3 118.7 93.3L145.5 94.3Q146.5 94.3 146.5 95.3L146.5 100.3Q146.5 101.3 145.5 101.3z",
    ),
    Stroke::shade(NEAR_FIELD_SIDES),
    Stroke::line(NEAR_FIELD_SIDES),
    Stroke::body(
        "M9.4 96.8L9.4 33.5L44.9 34.4Q47.9 34.5 47.9 37.5L47.9 92.3Q47.9 95.3 44.9 95.4zM115.1 95.4Q112.1 95.3 112.1 92.3L112.1 37.5Q112.1 34.5 115.1 34.4L150.6 33.5L150.6 96.8z",
    ),
    Stroke::body(
        "M35.3 48a6.3 6.5 0 1 0 -12.6 0 6.3 6.5 0 1 0 12.6 0zM42.3 74a13.5 14 0 1 0 -27 0 13.5 14 0 1 0 27 0zM137.3 48a6.3 6.5 0 1 0 -12.6 0 6.3 6.5 0 1 0 12.6 0zM144.7 74a13.5 14 0 1 0 -27 0 13.5 14 0 1 0 27 0z",
    ),
    Stroke::accent_fill(
        "M33 48a4 4 0 1 0 -8 0 4 4 0 1 0 8 0zM37.3 74a8.4 8.7 0 1 0 -16.8 0 8.4 8.7 0 1 0 16.8 0zM135 48a4 4 0 1 0 -8 0 4 4 0 1 0 8 0zM139.5 74a8.4 8.7 0 1 0 -16.8 0 8.4 8.7 0 1 0 16.8 0z",
    ),
    Stroke::fine("M65 99V81Q65 78 68 78H92Q95 78 95 81V99M61 99.5H99"),
];

const MID_FIELD_SIDES: &str = "M8.3 81.8L4.2 80.9Q1.2 80.3 1.2 77.3L1.2 18.6Q1.2 15.6 3.9 14.3L8.3 12.1zM151.7 81.8L155.8 80.9Q158.8 80.3 158.8 77.3L158.8 18.6Q158.8 15.6 156.1 14.3L151.7 12.1z";

/// Larger three-ways on the floor, behind a console.
const MID_FIELD: &[Stroke] = &[
    Stroke::fine("M2 113H158"),
    Stroke::body("M58 113 62 98Q63 95 66 95H94Q97 95 98 98L102 113z"),
    Stroke::fine("M69 101V107M80 101V107M91 101V107"),
    Stroke::body(
        "M22.6 113.1Q21.6 113.2 21.6 112.2L21.6 80.1Q21.6 79.1 22.6 79L34.2 78.9Q35.2 78.8 35.2 79.8L35.2 111.5Q35.2 112.5 34.2 112.6zM13.1 117.9Q12.1 117.9 12.1 116.9L12.1 113.9Q12.1 112.9 13.1 112.8L44.2 111.4Q45.2 111.3 45.2 112.3L45.2 115.2Q45.2 116.2 44.2 116.3zM125.8 112.6Q124.8 112.5 124.8 111.5L124.8 79.8Q124.8 78.8 125.8 78.9L137.4 79Q138.4 79.1 138.4 80.1L138.4 112.2Q138.4 113.2 137.4 113.1zM115.8 116.3Q114.8 116.2 114.8 115.2L114.8 112.3Q114.8 111.3 115.8 111.4L146.9 112.8Q147.9 112.9 147.9 113.9L147.9 116.9Q147.9 117.9 146.9 117.9z",
    ),
    Stroke::shade(MID_FIELD_SIDES),
    Stroke::line(MID_FIELD_SIDES),
    Stroke::body(
        "M8.3 81.8L8.3 12.1L49.9 13.9Q52.9 14 52.9 17L52.9 78Q52.9 81 49.9 81zM110.1 81Q107.1 81 107.1 78L107.1 17Q107.1 14 110.1 13.9L151.7 12.1L151.7 81.8z",
    ),
    Stroke::body(
        "M25.1 23.9a5.1 5.1 0 1 0 -10.2 0 5.1 5.1 0 1 0 10.2 0zM48.1 28.6a9.3 9.6 0 1 0 -18.6 0 9.3 9.6 0 1 0 18.6 0zM48.6 56.9a17.8 18.3 0 1 0 -35.6 0 17.8 18.3 0 1 0 35.6 0zM145.1 23.9a5.1 5.1 0 1 0 -10.2 0 5.1 5.1 0 1 0 10.2 0zM130.5 28.6a9.3 9.6 0 1 0 -18.6 0 9.3 9.6 0 1 0 18.6 0zM147 56.9a17.8 18.3 0 1 0 -35.6 0 17.8 18.3 0 1 0 35.6 0z",
    ),
    Stroke::accent_fill(
        "M23.3 23.9a3.2 3.2 0 1 0 -6.4 0 3.2 3.2 0 1 0 6.4 0zM44.6 28.6a5.7 6 0 1 0 -11.4 0 5.7 6 0 1 0 11.4 0zM42 56.9a11 11.4 0 1 0 -22 0 11 11.4 0 1 0 22 0zM143.1 23.9a3.2 3.2 0 1 0 -6.4 0 3.2 3.2 0 1 0 6.4 0zM126.8 28.6a5.7 6 0 1 0 -11.4 0 5.7 6 0 1 0 11.4 0zM140 56.9a11 11.4 0 1 0 -22 0 11 11.4 0 1 0 22 0z",
    ),
];

/// Mains flush in the front wall, around the window, beyond a large console.
const FAR_FIELD: &[Stroke] = &[
    Stroke::body("M.7 118.2L.7 5.9 55.2 8.1 55.2 115.9zM159.3 118.2L159.3 5.9 104.8 8.1 104.8 115.9z"),
    Stroke::body(
        "M10.9 99.5Q7.9 99.6 7.9 96.6L7.9 23.4Q7.9 20.4 10.9 20.5L46.4 21.5Q49.4 21.6 49.4 24.6L49.4 95.4Q49.4 98.4 46.4 98.5zM113.6 98.5Q110.6 98.4 110.6 95.4L110.6 24.6Q110.6 21.6 113.6 21.5L149.1 20.5Q152.1 20.4 152.1 23.4L152.1 96.6Q152.1 99.6 149.1 99.5z",
    ),
    Stroke::body(
        "M41.8 84a12.9 12.9 0 1 0 -25.8 0 12.9 12.9 0 1 0 25.8 0zM29.5 60a8.5 8.5 0 1 0 -17 0 8.5 8.5 0 1 0 17 0zM42.2 60a4.4 4.4 0 1 0 -8.8 0 4.4 4.4 0 1 0 8.8 0zM41.8 36a12.9 12.9 0 1 0 -25.8 0 12.9 12.9 0 1 0 25.8 0zM144 84a12.9 12.9 0 1 0 -25.8 0 12.9 12.9 0 1 0 25.8 0zM147.5 60a8.5 8.5 0 1 0 -17 0 8.5 8.5 0 1 0 17 0zM126.6 60a4.4 4.4 0 1 0 -8.8 0 4.4 4.4 0 1 0 8.8 0zM144 36a12.9 12.9 0 1 0 -25.8 0 12.9 12.9 0 1 0 25.8 0z",
    ),
    Stroke::accent_fill(
        "M37 84a8 8 0 1 0 -16 0 8 8 0 1 0 16 0zM26.3 60a5.3 5.3 0 1 0 -10.6 0 5.3 5.3 0 1 0 10.6 0zM40.5 60a2.7 2.7 0 1 0 -5.4 0 2.7 2.7 0 1 0 5.4 0zM37 36a8 8 0 1 0 -16 0 8 8 0 1 0 16 0zM139 84a8 8 0 1 0 -16 0 8 8 0 1 0 16 0zM144.3 60a5.3 5.3 0 1 0 -10.6 0 5.3 5.3 0 1 0 10.6 0zM124.9 60a2.7 2.7 0 1 0 -5.4 0 2.7 2.7 0 1 0 5.4 0zM139 36a8 8 0 1 0 -16 0 8 8 0 1 0 16 0z",
    ),
    Stroke::fine("M62 34H98V76H62zM70 56 84 42M76 62 90 48"),
    Stroke::body("M46 117 52 101Q53 98 56 98H104Q107 98 108 101L114 117z"),
    Stroke::fine("M62 105V111M71 105V111M80 105V111M89 105V111M98 105V111"),
];

const SUBWOOFER_SIDE: &str = "M34.8 113.4L19.9 98.8Q17.7 96.7 17.7 93.7L17.7 35.7L34.8 45z";

/// One large cone and the long waves it is for.
const SUBWOOFER: &[Stroke] = &[
    Stroke::line("M40.5 111.2L40.5 115.3M87.8 103.1L87.8 107"),
    Stroke::shade(SUBWOOFER_SIDE),
    Stroke::line(SUBWOOFER_SIDE),
    Stroke::body("M34.8 45L17.7 35.7L70 31.3Q73 31 75.8 32.1L95.1 39.2z"),
    Stroke::body("M34.8 113.4L34.8 45L95.1 39.2L95.1 100Q95.1 103 92.2 103.5z"),
    Stroke::body("M89.2 75a23.8 26 0 1 0 -47.6 0 23.8 26 0 1 0 47.6 0z"),
    Stroke::accent_fill("M82.6 75a16.9 18.5 0 1 0 -33.8 0 16.9 18.5 0 1 0 33.8 0z"),
    Stroke::shade("M71.9 75a5.9 6.5 0 1 0 -11.8 0 5.9 6.5 0 1 0 11.8 0z"),
    Stroke::accent("M122 48C129 60 129 80 122 92M137 34C149 54 149 86 137 106"),
];

const CORNER_FOAM: &str = "M56 36.4L52.5 41.9 56 47.4 52.5 53 56 58.5 52.5 64.1 56 69.6 52.5 75.2 56 80.7 52.5 86.3 56 91.8 96 91.8 99.5 86.3 96 80.7 99.5 75.2 96 69.6 99.5 64.1 96 58.5 99.5 53 96 47.4 99.5 41.9 96 36.4z";

/// Panels on both walls, a stack of foam wedges in the corner.
const ROOM_TREATMENT: &[Stroke] = &[
    Stroke::line("M10 4.8L76 16 148 3.8M10 114.3L76 82 148 117.3M76 16V30.4"),
    Stroke::body(
        "M16 20.5Q16 18.5 18 18.7L41 20.7Q43 20.9 43 22.9L43 66.3Q43 68.3 41.1 68.8L17.9 75Q16 75.5 16 73.5zM110 22.8Q110 20.8 112 20.7L140 18.1Q142 17.9 142 19.9L142 75.1Q142 77.1 140.1 76.6L111.9 69.1Q110 68.6 110 66.6z",
    ),
    Stroke::accent(
        "M21.4 28.1V64.9M26.8 28.3V63.8M32.2 28.5V62.7M37.6 28.7V61.5M116.4 28.6V62M122.8 28.4V63.3M129.2 28.2V64.6M135.6 28V65.9",
    ),
    Stroke::body("M56 36.4L76 30.4 96 36.4z"),
    Stroke::accent_fill(CORNER_FOAM),
    Stroke::line(CORNER_FOAM),
    Stroke::line("M56 47.4L96 47.4M56 58.5L96 58.5M56 69.6L96 69.6M56 80.7L96 80.7"),
];

const AMPLIFIER_SIDE: &str = "M46.5 86.2L46.5 41.1L29.7 22.3L29.7 63.4Q29.7 67.4 32.3 70.4z";

/// One large volume knob, one socket, a headphone plug in it.
const HEADPHONE_AMPLIFIER: &[Stroke] = &[
    Stroke::shade(AMPLIFIER_SIDE),
    Stroke::line(AMPLIFIER_SIDE),
    Stroke::body("M46.5 41.1L29.7 22.3L117.5 13.1Q121.5 12.7 124.1 15.7L138.3 31.5z"),
    Stroke::body("M46.5 86.2L46.5 41.1L138.3 31.5L138.3 72.6Q138.3 76.6 134.3 77z"),
    Stroke::accent("M103.8 75.8A19.9 17.9-42 0 1 112.4 38.5"),
    Stroke::body("M122.7 54.9A13 11.6-42 0 1 104.6 71.1L101.5 69.6A14.4 12.9-42 1 1 121.6 51.6z"),
    Stroke::line("M120.6 51.2a13 11.6-42 1 0 -19.3 17.4 13 11.6-42 1 0 19.3-17.4zM109.8 47.9L110.5 55.1"),
    Stroke::body("M74.6 63.7a8.4 7.5-42 1 0 -12.5 11.2 8.4 7.5-42 1 0 12.5-11.2z"),
    Stroke::accent_fill("M71 47.7a3.6 3.2-42 1 0 -5.4 4.8 3.6 3.2-42 1 0 5.4-4.8z"),
    Stroke::body("M78 73.3A4.6 4.1-42 1 1 71.2 79.4L64.9 72.3A4.6 4.1-42 0 1 71.7 66.2z"),
    Stroke::line("M75 76.7C76 94.7 26 94 20 114"),
];

const INTERFACE_SIDE: &str = "M22.6 95.8L22.6 55.1L6.6 37.2L6.6 73.9Q6.6 77.9 9.3 80.9z";

/// Two microphone sockets with their gains, a level meter, a monitor knob.
const INTERFACE: &[Stroke] = &[
    Stroke::shade(INTERFACE_SIDE),
    Stroke::line(INTERFACE_SIDE),
    Stroke::body("M22.6 55.1L6.6 37.2L133.4 23.9Q137.4 23.5 140.1 26.5L153.4 41.4z"),
    Stroke::body("M22.6 95.8L22.6 55.1L153.4 41.4L153.4 78.1Q153.4 82.1 149.4 82.5z"),
    Stroke::shade(
        "M50 65.5a12 10.8-42 1 0 -17.8 16.1 12 10.8-42 1 0 17.8-16.1zM77.3 62.6a12 10.8-42 1 0 -17.8 16.1 12 10.8-42 1 0 17.8-16.1z",
    ),
    Stroke::line(
        "M50 65.5a12 10.8-42 1 0 -17.8 16.1 12 10.8-42 1 0 17.8-16.1zM77.3 62.6a12 10.8-42 1 0 -17.8 16.1 12 10.8-42 1 0 17.8-16.1zM36.8 75.6h.1M45.5 74.6h.1M41.1 68.7h.1M64 72.7h.1M72.7 71.8h.1M68.4 65.8h.1M97.7 54.6a5.7 5.1-42 1 0 -8.5 7.6 5.7 5.1-42 1 0 8.5-7.6zM97.7 73.9a5.7 5.1-42 1 0 -8.5 7.6 5.7 5.1-42 1 0 8.5-7.6z",
    ),
    Stroke::body("M143.9 62.1A11.3 10.1-42 0 1 128.3 76.1L125.8 74.9A12.5 11.3-42 1 1 143.1 59.4z"),
    Stroke::line("M142 58.7a11.3 10.1-42 1 0 -16.8 15.1 11.3 10.1-42 1 0 16.8-15.1zM132.6 55.8L133.2 62.1"),
    Stroke::accent_fill(
        "M111.4 75.6a2.1 1.8-42 1 0 -3.1 2.8 2.1 1.8-42 1 0 3.1-2.8zM111.4 68.4a2.1 1.8-42 1 0 -3.1 2.8 2.1 1.8-42 1 0 3.1-2.8zM111.4 61.4a2.1 1.8-42 1 0 -3.1 2.8 2.1 1.8-42 1 0 3.1-2.8zM111.4 54.2a2.1 1.8-42 1 0 -3.1 2.8 2.1 1.8-42 1 0 3.1-2.8z",
    ),
];

/// The thin neck and tiny capsule that set it apart from a singer's microphone, aimed at the wavefront.
const MEASUREMENT_MICROPHONE: &[Stroke] = &[
    Stroke::line("M105.4 73.3V104M83.4 115L105.4 103 127.4 115"),
    Stroke::body(
        "M61.8 35.1Q63.1 33.5 64.6 34.8L90.6 56.7Q92.2 58 90.9 59.5L89.3 61.3Q88.1 62.9 86.5 61.6L60.5 39.7Q58.9 38.5 60.2 36.9z",
    ),
    Stroke::body(
        "M89.5 58Q90.8 56.5 92.8 56.6L96.3 56.8Q98.3 56.9 99.8 58.2L125.9 80Q127.4 81.3 126.1 82.8L118.4 92Q117.1 93.6 115.6 92.3L89.6 70.4Q88 69.1 87.6 67.2L86.8 63.8Q86.3 61.8 87.6 60.3z",
    ),
    Stroke::line("M107.5 64.6L97.2 76.8M113.6 69.7L103.4 82"),
    Stroke::accent_fill("M64.8 35.4a4.6 4.6 0 1 0 -9.2 0 4.6 4.6 0 1 0 9.2 0z"),
    Stroke::accent("M45 36.8A16 16 0 0 1 59.1 20.1M38 36.8A23 23 0 0 1 57.8 13.2M29 37.1A32 32 0 0 1 56.5 4.3"),
];

/// Between the ears a crooked response goes in and a straight one comes out.
const HEADPHONE_CORRECTION: &[Stroke] = &[
    Stroke::body("M26 56C22 6 138 6 134 56L128 56C130 16 30 16 32 56z"),
    Stroke::body("M30 54C18 54 14 64 14 78C14 92 18 102 30 102zM130 54C142 54 146 64 146 78C146 92 142 102 130 102z"),
    Stroke::body("M30 50H36Q41 50 41 56V100Q41 106 36 106H30zM130 50H124Q119 50 119 56V100Q119 106 124 106H130z"),
    Stroke::fine("M48 78H112"),
    Stroke::line("M48 84C50 66 54 60 58 62S64 92 69 92 72 60 76 60 79 78 84 78"),
    Stroke::accent("M86 78H112"),
    Stroke::accent_fill("M89.5 78a4.5 4.5 0 1 0 -9 0 4.5 4.5 0 1 0 9 0z"),
];
