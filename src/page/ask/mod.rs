//! The questions: what the visitor may tell, in their words.

mod controls;

use std::rc::Rc;

use yew::prelude::*;

use super::pictures::{gear, line::LineArt};
use super::{Dispatch, words};
use crate::knowledge::{Fact, embedded};
use crate::session::{Action, Answer, Units};
use crate::situation::{Activity, GearType, Money, Situation, SourceKind, Vocabulary};
use controls::{Choice, NumberField, Toggle};

#[derive(PartialEq, Properties)]
pub struct QuestionsProps {
    pub situation: Rc<Situation>,
    pub units: Units,
}

#[component]
pub fn Questions(props: &QuestionsProps) -> Html {
    let situation = &props.situation;
    let place = &situation.place;
    html! {
        <section id="questions" class="questions" aria-labelledby="questions-title" tabindex="-1">
            <h2 id="questions-title">{ words::ASK_TITLE }</h2>
            <p class="lead">{ words::ASK_LEAD }</p>
            <Work situation={situation.clone()} />
            <fieldset class="group">
                <legend>{ words::MONEY }</legend>
                <div class="fields">
                    <BudgetField budget={situation.budget} />
                    <NumberField
                        id="max-new-items" label={words::MOST_ITEMS} unit="" from={0.0} to={100.0} decimals={0}
                        value={situation.max_new_items.map(f64::from)}
                        on_tell={tell(|number: Option<f64>| {
                            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
                            Answer::MaxNewItems(number.map(|number| number as u32))
                        })}
                    />
                </div>
            </fieldset>
            <RoomFields situation={situation.clone()} units={props.units} />
            <fieldset class="group">
                <legend>{ words::AROUND }</legend>
                <FactChoice fact={Fact::Noise} chosen={place.noise.map(Vocabulary::index)} on_tell={tell_word(Answer::Noise)} />
                <FactChoice fact={Fact::OthersInRoom} chosen={place.others_in_room.map(usize::from)} on_tell={tell_flag(Answer::OthersInRoom)} />
                <FactChoice fact={Fact::Neighbours} chosen={place.neighbours.map(Vocabulary::index)} on_tell={tell_word(Answer::Neighbours)} />
                <FactChoice fact={Fact::Night} chosen={place.night.map(usize::from)} on_tell={tell_flag(Answer::Night)} />
                <FactChoice fact={Fact::OnTheMove} chosen={place.on_the_move.map(usize::from)} on_tell={tell_flag(Answer::OnTheMove)} />
            </fieldset>
            <fieldset class="group">
                <legend>{ words::YOU }</legend>
                <FactChoice fact={Fact::LongHours} chosen={situation.listener.long_hours.map(usize::from)} on_tell={tell_flag(Answer::LongHours)} />
                <FactChoice fact={Fact::Glasses} chosen={situation.listener.glasses.map(usize::from)} on_tell={tell_flag(Answer::Glasses)} />
                <FactChoice fact={Fact::Source} chosen={situation.source.kind.map(Vocabulary::index)} on_tell={tell_word::<SourceKind>(Answer::Source)} />
            </fieldset>
            <OwnedGear situation={situation.clone()} />
            <Wishes situation={situation.clone()} />
        </section>
    }
}

/// Turns what a control gives into an answer.
type Tell<T> = Rc<dyn Fn(T) -> Answer>;

/// A handler that can be compared by what it points to, so that an unchanged question is not drawn again.
#[derive(Clone)]
pub struct OnTell<T>(Tell<T>);

impl<T> PartialEq for OnTell<T> {
    fn eq(&self, _: &Self) -> bool {
        // The handlers of a question never differ between two drawings of it.
        true
    }
}

impl<T> OnTell<T> {
    fn answer(&self, told: T) -> Answer {
        (self.0)(told)
    }
}

fn tell<T>(answer: impl Fn(T) -> Answer + 'static) -> OnTell<T> {
    OnTell(Rc::new(answer))
}

fn tell_word<V: Vocabulary>(answer: fn(Option<V>) -> Answer) -> OnTell<Option<usize>> {
    tell(move |chosen: Option<usize>| answer(chosen.and_then(|index| V::ALL.get(index).copied())))
}

fn tell_flag(answer: fn(Option<bool>) -> Answer) -> OnTell<Option<usize>> {
    tell(move |chosen: Option<usize>| answer(chosen.map(|index| index == 1)))
}

#[derive(PartialEq, Properties)]
struct FactChoiceProps {
    fact: Fact,
    chosen: Option<usize>,
    on_tell: OnTell<Option<usize>>,
}

/// A question of the knowledge base with its answers.
#[component]
fn FactChoice(props: &FactChoiceProps) -> Html {
    let question = embedded().question(props.fact);
    let options: Vec<AttrValue> =
        question.answers.iter().map(|answer| AttrValue::from(answer.label.as_str())).collect();
    html! {
        <Choice
            name={props.fact.name()} ask={question.ask.as_str()} why={question.why.as_str()} {options}
            chosen={props.chosen} on_tell={props.on_tell.clone()}
        />
    }
}

#[derive(PartialEq, Properties)]
struct SituationProps {
    situation: Rc<Situation>,
}

