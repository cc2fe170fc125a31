//! The kit search against HiGHS, a solver by others: `cargo xtask test --only optimum`, which installs what it needs.
//!
//! Each state of a problem becomes a mixed-integer program; `optimum/model.mjs` says how. HiGHS reckons in floating point,
//! so what it chooses is worked out here again in whole numbers, and its proof that there is nothing better is read with
//! its tolerance.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use advisor::advice::kit::Goal;
use advisor::advice::kit::choose::coverable;
use advisor::advice::kit::search::search;
use advisor::advice::kit::{Cover, KitSolution};
use advisor::advice::{KitProblem, kit_problem};
use advisor::situation::read;
use kit_bench::random_kits::{Problem, Random, Shape, problem};
use knowledge::embedded_with_catalogue;
use serde::Deserialize;
use serde_json::{Value, json};

/// How far HiGHS's bound may be from the truth, as a part of it.
const TOLERANCE: f64 = 1e-6;

/// One state of a problem with a goal.
struct Task {
    name: String,
    problem: usize,
    state: usize,
    goal: Goal,
    /// The new items that HiGHS chooses from.
    items: Vec<usize>,
    program: Value,
}

#[derive(Deserialize)]
struct Answer {
    chosen: Option<Vec<usize>>,
    bound: Option<f64>,
}

/// The tasks that could show a kit to be better than the best that is found, or as good.
fn tasks(name: &str, number: usize, problem: &Problem, goal: Goal, found: Option<&KitSolution>) -> Vec<Task> {
    let instance = &problem.instance;
    let owned: Vec<usize> = (0..instance.items.len()).filter(|&item| !instance.items[item].is_new).collect();
    let mut tasks = Vec::new();
    for (state, helpers) in instance.states.iter().enumerate() {
        let everything: Vec<usize> = (0..instance.items.len()).collect();
        let reach = instance.benefit(state, &everything);
        let (least, most_cost) = match goal {
            Goal::MostBenefit { budget } => (found.map_or(0, |kit| kit.benefit), budget),
            Goal::LeastCost { benefit, budget } => (benefit, found.map_or(budget, |kit| kit.cost)),
        };
        if helpers.cost > most_cost || helpers.new_items > instance.limit || reach < least {
            continue;
        }
        let have: Vec<u16> = (0..instance.rows())
            .map(|row| owned.iter().map(|&item| instance.values(state, item)[row]).max().unwrap_or(0))
            .collect();
        let covered = owned.iter().fold(0, |covers: Cover, &item| covers | helpers.covers[item]);
        let items = worth_asking_about(problem, state);
        let rows_of = |covers: Cover| (0..Cover::BITS).filter(|row| covers >> row & 1 == 1).collect::<Vec<u32>>();
        let gain = match goal {
            Goal::MostBenefit { .. } => None,
            Goal::LeastCost { benefit, .. } => Some(benefit.saturating_sub(instance.benefit(state, &owned))),
        };
        let program = json!({
            "weights": instance.weights,
            "have": have,
            "costs": items.iter().map(|&item| instance.items[item].cost).collect::<Vec<u64>>(),
            "values": items.iter().map(|&item| instance.values(state, item)).collect::<Vec<&[u16]>>(),
            "kinds": items.iter().map(|&item| instance.items[item].kind).collect::<Vec<_>>(),
            "covers": items.iter().map(|&item| rows_of(helpers.covers[item])).collect::<Vec<_>>(),
            "missing": rows_of(problem.need & !covered),
            "slots": (instance.limit - helpers.new_items).min(1000),
            "budget": (most_cost - helpers.cost).min(1_000_000_000),
            "benefit": gain,
        });
        tasks.push(Task { name: format!("{name}, state {state}"), problem: number, state, goal, items, program });
    }
    tasks
}

