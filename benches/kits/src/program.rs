//! One state of an instance as `tests/optimum/model.mjs` reads it.

use std::fmt;

use advisor::advice::kit::{Instance, KitItem};

/// A state with a budget, shown as JSON: it asks for the highest net worth within that budget, or for any that is high enough.
pub struct Program<'i> {
    pub instance: &'i Instance,
    pub state: usize,
    /// In cents, helpers included.
    pub budget: u64,
    /// What a kit has to be worth at least, in hundredths of a point.
    pub above: Option<f64>,
    /// Those to choose from, and those that are in every kit.
    pub items: &'i [usize],
}

/// More than any kit costs, and few enough for floating point.
const NO_LIMIT: u64 = 1_000_000_000;

impl Program<'_> {
    fn of_items<T>(&self, of: impl Fn(&KitItem) -> T) -> Vec<T> {
        self.items.iter().map(|&item| of(&self.instance.items[item])).collect()
    }

    /// The values in the sheets of the items, `width` numbers for each.
    fn of_sheets<'v, T>(&self, values: &'v [T], width: usize) -> Vec<&'v [T]> {
        let sheets = &self.instance.states[self.state].sheets;
        self.items.iter().map(|&item| sheets[item] as usize * width).map(|at| &values[at..at + width]).collect()
    }
}

impl fmt::Display for Program<'_> {
    /// Lists of numbers look the same in Rust and in JSON.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let instance = self.instance;
        let (state, worths) = (&instance.states[self.state], &instance.worths);
        let (activities, rows) = (instance.activities.len(), instance.rows());
        let ranges: Vec<[usize; 2]> =
            instance.activities.iter().map(|activity| [activity.either.0, activity.either.1]).collect();
        let checked: Vec<bool> = instance.activities.iter().map(|activity| activity.is_checked).collect();
        let usable: Vec<u32> = self.items.iter().map(|&item| instance.usable[item]).collect();
        let beside: Vec<&[u8]> = instance.beside.chunks(instance.kinds.max(1)).collect();
        write!(f, r#"{{"either_rows":{ranges:?},"is_checked":{checked:?},"usable":{usable:?},"beside":{beside:?},"#)?;
        write!(f, r#""costs":{:?},"tolls":{:?},"#, self.of_items(|item| item.cost), self.of_items(|item| item.toll))?;
        write!(
            f,
            r#""kinds":{:?},"is_new":{:?},"#,
            self.of_items(|item| item.kind),
            self.of_items(|item| item.is_new)
        )?;
        let families = self.of_items(|item| item.family.map_or(-1, i32::from));
        write!(f, r#""families":{families:?},"alike":{},"#, instance.alike)?;
        write!(f, r#""main":{:?},"#, self.of_sheets(&worths.main, activities))?;
        write!(f, r#""either":{:?},"#, self.of_sheets(&worths.either, rows))?;
        write!(f, r#""either_second":{:?},"#, self.of_sheets(&worths.either_second, rows))?;
        write!(
            f,
            r#""both":{:?},"levels":{},"#,
            self.of_sheets(&worths.both, activities * instance.levels),
            instance.levels
        )?;
        write!(f, r#""quality":{:?},"#, self.of_sheets(&worths.quality, 1).concat())?;
        write!(f, r#""covers":{:?},"#, self.of_sheets(&worths.covers, 1).concat())?;
        let slots = u64::from(instance.limit.saturating_sub(state.new_items)).min(NO_LIMIT);
        let budget = self.budget.saturating_sub(state.cost).min(NO_LIMIT);
        let (thing, short) = (instance.thing, instance.short_of_required);
        let above = self.above.map_or_else(|| "null".to_owned(), |above| above.to_string());
        write!(f, r#""above":{above},"#)?;
        write!(f, r#""slots":{slots},"budget":{budget},"toll":{},"thing":{thing},"short":{short}}}"#, state.toll)
    }
}
