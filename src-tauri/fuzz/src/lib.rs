//! Programs that read what may come from anywhere, again and again and never the same: `make fuzz`. What each of them reads,
//! and what has to hold then, is in the core (`src-tauri/core/src/fuzzing`), where a test repeats what was found.

use cairn_core::fuzzing::{Target, changed};

/// The program of the target of this name.
#[macro_export]
macro_rules! target {
    ($name:literal) => {
        static TARGET: std::sync::LazyLock<&cairn_core::fuzzing::Target> =
            std::sync::LazyLock::new(|| cairn_core::fuzzing::target($name));
        libfuzzer_sys::fuzz_target!(|bytes: &[u8]| (TARGET.run)(bytes));
        libfuzzer_sys::fuzz_mutator!(|bytes: &mut [u8], size: usize, most: usize, seed: u32| {
            $crate::another(&TARGET, bytes, size, most, seed)
        });
    };
}

/// Makes another sample of the one in `bytes[..size]`, no longer than `most`: by the way of libFuzzer, or by the form of the
/// target's samples. Gives its length.
pub fn another(target: &Target, bytes: &mut [u8], size: usize, most: usize, seed: u32) -> usize {
    if seed % 2 == 0 {
        return libfuzzer_sys::fuzzer_mutate(bytes, size, most);
    }
    let new = changed(&bytes[..size], target.form, u64::from(seed), most);
    bytes[..new.len()].copy_from_slice(&new);
    new.len()
}
