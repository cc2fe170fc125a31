//! The table of everything that a visitor can answer: one row for each part of a [`Situation`].
//!
//! Reading JSON, links, answers, the questionnaire, exports, facts for the rules, flips and the lists in the
//! documentation walk over it. A new yes-or-no answer is a field in `types.rs`, a row here, and its question in
//! `knowledge/questions/`.
//!
//! The order of the rows is that of the JSON form and of links. Parts of one object must be next to each other.

use super::{Aim, Headphones, Money, Neighbours, Noise, Situation, SourceKind, Treatment, Vocabulary};

/// One answer in its plainest form. Lists (work, gear, models) have no such form.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    Flag(bool),
    /// Index of a word in the part's vocabulary.
    Word(usize),
    /// In the unit of the part.
    Number(f64),
    Money(Money),
    Count(u32),
}

/// What kind of answer a part takes.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Yes or no.
    Flag,
    /// One word of a vocabulary: what such a word is called in messages, and all of them.
    Word {
        called: &'static str,
        names: &'static [&'static str],
    },
    Number(Limits),
    Money(Limits),
    /// A whole number.
    Count(Limits),
    /// Activities with their shares of the time.
    Shares,
    /// Gear that the visitor has.
    Owned,
    /// Gear types.
    Types,
    /// Ids of models.
    Models(fn(&mut Situation) -> &mut Vec<String>),
}

/// The unit and range of a number.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub measure: Measure,
    /// Smallest and largest value, both allowed.
    pub from: f64,
    pub to: f64,
    /// Most decimals with which it is shown for editing.
    pub decimals: u32,
}

/// What a number measures, and so its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    Metres,
    Seconds,
    VoltsRms,
    Ohms,
    DbPerMilliwatt,
    DbPerVolt,
    /// Units of the catalogue's currency.
    Currency,
    Items,
    /// Parts of a whole of any size.
    Parts,
}

impl Measure {
    /// The unit in a message.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Metres => "metres",
            Self::Seconds => "seconds",
            Self::VoltsRms => "volts RMS",
            Self::Ohms => "ohms",
            Self::DbPerMilliwatt => "dB/mW",
            Self::DbPerVolt => "dB/V",
            Self::Currency => "units of the currency",
            Self::Items => "items",
            Self::Parts => "parts",
        }
    }

    /// The unit behind a number in a link.
    #[must_use]
    pub const fn in_link(self) -> &'static str {
        match self {
            Self::Metres => "m",
            Self::Seconds => "s",
            Self::VoltsRms => "V",
            Self::Ohms => "ohm",
            Self::DbPerMilliwatt => "dB/mW",
            Self::DbPerVolt => "dB/V",
            Self::Currency | Self::Items | Self::Parts => "",
        }
    }

    /// Other units in which the same thing is often given: name, and how many of them make one of ours.
    #[must_use]
    pub const fn confused(self) -> &'static [(&'static str, f64)] {
        match self {
            Self::Metres => &[("centimetres", 100.0), ("millimetres", 1000.0)],
            Self::Seconds => &[("milliseconds", 1000.0)],
            Self::VoltsRms => &[("millivolts", 1000.0)],
            _ => &[],
        }
    }
}

/// A group of questions, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Work,
    Money,
    Room,
    /// What surrounds the listener.
    Around,
    You,
    Owned,
    Wish,
}

impl Group {
    pub const ALL: [Self; 7] = [Self::Work, Self::Money, Self::Room, Self::Around, Self::You, Self::Owned, Self::Wish];

