//! The closed vocabularies of the contract: every name a situation may contain.
//!
//! Names here are public and stable (`docs/contract.md`); what a name *means* for the advice lives in `knowledge/`.

use serde::{Deserialize, Deserializer, Serializer, de};

use super::{closest, excerpt};

/// A closed list of names that the contract fixes.
pub trait Vocabulary: Copy + Eq + Ord + Sized + 'static {
    /// What one of these is called in a message to a person, e.g. `activity`.
    const KIND: &'static str;
    /// Every member in its fixed order.
    const ALL: &'static [Self];

    /// The names of the members, in the same order.
    const NAMES: &'static [&'static str];

    /// The name in the contract's JSON and in the knowledge base.
    fn name(self) -> &'static str {
        Self::NAMES[self.index()]
    }

    /// The member with exactly this name.
    fn from_name(name: &str) -> Option<Self> {
        let index = Self::NAMES.iter().position(|known| *known == name)?;
        Self::ALL.get(index).copied()
    }

    /// Index in [`Vocabulary::ALL`], for tables indexed by this vocabulary.
    fn index(self) -> usize;
}

/// Declares a closed list of names as an enum with [`Vocabulary`] and its serialised forms.
#[macro_export]
macro_rules! vocabulary {
    ($(#[$doc:meta])* $type:ident, $kind:literal, { $($(#[$member_doc:meta])* $member:ident = $name:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(clippy::enum_variant_names, reason = "the field's own words often end alike")]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $type {
            $($(#[$member_doc])* #[cfg_attr(feature = "schema", schemars(rename = $name))] $member),+
        }

        impl $crate::situation::Vocabulary for $type {
            const KIND: &'static str = $kind;
            const ALL: &'static [Self] = &[$($type::$member),+];
            const NAMES: &'static [&'static str] = &[$($name),+];

            fn index(self) -> usize {
                self as usize
            }
        }

        impl ::serde::Serialize for $type {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::situation::serialize_name(*self, serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::situation::deserialize_name(deserializer)
            }
        }
    };
}

/// Writes a name in text formats, its index in binary ones.
///
/// # Errors
/// Those of the serializer.
pub fn serialize_name<V: Vocabulary, S: Serializer>(member: V, serializer: S) -> Result<S::Ok, S::Error> {
    if serializer.is_human_readable() {
        serializer.serialize_str(member.name())
    } else {
        #[expect(clippy::cast_possible_truncation, reason = "no vocabulary has more than 255 members")]
        serializer.serialize_u8(member.index() as u8)
    }
}

/// Reads what [`serialize_name`] wrote.
///
/// # Errors
/// An unknown name with the one that was probably meant, or an index that is out of range.
pub fn deserialize_name<'de, V: Vocabulary, D: Deserializer<'de>>(deserializer: D) -> Result<V, D::Error> {
    if !deserializer.is_human_readable() {
        let index = u8::deserialize(deserializer)?;
        return V::ALL.get(usize::from(index)).copied().ok_or_else(|| de::Error::custom("no such name"));
    }
    let name = String::deserialize(deserializer)?;
    V::from_name(&name).ok_or_else(|| {
        let (what, remedy) = unknown_name::<V>(&name);
        de::Error::custom(format_args!("{what}; {remedy}"))
    })
}

/// What to say of a name that is not in the vocabulary; see [`unknown_among`].
#[must_use]
pub fn unknown_name<V: Vocabulary>(name: &str) -> (String, String) {
    unknown_among(V::KIND, V::NAMES, name)
}

/// What is wrong with a name that is not in a list, and the remedy: the one that was probably meant, or all there are.
///
/// `kind` is what such a name is called in messages.
#[must_use]
pub fn unknown_among(kind: &str, names: &[&str], name: &str) -> (String, String) {
    let remedy = match closest(name, names.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("known: {}", names.join(", ")),
    };
    (format!("unknown {kind} `{}`", excerpt(name)), remedy)
}

vocabulary!(
    /// What somebody does that needs listening.
    Activity, "activity", {
        /// The listener is in the room with an open microphone.
        RecordAtMic = "record_at_mic",
        /// The engineer listens to a take; no open microphone beside them.
        MonitorTake = "monitor_take",
        RecordDrums = "record_drums",
        Sequence = "sequence",
        SoundDesign = "sound_design",
        Mix = "mix",
        Master = "master",
        PerformLive = "perform_live",
        Dj = "dj",
        Practise = "practise",
        Listen = "listen",
    }
);

vocabulary!(
    /// One thing a listener needs from what they listen on.
    Job, "job", {
        CueWithoutBleed = "cue_without_bleed",
        HearOverNoise = "hear_over_noise",
        HearOverTheBand = "hear_over_the_band",
        CueWithOneEar = "cue_with_one_ear",
        JudgeLowEnd = "judge_low_end",
        JudgeStereoImage = "judge_stereo_image",
        JudgeBalance = "judge_balance",
        HearFineDetail = "hear_fine_detail",
        CheckTranslation = "check_translation",
        WorkForHours = "work_for_hours",
        DisturbNobody = "disturb_nobody",
        CarryAlong = "carry_along",
        /// No audible delay between playing and hearing.
        PlayInTime = "play_in_time",
        LoudEnough = "loud_enough",
    }
);

vocabulary!(
    /// A kind of headphones or loudspeaker, or a measure that is no transducer.
    GearType, "gear type", {
        ClosedOverEar = "closed_over_ear",
        ClosedOnEar = "closed_on_ear",
        OpenOverEar = "open_over_ear",
        OpenOnEar = "open_on_ear",
        SemiOpenOverEar = "semi_open_over_ear",
        InEarMonitor = "in_ear_monitor",
        NoiseCancelling = "noise_cancelling",
        NearField = "near_field",
        MidField = "mid_field",
        FarField = "far_field",
        Subwoofer = "subwoofer",
        RoomTreatment = "room_treatment",
        HeadphoneAmplifier = "headphone_amplifier",
        Interface = "interface",
        MeasurementMicrophone = "measurement_microphone",
        HeadphoneCorrection = "headphone_correction",
    }
);

vocabulary!(
    /// How much the room has been treated acoustically.
    Treatment, "treatment", { None = "none", Some = "some", Full = "full" }
);

vocabulary!(
    /// What surrounds the listener while they listen.
    Noise, "noise", {
        VeryQuiet = "very_quiet",
        Quiet = "quiet",
        Moderate = "moderate",
        Loud = "loud",
        VeryLoud = "very_loud",
    }
);

vocabulary!(
    /// Who lives behind the walls.
    Neighbours, "neighbours", { None = "none", Normal = "normal", ThinWalls = "thin_walls" }
);

vocabulary!(
    /// What drives the headphones.
    SourceKind, "source", {
        Laptop = "laptop",
        Phone = "phone",
        Interface = "interface",
        Amplifier = "amplifier",
        Mixer = "mixer",
    }
);

vocabulary!(
    /// How good something is that is owned.
    OwnedGrade, "grade", {
        Entry = "entry",
        Decent = "decent",
        Good = "good",
    }
);

vocabulary!(
    /// How far somebody wants to go.
    Aim, "aim", {
        GoodEnough = "good_enough",
        Sensible = "sensible",
        NoRegrets = "no_regrets",
    }
);
