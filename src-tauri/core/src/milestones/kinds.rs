//! What kind of path it is, and what it is about. A name that a newer Cairn has stored reads as the plainest one.

use serde::{Deserialize, Serialize};

macro_rules! stored_words {
    ($name:ident, $other:ident, $($variant:ident = $word:literal),+ $(,)?) => {
        impl $name {
            /// As it is stored, and as it is called on the wire.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// What is stored as `text`.
            pub fn from_stored(text: &str) -> Self {
                match text {
                    $($word => Self::$variant,)+
                    _ => Self::$other,
                }
            }

            /// All of them.
            #[cfg(test)]
            pub(super) const ALL: &'static [Self] = &[$(Self::$variant),+];
        }
    };
}
pub(super) use stored_words;

/// Which kind of path it is.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "camelCase")]
pub enum PathKind {
    /// Days without.
    #[default]
    Abstinence,
    /// Less, within a limit of the person's own.
    CuttingDown,
    /// Something to do, so and so often.
    Practice,
    /// The days since a date; nothing is given up, nothing can happen on it.
    Date,
}

impl PathKind {
    /// Whether amounts are logged on it, within a limit.
    pub fn is_logged(self) -> bool {
        matches!(self, Self::CuttingDown | Self::Practice)
    }
}

/// What a path is about.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum About {
    Alcohol,
    Opioids,
    /// Benzodiazepines and the like.
    Sedatives,
    Stimulants,
    Cannabis,
    Nicotine,
    OtherSubstance,
    Gambling,
    Eating,
    SelfHarm,
    MentalHealth,
    /// Living with someone else's.
    SomeoneElse,
    #[default]
    Other,
}

stored_words!(
    PathKind,
    Abstinence,
    Abstinence = "abstinence",
    CuttingDown = "cuttingDown",
    Practice = "practice",
    Date = "date",
);

stored_words!(
    About,
    Other,
    Alcohol = "alcohol",
    Opioids = "opioids",
    Sedatives = "sedatives",
    Stimulants = "stimulants",
    Cannabis = "cannabis",
    Nicotine = "nicotine",
    OtherSubstance = "otherSubstance",
    Gambling = "gambling",
    Eating = "eating",
    SelfHarm = "selfHarm",
    MentalHealth = "mentalHealth",
    SomeoneElse = "someoneElse",
    Other = "other",
);

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn kinds_are_stored_under_their_names_on_the_wire() {
        for kind in PathKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
            assert_eq!(PathKind::from_stored(kind.as_str()), *kind);
        }
        for about in About::ALL {
            assert_eq!(serde_json::to_value(about).unwrap(), about.as_str());
            assert_eq!(About::from_stored(about.as_str()), *about);
        }
        assert_eq!(PathKind::from_stored("pilgrimage"), PathKind::Abstinence);
        assert_eq!(About::from_stored("chess"), About::Other);
    }
}
