//! The parts of the plan and of the safety plan, and what a line says in each of them besides its words.

use serde::{Deserialize, Serialize};

use crate::contacts::words;

words! {
    /// A part of the plan, or a step of the safety plan.
    PlanPart {
        /// What it is for.
        Reasons = "reasons",
        /// What makes it hard: people, places, times, feelings.
        Triggers = "triggers",
        /// What shows early that it is getting harder.
        Signs = "signs",
        /// What helps.
        Helps = "helps",
        /// People to call.
        People = "people",
        /// Places that are safe.
        Places = "places",
        /// What comes every day or every week.
        Rhythm = "rhythm",
        /// The first 24 hours after leaving treatment.
        FirstDay = "firstDay",
        /// The first week after leaving treatment.
        FirstWeek = "firstWeek",
        /// The first 90 days after leaving treatment.
        FirstNinety = "firstNinety",
        /// What others may do when the person is struggling.
        Others = "others",
        /// What to do if something happens.
        Happens = "happens",
        /// Practical help.
        Practical = "practical",
        /// What the person gives back.
        Gives = "gives",
        /// The person's limits in it.
        Limits = "limits",
        /// Safety plan: signs that hard thoughts are coming.
        SafetySigns = "safetySigns",
        /// Safety plan: what the person can do alone.
        SafetyAlone = "safetyAlone",
        /// Safety plan: people and places that take the mind elsewhere.
        SafetyElsewhere = "safetyElsewhere",
        /// Safety plan: people to ask for help.
        SafetyAsk = "safetyAsk",
        /// Safety plan: professionals and lines.
        SafetyLines = "safetyLines",
        /// Safety plan: making the place safer.
        SafetyPlace = "safetyPlace",
        /// Safety plan: what makes life worth living.
        SafetyWorth = "safetyWorth",
    }
}

words! {
    /// Of which sort a line is within its part.
    PlanKind {
        /// A trigger, or what takes the mind elsewhere: somebody.
        People = "people",
        /// A trigger, or what takes the mind elsewhere: a place.
        Places = "places",
        /// A trigger: a time.
        Times = "times",
        /// A trigger: a feeling.
        Feelings = "feelings",
        /// Comes every day.
        Daily = "daily",
        /// Comes every week.
        Weekly = "weekly",
        /// After treatment: an appointment.
        Appointments = "appointments",
        /// After treatment: medication.
        Medication = "medication",
        /// After treatment: meetings, groups.
        Meetings = "meetings",
        /// Somewhere to live.
        Housing = "housing",
        /// Getting there.
        Transport = "transport",
        /// Papers.
        Papers = "papers",
        /// Work.
        Work = "work",
        /// Law and courts.
        Legal = "legal",
        /// Health care.
        Health = "health",
        /// Child care.
        Children = "children",
        /// Giving back: service.
        Service = "service",
        /// Giving back: walking along with somebody, as a sponsor does.
        Sponsoring = "sponsoring",
        /// Giving back: volunteering.
        Volunteering = "volunteering",
        /// Giving back: speaking up.
        Advocacy = "advocacy",
    }
}

words! {
    /// How far practical help has come, in the person's eyes.
    PlanStatus {
        /// Nothing was begun.
        NotBegun = "notBegun",
        /// Somebody was asked.
        Asked = "asked",
        /// It is going.
        Going = "going",
        /// It is done.
        Done = "done",
    }
}

words! {
    /// How well something helped, in the person's eyes.
    Tried {
        /// Not much.
        NotMuch = "notMuch",
        /// A little.
        ALittle = "aLittle",
        /// Well.
        Well = "well",
        /// A lot.
        ALot = "aLot",
    }
}

impl Tried {
    /// As it is stored: 1 = not much … 4 = a lot.
    pub(super) fn number(self) -> u8 {
        match self {
            Self::NotMuch => 1,
            Self::ALittle => 2,
            Self::Well => 3,
            Self::ALot => 4,
        }
    }

    /// What a stored number stands for.
    pub(super) fn from_number(number: u8) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.number() == number)
    }
}

/// Where something stands that helped so well: the best first, what was not tried next, what did not help much last.
pub(super) fn place_by_help(tried: Option<Tried>) -> u8 {
    match tried {
        Some(Tried::ALot) => 0,
        Some(Tried::Well) => 1,
        Some(Tried::ALittle) => 2,
        None => 3,
        Some(Tried::NotMuch) => 4,
    }
}

/// What a contact is to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum LineContact {
    /// Lines name none.
    None,
    /// A line is about one, and needs no words then.
    Instead,
    /// One can go with the words.
    Beside,
}

/// What a line of a part can say besides its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PartRule {
    /// The sorts to choose from, in order; none = there are no sorts.
    pub kinds: &'static [PlanKind],
    /// More about it.
    pub note: bool,
    /// How well it helped.
    pub tried: bool,
    /// How far it has come.
    pub status: bool,
    /// It can be ticked off.
    pub done: bool,
    /// What a contact is to it.
    pub contact: LineContact,
}

const WORDS_ONLY: PartRule = PartRule {
    kinds: &[],
    note: false,
    tried: false,
    status: false,
    done: false,
    contact: LineContact::None,
};

