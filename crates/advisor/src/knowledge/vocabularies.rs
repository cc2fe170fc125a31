//! The closed vocabularies of the knowledge base.

use crate::vocabulary;

vocabulary!(
    /// How well something is known, best first.
    Grade, "evidence grade", {
        Measured = "measured",
        Standard = "standard",
        Physics = "physics",
        Consensus = "consensus",
        RuleOfThumb = "rule_of_thumb",
        Unconfirmed = "unconfirmed",
    }
);

vocabulary!(
    /// Where a figure comes from.
    Basis, "basis", {
        Measured = "measured",
        Claimed = "claimed",
        Computed = "computed",
        Typical = "typical",
        Unconfirmed = "unconfirmed",
    }
);

vocabulary!(Family, "family", { Headphones = "headphones", Loudspeakers = "loudspeakers", Measure = "measure" });

vocabulary!(
    /// Which of the two accents of the page a type has.
    Accent, "accent", {
        Headphones = "headphones",
        /// Loudspeakers and their room.
        Loudspeakers = "loudspeakers",
    }
);

vocabulary!(
    /// What a type does in a kit.
    Role, "role", {
        /// One listens on it.
        Listen = "listen",
        /// It makes other gear fit better; nothing to listen on by itself.
        Help = "help",
    }
);

vocabulary!(
    /// Which of the devices in use a job is done on.
    DoneOn, "kind of job", {
        /// On the main one: what belongs to wearing and using it.
        Main = "main",
        /// On the main one, or on a second one where that shows more.
        Either = "either",
        /// On both: it lives on comparing.
        Both = "both",
    }
);

vocabulary!(Enclosure, "enclosure", {
    Closed = "closed",
    SemiOpen = "semi_open",
    Open = "open",
    /// Closes off the ear canal itself.
    Sealed = "sealed",
});

vocabulary!(Wearing, "wearing style", { OverEar = "over_ear", OnEar = "on_ear", InEar = "in_ear" });

vocabulary!(Principle, "transducer principle", {
    Dynamic = "dynamic",
    PlanarMagnetic = "planar_magnetic",
    Electrostatic = "electrostatic",
    BalancedArmature = "balanced_armature",
});

vocabulary!(
    /// How much is paid within a type.
    Tier, "price tier", { Entry = "entry", Solid = "solid", High = "high" }
);

vocabulary!(Figure, "figure", {
    IsolationDb = "isolation_db",
    WeightG = "weight_g",
    LatencyMs = "latency_ms",
    SensitivityDbPerV = "sensitivity_db_per_v",
    ImpedanceOhms = "impedance_ohms",
    LowestHz = "lowest_hz",
    MaxSplDb = "max_spl_db",
    WooferIn = "woofer_in",
    /// Preference score of headphones, measured on the rig that `about.toml` names.
    PreferencePoints = "preference_points",
    /// Olive's preference score of loudspeakers.
    OlivePoints = "olive_points",
    /// From the seat to the pair, in metres; for types only, where no seat is given.
    DistanceM = "distance_m",
    /// What one loudspeaker has to spare at the seat above the reference level, 20 dB of peaks and a margin.
    HeadroomDb = "headroom_db",
    /// The highest level of headphones on what drives them, in dB SPL; of what is not answered, on the usual sources.
    ReachedDb = "reached_db",
    /// How many of the things that matter are not known of it.
    UnknownThings = "unknown_things",
    /// How many independent engineers, tests or guides name the model for such a use.
    NamedBy = "named_by",
    /// One where the cable comes off, zero where it does not.
    CableComesOff = "cable_comes_off",
});

vocabulary!(Verdict, "verdict", {
    True = "true",
    HalfTrue = "half_true",
    Misleading = "misleading",
    Contradiction = "contradiction",
    False = "false",
    Unproven = "unproven",
});

vocabulary!(SourceType, "kind of source", {
    Standard = "standard",
    Paper = "paper",
    Book = "book",
    Measurement = "measurement",
    Manufacturer = "manufacturer",
    Press = "press",
    Web = "web",
    Derivation = "derivation",
    Seed = "seed",
});
