//! Order.
//!
//! The standard library's sort is several kilobytes for each type that it is used with, made for lists of millions.
//! Nearly every list here is a few dozen long, and the page pays for every byte.

/// Sorts a short list by a key; what has equal keys keeps its order.
pub fn sort_short_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..list.len() {
        let mut place = end;
        while place > 0 && key(&list[place - 1]) > key(&list[place]) {
            list.swap(place - 1, place);
            place -= 1;
        }
    }
}

/// Sorts a list of any length by a key; what has equal keys ends up in any order.
///
/// Heapsort: small in the page, and never much slower than n·log n.
pub fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    let sift = |list: &mut [T], mut place: usize| {
        loop {
            let mut child = 2 * place + 1;
            if child + 1 < list.len() && key(&list[child]) < key(&list[child + 1]) {
                child += 1;
            }
            if child >= list.len() || key(&list[place]) >= key(&list[child]) {
                return;
            }
            list.swap(place, child);
            place = child;
        }
    };
    for place in (0..list.len() / 2).rev() {
        sift(list, place);
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
        let place = unique.iter().position(|known| *known >= member).unwrap_or(unique.len());
        if unique.get(place) != Some(&member) {
            unique.insert(place, member);
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
        sort_by_key(&mut list, |&(number, letter)| core::cmp::Reverse((number, letter)));
        assert_eq!(list, [(3, 'c'), (3, 'a'), (2, 'd'), (1, 'e'), (1, 'b')]);
        assert_eq!(unique([3, 1, 3, 2, 1].into_iter()), [1, 2, 3]);
    }

    #[test]
    fn long_lists_end_up_in_order() {
        let mut list: Vec<u32> = (0..1000).map(|number: u32| number.wrapping_mul(2_654_435_761) >> 20).collect();
        let mut sorted = list.clone();
        sorted.sort_unstable();
        sort_by_key(&mut list, |number| *number);
        assert_eq!(list, sorted);
    }
}
