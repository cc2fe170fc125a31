use super::answers::answers;
use super::name_of;
use crate::advice::{Advice, DoFirst, ItemAction, Kit, Numbers, Reason, exact_money, sentence_case};
use crate::knowledge::{Grade, Knowledge, Library, Source};
use crate::session::{Units, words};
use crate::situation::{GearType, Situation, Vocabulary};

/// The advice as a Markdown document, with its reasons and sources; lengths in the visitor's units.
///
/// The link, if there is one, is the whole address of this situation. Untrusted text is escaped, so that a name cannot
/// add markup.
#[must_use]
pub fn markdown(
    situation: &Situation,
    advice: &Advice,
    knowledge: &Knowledge,
    library: &Library,
    units: Units,
    link: Option<&str>,
) -> String {
    let mut page = Document { text: String::new(), knowledge, library, cited: Vec::new() };
    page.block(&format!("# {}", plain(&advice.headline)));
    if let Some(unknown) = &advice.unknown_models {
        page.block(&plain(unknown));
    }
    for kit in &advice.kits {
        page.kit(kit);
    }
    if let Some(kit) = advice.kits.first() {
        page.first(&advice.do_first);
        page.plan(kit);
        page.reasons(kit, &advice.reasons);
    }
    page.left_out(advice);
    page.outlook(advice);
    page.list(words::NUMBERS, figures(&advice.numbers, knowledge, units));
    page.list(words::NOT_KNOWN, advice.caveats.iter().map(|caveat| plain(caveat)).collect());
    page.list(
        words::ANSWERS,
        answers(situation, knowledge, units).iter().map(|(what, answer)| pair(what, answer)).collect(),
    );
    page.sources();
    page.block("---");
    page.block(&plain(&words::knowledge_version(&advice.knowledge.version)));
    if let Some(link) = link {
        page.block(&format!("<{}>", link.replace(['<', '>', ' ', '\n', '\r'], "")));
    }
    page.text
}

struct Document<'a> {
    text: String,
    knowledge: &'a Knowledge,
    library: &'a Library,
    /// Sources in the order in which they were first named.
    cited: Vec<&'a Source>,
}

