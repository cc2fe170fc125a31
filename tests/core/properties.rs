//! The properties of `docs/contract.md`, each for random situations.

use std::collections::BTreeSet;

use crate::support::{
    Answers, Outcome, alone, any_of, bought, budgets, covered, covered_of_weight, fits, for_all, helpers_with,
    is_helper, is_loudspeaker, is_open, json, knowledge, may_stay_off, owned_types, rooms, situations, sound_advice,
    sound_outlook, suggested, types_in, types_where, wishless,
};
use advisor::acoustics::headphone::db_per_v;
use advisor::advice::kit::frontier::frontier;
use advisor::advice::{Advice, ItemAction, Kit, KitProblem, Label, advise, kit_problem};
use advisor::knowledge::{DoneOn, Share, Verdict};
use advisor::situation::{
    Activity, GearType, Headphones, Job, Neighbours, Noise, Owned, OwnedItem, Situation, Treatment, Vocabulary, read,
};
use knowledge::library;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::Value;

/// In both plans, with the same helpers: nothing of these types fits better after a change. What a second device has a part
/// in depends on that one too, so it is compared only where there is none.
fn never_fits_better(before: &Answers, after: &Answers, about: fn(GearType) -> bool) -> Outcome {
    let (old, new) = (sound_advice(before)?, sound_advice(after)?);
    let is_single = |kit: &Kit| kit.items.iter().filter(|item| !is_helper(item.gear)).count() == 1;
    for old in &old.kits {
        let old_fits = fits(old, before);
        for new in new.kits.iter().filter(|new| helpers_with(new, after) == helpers_with(old, before)) {
            let are_single = is_single(old) && is_single(new);
            for (key, fit) in fits(new, after) {
                let is_own = are_single || knowledge().job(key.4).done_on == DoneOn::Main;
                let had = old_fits.get(&key).filter(|_| is_own && about(key.0));
                prop_assert!(had.is_none_or(|had| fit <= *had), "{key:?} rises from {had:?} to {fit:?}");
            }
        }
    }
    Ok(())
}

/// As above, for a single type that is all there is to listen on, so that every fit of it is seen.
fn never_fits_better_alone(before: &Answers, after: &Answers, gear: GearType, helpers: &[GearType]) -> Outcome {
    let (old, new) = (alone(before, gear, helpers), alone(after, gear, helpers));
    for (row, fit) in new {
        if before.work.is_empty() || before.work.contains_key(&row.0) {
            // A row that comes up only after the change had no fit before.
            let had = old.get(&row);
            let is_usable_before = old.keys().any(|(activity, _)| *activity == row.0);
            prop_assert!(
                had.map_or(is_usable_before, |had| fit <= *had),
                "{gear:?} with {helpers:?} for {row:?} rises from {had:?} to {fit:?}"
            );
        }
    }
    Ok(())
}

/// Some helpers that are on whenever they are there.
fn helper_sets() -> impl Strategy<Value = Vec<GearType>> {
    subsequence(types_where(|gear| is_helper(gear) && !may_stay_off(gear)), 0..=2)
}

fn loudspeakers_to_listen_on() -> Vec<GearType> {
    types_where(|gear| is_loudspeaker(gear) && !is_helper(gear))
}

mod an_open_microphone {
    use super::*;

    fn with_microphone(answers: &Answers, share: u32) -> Answers {
        answers.with(|changed| {
            changed.work.insert(Activity::RecordAtMic, f64::from(share));
        })
    }

    /// Some work that is answered, without and with a microphone.
    fn without_and_with() -> impl Strategy<Value = (Answers, Answers)> {
        let other = select(&[Activity::MonitorTake, Activity::Mix, Activity::Master, Activity::Listen][..]);
        (wishless(), other, 1_u32..9).prop_map(|(answers, other, share)| {
            let answers = answers.with(|changed| {
                changed.work.remove(&Activity::RecordAtMic);
                changed.work.insert(other, 3.0);
            });
            let with = with_microphone(&answers, share);
            (answers, with)
        })
    }

