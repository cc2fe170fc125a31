//! Prints the measures of the judging.

use judgement_bench::{grid, questions};
use knowledge::embedded_with_catalogue;

fn main() {
    let knowledge = embedded_with_catalogue();
    let questions = questions::all();
    let mut right = 0;
    println!("Real questions");
    for (name, question) in &questions {
        let answer = questions::answer(question, knowledge);
        right += u32::from(answer.complaints.is_empty());
        println!("  {} {name}: {}", if answer.complaints.is_empty() { "right" } else { "WRONG" }, answer.headline);
        answer.complaints.iter().for_each(|complaint| println!("        {complaint}"));
        answer.unread.iter().for_each(|unread| println!("        cannot be answered yet: {unread}"));
    }
    println!("  {right} of {} right\n\nGrid", questions.len());
    println!("{}", grid::measure(knowledge));
}
