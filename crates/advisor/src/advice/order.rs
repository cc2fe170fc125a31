//! Order.
//!
//! The standard library's sort is several kilobytes for each type that it is used with, made for lists of millions.
//! Nearly every list here is a few dozen long, and the page pays for every byte.

/// Sorts a short list by a key; what has equal keys keeps its order.
pub fn sort_short_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..list.len() {
        let mut position = end;
        while position > 0 && key(&list[position - 1]) > key(&list[position]) {
            list.swap(position - 1, position);
            position -= 1;
        }
    }
}

/// Sorts a list of any length by score, highest first; what has equal scores, by position.
///
/// Heapsort, and for one type only: small in the page, and fast enough for thousands.
pub fn sort_by_score(list: &mut [(i64, usize)]) {
    let is_before = |one: (i64, usize), other: (i64, usize)| (-one.0, one.1) < (-other.0, other.1);
    // Each position is behind those at twice its number and one or two more.
    let sift = |list: &mut [(i64, usize)], mut position: usize| {
        loop {
            let mut child = 2 * position + 1;
            if child + 1 < list.len() && is_before(list[child], list[child + 1]) {
                child += 1;
            }
            if child >= list.len() || !is_before(list[position], list[child]) {
                return;
            }
            list.swap(position, child);
            position = child;
        }
    };
    for position in (0..list.len() / 2).rev() {
        sift(list, position);
    }
    for end in (1..list.len()).rev() {
        list.swap(0, end);
        sift(&mut list[..end], 0);
    }
}

/// The different members of a short list, in their order.
pub fn unique<T: Ord>(members: impl Iterator<Item = T>) -> Vec<T> {
    let mut unique: Vec<T> = Vec::new();
    for member in members {
        let position = unique.iter().position(|known| *known >= member).unwrap_or(unique.len());
        if unique.get(position) != Some(&member) {
            unique.insert(position, member);
        }
    }
    unique
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lists_end_up_in_order_and_keep_ties() {
        let mut list = [(3, 'a'), (1, 'b'), (3, 'c'), (2, 'd'), (1, 'e')];
        sort_short_by_key(&mut list, |&(number, _)| number);
        assert_eq!(list, [(1, 'b'), (1, 'e'), (2, 'd'), (3, 'a'), (3, 'c')]);
        assert_eq!(unique([3, 1, 3, 2, 1].into_iter()), [1, 2, 3]);
    }

    #[test]
    fn long_lists_end_up_with_the_highest_score_first_and_ties_by_place() {
        let mut list: Vec<(i64, usize)> =
            (0_u16..1000).map(|position| ((i64::from(position) * 7919) % 101 - 50, usize::from(position))).collect();
        let mut sorted = list.clone();
        sorted.sort_by_key(|&(score, position)| (core::cmp::Reverse(score), position));
        sort_by_score(&mut list);
        assert_eq!(list, sorted);
    }
}