    #[test]
    fn never_makes_open_headphones_fit_better() {
        for_all(384, without_and_with(), |(without, with)| never_fits_better(&without, &with, is_open));
    }

    #[test]
    fn never_makes_an_open_pair_alone_fit_better() {
        let open = select(types_where(is_open));
        for_all(384, (without_and_with(), open, helper_sets()), |((without, with), gear, helpers)| {
            never_fits_better_alone(&without, &with, gear, &helpers)
        });
    }

    #[test]
    fn is_never_served_by_anything_that_plays_into_it() {
        for_all(512, (wishless(), 1_u32..9), |(answers, share)| {
            let advice = sound_advice(&with_microphone(&answers, share))?;
            for kit in &advice.kits {
                for row in kit.plan.iter().filter(|row| row.activity == Activity::RecordAtMic) {
                    let gear = kit.items[row.item].gear;
                    let plays_into_it = is_open(gear) || is_loudspeaker(gear) || gear == GearType::NoiseCancelling;
                    prop_assert!(!plays_into_it, "{gear:?} is used for {row:?}");
                }
            }
            Ok(())
        });
    }
}

mod more_noise {
    use super::*;

    fn louder(answers: &Answers, noise: usize, by: usize) -> (Answers, Answers) {
        let at = |noise: usize| answers.with(|changed| changed.place.noise = Noise::ALL.get(noise.min(4)).copied());
        (at(noise), at(noise + by))
    }

    #[test]
    fn never_makes_open_headphones_fit_better() {
        for_all(384, (wishless(), 0_usize..4, 1_usize..4), |(answers, noise, by)| {
            let (quiet, loud) = louder(&answers, noise, by);
            never_fits_better(&quiet, &loud, is_open)
        });
    }

    #[test]
    fn never_makes_an_open_pair_alone_fit_better() {
        let open = select(types_where(is_open));
        for_all(
            384,
            (wishless(), 0_usize..4, 1_usize..4, open, helper_sets()),
            |(answers, noise, by, gear, helpers)| {
                let (quiet, loud) = louder(&answers, noise, by);
                never_fits_better_alone(&quiet, &loud, gear, &helpers)
            },
        );
    }
}

mod people_who_could_be_disturbed {
    use super::*;

    /// A situation without and with somebody who hears the loudspeakers.
    fn disturbed(answers: &Answers, who: usize, was_known: bool) -> (Answers, Answers) {
        let known = |flag: bool| was_known.then_some(flag);
        let set = |changed: &mut Situation, calm: bool| match who {
            0 => changed.place.night = if calm { known(false) } else { Some(true) },
            1 => changed.place.others_in_room = if calm { known(false) } else { Some(true) },
            _ => {
                let calm_walls = if was_known { Neighbours::Normal } else { Neighbours::None };
                changed.place.neighbours = Some(if calm { calm_walls } else { Neighbours::ThinWalls });
            }
        };
        (answers.with(|changed| set(changed, true)), answers.with(|changed| set(changed, false)))
    }

    #[test]
    fn never_make_loudspeakers_fit_better() {
        for_all(384, (wishless(), 0_usize..3, any::<bool>()), |(answers, who, was_known)| {
            let (calm, disturbed) = disturbed(&answers, who, was_known);
            never_fits_better(&calm, &disturbed, is_loudspeaker)
        });
    }

    #[test]
    fn never_make_a_pair_of_loudspeakers_alone_fit_better() {
        let pair = select(loudspeakers_to_listen_on());
        let inputs = (wishless(), 0_usize..3, any::<bool>(), pair, helper_sets());
        for_all(384, inputs, |(answers, who, was_known, gear, helpers)| {
            let (calm, disturbed) = disturbed(&answers, who, was_known);
            never_fits_better_alone(&calm, &disturbed, gear, &helpers)
        });
    }

