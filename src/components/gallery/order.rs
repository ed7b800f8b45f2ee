use std::cmp::Ordering;

/// Sorts numbers by what they stand for; what is equal stays in its order. Everything a gallery sorts is sorted
/// here: each type and each comparison would bring the whole algorithm into the module once more.
pub fn sort(numbers: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    numbers.sort_by(|one, other| compare(*one, *other));
}

#[cfg(test)]
mod tests {
    use super::sort;

    #[test]
    fn what_is_equal_stays_in_its_order() {
        let mut numbers = [31, 12, 22, 11, 32];
        sort(&mut numbers, &|one, other| (one / 10).cmp(&(other / 10)));
        assert_eq!(numbers, [12, 11, 22, 31, 32]);
    }
}