const TRIGGERS: &[PlanKind] = &[
    PlanKind::People,
    PlanKind::Places,
    PlanKind::Times,
    PlanKind::Feelings,
];
const RHYTHM: &[PlanKind] = &[PlanKind::Daily, PlanKind::Weekly];
const AFTER: &[PlanKind] = &[
    PlanKind::Appointments,
    PlanKind::Medication,
    PlanKind::Meetings,
    PlanKind::Housing,
    PlanKind::Transport,
    PlanKind::Papers,
];
const PRACTICAL: &[PlanKind] = &[
    PlanKind::Housing,
    PlanKind::Work,
    PlanKind::Legal,
    PlanKind::Health,
    PlanKind::Transport,
    PlanKind::Children,
];
const GIVES: &[PlanKind] = &[
    PlanKind::Service,
    PlanKind::Sponsoring,
    PlanKind::Volunteering,
    PlanKind::Advocacy,
];
const ELSEWHERE: &[PlanKind] = &[PlanKind::People, PlanKind::Places];

impl PlanPart {
    /// What its lines can say besides their words.
    pub fn rule(self) -> PartRule {
        let plain = WORDS_ONLY;
        match self {
            Self::Reasons
            | Self::Signs
            | Self::Others
            | Self::Happens
            | Self::Limits
            | Self::SafetySigns
            | Self::SafetyAlone
            | Self::SafetyPlace
            | Self::SafetyWorth => plain,
            Self::Triggers => PartRule {
                kinds: TRIGGERS,
                ..plain
            },
            Self::Helps => PartRule {
                tried: true,
                ..plain
            },
            Self::Rhythm => PartRule {
                kinds: RHYTHM,
                ..plain
            },
            Self::Places => PartRule {
                note: true,
                ..plain
            },
            Self::People | Self::SafetyAsk | Self::SafetyLines => PartRule {
                note: true,
                contact: LineContact::Instead,
                ..plain
            },
            Self::SafetyElsewhere => PartRule {
                kinds: ELSEWHERE,
                note: true,
                contact: LineContact::Instead,
                ..plain
            },
            Self::FirstDay | Self::FirstWeek | Self::FirstNinety => PartRule {
                kinds: AFTER,
                note: true,
                done: true,
                contact: LineContact::Beside,
                ..plain
            },
            Self::Practical => PartRule {
                kinds: PRACTICAL,
                note: true,
                status: true,
                contact: LineContact::Beside,
                ..plain
            },
            Self::Gives => PartRule {
                kinds: GIVES,
                note: true,
                ..plain
            },
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_stored_word_is_the_word_on_the_wire_and_names_one_thing() {
        for part in PlanPart::ALL {
            assert_eq!(serde_json::to_value(part).unwrap(), part.as_str());
            assert_eq!(PlanPart::from_word(part.as_str()), Some(*part));
        }
        for kind in PlanKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
            assert_eq!(PlanKind::from_word(kind.as_str()), Some(*kind));
        }
        for status in PlanStatus::ALL {
            assert_eq!(serde_json::to_value(status).unwrap(), status.as_str());
        }
        for tried in Tried::ALL {
            assert_eq!(serde_json::to_value(tried).unwrap(), tried.as_str());
            assert_eq!(Tried::from_number(tried.number()), Some(*tried));
        }
        let words: BTreeSet<_> = PlanPart::ALL.iter().map(|part| part.as_str()).collect();
        assert_eq!(words.len(), PlanPart::ALL.len());
        assert_eq!(Tried::from_number(0), None);
        assert_eq!(Tried::from_number(5), None);
        assert_eq!(PlanPart::from_word("score"), None);
    }

    #[test]
    fn each_part_says_what_belongs_to_it_and_no_more() {
        use PlanPart as P;
        let of = |has: fn(PartRule) -> bool| -> Vec<PlanPart> {
            PlanPart::ALL
                .iter()
                .copied()
                .filter(|part| has(part.rule()))
                .collect()
        };
        let after = [P::FirstDay, P::FirstWeek, P::FirstNinety];
        assert_eq!(of(|rule| rule.tried), [P::Helps]);
        assert_eq!(of(|rule| rule.status), [P::Practical]);
        assert_eq!(of(|rule| rule.done), after);
        assert_eq!(
            of(|rule| rule.contact == LineContact::Instead),
            [P::People, P::SafetyElsewhere, P::SafetyAsk, P::SafetyLines]
        );
        assert_eq!(
            of(|rule| rule.contact == LineContact::Beside),
            [P::FirstDay, P::FirstWeek, P::FirstNinety, P::Practical]
        );
        for part in after {
            assert_eq!(part.rule(), P::FirstDay.rule());
        }
        let kinds = |part: PlanPart| -> Vec<&str> {
            part.rule().kinds.iter().map(|kind| kind.as_str()).collect()
        };
        assert_eq!(
            kinds(P::Triggers),
            ["people", "places", "times", "feelings"]
        );
        assert_eq!(kinds(P::Rhythm), ["daily", "weekly"]);
        assert_eq!(kinds(P::SafetyElsewhere), ["people", "places"]);
        assert_eq!(kinds(P::FirstDay).len(), 6);
        assert_eq!(kinds(P::Practical).len(), 6);
        assert_eq!(kinds(P::Gives).len(), 4);
        assert_eq!(of(|rule| !rule.kinds.is_empty()).len(), 8);
    }

    #[test]
    fn what_helped_well_stands_before_what_was_not_tried() {
        let mut all = vec![None, Some(Tried::NotMuch)];
        all.extend([Tried::Well, Tried::ALot, Tried::ALittle].map(Some));
        all.sort_by_key(|tried| place_by_help(*tried));
        assert_eq!(
            all,
            [
                Some(Tried::ALot),
                Some(Tried::Well),
                Some(Tried::ALittle),
                None,
                Some(Tried::NotMuch)
            ]
        );
    }
}
