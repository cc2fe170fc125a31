//! Models of the catalogue in kits: what the visitor says of them counts, and the catalogue changes no more than it must.

use std::collections::BTreeMap;

use crate::support::{Answers, Outcome, for_all, is_loudspeaker, knowledge, model_ids, sound_advice, wishless};
use advisor::advice::kit::frontier::frontier;
use advisor::advice::{Advice, Item, ItemAction, KitProblem, Label, PlanRow, advise, kit_problem};
use advisor::knowledge::{Availability, Catalogue, Figure, Knowledge, Product, Quantity, Span};
use advisor::session::{Action as Do, Answer, Session};
use advisor::situation::{Activity, GearType, Job, Money, Owned, OwnedItem, Situation, Vocabulary};
use knowledge::with_catalogue;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

fn products() -> &'static [Product] {
    &knowledge().catalogue.products
}

/// The knowledge base with other products, in the order of their ids.
fn with_products(mut products: Vec<Product>) -> Knowledge {
    products.sort_by(|one, other| one.id.cmp(&other.id));
    with_catalogue(Catalogue { products, ..knowledge().catalogue.clone() })
}

/// Whether a kit may have it.
fn is_on_sale(product: &Product, situation: &Situation) -> bool {
    let is_wanted = !situation.never.contains(&product.id);
    is_wanted && knowledge().cost(product).is_some() && product.availability.is_available()
}

fn own(id: &str) -> Owned {
    Owned { item: OwnedItem::Model(id.to_owned()), headphones: Default::default(), grade: None }
}

fn owns(situation: &Situation, id: &str) -> bool {
    situation.owned.iter().any(|owned| matches!(&owned.item, OwnedItem::Model(own) if own == id))
}

fn models(advice: &Advice) -> impl Iterator<Item = &String> {
    advice.kits.iter().flat_map(|kit| &kit.items).filter_map(|item| item.model.as_ref())
}

mod what_the_visitor_says_of_a_model {
    use super::*;

    #[test]
    fn once_never_always_never() {
        for_all(256, (wishless(), any::<bool>()), |(answers, all)| {
            let before = sound_advice(&answers)?;
            let new = before.kits.iter().flat_map(|kit| &kit.items).filter(|item| item.action.is_bought());
            let mut unwanted: Vec<String> = new.filter_map(|item| item.model.clone()).collect();
            unwanted.retain(|id| !answers.picked.contains(id));
            unwanted.truncate(if all { usize::MAX } else { 1 });
            let without = answers.with(|changed| changed.never.extend(unwanted.iter().cloned()));
            let after = sound_advice(&without)?;
            let again = models(&after).find(|model| unwanted.contains(model));
            prop_assert_eq!(again, None, "it was never to be suggested again");
            Ok(())
        });
    }

    #[test]
    fn what_is_picked_is_in_every_kit_whatever_the_limits() {
        let limits = select(&[None, Some(0), Some(1)][..]);
        for_all(256, (wishless(), model_ids(), limits), |(answers, id, limit)| {
            let picks = answers.with(|changed| {
                changed.never.retain(|never| never != id);
                changed.owned.clear();
                changed.picked = vec![id.to_owned()];
                changed.max_new_items = limit;
                changed.budget = limit.map(|_| Money::ZERO);
            });
            let product = knowledge().catalogue.product(id).expect("a product");
            let advice = sound_advice(&picks)?;
            for kit in &advice.kits {
                let is_there = kit.items.iter().any(|item| item.model.as_deref() == Some(id));
                prop_assert_eq!(
                    is_there,
                    knowledge().cost(product).is_some(),
                    "what nobody knows the price of is not available"
                );
                if limit.is_some() && is_there {
                    prop_assert_eq!(
                        Some(kit.cost),
                        knowledge().cost(product),
                        "no more is spent than on what is picked"
                    );
                    let is_said = advice.caveats.iter().any(|caveat| caveat.contains("picked cost more"));
                    prop_assert!(is_said || kit.cost == Money::ZERO, "nothing says that the budget is exceeded");
                }
            }
            Ok(())
        });
    }

    #[test]
    fn what_is_owned_is_never_bought_and_another_of_its_type_replaces_it() {
        for_all(256, (wishless(), model_ids()), |(answers, id)| {
            let owner = answers.with(|changed| {
                changed.owned.push(own(id));
                changed.picked.retain(|picked| picked == id);
            });
            let gear = knowledge().catalogue.product(id).expect("a product").gear;
            for item in sound_advice(&owner)?.kits.iter().flat_map(|kit| &kit.items).filter(|item| item.gear == gear) {
                prop_assert!(item.action != ItemAction::Buy, "a {gear:?} is owned already");
                prop_assert!(!item.action.is_bought() || item.model.as_deref() != Some(id), "{id} is owned already");
            }
            Ok(())
        });
    }