    #[test]
    fn never_bring_loudspeakers_into_the_recommendation() {
        for_all(768, (wishless(), 0_usize..3, any::<bool>()), |(answers, who, was_known)| {
            let (calm, disturbed) = disturbed(&answers, who, was_known);
            let (before, after) = (sound_advice(&calm)?, sound_advice(&disturbed)?);
            let (before, after) = (types_in(&before.kits[0]), types_in(&after.kits[0]));
            let has_pair =
                |types: &BTreeSet<GearType>| types.iter().any(|gear| is_loudspeaker(*gear) && !is_helper(*gear));
            prop_assert!(has_pair(&before) || !has_pair(&after), "from {before:?} to {after:?} by {disturbed:?}");
            let subwoofer = GearType::Subwoofer;
            prop_assert!(
                before.contains(&subwoofer) || !after.contains(&subwoofer),
                "from {before:?} to {after:?} by {disturbed:?}"
            );
            Ok(())
        });
    }

    #[test]
    fn are_never_served_by_loudspeakers_or_open_headphones_in_the_same_room() {
        for_all(384, wishless(), |answers| {
            let answers = answers.with(|changed| changed.place.others_in_room = Some(true));
            for kit in &sound_advice(&answers)?.kits {
                let heard = kit
                    .plan
                    .iter()
                    .map(|row| kit.items[row.item].gear)
                    .find(|gear| is_open(*gear) || is_loudspeaker(*gear));
                prop_assert_eq!(heard, None, "somebody in the room would hear it");
            }
            Ok(())
        });
    }
}

mod more_money {
    use super::*;

    fn richer() -> impl Strategy<Value = (Answers, Answers)> {
        (wishless(), budgets(), budgets(), any::<bool>()).prop_map(|(answers, one, other, unlimited)| {
            let poor = answers.with(|changed| changed.budget = Some(one.min(other)));
            let rich = answers.with(|changed| changed.budget = if unlimited { None } else { Some(one.max(other)) });
            (poor, rich)
        })
    }

    fn least(advice: &Advice) -> Option<&Kit> {
        let is_least = |kit: &&Kit| kit.label == Label::Least || kit.also.contains(&Label::Least);
        advice.kits.iter().find(is_least)
    }

    #[test]
    fn never_forces_more_spending() {
        for_all(512, richer(), |(poor, rich)| {
            let (before, after) = (sound_advice(&poor)?, sound_advice(&rich)?);
            let Some(old) = least(&before) else { return Ok(()) };
            let new = least(&after).map(|kit| kit.cost.units());
            prop_assert_eq!(new, Some(old.cost.units()), "what the least costs");
            Ok(())
        });
    }

    #[test]
    fn never_buys_what_is_worth_less() {
        for_all(384, richer(), |(poor, rich)| {
            let best = |answers: &Answers| {
                let KitProblem { instance, price, budget, usual_budget } = kit_problem(answers, knowledge());
                let kits = frontier(&instance).0;
                let within = |most: u64| kits.iter().filter(move |kit| kit.cost <= most);
                let value = within(budget.min(usual_budget)).map(|kit| price.value(kit)).max();
                (value, within(budget).map(|kit| kit.net).max())
            };
            let ((value, net), (higher_value, higher_net)) = (best(&poor), best(&rich));
            prop_assert!(net <= higher_net, "the best is worth {net:?}, then {higher_net:?}");
            // Without a budget no more than a usual one is spent on the recommendation.
            prop_assert!(rich.budget.is_none() || value <= higher_value, "a value of {value:?}, then {higher_value:?}");
            Ok(())
        });
    }
}

mod what_is_owned {
    use super::*;

    fn owners() -> impl Strategy<Value = Answers> {
        wishless().prop_filter("owns something", |answers| !owned_types(answers).is_empty())
    }

