//! What would change the advice, what to ask next, and how sure it is: all found by trying, nothing by guessing.

use super::case::Case;
use super::kit::Kit;
use super::kit::choose::{Choice, best_value, coverable};
use super::kit::search::{Goal, search};
use super::report::{Ask, Flip};
use crate::knowledge::{Fact, Knowledge, Share};
use crate::situation::{GearType, Money, Neighbours, Noise, Situation, Treatment, Vocabulary};

/// What lies around a recommendation.
pub struct Outlook {
    pub flips: Vec<Flip>,
    pub ask_next: Vec<Ask>,
    pub confidence: Share,
}

/// Most flips and questions that are told.
const MOST_TOLD: usize = 4;

/// Tries every answer that is not given and every change in reach.
pub fn outlook(situation: &Situation, case: &Case, choice: &Choice) -> Outlook {
    let knowledge = case.knowledge;
    let now = case.types(&choice.best_value);
    let mut flips = Vec::new();
    for change in changes(situation, knowledge) {
        if flips.len() == MOST_TOLD {
            break;
        }
        let then = Case::new(&change.situation, knowledge);
        let Some(kit) = recommended(&then) else { continue };
        if then.types(&kit) != now {
            let then = super::explain::headline(&then, &kit);
            flips.push(Flip { change: change.part, say: change.say, then });
        }
    }
    let (ask_next, confidence) = unanswered(situation, case, choice);
    Outlook { flips, ask_next, confidence }
}

/// The kit that is recommended, without the others.
fn recommended(case: &Case) -> Option<Kit> {
    let need = coverable(&case.instance, case.required, case.budget);
    let best = search(&case.instance, need, Goal::MostBenefit { budget: case.budget })?;
    best_value(&case.instance, need, &best, case.knowledge.about.best_value_share)
}

/// The smallest change in reach that would bring a type into the best kit that the budget buys, in words.
pub fn change_for(situation: &Situation, knowledge: &Knowledge, gear: GearType) -> Option<String> {
    let brings = |situation: &Situation| {
        let case = Case::new(situation, knowledge);
        let need = coverable(&case.instance, case.required, case.budget);
        let best = search(&case.instance, need, Goal::MostBenefit { budget: case.budget });
        best.is_some_and(|kit| case.types(&kit).contains(&gear))
    };
    let single = changes(situation, knowledge);
    if let Some(change) = single.iter().find(|change| brings(&change.situation)) {
        return Some(change.say.clone());
    }
    single.iter().find_map(|first| {
        let second = changes(&first.situation, knowledge).into_iter().find(|second| brings(&second.situation))?;
        Some(format!("{}, and {}", first.say, second.say))
    })
}

/// One thing that could be different.
struct Change {
    /// The whole situation with the change.
    situation: Situation,
    /// The changed part alone.
    part: Situation,
    say: String,
}

/// Changes in reach, from the smallest to the largest: what one can do, what one can spend, where and when one works.
fn changes(situation: &Situation, knowledge: &Knowledge) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut add = |say: String, apply: &dyn Fn(&mut Situation)| {
        let mut changed = situation.clone();
        apply(&mut changed);
        if changed != *situation {
            let mut part = Situation::default();
            apply(&mut part);
            changes.push(Change { situation: changed, part, say });
        }
    };
    let clause = |fact: Fact, value: usize| knowledge.question(fact).answers[value].clause.clone();
    let place = &situation.place;
    for (index, &treatment) in Treatment::ALL.iter().enumerate().rev() {
        if place.treatment.is_some_and(|now| now < treatment) && place.can_treat != Some(false) {
            add(clause(Fact::Treatment, index), &|changed| changed.place.treatment = Some(treatment));
        }
    }
    for (fact, now, set) in FLAGS {
        if let Some(flag) = now(situation) {
            add(clause(*fact, usize::from(!flag)), &|changed| set(changed, !flag));
        }
    }
    for (index, &neighbours) in Neighbours::ALL.iter().enumerate() {
        if place.neighbours.is_some_and(|now| now != neighbours) {
            add(clause(Fact::Neighbours, index), &|changed| changed.place.neighbours = Some(neighbours));
        }
    }
    for (index, &noise) in Noise::ALL.iter().enumerate() {
        if place.noise.is_some_and(|now| now.index().abs_diff(index) > 1) {
            add(clause(Fact::Noise, index), &|changed| changed.place.noise = Some(noise));
        }
    }
    if let Some(budget) = situation.budget {
        for factor in [50, 150, 200, 300, 500] {
            let other = Money::from_cents(budget.cents().saturating_mul(factor) / 100).max(Money::from_units(20));
            let other = Money::from_units(other.units().div_ceil(10) * 10);
            let say = super::words::money(other, &knowledge.about.currency);
            add(format!("with a budget of {say}"), &|changed| changed.budget = Some(other));
        }
    }
    if let Some(items) = situation.max_new_items {
        add(format!("if you may buy {} things", items + 1), &|changed| changed.max_new_items = Some(items + 1));
    }
    changes
}

type Flag = (Fact, fn(&Situation) -> Option<bool>, fn(&mut Situation, bool));