    #[test]
    fn is_one_thing_at_a_time() {
        let id = "sennheiser-hd-600";
        let ways = [Answer::OwnsModel, Answer::Picks, Answer::Never];
        let standing = |session: &Session| {
            let Situation { owned, picked, never, .. } = &session.situation;
            [owned.contains(&own(id)), picked.iter().any(|one| one == id), never.iter().any(|one| one == id)]
        };
        for (first, way) in ways.iter().enumerate() {
            let answers = Session::default().after(Do::Answer(way(id.to_owned(), true)));
            assert_eq!(standing(&answers), [first == 0, first == 1, first == 2]);
            for (second, other) in ways.iter().enumerate() {
                let changed = answers.after(Do::Answer(other(id.to_owned(), true)));
                assert_eq!(standing(&changed), [second == 0, second == 1, second == 2], "not {first} any more");
                let taken_back = changed.after(Do::Answer(other(id.to_owned(), false)));
                assert_eq!(taken_back.situation, Situation::default(), "all is as it was");
            }
        }
    }

    #[test]
    fn leaves_what_is_said_of_others() {
        let (id, other) = ("sennheiser-hd-600", "yamaha-hs5");
        let mut answers =
            Situation { picked: vec![other.to_owned()], never: vec!["akg-k240".to_owned()], ..Default::default() };
        answers.owned.push(Owned::of_type(GearType::OpenOverEar));
        let session = Session { situation: answers.clone(), ..Session::default() };
        let never = session.after(Do::Answer(Answer::Never(id.to_owned(), true)));
        assert_eq!(never.situation.never, ["akg-k240", id]);
        assert_eq!((&never.situation.picked, &never.situation.owned), (&answers.picked, &answers.owned));
    }
}

/// What must not change with what is in no kit.
type Bare<'a> = (Label, &'a [Label], Money, &'a [Item], &'a [PlanRow]);

fn bare(advice: &Advice) -> Vec<Bare<'_>> {
    advice.kits.iter().map(|kit| (kit.label, &kit.also[..], kit.cost, &kit.items[..], &kit.plan[..])).collect()
}

mod the_catalogue {
    use super::*;

    /// A real product under another id, with another price and other figures.
    fn more() -> impl Strategy<Value = Product> {
        let ids = select(&["0-more", "k-more", "zz-more"][..]);
        let figures = prop::collection::vec(prop_oneof![1 => Just(1.0_f32), 1 => 0.6..1.6_f32], 12);
        let price = prop_oneof![1 => Just(0.1_f32), 3 => 0.2..3.0_f32];
        (select(products()), ids, price, figures).prop_map(|(mut product, id, price, factors)| {
            product.id = id.to_owned();
            product.availability = Availability::Current;
            for (figure, factor) in product.figures.iter_mut().zip(factors.into_iter().cycle()) {
                figure.value *= if figure.what == Quantity::Price { price } else { factor };
            }
            product
        })
    }

    /// Where nothing of a type is on sale, its first product takes the place of the usual prices of the type.
    #[test]
    fn with_a_product_more_has_no_worse_best_kit() {
        for_all(384, (wishless(), more()), |(answers, product)| {
            if !products().iter().any(|other| other.gear == product.gear && is_on_sale(other, &answers)) {
                return Ok(());
            }
            let before = advise(&answers, knowledge());
            let more = with_products(products().iter().chain([&product]).cloned().collect());
            let after = advise(&answers, &more);
            let is_kept = !before.kits[0].covers_required || after.kits[0].covers_required;
            prop_assert!(is_kept, "{} breaks a required job", product.id);
            let best = |knowledge: &Knowledge| {
                let KitProblem { instance, budget, .. } = kit_problem(&answers, knowledge);
                frontier(&instance).0.iter().filter(|kit| kit.cost <= budget).map(|kit| kit.net).max()
            };
            prop_assert!(best(&more) >= best(knowledge()), "{:?}, then {:?}", best(knowledge()), best(&more));
            Ok(())
        });
    }

    /// What is left without some products; where they are all that is on sale of a type, these stay.
    fn without(gone: &[&str], answers: &Situation, advice: &Advice) -> Vec<Product> {
        let named: Vec<&String> = models(advice).chain(&answers.picked).collect();
        let stays = |product: &Product| {
            !gone.contains(&product.id.as_str()) || named.contains(&&product.id) || owns(answers, &product.id)
        };
        let is_left = |gear: GearType| {
            products().iter().any(|product| product.gear == gear && is_on_sale(product, answers) && stays(product))
        };
        products().iter().filter(|product| stays(product) || !is_left(product.gear)).cloned().collect()
    }

    #[test]
    fn without_products_that_are_in_no_kit_gives_the_same_kits() {
        let ids: Vec<&str> = products().iter().map(|product| product.id.as_str()).collect();
        let gone = prop_oneof![1 => model_ids().prop_map(|id| vec![id]), 3 => subsequence(ids, 1..=products().len())];
        for_all(384, (wishless(), gone), |(answers, gone)| {
            let before = advise(&answers, knowledge());
            let after = advise(&answers, &with_products(without(&gone, &answers, &before)));
            prop_assert_eq!(bare(&after), bare(&before));
            Ok(())
        });
    }
}

