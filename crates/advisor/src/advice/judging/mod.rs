//! From a situation to the fit of each candidate for each job: facts, rows of demand, candidates, rules.

pub mod applies;
pub mod candidate;
pub mod demand;
pub mod dominance;
pub mod facts;
pub mod fit_cache;
pub mod gear_set;
pub mod judge;
pub mod lineup;
