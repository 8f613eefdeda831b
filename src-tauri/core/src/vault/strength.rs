//! How hard a passphrase is to guess.

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use zxcvbn::feedback::{Suggestion, Warning};

/// Guesses a second of someone who has the files and good hardware. An assumption, on the generous side: one guess
/// takes a computer like the person's 0.5 to 1 s and at least 64 MiB.
const GUESSES_PER_SECOND: f64 = 1e4;

/// What follows the first hundred letters is not looked at: it takes long, and can only make a passphrase better.
const LETTERS_LOOKED_AT: usize = 100;

/// How hard a passphrase is to guess.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Strength {
    /// 0 (at once) to 4 (not in a lifetime), as zxcvbn counts.
    pub score: u8,
    /// How long guessing it would take, in words.
    pub crack_time: CrackTime,
    /// What makes it easy to guess, as a message id.
    pub warning: Option<String>,
    /// What would make it better, as message ids.
    pub suggestions: Vec<String>,
}

/// How long guessing would take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum CrackTime {
    /// Under a minute.
    Seconds,
    /// Under an hour.
    Minutes,
    /// Under a day.
    Hours,
    /// Under a month.
    Days,
    /// Under a year.
    Months,
    /// Under a century.
    Years,
    /// Longer.
    Centuries,
}

/// How hard `passphrase` is to guess.
pub fn strength(passphrase: &SecretString) -> Strength {
    let typed = passphrase.expose_secret();
    let end = typed
        .char_indices()
        .nth(LETTERS_LOOKED_AT)
        .map_or(typed.len(), |(end, _)| end);
    let estimate = zxcvbn::zxcvbn(typed.get(..end).unwrap_or_default(), &["cairn"]);
    let feedback = estimate.feedback();
    Strength {
        score: u8::from(estimate.score()),
        crack_time: crack_time(estimate.guesses_log10()),
        warning: feedback
            .and_then(|feedback| feedback.warning())
            .map(|warning| warning_id(warning).to_owned()),
        suggestions: feedback
            .map(|feedback| {
                feedback
                    .suggestions()
                    .iter()
                    .map(|one| suggestion_id(*one).to_owned())
                    .collect()
            })
            .unwrap_or_default(),
    }
}

fn crack_time(guesses_log10: f64) -> CrackTime {
    const DAY: f64 = 86_400.0;
    match 10_f64.powf(guesses_log10) / GUESSES_PER_SECOND {
        under if under < 60.0 => CrackTime::Seconds,
        under if under < 3600.0 => CrackTime::Minutes,
        under if under < DAY => CrackTime::Hours,
        under if under < 30.0 * DAY => CrackTime::Days,
        under if under < 365.0 * DAY => CrackTime::Months,
        under if under < 36_500.0 * DAY => CrackTime::Years,
        _ => CrackTime::Centuries,
    }
}

fn warning_id(warning: Warning) -> &'static str {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess => "strength-keyboard-row",
        Warning::ShortKeyboardPatternsAreEasyToGuess => "strength-keyboard-pattern",
        Warning::RepeatsLikeAaaAreEasyToGuess => "strength-repeated-letter",
        Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => "strength-repeated-group",
        Warning::ThisIsATop10Password => "strength-top-ten",
        Warning::ThisIsATop100Password => "strength-top-hundred",
        Warning::ThisIsACommonPassword => "strength-common",
        Warning::ThisIsSimilarToACommonlyUsedPassword => "strength-like-common",
        Warning::SequencesLikeAbcAreEasyToGuess => "strength-sequence",
        Warning::RecentYearsAreEasyToGuess => "strength-recent-year",
        Warning::AWordByItselfIsEasyToGuess => "strength-single-word",
        Warning::DatesAreOftenEasyToGuess => "strength-date",
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess => "strength-single-name",
        Warning::CommonNamesAndSurnamesAreEasyToGuess => "strength-name",
    }
}

fn suggestion_id(suggestion: Suggestion) -> &'static str {
    match suggestion {
        Suggestion::UseAFewWordsAvoidCommonPhrases => "strength-use-few-words",
        Suggestion::NoNeedForSymbolsDigitsOrUppercaseLetters => "strength-no-need-for-symbols",
        Suggestion::AddAnotherWordOrTwo => "strength-add-words",
        Suggestion::CapitalizationDoesntHelpVeryMuch => "strength-capitals-help-little",
        Suggestion::AllUppercaseIsAlmostAsEasyToGuessAsAllLowercase => {
            "strength-all-capitals-help-little"
        }
        Suggestion::ReversedWordsArentMuchHarderToGuess => "strength-reversed-helps-little",
        Suggestion::PredictableSubstitutionsDontHelpVeryMuch => {
            "strength-substitutions-help-little"
        }
        Suggestion::UseALongerKeyboardPatternWithMoreTurns => "strength-longer-pattern",
        Suggestion::AvoidRepeatedWordsAndCharacters => "strength-avoid-repeats",
        Suggestion::AvoidSequences => "strength-avoid-sequences",
        Suggestion::AvoidRecentYears => "strength-avoid-recent-years",
        Suggestion::AvoidYearsThatAreAssociatedWithYou => "strength-avoid-own-years",
        Suggestion::AvoidDatesAndYearsThatAreAssociatedWithYou => "strength-avoid-own-dates",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    fn of(passphrase: &str) -> Strength {
        strength(&SecretString::from(passphrase))
    }

    #[test]
    fn a_common_word_is_weak_and_says_why() {
        let weak = of("password");
        assert_eq!((weak.score, weak.crack_time), (0, CrackTime::Seconds));
        assert_eq!(weak.warning.as_deref(), Some("strength-top-ten"));
        assert_eq!(weak.suggestions, ["strength-add-words"]);
    }

    #[test]
    fn several_uncommon_words_are_strong_and_say_nothing() {
        let strong = of("walnut ferry oblique marzipan tundra");
        assert_eq!((strong.score, strong.crack_time), (4, CrackTime::Centuries));
        assert_eq!((strong.warning, strong.suggestions), (None, vec![]));
    }

    #[test]
    fn anything_can_be_judged() {
        assert_eq!(of("").score, 0);
        assert_eq!(of("").suggestions.len(), 2);
        of(&"né 🌲".repeat(5000));
    }
}