    /// Its parts in the order of the page.
    #[must_use]
    pub fn parts(self) -> Vec<Part> {
        let mut parts: Vec<Part> = Part::ALL.iter().copied().filter(|part| part.row().group == self).collect();
        sort_by_rank(&mut parts, |row| row.order);
        parts
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Short and unique: the name of its question and of the fact that it settles, and its id on the page.
    pub name: &'static str,
    /// Where it is in the JSON form, for example `place.night`.
    pub path: &'static str,
    /// Its key in links, never to be changed. Parts under the same key are written as one value.
    pub link: &'static str,
    pub kind: Kind,
    get: fn(&Situation) -> Option<Value>,
    set: fn(&mut Situation, Option<Value>),
    pub group: Group,
    /// Where it comes in its group on the page.
    pub order: u8,
    /// The question as part of which it is asked: its own name, or that of a question with several fields.
    pub asked: &'static str,
    /// What a number is called; answers to choose from are named by their question in the knowledge base.
    pub label: &'static str,
    /// Which flag is tried first as a change that could alter the advice; new ones come last.
    pub tried: u8,
    /// Which fact takes the first dimension of the worlds that are drawn for the confidence; new ones come last.
    pub drawn: u8,
}

const LAST: u8 = u8::MAX;

/// How a part is read from a situation and written into it.
#[derive(Clone, Copy)]
struct Access {
    path: &'static str,
    get: fn(&Situation) -> Option<Value>,
    set: fn(&mut Situation, Option<Value>),
}

/// The [`Access`] to an optional field.
macro_rules! field {
    ($first:ident $(. $next:ident)*) => {
        Access {
            path: concat!(stringify!($first) $(, ".", stringify!($next))*),
            get: |situation| situation.$first$(.$next)*.map(Plain::value),
            set: |situation, value| situation.$first$(.$next)* = value.and_then(Plain::from_value),
        }
    };
}

/// The [`Access`] to a list, which has no plain value.
const fn list(path: &'static str) -> Access {
    Access { path, get: |_| None, set: |_, _| {} }
}

/// A type with a plain [`Value`].
trait Plain: Sized {
    fn value(self) -> Value;
    fn from_value(value: Value) -> Option<Self>;
}

macro_rules! plain {
    ($($type:ty => $form:ident),+) => {
        $(impl Plain for $type {
            fn value(self) -> Value {
                Value::$form(self)
            }

            fn from_value(value: Value) -> Option<Self> {
                if let Value::$form(plain) = value { Some(plain) } else { None }
            }
        })+
    };
}

plain!(bool => Flag, f64 => Number, Money => Money, u32 => Count);

impl<V: Vocabulary> Plain for V {
    fn value(self) -> Value {
        Value::Word(self.index())
    }