/// The yes-or-no answers of a situation that a visitor could change.
const FLAGS: &[Flag] = &[
    (Fact::CanTreat, |now| now.place.can_treat, |then, flag| then.place.can_treat = Some(flag)),
    (Fact::Night, |now| now.place.night, |then, flag| then.place.night = Some(flag)),
    (Fact::OthersInRoom, |now| now.place.others_in_room, |then, flag| then.place.others_in_room = Some(flag)),
    (Fact::OnTheMove, |now| now.place.on_the_move, |then, flag| then.place.on_the_move = Some(flag)),
    (Fact::LongHours, |now| now.listener.long_hours, |then, flag| then.listener.long_hours = Some(flag)),
    (Fact::Glasses, |now| now.listener.glasses, |then, flag| then.listener.glasses = Some(flag)),
];

/// The open questions by what knowing their answer is worth, and the share of worlds in which the kit still holds.
///
/// For each answer the situation is worked out anew: what is lost by keeping today's kit, against the best value there.
/// The worlds of the confidence are the answers of one open question at a time, by their priors.
fn unanswered(situation: &Situation, case: &Case, choice: &Choice) -> (Vec<Ask>, Share) {
    let knowledge = case.knowledge;
    let mut asks: Vec<Ask> = Vec::new();
    let mut holds = 0_i64;
    let mut questions = 0_i64;
    for fact in Fact::ALL.iter().copied().filter(|fact| !case.facts.is_known(*fact)) {
        let Some(set) = setter(fact) else { continue };
        questions += 1;
        let mut worth = 0_i64;
        for (value, answer) in knowledge.question(fact).answers.iter().enumerate() {
            let mut world = situation.clone();
            set(&mut world, value);
            let world = Case::new(&world, knowledge);
            let prior = i64::from(answer.prior.parts());
            let regret = regret(&world, case, &choice.best_value);
            worth += prior * regret;
            holds += if regret <= 0 { prior } else { 0 };
        }
        let worth = Share::from_parts(i32::try_from(worth / i64::from(Share::UNIT)).unwrap_or(0));
        if worth > Share::ZERO {
            let question = knowledge.question(fact);
            asks.push(Ask { question: path(fact).to_owned(), worth, say: question.ask.clone() });
        }
    }
    asks.sort_by(|one, other| other.worth.cmp(&one.worth).then_with(|| one.question.cmp(&other.question)));
    asks.dedup_by(|one, other| one.question == other.question);
    asks.truncate(MOST_TOLD);
    let confidence = i32::try_from(holds.checked_div(questions).unwrap_or(i64::from(Share::UNIT)));
    (asks, Share::from_parts(confidence.unwrap_or(Share::UNIT)))
}

/// What is lost, in ten-thousandths, by keeping a kit in a world whose best value is another; zero if it still holds.
fn regret(world: &Case, case: &Case, kept: &Kit) -> i64 {
    let Some(best) = recommended(world) else { return 0 };
    if world.types(&best) == case.types(kept) {
        return 0;
    }
    let Some(state) = world.new_helpers.iter().position(|helpers| {
        helpers.iter().map(|&place| world.helpers[place].gear).eq(
            case.new_helpers[kept.state].iter().map(|&place| case.helpers[place].gear),
        )
    }) else {
        return i64::from(Share::UNIT) / 100;
    };
    let benefit = world.instance.benefit(state, &kept.items);
    let lost = world.share_of_perfect(best.benefit).parts() - world.share_of_perfect(benefit).parts();
    i64::from(lost).max(0)
}

/// How an answer is written into a situation; `None` for facts that follow from several answers.
fn setter(fact: Fact) -> Option<fn(&mut Situation, usize)> {
    Some(match fact {
        Fact::Noise => |then, value| then.place.noise = Noise::ALL.get(value).copied(),
        Fact::Neighbours => |then, value| then.place.neighbours = Neighbours::ALL.get(value).copied(),
        Fact::Treatment => |then, value| then.place.treatment = Treatment::ALL.get(value).copied(),
        Fact::Night => |then, value| then.place.night = Some(value == 1),
        Fact::OthersInRoom => |then, value| then.place.others_in_room = Some(value == 1),
        Fact::OnTheMove => |then, value| then.place.on_the_move = Some(value == 1),
        Fact::CanTreat => |then, value| then.place.can_treat = Some(value == 1),
        Fact::Glasses => |then, value| then.listener.glasses = Some(value == 1),
        Fact::LongHours => |then, value| then.listener.long_hours = Some(value == 1),
        Fact::Source => |then, value| then.source.kind = crate::situation::SourceKind::ALL.get(value).copied(),
        Fact::RoomSize | Fact::SeatDistance | Fact::ModesPileUp | Fact::Drive | Fact::Damping => return None,
    })
}

/// The part of a situation that settles a fact.
fn path(fact: Fact) -> &'static str {
    match fact {
        Fact::Noise => "place.noise",
        Fact::Neighbours => "place.neighbours",
        Fact::Treatment => "place.treatment",
        Fact::Night => "place.night",
        Fact::OthersInRoom => "place.others_in_room",
        Fact::OnTheMove => "place.on_the_move",
        Fact::CanTreat => "place.can_treat",
        Fact::Glasses => "listener.glasses",
        Fact::LongHours => "listener.long_hours",
        Fact::RoomSize | Fact::SeatDistance | Fact::ModesPileUp => "place.room",
        Fact::Source | Fact::Drive | Fact::Damping => "source",
    }
}