#[component]
fn Work(props: &SituationProps) -> Html {
    let dispatch = use_context::<Dispatch>().expect("App provides it");
    let chips = Activity::ALL.iter().map(|&activity| {
        let entry = embedded().activity(activity);
        let share = props.situation.work.get(&activity).copied();
        html! {
            <Toggle
                key={activity.name()} id={format!("work-{}", activity.name())} label={entry.label.as_str()}
                hint={entry.says.as_str()} on={share.is_some()}
                on_tell={tell(move |on: bool| Answer::Work(activity, on.then_some(2.0)))}
            />
        }
    });
    let shares = props.situation.work.iter().map(|(&activity, &share)| {
        let entry = embedded().activity(activity);
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
                <label for={id.clone()}>{ &entry.label }</label>
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
            if props.situation.work.len() > 1 {
                <p class="ask-line">{ words::HOW_OFTEN }</p>
                <ul class="shares">{ for shares }</ul>
            }
        </fieldset>
    }
}

#[derive(PartialEq, Properties)]
struct BudgetProps {
    budget: Option<Money>,
}

#[component]
fn BudgetField(props: &BudgetProps) -> Html {
    #[expect(clippy::cast_precision_loss, reason = "budgets are far below 2^53")]
    let value = props.budget.map(|budget| budget.units() as f64);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the field checks the range")]
    let on_tell = tell(|number: Option<f64>| Answer::Budget(number.map(|units| Money::from_units(units as u64))));
    html! {
        <NumberField
            id="budget" label={words::BUDGET} unit={embedded().about.currency.as_str()} from={0.0} to={1e6} decimals={0}
            {value} {on_tell} placeholder={words::NO_LIMIT}
        />
    }
}

#[derive(PartialEq, Properties)]
struct RoomProps {
    situation: Rc<Situation>,
    units: Units,
}

#[component]
fn RoomFields(props: &RoomProps) -> Html {
    let place = &props.situation.place;
    let field = |id: &'static str, label: &'static str, (from, to): (f64, f64), value: Option<f64>, answer: fn(Option<f64>) -> Answer| {
        let (scale, decimals) = match props.units {
            Units::Metric => (1.0, 2),
            Units::Imperial => (words::METRES_PER_FOOT, 1),
        };
        html! {
            <NumberField
                {id} {label} unit={words::unit_of_length(props.units)} from={from / scale} to={to / scale} {decimals}
                value={value.map(|metres| metres / scale)}
                on_tell={tell(move |number: Option<f64>| answer(number.map(|number| number * scale)))}
            />
        }
    };
    html! {
        <fieldset class="group">
            <legend>{ words::ROOM }</legend>
            <p class="hint">{ words::ROOM_WHY }</p>
            <div class="fields">
                { field("length", words::LENGTH, (1.0, 100.0), place.room.length_m, Answer::LengthM) }
                { field("width", words::WIDTH, (1.0, 100.0), place.room.width_m, Answer::WidthM) }
                { field("height", words::HEIGHT, (1.0, 100.0), place.room.height_m, Answer::HeightM) }
                { field("seat", words::SEAT, (0.2, 20.0), place.listening_distance_m, Answer::ListeningDistanceM) }
            </div>
            <FactChoice fact={Fact::Treatment} chosen={place.treatment.map(Vocabulary::index)} on_tell={tell_word(Answer::Treatment)} />
            <FactChoice fact={Fact::CanTreat} chosen={place.can_treat.map(usize::from)} on_tell={tell_flag(Answer::CanTreat)} />
        </fieldset>
    }
}

#[component]
fn OwnedGear(props: &SituationProps) -> Html {
    let chips = GearType::ALL.iter().map(|&gear| {
        gear_toggle("owned", gear, props.situation.owns(gear), tell(move |on: bool| Answer::Owns(gear, on)))
    });
    let headphones = props.situation.owned.iter().filter_map(|owned| {
        let gear = GearType::ALL.iter().copied().find(|&gear| owned.is_type(gear))?;
        let entry = embedded().gear(gear);
        let told = owned.headphones;
        (entry.family == crate::knowledge::Family::Headphones).then(|| html! {
            <details class="specs" key={gear.name()}>
                <summary>{ format!("{}: {}", entry.label, words::SPECS) }</summary>
                <div class="fields">
                    <NumberField
                        id={format!("sensitivity-{}", gear.name())} label={words::SENSITIVITY} unit="dB/mW"
                        from={60.0} to={140.0} decimals={1} value={told.sensitivity_db_per_mw}
                        on_tell={tell(move |number| Answer::OwnedSensitivity(gear, number))}
                    />
                    <NumberField
                        id={format!("impedance-{}", gear.name())} label={words::IMPEDANCE} unit="Ω"
                        from={4.0} to={2000.0} decimals={0} value={told.impedance_ohms}
                        on_tell={tell(move |number| Answer::OwnedImpedance(gear, number))}
                    />
                </div>
            </details>
        })
    });
    html! {
        <fieldset class="group">
            <legend>{ words::OWNED }</legend>
            <p class="hint">{ words::OWNED_HINT }</p>
            <div class="gear-chips">{ for chips }</div>
            { for headphones }
        </fieldset>
    }
}

#[component]
fn Wishes(props: &SituationProps) -> Html {
    let chips = GearType::ALL.iter().map(|&gear| {
        gear_toggle("wish", gear, props.situation.wish.contains(&gear), tell(move |on: bool| Answer::Wishes(gear, on)))
    });
    html! {
        <fieldset class="group">
            <legend>{ words::WISH }</legend>
            <p class="hint">{ words::WISH_HINT }</p>
            <div class="gear-chips">{ for chips }</div>
        </fieldset>
    }
}

fn gear_toggle(kind: &str, gear: GearType, on: bool, on_tell: OnTell<bool>) -> Html {
    let entry = embedded().gear(gear);
    html! {
        <Toggle
            key={gear.name()} id={format!("{kind}-{}", gear.name())} label={entry.label.as_str()} hint={entry.says.as_str()}
            {on} {on_tell}
        >
            <LineArt strokes={gear::strokes(gear)} view_box={gear::VIEW_BOX} class={super::tell::accent(gear)} />
        </Toggle>
    }
}
