//! The kit search against HiGHS, a solver by others: `cargo xtask test --only optimum`, which installs what it needs.
//!
//! For each cost at which the frontier changes, and on to the next one, no kit has a higher net worth than the frontier says,
//! and the kit of the frontier reaches it. Each state of an instance becomes a mixed-integer program; `optimum/model.mjs` says
//! how. HiGHS reckons in floating point, so what it finds is worked out here again in whole numbers.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use crate::kit_search::plain::{Table, fixed, is_usable, net, rows};
use advisor::advice::kit::frontier::frontier;
use advisor::advice::kit::{Instance, KitSolution};
use advisor::advice::kit_problem;
use advisor::situation::read;
use kit_bench::program::Program;
use kit_bench::random_kits::{Random, Shape, instance};
use knowledge::embedded_with_catalogue;
use serde::Deserialize;

/// How far HiGHS may be from the truth, in hundredths of a point.
const TOLERANCE: f64 = 1e-4;

/// Of the expert situations, every step is held against all kits with the helpers of its own kit, and one in so many
/// against those with any helpers. With `OPTIMUM_EVERYWHERE` in the environment all of them are.
const OTHER_STATES: usize = 5;

/// What HiGHS is asked about a state.
struct Task {
    name: String,
    instance: usize,
    state: usize,
    asked: Asked,
    /// The items that HiGHS knows of.
    items: Vec<usize>,
    program: String,
}

#[derive(Clone, Copy)]
enum Asked {
    /// Whether some kit has a higher net worth than this.
    Above(i64),
    /// What a kit is worth, which should be this.
    Worth(i64),
}

#[derive(Deserialize)]
struct Answer {
    chosen: Option<Vec<usize>>,
    net: Option<f64>,
}

/// A cost at which the frontier changes.
struct Step<'f> {
    kit: &'f KitSolution,
    /// The most that may be spent before the next step.
    budget: u64,
}

/// The steps of a frontier: the kits that are worth more than all that cost less.
fn steps(frontier: &[KitSolution]) -> Vec<Step<'_>> {
    let mut steps: Vec<Step> = Vec::new();
    for kit in frontier {
        let Some(last) = steps.last_mut().filter(|last| last.kit.cost == kit.cost || last.kit.net >= kit.net) else {
            if let Some(last) = steps.last_mut() {
                last.budget = kit.cost - 1;
            }
            steps.push(Step { kit, budget: u64::MAX });
            continue;
        };
        if kit.net > last.kit.net {
            last.kit = kit;
        }
    }
    steps
}

/// The tasks that hold a step against HiGHS: in the state of its kit, and in other states that could have more.
fn tasks(name: &str, number: usize, instance: &Instance, reach: &[Reach], step: &Step, in_others: bool) -> Vec<Task> {
    let Step { kit, budget } = *step;
    let task = |state: usize, asked: Asked, items: Vec<usize>| {
        let above = match asked {
            Asked::Above(net) => Some(net as f64 + 1.0 - TOLERANCE),
            Asked::Worth(_) => None,
        };
        let program = Program { instance, state, budget, above, items: &items }.to_string();
        Task {
            name: format!("{name}, {} cents, state {state}", kit.cost),
            instance: number,
            state,
            asked,
            items,
            program,
        }
    };
    let mut tasks = vec![task(kit.state, Asked::Worth(kit.net), kit.items.clone())];
    for (state, reach) in reach.iter().enumerate().filter(|(state, _)| in_others || *state == kit.state) {
        let helpers = &instance.states[state];
        let is_open = helpers.cost <= budget && helpers.new_items <= instance.limit;
        if is_open && reach.net(instance, state, budget) > kit.net {
            let is_paid = |item: &usize| {
                let item = &instance.items[*item];
                !item.is_new || helpers.cost + item.cost <= budget
            };
            tasks.push(task(state, Asked::Above(kit.net), reach.items.iter().copied().filter(is_paid).collect()));
        }
    }
    tasks
}

/// What a kit can be made of in a state.
struct Reach {
    /// The items in every kit, and the new ones that no other one beats in every way.
    items: Vec<usize>,
    /// For each activity, what its devices cost and what it is worth on them: the cheapest first, each worth more.
    pairs: Vec<Vec<(u64, u64)>>,
}