/// New items that no other one beats in cost, values and covers at once and may stand in for.
fn worth_asking_about(problem: &Problem, state: usize) -> Vec<usize> {
    let instance = &problem.instance;
    let beats = |one: usize, other: usize| {
        let kind = |item: usize| instance.items[item].kind;
        let no_worse = (kind(one).is_none() || kind(one) == kind(other))
            && instance.items[one].cost <= instance.items[other].cost
            && instance.states[state].covers[other] & !instance.states[state].covers[one] == 0
            && instance.values(state, one).iter().zip(instance.values(state, other)).all(|(one, other)| one >= other);
        let is_same = instance.items[one].cost == instance.items[other].cost
            && instance.states[state].covers[one] == instance.states[state].covers[other]
            && instance.values(state, one) == instance.values(state, other)
            && kind(one) == kind(other);
        no_worse && (!is_same || one < other)
    };
    let new: Vec<usize> = (0..instance.items.len()).filter(|&item| instance.items[item].is_new).collect();
    let is_beaten = |item: usize| new.iter().any(|&other| other != item && beats(other, item));
    new.iter().copied().filter(|&item| !is_beaten(item)).collect()
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

/// Asks HiGHS about both goals of each problem and compares.
fn compare(problems: &[(String, Problem)]) {
    let mut all = Vec::new();
    let mut found = Vec::new();
    for (number, (name, problem)) in problems.iter().enumerate() {
        let most = Goal::MostBenefit { budget: problem.budget };
        let best = search(&problem.instance, problem.need, most);
        all.extend(tasks(&format!("{name}, most benefit"), number, problem, most, best.as_ref()));
        let benefit = best.as_ref().map_or(0, |kit| (kit.benefit * 95).div_ceil(100));
        let least = Goal::LeastCost { benefit, budget: problem.budget };
        let cheapest = search(&problem.instance, problem.need, least);
        all.extend(tasks(&format!("{name}, least cost"), number, problem, least, cheapest.as_ref()));
        found.push([best, cheapest]);
    }
    let answers = answers(&all);
    // Whether HiGHS has found a kit as good as ours, for each problem and goal.
    let mut is_reached = vec![[false; 2]; problems.len()];
    for (task, answer) in all.iter().zip(answers) {
        let problem = &problems[task.problem].1;
        let for_cost = matches!(task.goal, Goal::LeastCost { .. });
        let ours = found[task.problem][usize::from(for_cost)].as_ref();
        let (Some(chosen), Some(bound)) = (answer.chosen, answer.bound) else { continue };
        let ours = ours.unwrap_or_else(|| panic!("{}: we find no kit, HiGHS finds {chosen:?}", task.name));
        is_reached[task.problem][usize::from(for_cost)] |= check(task, problem, ours, &chosen, bound);
    }
    for ((name, _), (found, is_reached)) in problems.iter().zip(found.iter().zip(is_reached)) {
        for (kit, is_reached) in found.iter().zip(is_reached) {
            assert!(kit.is_none() || is_reached, "{name}: HiGHS finds no kit as good as {kit:?}");
        }
    }
}

/// Checks that HiGHS has nothing better, and says whether it has something as good.
fn check(task: &Task, problem: &Problem, ours: &KitSolution, chosen: &[usize], bound: f64) -> bool {
    let instance = &problem.instance;
    let helpers = &instance.states[task.state];
    let owned = (0..instance.items.len()).filter(|&item| !instance.items[item].is_new);
    let all: Vec<usize> = owned.clone().chain(chosen.iter().map(|&place| task.items[place])).collect();
    let owned: Vec<usize> = owned.collect();
    let benefit = instance.benefit(task.state, &all);
    let cost = helpers.cost + all.iter().map(|&item| instance.items[item].cost).sum::<u64>();
    match task.goal {
        Goal::MostBenefit { .. } => {
            assert!(benefit <= ours.benefit, "{}: HiGHS has {benefit}, we {}", task.name, ours.benefit);
            let most = instance.benefit(task.state, &owned) as f64 + bound;
            assert!(most <= ours.benefit as f64 * (1.0 + TOLERANCE) + 1.0, "{}: {most}, {}", task.name, ours.benefit);
            benefit == ours.benefit
        }
        Goal::LeastCost { benefit: least, .. } => {
            // A benefit that is too low by less than the tolerance may look enough to it.
            let is_enough = benefit >= least;
            assert!(!is_enough || cost >= ours.cost, "{}: HiGHS has {cost}, we {}", task.name, ours.cost);
            assert!(is_enough || benefit as f64 >= least as f64 * (1.0 - TOLERANCE), "{}: {benefit}", task.name);
            let cheapest = helpers.cost as f64 + bound;
            let is_proved = cheapest >= ours.cost as f64 * (1.0 - TOLERANCE) - 0.5;
            assert!(is_proved || !is_enough, "{}: {cheapest}, {}", task.name, ours.cost);
            cost == ours.cost
        }
    }
}

#[test]
#[ignore = "needs Node.js and HiGHS: run by `cargo xtask test`"]
fn random_kits_are_as_good_as_those_of_another_solver() {
    let one = |seed: u64| {
        let mut random = Random::new(seed);
        let mut below = |end: u64| usize::try_from(random.below(end)).expect("small");
        let items = match seed % 70 {
            0 => 435,
            1..=4 => 100 + below(100),
            5..=20 => 40 + below(40),
            _ => 20 + below(20),
        };
        let shape = Shape {
            items,
            rows: 5 + below(8),
            states: if items < 40 { 1 + below(3) } else { 1 },
            owned: below(3),
            limit: [2, 3, 4, 4, 5][below(5)],
            grades: [5, 20, 100, 10_000][below(4)],
            required: [0, 0, 1, 2][below(4)],
            kinds: [0, 0, 4, 12][below(4)],
            budget_percent: [30, 50, 80, 400][below(4)],
        };
        (format!("seed {seed}: {shape:?}"), problem(shape, seed))
    };
    compare(&(0..210).map(one).collect::<Vec<_>>());
}

#[test]
#[ignore = "needs Node.js and HiGHS: run by `cargo xtask test`"]
fn kits_of_real_situations_are_as_good_as_those_of_another_solver() {
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
        let KitProblem { instance, required, budget } = kit_problem(&situation, embedded_with_catalogue());
        let need = coverable(&instance, required, budget);
        (file.file_name().to_string_lossy().into_owned(), Problem { instance, need, budget })
    };
    let problems: Vec<(String, Problem)> = files.iter().map(one).collect();
    assert!(problems.len() >= 50, "only {} cases found", problems.len());
    compare(&problems);
}