impl<'a> Document<'a> {
    /// A paragraph or heading, with an empty line before it.
    fn block(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.line(text);
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// A heading with a list; neither where there is nothing to list.
    fn list(&mut self, heading: &str, entries: Vec<String>) {
        if entries.is_empty() {
            return;
        }
        self.block(&format!("## {heading}"));
        self.entries(entries);
    }

    fn entries(&mut self, entries: Vec<String>) {
        if !entries.is_empty() {
            self.text.push('\n');
        }
        for entry in entries {
            self.line(&format!("- {entry}"));
        }
    }

    fn money(&self, amount: crate::situation::Money) -> String {
        exact_money(amount, self.knowledge.currency())
    }

    fn label(&self, gear: GearType) -> String {
        plain(&self.knowledge.gear(gear).label)
    }

    fn kit(&mut self, kit: &Kit) {
        let labels: Vec<&str> =
            [kit.label].iter().chain(&kit.also).map(|label| words::label(*label, kit.covers_required)).collect();
        self.block(&format!("## {}: {}", labels.join(" · "), self.money(kit.cost)));
        let items = kit.items.iter().map(|item| {
            let mut entry = format!("**{}**", plain(&name_of(item, self.knowledge)));
            match (item.action, item.price_band) {
                (ItemAction::UseOwned, _) => {
                    entry.push_str(&format!(" ({})", words::action(item.action).to_lowercase()));
                }
                (ItemAction::Buy | ItemAction::Replace, None) => {
                    entry.push_str(&format!(", {}", self.money(item.cost)));
                }
                (ItemAction::Buy | ItemAction::Replace, Some(band)) => {
                    let band = words::usual_prices(band.from, band.to, self.knowledge.currency());
                    entry.push_str(&format!(", {} ({band})", self.money(item.cost)));
                }
            }
            if let Some(replaced) = &item.replaces {
                entry.push_str(&format!(", {}", plain(&words::in_place_of(replaced, self.knowledge))));
            }
            if let Some(stock) = item.availability.and_then(words::stock) {
                entry.push_str(&format!(", {stock}"));
            }
            let verbs: Vec<String> = item.jobs.iter().map(|job| plain(&self.knowledge.job(*job).verb)).collect();
            if !verbs.is_empty() {
                entry.push_str(&format!(": {}", verbs.join(", ")));
            }
            entry
        });
        let items: Vec<String> = items.collect();
        self.entries(items);
        if let Some(adds) = &kit.adds {
            self.block(&plain(adds));
        }
    }

    fn plan(&mut self, kit: &Kit) {
        if !kit.plan.is_empty() {
            self.block(&format!("## {}", words::PLAN));
            self.block(&format!("| {} | {} | {} | {} |", words::FOR, words::JOB, words::USE, words::SCORE));
            self.line("| --- | --- | --- | --- |");
        }
        for row in &kit.plan {
            let knowledge = self.knowledge;
            let must = if row.required { format!(" ({})", words::REQUIRED) } else { String::new() };
            let item = kit.items.get(row.item).map_or(String::new(), |item| plain(&name_of(item, knowledge)));
            let [low, likely, high] = [row.fit.low, row.fit.likely, row.fit.high].map(words::of_hundred);
            let activity = plain(&knowledge.activity(row.activity).label);
            let job = plain(&knowledge.job(row.job).label);
            self.line(&format!("| {activity} | {job}{must} | {item} | {likely} ({low} to {high}) |"));
        }
        self.list(words::COMPROMISES, kit.uncovered.iter().map(|row| plain(&row.because)).collect());
    }

    /// What costs nothing, with its evidence.
    fn first(&mut self, first: &[DoFirst]) {
        let entries = first.iter().map(|one| {
            let evidence = self.evidence(one.grade, &one.sources);
            format!("**{}** {} {} ({evidence})", plain(&one.say), plain(&one.because), words::gives_back(one.effect))
        });
        let entries: Vec<String> = entries.collect();
        self.list(words::DO_FIRST, entries);
    }

    /// Each rule once for each item, with all jobs that it moved.
    fn reasons(&mut self, kit: &Kit, reasons: &'a [Reason]) {
        if !reasons.is_empty() {
            self.block(&format!("## {}", words::WHY));
        }
        for (place, item) in kit.items.iter().enumerate() {
            let mut rules: Vec<(&Reason, Vec<String>)> = Vec::new();
            for reason in reasons.iter().filter(|reason| reason.item == place) {
                let label = &self.knowledge.job(reason.job).label;
                let moved = format!("{} {}", plain(label), words::points(reason.effect));
                match rules.iter_mut().find(|(known, _)| known.rule == reason.rule) {
                    Some((_, jobs)) => jobs.push(moved),
                    None => rules.push((reason, vec![moved])),
                }
            }
            if rules.is_empty() {
                continue;
            }
            self.block(&format!("### {}", plain(&name_of(item, self.knowledge))));
            let mut entries = Vec::new();
            for (reason, jobs) in rules {
                let doubt = if reason.certain { "" } else { words::PERHAPS };
                let evidence = self.evidence(reason.grade, &reason.sources);
                entries.push(format!("{doubt}{} *{}* ({evidence})", plain(&reason.because), jobs.join(", ")));
            }
            self.entries(entries);
        }
    }

    fn left_out(&mut self, advice: &'a Advice) {
        let mut ruled_out = Vec::new();
        for out in &advice.ruled_out {
            let verb = plain(&self.knowledge.job(out.job).verb);
            let evidence = self.evidence(out.grade, &out.sources);
            let (label, because) = (self.label(out.gear), plain(&out.because));
            ruled_out.push(format!("**{label}**, {}: {because} ({evidence})", words::not_for(&verb)));
        }
        self.list(words::RULED_OUT, ruled_out);
        let lost = advice.not_chosen.iter().map(|one| pair(&self.label(one.gear), &one.because));
        self.list(words::LOST, lost.collect());
        let wishes = advice.wishes.iter().map(|wish| {
            let need = wish.would_need.as_deref().map_or(String::new(), |need| format!(" {}", words::would_need(need)));
            let verdict = words::verdict(wish.verdict);
            format!("**{}**: {verdict}. {}{}", self.label(wish.gear), plain(&wish.because), plain(&need))
        });
        self.list(words::WISHES, wishes.collect());
    }

    /// What would change it, what to answer next, how sure it is; only where that has been worked out.
    fn outlook(&mut self, advice: &Advice) {
        let Some(confidence) = advice.confidence else { return };
        let flips = advice.flips.iter().map(|flip| pair(&sentence_case(&flip.say), &flip.then));
        let flips: Vec<String> = flips.collect();
        self.list(words::FLIPS, if flips.is_empty() { vec![words::NO_FLIPS.to_owned()] } else { flips });
        let ask: Vec<String> = advice.ask_next.iter().map(|ask| plain(&ask.say)).collect();
        self.list(words::ASK_NEXT, if ask.is_empty() { vec![words::NOTHING_TO_ASK.to_owned()] } else { ask });
        self.block(&format!("## {}", words::CONFIDENCE));
        self.block(&words::confidence(confidence));
    }

    /// The grade and the numbers of the sources, which are listed at the end.
    fn evidence(&mut self, grade: Grade, sources: &[String]) -> String {
        let library = self.library;
        let mut numbers = Vec::new();
        for source in sources.iter().filter_map(|id| library.source(id)) {
            let place = self.cited.iter().position(|known| known.id == source.id).unwrap_or_else(|| {
                self.cited.push(source);
                self.cited.len() - 1
            });
            numbers.push((place + 1).to_string());
        }
        format!("{}; {}", words::grade(grade), numbers.join(", "))
    }

    fn sources(&mut self) {
        if self.cited.is_empty() {
            return;
        }
        self.block(&format!("## {}", words::SOURCES));
        self.text.push('\n');
        for (place, source) in core::mem::take(&mut self.cited).into_iter().enumerate() {
            let by = plain(&words::by(&source.by, source.year, source.confirmed));
            let url = source.url.as_ref().map_or(String::new(), |url| format!(", <{url}>"));
            self.line(&format!("{}. {}{by}{url}", place + 1, plain(&source.title)));
        }
    }
}

/// The figures that are known here.
fn figures(numbers: &Numbers, knowledge: &Knowledge, units: Units) -> Vec<String> {
    let hertz = |frequency: f64| format!("{} Hz", words::decimal(frequency, 0));
    let modes = numbers.axial_modes_hz.map(|modes| modes.map(|mode| words::decimal(mode, 1)).join(" · ") + " Hz");
    let rt60 = numbers.rt60_s.zip(numbers.rt60_basis);
    let known = [
        (words::VOLUME, numbers.volume_m3.map(|volume| words::volume(volume, units))),
        (words::RT60, rt60.map(|(rt60, basis)| format!("{} ({})", words::seconds(rt60), words::basis(basis)))),
        (words::SCHROEDER, numbers.schroeder_hz.map(hertz)),
        (words::MODES, modes),
        (words::CRITICAL, numbers.critical_distance_m.map(|distance| words::length(distance, units))),
        (words::LONGEST_SEAT, numbers.longest_listening_distance_m.map(|distance| words::length(distance, units))),
        (words::REFERENCE, numbers.reference_level_dbc.map(|level| format!("{level} dB(C)"))),
    ];
    let mut figures: Vec<String> = known.into_iter().filter_map(|(name, value)| Some(pair(name, &value?))).collect();
    for drive in &numbers.headphone_drive {
        let gear = GearType::from_name(&drive.item).map(|gear| knowledge.gear(gear).label.clone());
        let product = knowledge.catalogue.product(&drive.item).map(super::full_name);
        let name = gear.or(product).unwrap_or_else(|| drive.item.clone());
        figures.push(pair(&words::drive_of(&name), &words::volts(drive.volts_for_110_db)));
    }
    figures
}

fn pair(what: &str, says: &str) -> String {
    format!("**{}**: {}", plain(what), plain(says))
}

/// Text in which nothing is markup.
fn plain(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~') {
            escaped.push('\\');
        }
        escaped.push(if letter.is_control() { ' ' } else { letter });
    }
    escaped
}