    fn from_value(value: Value) -> Option<Self> {
        if let Value::Word(index) = value { V::ALL.get(index).copied() } else { None }
    }
}

const fn row(access: Access, kind: Kind, group: Group, order: u8) -> Row {
    let Access { path, get, set } = access;
    let name = last_part(path);
    Row { name, path, link: name, kind, get, set, group, order, asked: name, label: "", tried: LAST, drawn: LAST }
}

const fn number(access: Access, label: &'static str, limits: Limits, group: Group, order: u8) -> Row {
    Row { label, ..row(access, Kind::Number(limits), group, order) }
}

const fn word<V: Vocabulary>() -> Kind {
    Kind::Word { called: V::KIND, names: V::NAMES }
}

/// What is behind the last dot of a path.
const fn last_part(path: &'static str) -> &'static str {
    let mut start = path.len();
    while start > 0 && path.as_bytes()[start - 1] != b'.' {
        start -= 1;
    }
    path.split_at(start).1
}

const fn limits(measure: Measure, from: f64, to: f64, decimals: u32) -> Limits {
    Limits { measure, from, to, decimals }
}

const DIMENSION: Limits = limits(Measure::Metres, 1.0, 100.0, 2);
const SEAT: Limits = limits(Measure::Metres, 0.2, 20.0, 2);
const RT60: Limits = limits(Measure::Seconds, 0.05, 10.0, 2);
const VOLTS: Limits = limits(Measure::VoltsRms, 0.01, 100.0, 2);
const OHMS: Limits = limits(Measure::Ohms, 0.0, 1000.0, 1);
const BUDGET: Limits = limits(Measure::Currency, 0.0, 1e9, 0);
const ITEMS: Limits = limits(Measure::Items, 0.0, 100.0, 0);

/// The share of an activity.
pub const SHARE: Limits = limits(Measure::Parts, f64::MIN_POSITIVE, f64::MAX, 0);

/// Declares the parts and their rows.
macro_rules! parts {
    ($($part:ident = $row:expr),+ $(,)?) => {
        /// A part of a situation: something that a visitor can answer.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Part {
            $($part),+
        }

        impl Part {
            pub const ALL: &'static [Self] = &[$(Self::$part),+];
        }

        const ROWS: &[Row] = &[$($row),+];
    };
}

parts! {
    Work = row(list("work"), Kind::Shares, Group::Work, 10),
    Length = Row { name: "length", link: "room", asked: "room",
        ..number(field!(place.room.length_m), "Length", DIMENSION, Group::Room, 10) },
    Width = Row { name: "width", link: "room", asked: "room",
        ..number(field!(place.room.width_m), "Width", DIMENSION, Group::Room, 20) },
    Height = Row { name: "height", link: "room", asked: "room",
        ..number(field!(place.room.height_m), "Height", DIMENSION, Group::Room, 30) },
    Rt60 = Row { name: "rt60", link: "rt60", asked: "room",
        ..number(field!(place.rt60_s), "Reverberation time", RT60, Group::Room, 50) },
    Treatment = Row { drawn: 5, ..row(field!(place.treatment), word::<Treatment>(), Group::Room, 60) },
    CanTreat = Row { tried: 0, drawn: 6, ..row(field!(place.can_treat), Kind::Flag, Group::Room, 70) },
    Seat = Row { name: "seat", link: "seat", asked: "room",
        ..number(field!(place.listening_distance_m), "Listening distance", SEAT, Group::Room, 40) },
    Noise = Row { drawn: 0, ..row(field!(place.noise), word::<Noise>(), Group::Around, 10) },
    Neighbours = Row { drawn: 1, ..row(field!(place.neighbours), word::<Neighbours>(), Group::Around, 30) },
    OthersInRoom = Row { link: "others", tried: 2, drawn: 3,
        ..row(field!(place.others_in_room), Kind::Flag, Group::Around, 20) },
    Night = Row { tried: 1, drawn: 2, ..row(field!(place.night), Kind::Flag, Group::Around, 40) },
    OnTheMove = Row { tried: 3, drawn: 4, ..row(field!(place.on_the_move), Kind::Flag, Group::Around, 50) },
    Glasses = Row { tried: 5, drawn: 7, ..row(field!(listener.glasses), Kind::Flag, Group::You, 20) },
    LongHours = Row { tried: 4, drawn: 8, ..row(field!(listener.long_hours), Kind::Flag, Group::You, 10) },
    Source = Row { name: "source", link: "source", asked: "source", drawn: 9,
        ..row(field!(source.kind), word::<SourceKind>(), Group::You, 30) },
    Volts = Row { name: "volts", link: "source", asked: "source",
        ..number(field!(source.max_volts_rms), "Highest voltage", VOLTS, Group::You, 40) },
    Ohms = Row { name: "ohms", link: "source", asked: "source",
        ..number(field!(source.output_ohms), "Output impedance", OHMS, Group::You, 50) },
    Owned = Row { link: "own", ..row(list("owned"), Kind::Owned, Group::Owned, 10) },
    Wish = row(list("wish"), Kind::Types, Group::Wish, 10),
    Picked = Row { link: "pick", asked: "owned",
        ..row(list("picked"), Kind::Models(|situation| &mut situation.picked), Group::Owned, 20) },
    Never = Row { asked: "owned",
        ..row(list("never"), Kind::Models(|situation| &mut situation.never), Group::Owned, 30) },
    Budget = Row { label: "Budget for new gear", ..row(field!(budget), Kind::Money(BUDGET), Group::Money, 10) },
    MaxNewItems = Row { link: "max_items", label: "Buy at most (items)",
        ..row(field!(max_new_items), Kind::Count(ITEMS), Group::Money, 20) },
    Aim = row(field!(aim), word::<Aim>(), Group::Money, 30),
}

impl Part {
    /// Its row of the table.
    #[must_use]
    pub const fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }

    /// Its name; see [`Row::name`].
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// The answers to choose from, in their order; none where something else is asked for.
    #[must_use]
    pub const fn answers(self) -> &'static [&'static str] {
        match self.row().kind {
            Kind::Flag => &["no", "yes"],
            Kind::Word { names, .. } => names,
            _ => &[],
        }
    }

    /// The index in [`Part::answers`] of what a situation says; `None` if that is unknown.
    #[must_use]
    pub fn chosen(self, situation: &Situation) -> Option<usize> {
        match self.get(situation)? {
            Value::Flag(flag) => Some(usize::from(flag)),
            Value::Word(index) => Some(index),
            _ => None,
        }
    }

    /// What choosing an answer by its index in [`Part::answers`] says.
    #[must_use]
    pub const fn choice(self, index: usize) -> Value {
        match self.row().kind {
            Kind::Flag => Value::Flag(index == 1),
            _ => Value::Word(index),
        }
    }

    /// What a situation says; `None` if that is unknown, and for lists.
    #[must_use]
    pub fn get(self, situation: &Situation) -> Option<Value> {
        self.row().get(situation)
    }

    /// Writes an answer into a situation, or takes it back; a value of another kind takes it back too.
    pub fn set(self, situation: &mut Situation, value: Option<Value>) {
        self.row().set(situation, value);
    }

    /// The path of what is asked: that of the whole value in a link, such as `source` for `source.kind`.
    #[must_use]
    pub fn question_path(self) -> &'static str {
        let key = self.row().link;
        link_values().find(|rows| rows[0].link == key).map_or(self.row().path, common_path)
    }
}