mod figures {
    use super::*;

    /// The fits of a model that is all there is to listen on.
    fn alone(answers: &Answers, product: &Product) -> BTreeMap<(Activity, Job), Span> {
        let answers = answers.with(|changed| {
            changed.owned = vec![own(&product.id)];
            changed.picked.clear();
            changed.max_new_items = Some(0);
        });
        let advice = advise(&answers, &with_products(vec![product.clone()]));
        advice.kits[0].plan.iter().map(|row| ((row.activity, row.job), row.fit)).collect()
    }

    fn of_models_with(figure: Quantity, of_type: fn(GearType) -> bool) -> impl Strategy<Value = Product> {
        let fits = |product: &&Product| of_type(product.gear) && product.figure(figure).is_some();
        select(products().iter().filter(fits).cloned().collect::<Vec<_>>())
    }

    /// The same product with one of its figures changed.
    fn with(product: &Product, what: Quantity, change: impl Fn(f32) -> f32) -> Product {
        let mut changed = product.clone();
        for figure in changed.figures.iter_mut().filter(|figure| figure.what == what) {
            figure.value = change(figure.value);
        }
        changed
    }

    /// In its whole range, for every job that both do.
    fn never_fits_worse(answers: &Answers, before: &Product, after: &Product, jobs: &[Job]) -> Outcome {
        let (before, after) = (alone(answers, before), alone(answers, after));
        prop_assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
        for (row, fit) in before.iter().filter(|((_, job), _)| jobs.contains(job)) {
            let now = after[row];
            let rises = now.low >= fit.low && now.likely >= fit.likely && now.high >= fit.high;
            prop_assert!(rises, "{row:?} falls from {fit:?} to {now:?}");
        }
        Ok(())
    }

    #[test]
    fn more_level_never_makes_loudspeakers_less_loud_enough() {
        let speakers = of_models_with(Quantity::MaxSpl, |gear| is_loudspeaker(gear) && gear != GearType::Subwoofer);
        for_all(384, (wishless(), speakers, 0.1..20.0_f32), |(answers, speaker, db)| {
            let louder = with(&speaker, Quantity::MaxSpl, |level| level + db);
            never_fits_worse(&answers, &speaker, &louder, &[Job::LoudEnough])
        });
    }

    #[test]
    fn more_sensitivity_never_makes_headphones_less_loud_enough() {
        let headphones = of_models_with(Quantity::MeasuredSensitivity, |_| true);
        for_all(384, (wishless(), headphones, 0.1..20.0_f32), |(answers, headphones, db)| {
            let louder = with(&headphones, Quantity::MeasuredSensitivity, |sensitivity| sensitivity + db);
            never_fits_worse(&answers, &headphones, &louder, Job::ALL)
        });
    }

    #[test]
    fn a_better_measured_response_never_fits_worse() {
        let headphones = of_models_with(Quantity::PreferenceScore, |_| true);
        for_all(384, (wishless(), headphones, 0.1..40.0_f32), |(answers, headphones, points)| {
            let better = with(&headphones, Quantity::PreferenceScore, |score| score + points);
            never_fits_worse(&answers, &headphones, &better, Job::ALL)
        });
    }

    /// Whether the source drives a pair is the same question with the usual sensitivity of its type, only wider. Other
    /// figures do more than answer a question: that a model was measured at all speaks for it.
    #[test]
    fn a_sensitivity_that_is_not_known_widens_every_fit_around_what_it_is() {
        let headphones = of_models_with(Quantity::MeasuredSensitivity, |_| true);
        for_all(512, (wishless(), headphones), |(answers, headphones)| {
            let usual = knowledge().gear(headphones.gear).figure(Figure::SensitivityDbPerV);
            let lies_within = knowledge()
                .about
                .sensitivity_db_per_v(&headphones)
                .zip(usual)
                .is_some_and(|((from, to), usual)| f64::from(usual.low) <= from && to <= f64::from(usual.high));
            if !lies_within {
                return Ok(());
            }
            let mut unknown = headphones.clone();
            unknown
                .figures
                .retain(|figure| !matches!(figure.what, Quantity::Sensitivity | Quantity::MeasuredSensitivity));
            let (known, unknown) = (alone(&answers, &headphones), alone(&answers, &unknown));
            prop_assert_eq!(known.keys().collect::<Vec<_>>(), unknown.keys().collect::<Vec<_>>());
            for (row, fit) in &known {
                let wide = unknown[row];
                let holds = wide.low <= fit.low && fit.high <= wide.high;
                prop_assert!(holds, "{row:?} is {fit:?}, and {wide:?} where the sensitivity is not known");
            }
            Ok(())
        });
    }
}
