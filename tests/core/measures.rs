//! How good the advice is, held to bounds: each is what the present judging reaches, and may only get better.

use judgement_bench::{grid, questions};

use crate::support::knowledge;

#[test]
fn real_questions_are_answered_as_the_best_answers_to_them_agree() {
    let questions = questions::all();
    assert!(questions.len() >= 22, "{} questions", questions.len());
    let mut wrong = Vec::new();
    for (name, question) in &questions {
        assert!(!question.asks.is_empty() && !question.consensus.is_empty() && !question.source.is_empty(), "{name}");
        let answer = questions::answer(question, knowledge());
        if !answer.complaints.is_empty() {
            wrong.push(format!("{name}: {}\n    {}", answer.complaints.join("; "), answer.headline));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn on_a_grid_of_works_rooms_and_budgets_the_figures_do_not_get_worse() {
    let report = grid::measure(knowledge());
    assert_eq!((report.situations, report.steps), (400, 1_200));
    assert!(report.changes <= 211 && report.returns <= 30, "the kit changes with the budget:\n{report}");
    assert_eq!(report.treated, (32, 32), "bare rooms are left as they are:\n{report}");
    assert_eq!(report.too_small, 0, "small pairs are advised for mixing:\n{report}");
    assert!(report.two_olive_points >= 6.0, "merit does not show:\n{report}");
    assert!(100 * report.most_picked.1 <= 14 * report.picks, "one model is the answer to everything:\n{report}");
    assert!(report.changed_by_prices <= 0.12, "kits hang on the last dollar:\n{report}");
}