impl Row {
    /// What a situation says; `None` if that is unknown, and for lists.
    #[must_use]
    pub fn get(&self, situation: &Situation) -> Option<Value> {
        (self.get)(situation)
    }

    /// Writes an answer into a situation, or takes it back.
    pub fn set(&self, situation: &mut Situation, value: Option<Value>) {
        (self.set)(situation, value);
    }

    /// Its key in the JSON object that it is in.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        last_part(self.path)
    }

    /// Unit and range, if it is a number of any kind.
    #[must_use]
    pub const fn limits(&self) -> Option<&Limits> {
        match &self.kind {
            Kind::Number(limits) | Kind::Money(limits) | Kind::Count(limits) => Some(limits),
            _ => None,
        }
    }
}

/// All rows in the order of the JSON form.
pub(crate) const fn rows() -> &'static [Row] {
    ROWS
}

/// The rows of every value in a link: usually one, and several for the room and for what drives the headphones.
pub(crate) fn link_values() -> impl Iterator<Item = &'static [Row]> {
    ROWS.chunk_by(|one, next| one.link == next.link)
}

/// The path of a value in a link: of its row, or of the object in which its rows are.
pub(crate) fn common_path(rows: &[Row]) -> &'static str {
    match rows {
        [row] => row.path,
        _ => rows[0].path.rsplit_once('.').map_or("", |(object, _)| object),
    }
}

/// Sorts a few parts by a rank; those of equal rank keep their order.
///
/// By insertion: the library's sort would weigh a few kilobytes for each way of comparing.
pub(crate) fn sort_by_rank(parts: &mut [Part], rank: fn(&Row) -> u8) {
    for end in 1..parts.len() {
        let mut index = end;
        while index > 0 && rank(parts[index - 1].row()) > rank(parts[index].row()) {
            parts.swap(index - 1, index);
            index -= 1;
        }
    }
}

impl Situation {
    /// This situation, with everything that `part` answers taken over.
    #[must_use]
    pub fn with(&self, part: &Self) -> Self {
        let mut with = self.clone();
        let mut part = part.clone();
        for row in ROWS {
            match row.kind {
                Kind::Shares if !part.work.is_empty() => with.work.clone_from(&part.work),
                Kind::Owned if !part.owned.is_empty() => with.owned.clone_from(&part.owned),
                Kind::Types if !part.wish.is_empty() => with.wish.clone_from(&part.wish),
                Kind::Models(list) if !list(&mut part).is_empty() => list(&mut with).clone_from(list(&mut part)),
                _ => {
                    if let Some(value) = row.get(&part) {
                        row.set(&mut with, Some(value));
                    }
                }
            }
        }
        with
    }
}

/// An electrical figure of owned headphones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnedFigure {
    SensitivityPerMilliwatt,
    SensitivityPerVolt,
    Impedance,
}

impl OwnedFigure {
    /// In the order of the JSON form and of links.
    pub const ALL: [Self; 3] = [Self::SensitivityPerMilliwatt, Self::SensitivityPerVolt, Self::Impedance];

    /// Its key in the JSON object of the owned item.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::SensitivityPerMilliwatt => "sensitivity_db_per_mw",
            Self::SensitivityPerVolt => "sensitivity_db_per_v",
            Self::Impedance => "impedance_ohms",
        }
    }

    /// Unit and range.
    #[must_use]
    pub const fn limits(self) -> &'static Limits {
        match self {
            Self::SensitivityPerMilliwatt => &const { limits(Measure::DbPerMilliwatt, 60.0, 140.0, 1) },
            Self::SensitivityPerVolt => &const { limits(Measure::DbPerVolt, 60.0, 150.0, 1) },
            Self::Impedance => &const { limits(Measure::Ohms, 4.0, 2000.0, 0) },
        }
    }

    /// Where it is kept.
    pub fn of(self, headphones: &mut Headphones) -> &mut Option<f64> {
        match self {
            Self::SensitivityPerMilliwatt => &mut headphones.sensitivity_db_per_mw,
            Self::SensitivityPerVolt => &mut headphones.sensitivity_db_per_v,
            Self::Impedance => &mut headphones.impedance_ohms,
        }
    }
}
