//! The questions: what the visitor may tell, in their words.

mod controls;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Dispatch;
use crate::catalogue::Loaded;
use crate::pictures::gear_picture;
use crate::words;
use advisor::knowledge::{Fact, Family, Knowledge};
use advisor::session::asked::{Asked, Question};
use advisor::session::{Action, Answer, Quantity, Units};
use advisor::situation::{Activity, GearType, OwnedItem, Situation, Vocabulary};
use controls::{NumberField, choice, toggle};
use knowledge::embedded;

/// What surrounds the listener.
const AROUND: [Question; 5] =
    [Question::Noise, Question::OthersInRoom, Question::Neighbours, Question::Night, Question::OnTheMove];

#[derive(PartialEq, Properties)]
pub struct QuestionsProps {
    pub situation: Rc<Situation>,
    pub units: Units,
    pub loaded: Loaded,
    /// The others are left out, and groups with nothing left.
    pub asked: Asked,
}

#[component]
pub fn Questions(props: &QuestionsProps) -> Html {
    let dispatch = &use_context::<Dispatch>().expect("App provides it");
    let (situation, asked) = (&*props.situation, props.asked);
    let knowledge = props.loaded.knowledge();
    html! {
        <section id="questions" class="questions" aria-labelledby="questions-title" tabindex="-1">
            <h2 id="questions-title">{ words::ASK_TITLE }</h2>
            <p class="lead">{ words::ASK_LEAD }</p>
            if asked.has(Question::Work) {
                { work(situation, dispatch) }
            }
            if asked.has_any(&[Question::Budget, Question::MaxNewItems]) {
                { money(situation, asked, knowledge.currency()) }
            }
            if asked.has_any(&[Question::Room, Question::Treatment, Question::CanTreat]) {
                { room(situation, asked, props.units, dispatch) }
            }
            if asked.has_any(&AROUND) {
                { around(situation, asked, dispatch) }
            }
            if asked.has_any(&[Question::LongHours, Question::Glasses, Question::Source]) {
                { listener(situation, asked, dispatch) }
            }
            if asked.has(Question::Owned) {
                { owned(situation, knowledge, dispatch) }
            }
            if asked.has(Question::Wish) {
                { wishes(situation, dispatch) }
            }
        </section>
    }
}

fn work(situation: &Situation, dispatch: &Dispatch) -> Html {
    let chips = Activity::ALL.iter().map(|&activity| {
        let entry = embedded().activity(activity);
        let dispatch = dispatch.clone();
        let tell = Callback::from(move |on: bool| {
            dispatch.dispatch(Action::Tell(Answer::Work(activity, on.then_some(words::SHARES[1].1))));
        });
        let id = format!("work-{}", activity.name());
        toggle(id, &entry.label, &entry.says, situation.work.contains_key(&activity), html! {}, tell)
    });
    let shares = situation.work.iter().map(|(&activity, &share)| {
        let dispatch = dispatch.clone();
        let onchange = Callback::from(move |event: Event| {
            let select = event.target_unchecked_into::<web_sys::HtmlSelectElement>();
            let picked = usize::try_from(select.selected_index()).ok().and_then(|index| words::SHARES.get(index));
            if let Some((_, share)) = picked {
                dispatch.dispatch(Action::Tell(Answer::Work(activity, Some(*share))));
            }
        });
        let id = format!("share-{}", activity.name());
        html! {
            <li key={activity.name()}>
                <label for={id.clone()}>{ embedded().activity(activity).label.as_str() }</label>
                <select {id} {onchange}>
                    for (name, value) in words::SHARES {
                        <option selected={(share - value).abs() < 0.5}>{ name }</option>
                    }
                </select>
            </li>
        }
    });
    html! {
        <fieldset class="group">
            <legend>{ words::WORK }</legend>
            <p class="hint">{ words::WORK_HINT }</p>
            <div class="chips">{ for chips }</div>
            if situation.work.len() > 1 {
                <p class="ask-line">{ words::HOW_OFTEN }</p>
                <ul class="shares">{ for shares }</ul>
            }
        </fieldset>
    }
}

