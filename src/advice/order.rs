//! Order for short lists.
//!
//! The standard library's sort is several kilobytes for each type that it is used with, made for lists of millions.
//! Nothing here is longer than a few dozen, and the page pays for every byte.

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
        assert_eq!(unique([3, 1, 3, 2, 1].into_iter()), [1, 2, 3]);
    }
}