impl Reach {
    fn new(instance: &Instance, state: usize) -> Self {
        let table = Table::new(instance, state);
        let new_cost = |item: usize| if instance.items[item].is_new { instance.items[item].cost } else { 0 };
        let of_activity = |activity: usize| {
            let usable = || (0..instance.items.len()).filter(|&item| is_usable(instance, item, activity));
            let pairs =
                usable().flat_map(|one| usable().filter(move |&other| other <= one).map(move |other| [one, other]));
            let mut pairs: Vec<(u64, u64)> = pairs
                .filter_map(|[one, other]| {
                    let cost = new_cost(one) + if one == other { 0 } else { new_cost(other) };
                    table.best(activity, &[one, other]).map(|(worth, _)| (cost, worth))
                })
                .collect();
            pairs.sort_unstable();
            let mut most = None;
            pairs.retain(|(_, worth)| {
                let is_more = most.is_none_or(|most| *worth > most);
                most = most.max(Some(*worth));
                is_more
            });
            pairs
        };
        let pairs = (0..instance.activities.len()).map(of_activity).collect();
        Self { items: worth_asking_about(instance, state), pairs }
    }

    /// No less than any kit is worth for a budget.
    fn net(&self, instance: &Instance, state: usize, budget: u64) -> i64 {
        let helpers = &instance.states[state];
        let left = budget.saturating_sub(helpers.cost);
        let most = |pairs: &Vec<(u64, u64)>| {
            pairs.iter().take_while(|(cost, _)| *cost <= left).last().map_or(0, |pair| pair.1)
        };
        net(instance, self.pairs.iter().map(most).sum(), helpers.toll)
    }
}

/// The items in every kit, and the new ones that no other one beats in every way.
fn worth_asking_about(instance: &Instance, state: usize) -> Vec<usize> {
    let (worths, activities) = (&instance.worths, instance.activities.len());
    let sheet = |item: usize| instance.states[state].sheets[item] as usize;
    let numbers = |item: usize| {
        let of = |values: &[u64], width: usize| values[sheet(item) * width..(sheet(item) + 1) * width].to_vec();
        let either = [of(&worths.either, rows(instance)), of(&worths.either_second, rows(instance))].concat();
        let both = of(&worths.both, activities * instance.levels);
        [of(&worths.main, activities), either, both, of(&worths.quality, 1)].concat()
    };
    let numbers: Vec<Vec<u64>> = (0..instance.items.len()).map(numbers).collect();
    let bits = |item: usize| u64::from(instance.usable[item]) << 32 | u64::from(worths.covers[sheet(item)]);
    let beats = |one: usize, other: usize| {
        let (known, own) = (&instance.items[one], &instance.items[other]);
        let is_no_worse = known.kind == own.kind
            && known.cost <= own.cost
            && known.toll <= own.toll
            && bits(other) & !bits(one) == 0
            && numbers[one].iter().zip(&numbers[other]).all(|(one, other)| one >= other);
        let is_same =
            (known.cost, known.toll, bits(one)) == (own.cost, own.toll, bits(other)) && numbers[one] == numbers[other];
        is_no_worse && (!is_same || one < other)
    };
    let new: Vec<usize> = (0..instance.items.len()).filter(|&item| instance.items[item].is_new).collect();
    let kept = new.iter().copied().filter(|&item| !new.iter().any(|&other| other != item && beats(other, item)));
    fixed(instance).into_iter().chain(kept).collect()
}

/// Lets HiGHS work on the tasks, in several processes.
fn answers(tasks: &[Task]) -> Vec<Answer> {
    let workers = thread::available_parallelism().map_or(1, usize::from).min(4);
    let script = Path::new(crate::support::ROOT).join("tests/optimum/solve.mjs");
    let work = |worker: usize| -> Vec<Answer> {
        let mut node = Command::new("node")
            .arg(&script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Node.js is installed");
        let mut input = node.stdin.take().expect("a pipe");
        let output = BufReader::new(node.stdout.take().expect("a pipe"));
        let answers = thread::scope(|scope| {
            scope.spawn(move || {
                for task in tasks.iter().skip(worker).step_by(workers) {
                    writeln!(input, "{}", task.program).expect("the solver listens");
                }
            });
            let answer = |line: std::io::Result<String>| serde_json::from_str(&line.expect("text")).expect("an answer");
            output.lines().map(answer).collect()
        });
        assert!(node.wait().expect("the solver ends").success(), "the solver failed");
        answers
    };
    let mut by_worker: Vec<_> = thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|worker| scope.spawn(move || work(worker))).collect();
        running.into_iter().map(|worker| worker.join().expect("a worker ends").into_iter()).collect()
    });
    let workers = by_worker.len();
    (0..tasks.len()).map(|task| by_worker[task % workers].next().expect("an answer for each task")).collect()
}

