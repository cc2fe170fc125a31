use yew::prelude::*;

use crate::advice::{Ask, Flip, Numbers};
use crate::knowledge::{Share, embedded};
use crate::page::{Dispatch, words};
use crate::session::{Action, Units};

#[derive(PartialEq, Properties)]
pub struct FlipsProps {
    pub flips: Vec<Flip>,
    /// Whether it has been worked out for the situation as it is now.
    pub looked: bool,
}

/// The smallest changes that lead to another kit; each can be tried.
#[component]
pub fn Flips(props: &FlipsProps) -> Html {
    let dispatch = use_context::<Dispatch>().expect("App provides it");
    let flips = props.flips.iter().map(|flip| {
        let dispatch = dispatch.clone();
        let change = Box::new(flip.change.clone());
        let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Take(change.clone())));
        html! {
            <li key={flip.say.clone()}>
                <button type="button" class="flip" {onclick}>
                    <span class="flip-say">{ crate::page::words::sentence(&flip.say) }</span>
                    <span class="flip-then">{ &flip.then }</span>
                </button>
            </li>
        }
    });
    html! {
        <section class="flips" aria-labelledby="flips-title">
            <h3 id="flips-title">{ words::FLIPS }</h3>
            if !props.looked {
                <p class="hint">{ words::WORKING }</p>
            } else if props.flips.is_empty() {
                <p class="hint">{ words::NO_FLIPS }</p>
            } else {
                <p class="lead">{ words::FLIPS_LEAD }</p>
                <ul class="flip-list">{ for flips }</ul>
            }
        </section>
    }
}

#[derive(PartialEq, Properties)]
pub struct AskNextProps {
    pub ask_next: Vec<Ask>,
    pub looked: bool,
}

/// The open questions that matter most, each with the way to it.
#[component]
pub fn AskNext(props: &AskNextProps) -> Html {
    html! {
        <section class="ask-next" aria-labelledby="ask-next-title">
            <h3 id="ask-next-title">{ words::ASK_NEXT }</h3>
            if !props.looked {
                <p class="hint">{ words::WORKING }</p>
            } else if props.ask_next.is_empty() {
                <p class="hint">{ words::NOTHING_TO_ASK }</p>
            } else {
                <p class="lead">{ words::ASK_NEXT_LEAD }</p>
                <ul class="ask-list">
                    for ask in &props.ask_next {
                        <li key={ask.question.clone()}>
                            <a href={format!("#{}-unknown", ask.question.rsplit('.').next().unwrap_or_default())}>
                                { &ask.say }
                            </a>
                        </li>
                    }
                </ul>
            }
        </section>
    }
}

#[derive(PartialEq, Properties)]
pub struct SurenessProps {
    pub confidence: Option<Share>,
    pub caveats: Vec<String>,
}

/// How sure the advice is, and what it does not know.
#[component]
pub fn Sureness(props: &SurenessProps) -> Html {
    html! {
        <section class="sureness" aria-labelledby="sureness-title">
            <h3 id="sureness-title">{ words::CONFIDENCE }</h3>
            <p>{ props.confidence.map_or_else(|| words::WORKING.to_owned(), words::confidence) }</p>
            <h4>{ words::NOT_KNOWN }</h4>
            <ul class="caveats">
                for caveat in &props.caveats {
                    <li key={caveat.clone()}>{ caveat }</li>
                }
            </ul>
        </section>
    }
}

#[derive(PartialEq, Properties)]
pub struct FiguresProps {
    pub numbers: Numbers,
    pub units: Units,
}

/// The figures of the room and the headphones, as far as they are known.
#[component]
pub fn Figures(props: &FiguresProps) -> Html {
    let Numbers { volume_m3, rt60_s, rt60_basis, schroeder_hz, axial_modes_hz, .. } = &props.numbers;
    let mut figures: Vec<(&str, String, &str)> = Vec::new();
    if let Some(volume) = volume_m3 {
        figures.push((words::VOLUME, words::volume(*volume, props.units), words::VOLUME_SAYS));
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
    if let Some(distance) = props.numbers.critical_distance_m {
        figures.push((words::CRITICAL, words::length(distance, props.units), words::CRITICAL_SAYS));
    }
    if let Some(distance) = props.numbers.longest_listening_distance_m {
        figures.push((words::LONGEST_SEAT, words::length(distance, props.units), words::LONGEST_SEAT_SAYS));
    }
    if let Some(level) = props.numbers.reference_level_dbc {
        figures.push((words::REFERENCE, format!("{level} dB(C)"), words::REFERENCE_SAYS));
    }
    let drives = props.numbers.headphone_drive.iter().map(|drive| {
        let gear = embedded().gear.iter().find(|entry| crate::situation::Vocabulary::name(entry.id) == drive.item);
        let name = gear.map_or(drive.item.as_str(), |entry| entry.label.as_str());
        html! {
            <div key={drive.item.clone()}>
                <dt>{ words::drive_of(name) }</dt>
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
            if figures.is_empty() && props.numbers.headphone_drive.is_empty() {
                <p class="hint">{ words::NO_FIGURES }</p>
            } else {
                <dl>
                    for (name, value, says) in figures {
                        <div key={name}>
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