    #[test]
    fn is_bought_again_only_to_replace_it() {
        for_all(768, owners(), |answers| {
            for kit in &sound_advice(&answers)?.kits {
                let owned = owned_types(&answers);
                let again = kit.items.iter().find(|item| item.action == ItemAction::Buy && owned.contains(&item.gear));
                let is_picked =
                    again.is_some_and(|item| item.model.as_ref().is_some_and(|id| answers.picked.contains(id)));
                prop_assert!(again.is_none() || is_picked, "this type is owned: {again:?}");
            }
            Ok(())
        });
    }

    #[test]
    fn makes_the_helper_of_the_same_type_useless_to_buy() {
        for_all(512, (wishless(), helper_sets()), |(answers, helpers)| {
            let answers = answers.with(|changed| changed.owned.extend(helpers.iter().copied().map(Owned::of_type)));
            for kit in &sound_advice(&answers)?.kits {
                let again = suggested(kit, &answers).find(|gear| helpers.contains(gear));
                prop_assert_eq!(again, None, "a helper is bought a second time");
            }
            Ok(())
        });
    }

    /// A type that a kit would buy may be on sale in a better model than what is owned, and it is not bought twice.
    #[test]
    fn costs_nothing_and_spoils_nothing_where_no_kit_would_buy_its_type() {
        for_all(512, (wishless(), any_of::<GearType>()), |(answers, gear)| {
            let before = sound_advice(&answers)?;
            if before.kits.iter().any(|kit| bought(kit).any(|bought| bought == gear)) {
                return Ok(());
            }
            let after = sound_advice(&answers.with(|changed| changed.owned.push(Owned::of_type(gear))))?;
            let kept = covered_of_weight(&before.kits[0]).is_subset(&covered(&after.kits[0]));
            prop_assert!(kept, "a required job is lost by owning {gear:?}");
            if covered(&before.kits[0]) == covered(&after.kits[0]) {
                let least = |advice: &Advice| advice.kits.iter().map(|kit| kit.cost).min();
                prop_assert!(least(&after) <= least(&before), "owning {gear:?} costs more");
                // A further pair beside what is owned has to bring more, so it may stay away.
                let worth = knowledge().about.worth;
                let most = f64::from(worth.thing + worth.alike) * before.kits.len() as f64;
                let best =
                    |advice: &Advice| advice.kits.iter().map(|kit| kit.benefit.as_f64() * 100.0).fold(0.0, f64::max);
                prop_assert!(best(&after) + most >= best(&before), "owning {gear:?} makes the best kit worse");
            }
            Ok(())
        });
    }
}

mod the_way_it_is_told {
    use super::*;

