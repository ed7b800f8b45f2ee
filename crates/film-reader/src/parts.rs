//! Work on many things at once, on all processors. The results come in the order of the things, so that nobody can see
//! which processor was faster.

#[cfg(not(target_family = "wasm"))]
use std::{
    num::NonZero,
    sync::atomic::{AtomicUsize, Ordering},
    sync::{Mutex, mpsc},
    thread,
};

/// The most things in one part. Whoever waits hears of each part.
const MAX_PART: usize = 32;

/// How many parts a processor gets when there are few things: the others go on with what a slow part leaves.
#[cfg(not(target_family = "wasm"))]
const PARTS: usize = 4;

/// Calls `work` for every part of `things` and returns the results in their order. Calls `progress` with the number of
/// things that are done, after each part.
#[cfg(not(target_family = "wasm"))]
pub fn map<T: Sync, R: Send>(things: &[T], work: impl Fn(&[T]) -> R + Sync, progress: &mut dyn FnMut(usize)) -> Vec<R> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    map_on(processors, things, work, progress)
}

/// In a browser there is one processor, and no thread can be started.
#[cfg(target_family = "wasm")]
pub fn map<T, R>(things: &[T], work: impl Fn(&[T]) -> R, progress: &mut dyn FnMut(usize)) -> Vec<R> {
    let mut done = 0;
    let part = |part: &[T]| {
        let result = work(part);
        done += part.len();
        progress(done);
        result
    };
    things.chunks(MAX_PART).map(part).collect()
}

/// The same, where the work takes the things.
#[cfg(not(target_family = "wasm"))]
pub fn map_taken<T: Send, R: Send>(things: Vec<T>, work: impl Fn(Vec<T>) -> R + Sync) -> Vec<R> {
    let things: Vec<Mutex<Option<T>>> = things.into_iter().map(|thing| Mutex::new(Some(thing))).collect();
    let taken = |part: &[Mutex<Option<T>>]| part.iter().filter_map(|thing| thing.lock().ok()?.take()).collect();
    map(&things, |part| work(taken(part)), &mut |_| {})
}

#[cfg(target_family = "wasm")]
pub fn map_taken<T, R>(things: Vec<T>, work: impl Fn(Vec<T>) -> R) -> Vec<R> {
    vec![work(things)]
}

#[cfg(not(target_family = "wasm"))]
fn map_on<T: Sync, R: Send>(
    processors: usize,
    things: &[T],
    work: impl Fn(&[T]) -> R + Sync,
    progress: &mut dyn FnMut(usize),
) -> Vec<R> {
    let parts: Vec<&[T]> = things.chunks(things.len().div_ceil(processors * PARTS).clamp(1, MAX_PART)).collect();
    let mut done = 0;
    let mut count = |part: &[T]| {
        done += part.len();
        progress(done);
    };
    if processors.min(parts.len()) < 2 {
        return parts.into_iter().map(|part| (work(part), count(part)).0).collect();
    }
    let next = AtomicUsize::new(0);
    let mut results: Vec<Option<R>> = parts.iter().map(|_| None).collect();
    thread::scope(|scope| {
        let (finished, ready) = mpsc::channel();
        for _ in 0..processors.min(parts.len()) {
            let (finished, next, parts, work) = (finished.clone(), &next, &parts, &work);
            scope.spawn(move || {
                while let Some((at, part)) = take(next, parts) {
                    // Nobody waits any more if another thread has panicked.
                    let _ = finished.send((at, work(part)));
                }
            });
        }
        drop(finished);
        for (at, result) in ready {
            results[at] = Some(result);
            count(parts[at]);
        }
    });
    results.into_iter().flatten().collect()
}

#[cfg(not(target_family = "wasm"))]
fn take<'t, T>(next: &AtomicUsize, parts: &[&'t [T]]) -> Option<(usize, &'t [T])> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    parts.get(at).map(|part| (at, *part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_things_however_many_work() {
        let things: Vec<usize> = (0..1000).collect();
        for processors in [1, 2, 7] {
            let mut steps = Vec::new();
            let squares = map_on(
                processors,
                &things,
                |part| part.iter().map(|thing| thing * thing).collect::<Vec<_>>(),
                &mut |done| steps.push(done),
            );
            let squares: Vec<usize> = squares.into_iter().flatten().collect();
            assert_eq!(squares, things.iter().map(|thing| thing * thing).collect::<Vec<_>>(), "{processors}");
            assert!(steps.is_sorted() && steps.last() == Some(&1000) && steps.len() >= 32, "{steps:?}");
        }
        assert!(map_on(2, &[(); 0], |_| (), &mut |_| panic!("there is nothing")).is_empty());
        let names: Vec<String> = (0..100).map(|number| number.to_string()).collect();
        assert_eq!(map_taken(names.clone(), |part| part).concat(), names);
    }
}