fn money(situation: &Situation, asked: Asked, currency: &str) -> Html {
    #[expect(clippy::cast_precision_loss, reason = "budgets are far below 2^53")]
    let budget = situation.budget.map(|budget| budget.units() as f64);
    html! {
        <fieldset class="group">
            <legend>{ words::MONEY }</legend>
            <div class="fields">
                if asked.has(Question::Budget) {
                    <NumberField
                        id="budget" label={words::BUDGET} unit={currency.to_owned()} quantity={Quantity::Budget} decimals={0} value={budget} placeholder={words::NO_LIMIT}
                    />
                }
                if asked.has(Question::MaxNewItems) {
                    <NumberField
                        id="max-new-items" label={words::MOST_ITEMS} unit="" quantity={Quantity::MaxNewItems} decimals={0}
                        value={situation.max_new_items.map(f64::from)}
                        placeholder={words::NO_LIMIT}
                    />
                }
            </div>
        </fieldset>
    }
}

fn room(situation: &Situation, asked: Asked, units: Units, dispatch: &Dispatch) -> Html {
    let place = &situation.place;
    let (scale, decimals) = match units {
        Units::Metric => (1.0, 2),
        Units::Imperial => (1.0 / words::METRES_PER_FOOT, 1),
    };
    let field = |id: &'static str, label: &'static str, value: Option<f64>, quantity: Quantity| {
        html! {
            <NumberField {id} {label} unit={words::unit_of_length(units)} {quantity} {decimals} {scale} {value} />
        }
    };
    html! {
        <fieldset class="group">
            <legend id="room-question" tabindex="-1">{ words::ROOM }</legend>
            if asked.has(Question::Room) {
                <p class="hint">{ words::ROOM_WHY }</p>
                <div class="fields">
                    { field("length", words::LENGTH, place.room.length_m, Quantity::LengthM) }
                    { field("width", words::WIDTH, place.room.width_m, Quantity::WidthM) }
                    { field("height", words::HEIGHT, place.room.height_m, Quantity::HeightM) }
                    { field("seat", words::SEAT, place.listening_distance_m, Quantity::ListeningDistanceM) }
                    <NumberField
                        id="rt60" label={words::RT60} unit="s" quantity={Quantity::Rt60S} decimals={2} value={place.rt60_s}
                    />
                </div>
            }
            { choice(asked, Fact::Treatment, place.treatment.map(Vocabulary::index), dispatch, |at| Answer::Treatment(word(at))) }
            { choice(asked, Fact::CanTreat, place.can_treat.map(usize::from), dispatch, |at| Answer::CanTreat(flag(at))) }
        </fieldset>
    }
}

fn around(situation: &Situation, asked: Asked, dispatch: &Dispatch) -> Html {
    let place = &situation.place;
    html! {
        <fieldset class="group">
            <legend>{ words::AROUND }</legend>
            { choice(asked, Fact::Noise, place.noise.map(Vocabulary::index), dispatch, |at| Answer::Noise(word(at))) }
            { choice(asked, Fact::OthersInRoom, place.others_in_room.map(usize::from), dispatch, |at| Answer::OthersInRoom(flag(at))) }
            { choice(asked, Fact::Neighbours, place.neighbours.map(Vocabulary::index), dispatch, |at| Answer::Neighbours(word(at))) }
            { choice(asked, Fact::Night, place.night.map(usize::from), dispatch, |at| Answer::Night(flag(at))) }
            { choice(asked, Fact::OnTheMove, place.on_the_move.map(usize::from), dispatch, |at| Answer::OnTheMove(flag(at))) }
        </fieldset>
    }
}

fn listener(situation: &Situation, asked: Asked, dispatch: &Dispatch) -> Html {
    let listener = &situation.listener;
    html! {
        <fieldset class="group">
            <legend>{ words::YOU }</legend>
            { choice(asked, Fact::LongHours, listener.long_hours.map(usize::from), dispatch, |at| Answer::LongHours(flag(at))) }
            { choice(asked, Fact::Glasses, listener.glasses.map(usize::from), dispatch, |at| Answer::Glasses(flag(at))) }
            { choice(asked, Fact::Source, situation.source.kind.map(Vocabulary::index), dispatch, |at| Answer::Source(word(at))) }
            if asked.has(Question::Source) {
                <details class="specs" open={situation.source.max_volts_rms.is_some() || situation.source.output_ohms.is_some()}>
                    <summary>{ words::SOURCE_FIGURES }</summary>
                    <div class="fields">
                        <NumberField
                            id="volts" label={words::SOURCE_VOLTS} unit="V RMS" quantity={Quantity::SourceVoltsRms} decimals={2}
                            value={situation.source.max_volts_rms}
                        />
                        <NumberField
                            id="ohms" label={words::SOURCE_OHMS} unit="Ω" quantity={Quantity::SourceOhms} decimals={1}
                            value={situation.source.output_ohms}
                        />
                    </div>
                </details>
            }
        </fieldset>
    }
}