    /// The same JSON with the keys of every object in another order.
    fn shuffled(value: &Value, turn: &mut u64) -> String {
        match value {
            Value::Object(entries) => {
                let mut answers: Vec<String> = Vec::new();
                for (key, value) in entries {
                    let entry = format!("{}: {}", Value::String(key.clone()), shuffled(value, turn));
                    *turn = turn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    let place = usize::try_from(*turn >> 33).unwrap_or(0) % (answers.len() + 1);
                    answers.insert(place, entry);
                }
                format!("{{ {} }}", answers.join(", "))
            }
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(|item| shuffled(item, turn)).collect();
                format!("[{}]", items.join(","))
            }
            other => other.to_string(),
        }
    }

    #[test]
    fn does_not_matter_as_to_the_order_of_keys() {
        for_all(384, (situations(), any::<u64>()), |(answers, mut turn)| {
            let value: Value = serde_json::from_str(&json(&answers)).expect("it was just written");
            let text = shuffled(&value, &mut turn);
            let again = read(&text).map_err(|problems| TestCaseError::fail(format!("{problems:?} in {text}")))?;
            let plain = read(&json(&answers)).map_err(|problems| TestCaseError::fail(format!("{problems:?}")))?;
            prop_assert_eq!(advise(&again, knowledge()), advise(&plain, knowledge()));
            Ok(())
        });
    }

    #[test]
    fn does_not_matter_as_to_decibels_per_milliwatt_or_per_volt() {
        let headphones = types_where(|gear| !is_loudspeaker(gear) && !is_helper(gear));
        let figures = (select(headphones), 85.0..125.0_f64, 8.0..600.0_f64);
        for_all(384, (wishless(), figures), |(answers, (gear, per_mw, ohms))| {
            let own = |per_mw, per_v| {
                answers.with(|changed| {
                    let headphones = Headphones {
                        sensitivity_db_per_mw: per_mw,
                        sensitivity_db_per_v: per_v,
                        impedance_ohms: Some(ohms),
                    };
                    changed.owned.push(Owned { item: OwnedItem::Type(gear), headphones, grade: None });
                })
            };
            let one = own(Some(per_mw), None);
            let other = own(None, Some(db_per_v(per_mw, ohms)));
            prop_assert_eq!(sound_advice(&one)?, sound_advice(&other)?);
            Ok(())
        });
    }

    #[test]
    fn does_not_matter_as_to_which_side_of_the_room_is_its_length() {
        for_all(384, (wishless(), rooms()), |(answers, room)| {
            let one = answers.with(|changed| changed.place.room = room);
            let mut turned = room;
            std::mem::swap(&mut turned.length_m, &mut turned.width_m);
            let other = answers.with(|changed| changed.place.room = turned);
            let (one, other) = (sound_advice(&one)?, sound_advice(&other)?);
            prop_assert_eq!(one.kits, other.kits);
            prop_assert_eq!(one.headline, other.headline);
            Ok(())
        });
    }

    #[test]
    fn does_not_matter_as_to_the_scale_of_the_shares() {
        for_all(64, (wishless(), 1_u32..10), |(answers, power)| {
            let scaled = answers.with(|changed| {
                changed.work.values_mut().for_each(|share| *share *= f64::from(1_u32 << power));
            });
            prop_assert_eq!(sound_advice(&answers)?.kits, sound_advice(&scaled)?.kits);
            Ok(())
        });
    }

    #[test]
    fn does_not_matter_as_to_how_large_the_shares_are() {
        let one = read(r#"{ "work": { "mix": 1, "master": 1 } }"#).expect("sound");
        let huge = read(r#"{ "work": { "mix": 1.7e308, "master": 1.7e308 } }"#).expect("sound");
        let tiny = read(r#"{ "work": { "mix": 1e-307, "master": 1e-307 } }"#).expect("sound");
        let answers = |situation: &Situation| {
            let advice = advise(situation, knowledge());
            (advice.headline, advice.kits.iter().map(|kit| (kit.cost, kit.benefit)).collect::<Vec<_>>())
        };
        assert_eq!(answers(&one), answers(&tiny));
        assert_eq!(answers(&one), answers(&huge));
    }

    #[test]
    fn twice_gives_the_same_advice_twice() {
        for_all(48, situations(), |answers| {
            let text = |answers: &Answers| {
                serde_json::to_string(&advise(answers, knowledge()).look_around(answers, knowledge()))
                    .expect("an advice can be written")
            };
            prop_assert_eq!(text(&answers), text(&answers.clone()));
            Ok(())
        });
    }
}

mod more_treatment {
    use super::*;

    fn better_treated() -> impl Strategy<Value = (Answers, Answers)> {
        (wishless(), 0_usize..2, 1_usize..=2).prop_map(|(answers, from, by)| {
            let at = |treatment: usize| {
                answers.with(|changed| changed.place.treatment = Treatment::ALL.get(treatment.min(2)).copied())
            };
            (at(from), at(from + by))
        })
    }

    #[test]
    fn never_makes_loudspeakers_fit_worse() {
        for_all(384, better_treated(), |(bare, treated)| never_fits_better(&treated, &bare, is_loudspeaker));
    }

    #[test]
    fn never_makes_a_pair_of_loudspeakers_alone_fit_worse() {
        let pair = select(loudspeakers_to_listen_on());
        for_all(768, (better_treated(), pair, helper_sets()), |((bare, treated), gear, helpers)| {
            never_fits_better_alone(&treated, &bare, gear, &helpers)
        });
    }
}

#[test]
fn a_larger_room_never_shortens_a_sensible_listening_distance() {
    for_all(384, (wishless(), rooms(), 0.0..5.0_f64, 0.0..5.0_f64), |(answers, room, longer, wider)| {
        let small = answers.with(|changed| changed.place.room = room);
        let large = answers.with(|changed| {
            changed.place.room = room;
            changed.place.room.length_m = room.length_m.map(|length| (length + longer).min(100.0));
            changed.place.room.width_m = room.width_m.map(|width| (width + wider).min(100.0));
        });
        let distance =
            |answers: &Answers| sound_advice(answers).map(|advice| advice.numbers.longest_listening_distance_m);
        let (small, large) = (distance(&small)?, distance(&large)?);
        prop_assert_eq!(small.is_some(), large.is_some());
        prop_assert!(small <= large, "from {:?} to {:?}", small, large);
        Ok(())
    });
}

#[test]
fn wireless_headphones_never_cover_playing_in_time() {
    for_all(512, (wishless(), any::<bool>()), |(answers, is_owned)| {
        let answers = answers.with(|changed| {
            changed.work.insert(Activity::Practise, 1.0);
            if is_owned {
                changed.owned.push(Owned::of_type(GearType::NoiseCancelling));
            }
        });
        let advice = sound_advice(&answers)?;
        for kit in &advice.kits {
            for row in kit.plan.iter().filter(|row| row.job == Job::PlayInTime) {
                let is_late = kit.items[row.item].gear == GearType::NoiseCancelling;
                prop_assert!(!is_late || row.fit.likely < knowledge().about.enough, "{row:?} is too late");
                prop_assert!(!is_late || !row.required, "{row:?} is too late");
            }
        }
        let answers =
            advice.ruled_out.iter().any(|out| (out.gear, out.job) == (GearType::NoiseCancelling, Job::PlayInTime));
        prop_assert!(answers, "nothing says that wireless headphones come too late");
        Ok(())
    });
}

#[test]
fn every_rule_has_a_source_and_relies_on_no_claim_that_was_found_wrong() {
    let knowledge = knowledge();
    for rule in &knowledge.rules {
        assert!(!rule.sources.is_empty() && !rule.because.is_empty(), "{} has no source", rule.id);
        for source in &rule.sources {
            assert!(library().source(source).is_some(), "{} cites {source}", rule.id);
        }
        for name in &rule.claims {
            let claim = library().claims.iter().find(|claim| claim.id == *name).expect("a claim of this name");
            let holds = matches!(claim.verdict, Some(Verdict::True | Verdict::HalfTrue));
            assert!(holds, "{} relies on {name}, which is {:?}", rule.id, claim.verdict);
        }
    }
}

#[test]
fn every_explanation_names_a_rule_and_sources_that_exist() {
    for_all(768, wishless(), |answers| sound_advice(&answers).map(|_| ()));
}

/// Recording and mixing contradict each other where nothing else already asks for a closed pair.
#[test]
fn contradictory_needs_with_one_thing_to_buy_name_the_compromise() {
    let second = select(&[Activity::Mix, Activity::Master][..]);
    let noise = select(&[None, Some(Noise::VeryQuiet), Some(Noise::Quiet)][..]);
    for_all(512, (wishless(), second, noise, 1_u32..=3, 1_u32..=3), |(answers, second, noise, microphone, desk)| {
        let answers = answers.with(|changed| {
            changed.work = [(Activity::RecordAtMic, f64::from(microphone)), (second, f64::from(desk))].into();
            changed.owned.clear();
            changed.max_new_items = Some(1);
            changed.place.noise = noise;
            changed.place.others_in_room = changed.place.others_in_room.and(Some(false));
            changed.place.night = changed.place.night.and(Some(false));
            changed.place.on_the_move = changed.place.on_the_move.and(Some(false));
        });
        let kits = sound_advice(&answers)?.kits;
        prop_assert!(!kits[0].uncovered.is_empty(), "{:?} is said to do everything by {answers:?}", types_in(&kits[0]));
        Ok(())
    });
}

#[test]
fn the_kits_and_reasons_of_any_situation_are_sound() {
    for_all(768, situations(), |answers| sound_advice(&answers).map(|_| ()));
}

#[test]
fn all_activities_at_once_are_planned_too() {
    for_all(128, wishless(), |answers| {
        let answers =
            answers.with(|changed| changed.work = Activity::ALL.iter().map(|activity| (*activity, 1.0)).collect());
        sound_advice(&answers).map(|_| ())
    });
}

#[test]
fn base_and_effects_add_up_to_every_fit_that_is_shown() {
    for_all(768, wishless(), |answers| {
        let advice = sound_advice(&answers)?;
        for row in advice.kits.iter().flat_map(|kit| &kit.plan) {
            let effects: i32 = row.effects.iter().map(|effect| effect.effect.parts()).sum();
            prop_assert_eq!(row.base.parts() + effects, row.fit.likely.parts());
            prop_assert!(
                row.effects.iter().all(|effect| effect.effect != Share::ZERO),
                "an effect of nothing is shown"
            );
        }
        Ok(())
    });
}

/// Lays the parts that one JSON object tells over another.
fn laid_over(under: &mut Value, over: &Value) {
    match (under, over) {
        (Value::Object(under), Value::Object(over)) => {
            for (key, value) in over {
                laid_over(under.entry(key).or_insert(Value::Null), value);
            }
        }
        (under, over) => *under = over.clone(),
    }
}

#[test]
fn every_change_that_is_said_to_flip_the_advice_does_so() {
    for_all(64, wishless(), |answers| {
        let advice = sound_outlook(&answers)?;
        for flip in &advice.flips {
            let mut value: Value = serde_json::from_str(&json(&answers)).expect("it was just written");
            laid_over(&mut value, &serde_json::from_str(&json(&flip.change)).expect("it was just written"));
            let changed = read(&value.to_string()).map_err(|problems| TestCaseError::fail(format!("{problems:?}")))?;
            let then = sound_advice(&changed)?;
            prop_assert_eq!(&then.headline, &flip.then, "{}", &flip.say);
            let (now, then) = (&advice.kits[0], &then.kits[0]);
            prop_assert_ne!((types_in(now), now.cost), (types_in(then), then.cost), "{} changes nothing", &flip.say);
        }
        Ok(())
    });
}

#[test]
fn what_is_asked_next_has_not_been_answered() {
    for_all(64, wishless(), |answers| {
        let value: Value = serde_json::from_str(&json(&answers)).expect("it was just written");
        for ask in &sound_outlook(&answers)?.ask_next {
            let pointer = format!("/{}", ask.question.replace('.', "/"));
            let answer = value.pointer(&pointer).filter(|answer| !answer.is_object());
            prop_assert_eq!(answer, None, "{} is asked again", &ask.question);
        }
        Ok(())
    });
}

#[test]
fn a_wish_is_granted_just_when_the_recommendation_buys_it() {
    let wish = prop::collection::vec(any_of::<GearType>(), 1..=2);
    for_all(256, (wishless(), wish), |(answers, wish)| {
        let answers = answers.with(|changed| changed.wish = wish);
        let advice = sound_advice(&answers)?;
        let chosen: Vec<GearType> = bought(&advice.kits[0]).collect();
        for wish in &advice.wishes {
            let is_granted = wish.verdict == advisor::advice::WishVerdict::Yes;
            prop_assert_eq!(is_granted, chosen.contains(&wish.gear), "{:?} is answered {:?}", wish.gear, wish.verdict);
            let is_put_off = wish.verdict == advisor::advice::WishVerdict::NotNow;
            prop_assert_eq!(is_put_off, wish.would_need.is_some());
        }
        let silent = answers.with(|changed| changed.wish.clear());
        prop_assert_eq!(sound_advice(&silent)?.kits, advice.kits, "a wish is never obeyed silently");
        Ok(())
    });
}
