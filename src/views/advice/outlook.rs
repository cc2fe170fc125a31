use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::app::Dispatch;
use crate::words;
use advisor::advice::{Advice, Ask, Flip, Numbers};
use advisor::knowledge::Knowledge;
use advisor::session::{Action, Units};
use advisor::situation::{GearType, Vocabulary};

/// The smallest changes that lead to another kit; each can be tried.
pub fn flips(flips: &[Flip], looked: bool, dispatch: &Dispatch) -> Html {
    let cards = flips.iter().map(|flip| {
        let dispatch = dispatch.clone();
        let change = Box::new(flip.change.clone());
        let onclick = Callback::from(move |event: MouseEvent| {
            dispatch.dispatch(Action::Take(change.clone()));
            show_headline(&event.target_unchecked_into());
        });
        html! {
            <li>
                <button type="button" class="flip" {onclick}>
                    <span class="flip-say">{ words::sentence(&flip.say) }</span>
                    <span class="flip-then">{ flip.then.as_str() }</span>
                </button>
            </li>
        }
    });
    html! {
        <section class="flips" aria-labelledby="flips-title">
            <h3 id="flips-title">{ words::FLIPS }</h3>
            if !looked {
                <p class="hint">{ words::WORKING }</p>
            } else if flips.is_empty() {
                <p class="hint">{ words::NO_FLIPS }</p>
            } else {
                <p class="lead">{ words::FLIPS_LEAD }</p>
                <ul class="flip-list">{ for cards }</ul>
            }
        </section>
    }
}

/// Brings the headline, which shows the change, into view and under the screen reader's cursor.
fn show_headline(pressed: &web_sys::Element) {
    let advice = pressed.closest("#advice").ok().flatten();
    let headline = advice.and_then(|advice| advice.query_selector(".headline").ok().flatten());
    if let Some(headline) = headline.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A headline that cannot take the focus is still read out as a status.
        drop(headline.focus());
    }
}

/// The open questions that matter most, each with the way to it.
pub fn ask_next(ask_next: &[Ask], looked: bool) -> Html {
    html! {
        <section class="ask-next" aria-labelledby="ask-next-title">
            <h3 id="ask-next-title">{ words::ASK_NEXT }</h3>
            if !looked {
                <p class="hint">{ words::WORKING }</p>
            } else if ask_next.is_empty() {
                <p class="hint">{ words::NOTHING_TO_ASK }</p>
            } else {
                <p class="lead">{ words::ASK_NEXT_LEAD }</p>
                <ul class="ask-list">
                    for ask in ask_next {
                        <li>
                            <a href={format!("#{}-question", ask.question.rsplit('.').next().unwrap_or_default())}>
                                { ask.say.as_str() }
                            </a>
                        </li>
                    }
                </ul>
            }
        </section>
    }
}

/// How sure the advice is, and what it does not know.
pub fn sureness(advice: &Advice) -> Html {
    let has_kit = advice.kits.first().is_some_and(|kit| !kit.items.is_empty());
    html! {
        <section class="sureness" aria-labelledby="sureness-title">
            <h3 id="sureness-title">{ words::CONFIDENCE }</h3>
            if has_kit {
                <p>{ advice.confidence.map_or_else(|| words::WORKING.to_owned(), words::confidence) }</p>
            }
            <h4>{ words::NOT_KNOWN }</h4>
            <ul class="caveats">
                for caveat in &advice.caveats {
                    <li >{ caveat.as_str() }</li>
                }
            </ul>
        </section>
    }
}

/// The figures of the room and the headphones, as far as they are known.
pub fn figures(numbers: &Numbers, knowledge: &Knowledge, units: Units) -> Html {
    let Numbers { volume_m3, rt60_s, rt60_basis, schroeder_hz, axial_modes_hz, .. } = numbers;
    let mut figures: Vec<(&str, String, &str)> = Vec::new();
    if let Some(volume) = volume_m3 {
        figures.push((words::VOLUME, words::volume(*volume, units), words::VOLUME_SAYS));
    }
    if let (Some(rt60_s), Some(basis)) = (rt60_s, rt60_basis) {
        let text = format!("{} s ({})", words::decimal(*rt60_s, 2), words::basis(*basis));
        figures.push((words::RT60, text, words::RT60_SAYS));
    }
    if let Some(schroeder) = schroeder_hz {
        figures.push((words::SCHROEDER, format!("{} Hz", words::decimal(*schroeder, 0)), words::SCHROEDER_SAYS));
    }
    if let Some(modes) = axial_modes_hz {
        let text = modes.map(|mode| words::decimal(mode, 1)).join(" · ");
        figures.push((words::MODES, format!("{text} Hz"), words::MODES_SAYS));
    }
    if let Some(distance) = numbers.critical_distance_m {
        figures.push((words::CRITICAL, words::length(distance, units), words::CRITICAL_SAYS));
    }
    if let Some(distance) = numbers.longest_listening_distance_m {
        figures.push((words::LONGEST_SEAT, words::length(distance, units), words::LONGEST_SEAT_SAYS));
    }
    if let Some(level) = numbers.reference_level_dbc {
        figures.push((words::REFERENCE, format!("{level} dB(C)"), words::REFERENCE_SAYS));
    }
    let drives = numbers.headphone_drive.iter().map(|drive| {
        let gear = GearType::from_name(&drive.item).map(|gear| knowledge.gear(gear).label.clone());
        let model = || knowledge.catalogue.product(&drive.item).map(words::full_name);
        let name = gear.or_else(model).unwrap_or_else(|| drive.item.clone());
        html! {
            <div>
                <dt>{ words::drive_of(&name) }</dt>
                <dd>
                    <strong>{ format!("{} V", words::decimal(drive.volts_for_110_db, 2)) }</strong>
                    { words::drive_says(drive.max_spl_db, drive.enough) }
                </dd>
            </div>
        }
    });
    html! {
        <section class="figures" aria-labelledby="figures-title">
            <h3 id="figures-title">{ words::NUMBERS }</h3>
            if figures.is_empty() && numbers.headphone_drive.is_empty() {
                <p class="hint">{ words::NO_FIGURES }</p>
            } else {
                <dl>
                    for (name, value, says) in figures {
                        <div>
                            <dt>{ name }</dt>
                            <dd><strong>{ value }</strong>{ says }</dd>
                        </div>
                    }
                    { for drives }
                </dl>
            }
        </section>
    }
}
