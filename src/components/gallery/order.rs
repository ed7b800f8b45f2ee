use std::cmp::Ordering;

/// Sorts numbers of movies or names by `compare`; equal ones keep their order. The gallery sorts everything with this
/// function, because each other type or closure would add a copy of the whole algorithm to the Wasm.
pub fn sort(numbers: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    numbers.sort_by(|one, other| compare(*one, *other));
}

#[cfg(test)]
mod tests {
    use super::sort;

    #[test]
    fn the_sort_is_stable() {
        let mut numbers = [31, 12, 22, 11, 32];
        sort(&mut numbers, &|one, other| (one / 10).cmp(&(other / 10)));
        assert_eq!(numbers, [12, 11, 22, 31, 32]);
    }
}