/// Asks HiGHS about the steps of each instance that are wanted, by the instance's number and how many steps it has, each with
/// whether the states of other kits are gone into.
fn compare(instances: &[(String, Instance)], wanted: impl Fn(usize, usize) -> Vec<(usize, bool)>) {
    let mut all = Vec::new();
    for (number, (name, instance)) in instances.iter().enumerate() {
        let (kits, _) = frontier(instance);
        let steps = steps(&kits);
        let reach: Vec<Reach> = (0..instance.states.len()).map(|state| Reach::new(instance, state)).collect();
        for (step, in_others) in wanted(number, steps.len()) {
            all.extend(tasks(name, number, instance, &reach, &steps[step], in_others));
        }
    }
    let searches = all.iter().filter(|task| matches!(task.asked, Asked::Above(_))).count();
    println!("{} kits valued by HiGHS, {searches} times asked for a better one", all.len() - searches);
    assert!(searches > 0, "HiGHS is asked for nothing better");
    for (task, answer) in all.iter().zip(answers(&all)) {
        check(task, &instances[task.instance].1, &answer);
    }
}

/// Checks that HiGHS values a kit as the frontier does, or that it has nothing better.
fn check(task: &Task, instance: &Instance, answer: &Answer) {
    match task.asked {
        Asked::Worth(net) => {
            let found = answer.net.unwrap_or_else(|| panic!("{}: no kit for HiGHS", task.name));
            let over = found - net as f64;
            assert!((-TOLERANCE..1.0 + TOLERANCE).contains(&over), "{}: HiGHS has {found}, we {net}", task.name);
        }
        Asked::Above(most) => {
            let Some(chosen) = &answer.chosen else { return };
            let mut new: Vec<usize> = chosen.iter().map(|&place| task.items[place]).collect();
            new.sort_unstable();
            let kit = Table::new(instance, task.state).kit(&new).kit;
            assert!(kit.net <= most, "{}: {most} at most, but HiGHS finds {kit:?}", task.name);
        }
    }
}

#[test]
#[ignore = "needs Node.js and HiGHS: run by `cargo xtask test`"]
fn no_random_kit_is_better_than_the_frontier_for_another_solver() {
    let one = |seed: u64| {
        let mut random = Random::new(seed);
        let mut below = |end: u64| usize::try_from(random.below(end)).expect("small");
        let items = match seed % 70 {
            0 => 80,
            1..=9 => 40,
            _ => 10 + below(15),
        };
        let shape = Shape {
            items,
            activities: 1 + below(4),
            rows: below(3),
            levels: 1 + below(3),
            kinds: [3, 4, 12][below(3)],
            helpers: if items < 40 { below(3) } else { 0 },
            owned: below(3),
            limit: [2, 3, 4, 4, 5][below(5)],
            grades: [5, 20, 100, 10_000][below(4)],
            unfit: [0, 10, 40][below(3)],
        };
        (format!("seed {seed}: {shape:?}"), instance(shape, seed))
    };
    let two_of = |number: usize, steps: usize| {
        let mut random = Random::new(number as u64);
        let mut one = || usize::try_from(random.below(steps as u64)).expect("few steps");
        vec![(one(), true), (one(), true)]
    };
    compare(&(0..210).map(one).collect::<Vec<_>>(), two_of);
}

#[test]
#[ignore = "needs Node.js and HiGHS: run by `cargo xtask test`"]
fn no_kit_of_an_expert_situation_is_better_than_the_frontier_for_another_solver() {
    #[derive(Deserialize)]
    struct Case {
        situation: String,
    }
    let folder = Path::new(crate::support::ROOT).join("tests/cases");
    let mut files: Vec<_> = std::fs::read_dir(&folder).expect("the folder of cases").flatten().collect();
    files.sort_by_key(std::fs::DirEntry::path);
    let one = |file: &std::fs::DirEntry| {
        let text = std::fs::read_to_string(file.path()).expect("a readable case");
        let case: Case = toml::from_str(&text).expect("a case");
        let situation = read(&case.situation).expect("a sound situation");
        let problem = kit_problem(&situation, embedded_with_catalogue());
        (file.file_name().to_string_lossy().into_owned(), problem.instance)
    };
    let instances: Vec<(String, Instance)> = files.iter().map(one).collect();
    assert!(instances.len() >= 50, "only {} cases found", instances.len());
    let everywhere = std::env::var_os("OPTIMUM_EVERYWHERE").is_some();
    let is_gone_into = |number: usize, step: usize| everywhere || (number + step).is_multiple_of(OTHER_STATES);
    compare(&instances, |number, steps| (0..steps).map(|step| (step, is_gone_into(number, step))).collect());
}