fn word<V: Vocabulary>(chosen: Option<usize>) -> Option<V> {
    chosen.and_then(|index| V::ALL.get(index).copied())
}

fn flag(chosen: Option<usize>) -> Option<bool> {
    chosen.map(|index| index == 1)
}

fn owned(situation: &Situation, knowledge: &Knowledge, dispatch: &Dispatch) -> Html {
    let headphones = situation.owned.iter().filter_map(|owned| {
        let gear = GearType::ALL.iter().copied().find(|&gear| owned.is_type(gear))?;
        let entry = embedded().gear(gear);
        let told = owned.headphones;
        (entry.family == Family::Headphones).then(|| {
            html! {
                <details class="specs" key={gear.name()}>
                    <summary>{ words::specs_of(&entry.label) }</summary>
                    <div class="fields">
                        <NumberField
                            id={format!("sensitivity-{}", gear.name())} label={words::SENSITIVITY} unit="dB/mW"
                            quantity={Quantity::Sensitivity(gear)} decimals={1} value={told.sensitivity_db_per_mw}
                        />
                        <NumberField
                            id={format!("impedance-{}", gear.name())} label={words::IMPEDANCE} unit="Ω"
                            quantity={Quantity::ImpedanceOhms(gear)} decimals={0} value={told.impedance_ohms}
                        />
                    </div>
                </details>
            }
        })
    });
    let owned_models = situation.owned.iter().filter_map(|owned| match &owned.item {
        OwnedItem::Model(id) => Some(id.clone()),
        OwnedItem::Type(_) => None,
    });
    let owned_models: Vec<String> = owned_models.collect();
    html! {
        <fieldset class="group">
            <legend>{ words::OWNED }</legend>
            <p class="hint">{ words::OWNED_HINT }</p>
            { gear_toggles("owned", dispatch, |gear| situation.owns(gear), Answer::Owns) }
            { for headphones }
            { models(words::OWNED_MODELS, &owned_models, knowledge, dispatch) }
            { models(words::PICKED_MODELS, &situation.picked, knowledge, dispatch) }
            { models(words::NEVER_MODELS, &situation.never, knowledge, dispatch) }
            <p><a class="find-model" href="#gear">{ words::FIND_MODEL }</a></p>
        </fieldset>
    }
}

/// What was told about models of the catalogue, each with a way to take it back.
fn models(title: &'static str, ids: &[String], knowledge: &Knowledge, dispatch: &Dispatch) -> Html {
    let rows = ids.iter().map(|id| {
        let product = knowledge.catalogue.product(id);
        let name = product.map_or_else(|| id.clone(), words::full_name);
        let (dispatch, model) = (dispatch.clone(), id.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Tell(Answer::OwnsModel(model.clone(), false)));
        });
        html! {
            <li key={id.clone()}>
                <a href={format!("#gear/{id}")}>{ name.clone() }</a>
                <button type="button" class="quiet" aria-label={words::remove(&name)} {onclick}>{ "✕" }</button>
            </li>
        }
    });
    html! {
        <div class="models">
            if !ids.is_empty() {
                <p class="ask-line">{ title }</p>
                <ul>{ for rows }</ul>
            }
        </div>
    }
}

fn wishes(situation: &Situation, dispatch: &Dispatch) -> Html {
    html! {
        <fieldset class="group">
            <legend>{ words::WISH }</legend>
            <p class="hint">{ words::WISH_HINT }</p>
            { gear_toggles("wish", dispatch, |gear| situation.wish.contains(&gear), Answer::Wishes) }
        </fieldset>
    }
}

fn gear_toggles(
    kind: &str,
    dispatch: &Dispatch,
    is_on: impl Fn(GearType) -> bool,
    answer: fn(GearType, bool) -> Answer,
) -> Html {
    let chips = GearType::ALL.iter().map(|&gear| {
        let entry = embedded().gear(gear);
        let dispatch = dispatch.clone();
        let tell = Callback::from(move |on: bool| dispatch.dispatch(Action::Tell(answer(gear, on))));
        let picture = gear_picture(gear, crate::views::advice::accent(gear));
        toggle(format!("{kind}-{}", gear.name()), &entry.label, &entry.says, is_on(gear), picture, tell)
    });
    html! { <div class="gear-chips">{ for chips }</div> }
}
