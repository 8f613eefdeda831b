//! Emergency numbers and helplines of each region, from a file that is part of Cairn, with what the person made of them.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::own_lines::OwnLine;
use super::{Callee, ChannelKind, HelpContact, SayDate, numbers};
use crate::db::HelplineId;

/// The region of someone whose own is not in the file.
pub const ELSEWHERE: &str = "ZZ";

/// Stands for the emergency numbers where a call names a helpline.
pub const EMERGENCY: &str = "emergency";

/// How a helpline is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Way {
    /// By voice.
    Call,
    /// By text message.
    Text,
    /// In a chat on their site.
    Chat,
    /// Through a text relay or a text telephone.
    Relay,
    /// In a sign language, by video.
    Sign,
}

impl Way {
    /// Whether its number is one to call.
    pub(super) fn is_dialled(self) -> bool {
        matches!(self, Self::Call | Self::Relay | Self::Sign)
    }
}

/// One way to reach a helpline or an emergency service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct HelplineWay {
    /// How.
    pub way: Way,
    /// As dialled on that country's phones; empty where there is nothing to dial.
    pub dial: String,
    /// Grouped for reading; what the person typed where that is nothing to dial.
    pub display: String,
    /// What to know about it; may be empty.
    pub words: String,
}

/// Whose words a helpline has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Whose {
    /// As it comes with Cairn.
    Cairn,
    /// It comes with Cairn, and the person changed it.
    Changed,
    /// The person added it.
    Own,
}

/// A helpline as Help now shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Helpline {
    /// Names the line over all regions.
    pub id: HelplineId,
    /// Whose words the others are.
    pub whose: Whose,
    /// Its own name.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// How it is reached.
    pub ways: Vec<HelplineWay>,
    /// Empty where unknown, as are the next two.
    pub languages: String,
    /// What a call costs.
    pub cost: String,
    /// When someone answers.
    pub hours: String,
    /// What the person wants to remember about it.
    pub note: String,
    /// Where this is from; empty for the person's words, as are the next two.
    pub source: String,
    /// When it was last checked, `YYYY-MM-DD`.
    pub checked_on: String,
    /// The same in words.
    pub checked_text: String,
    /// Nobody has called to check yet.
    pub please_check: bool,
}

/// A region that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Region {
    /// ISO 3166, or "ZZ" for elsewhere.
    pub code: String,
    /// In English.
    pub name: String,
}

/// All that Help now shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Help {
    /// ISO 3166, or "ZZ" for elsewhere.
    pub region: String,
    /// Its name in English.
    pub region_name: String,
    /// Whether the time zone says so, rather than the person.
    pub region_from_time_zone: bool,
    /// The first is the one for someone who will not wake. Never empty.
    pub emergency: Vec<HelplineWay>,
    /// The region's lines, the person's own first; may be empty.
    pub helplines: Vec<Helpline>,
    /// Those that the person would rather not see.
    pub hidden_helplines: Vec<Helpline>,
    /// Whom the caller may show: the circle, the help card, or nobody.
    pub contacts: Vec<HelpContact>,
    /// Every region that can be chosen, by name, elsewhere last.
    pub regions: Vec<Region>,
}

/// The region in which a computer set to this time zone most likely is ("Europe/Berlin" → "DE", whatever its language),
/// or "ZZ" when the file knows none.
pub fn region_of_zone(zone: &str) -> &'static str {
    (ROWS.iter())
        .find(|row| row.zones.iter().any(|known| known == zone))
        .map_or(ELSEWHERE, |row| row.region.as_str())
}

/// The region in force: the chosen one where the file has it, else that of the time zone.
pub fn region(choice: Option<&str>, zone: &str) -> &'static str {
    (choice.and_then(row_of)).map_or_else(|| region_of_zone(zone), |row| row.region.as_str())
}

/// Whether [`region`] would take this choice.
pub fn is_region(code: &str) -> bool {
    row_of(code).is_some()
}

/// Help now for the region in force (see [`region`]), with the contacts that the caller may show and what the person made
/// of the region's lines (see [`own_lines`](super::own_lines)).
pub fn help(
    choice: Option<&str>,
    zone: &str,
    contacts: Vec<HelpContact>,
    own: &[OwnLine],
    say_date: SayDate<'_>,
) -> Help {
    let region = region(choice, zone);
    let (hidden, helplines): (Vec<_>, Vec<_>) = merged(region, own, say_date)
        .into_iter()
        .partition(|(hidden, _)| *hidden);
    let only_lines =
        |lines: Vec<(bool, Helpline)>| lines.into_iter().map(|(_, line)| line).collect();
    Help {
        region: region.to_owned(),
        region_name: name_of(region).to_owned(),
        region_from_time_zone: choice.is_none_or(|choice| choice != region),
        emergency: emergency(region),
        helplines: only_lines(helplines),
        hidden_helplines: only_lines(hidden),
        contacts,
        regions: regions(),
    }
}

/// The region of a line that comes with Cairn; `None` for any other.
pub(super) fn region_of_line(id: &HelplineId) -> Option<&'static str> {
    let mut rows = ROWS.iter();
    let row = rows.find(|row| row.lines.iter().any(|line| line.id == id.as_str()))?;
    Some(&row.region)
}

/// Who a call to a helpline that comes with Cairn goes to: `line` is its id or [`EMERGENCY`], `dial` one of its numbers for
/// calling. `None` when no line of
/// any region has that number: nothing else is dialled on a helpline's behalf.
pub fn callee(line: &str, dial: &str) -> Option<Callee> {
    if !numbers::dialable(dial) {
        return None;
    }
    let name = if line == EMERGENCY {
        let mut all = ROWS
            .iter()
            .flat_map(|row| &row.emergency)
            .map(|way| way.dial.as_str());
        (dial == FALLBACK.0 || all.any(|known| known == dial)).then(|| dial.to_owned())
    } else {
        let line = ROWS
            .iter()
            .flat_map(|row| &row.lines)
            .find(|known| known.id == line)?;
        line.ways
            .iter()
            .any(|way| way.dial == dial && way.way.is_dialled())
            .then(|| line.name.clone())
    };
    Some(Callee {
        contact: None,
        name: name?,
        kind: ChannelKind::Phone,
        number: dial.to_owned(),
        channel: None,
    })
}

/// A region's row in the file.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Row {
    region: String,
    zones: Vec<String>,
    emergency: Vec<EmergencyRow>,
    lines: Vec<LineRow>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct EmergencyRow {
    dial: String,
    words: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct LineRow {
    id: String,
    name: String,
    purpose: String,
    ways: Vec<WayRow>,
    languages: String,
    cost: String,
    hours: String,
    source: String,
    checked_on: NaiveDate,
    please_check: bool,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct WayRow {
    way: Way,
    dial: String,
    words: String,
}

/// A test reads the file strictly; should it ever be unreadable all the same, there is still 112.
static ROWS: LazyLock<Vec<Row>> =
    LazyLock::new(|| serde_json::from_str(include_str!("helplines.json")).unwrap_or_default());

const FALLBACK: (&str, &str) = ("112", "Works on mobile phones in many countries");

/// English short names, in their alphabetical order.
const NAMES: &[(&str, &str)] = &[
    ("AU", "Australia"),
    ("AT", "Austria"),
    ("BE", "Belgium"),
    ("BR", "Brazil"),
    ("CA", "Canada"),
    ("DK", "Denmark"),
    ("FI", "Finland"),
    ("FR", "France"),
    ("DE", "Germany"),
    ("IN", "India"),
    ("IE", "Ireland"),
    ("IT", "Italy"),
    ("JP", "Japan"),
    ("MX", "Mexico"),
    ("NL", "Netherlands"),
    ("NZ", "New Zealand"),
    ("NO", "Norway"),
    ("PL", "Poland"),
    ("PT", "Portugal"),
    ("ZA", "South Africa"),
    ("KR", "South Korea"),
    ("ES", "Spain"),
    ("SE", "Sweden"),
    ("CH", "Switzerland"),
    ("GB", "United Kingdom"),
    ("US", "United States"),
    (ELSEWHERE, "Elsewhere"),
];

fn row_of(code: &str) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.region == code)
}

fn name_of(code: &str) -> &str {
    NAMES
        .iter()
        .find(|(known, _)| *known == code)
        .map_or(code, |(_, name)| name)
}

fn regions() -> Vec<Region> {
    (NAMES.iter())
        .map(|(code, name)| Region {
            code: (*code).to_owned(),
            name: (*name).to_owned(),
        })
        .collect()
}

fn emergency(region: &str) -> Vec<HelplineWay> {
    let of = |code| {
        row_of(code)
            .map(|row| row.emergency.as_slice())
            .filter(|rows| !rows.is_empty())
    };
    let call = |dial: &str, words: &str| HelplineWay {
        way: Way::Call,
        dial: dial.to_owned(),
        display: numbers::display(dial, region),
        words: words.to_owned(),
    };
    match of(region).or_else(|| of(ELSEWHERE)) {
        Some(rows) => rows.iter().map(|row| call(&row.dial, &row.words)).collect(),
        None => vec![call(FALLBACK.0, FALLBACK.1)],
    }
}

/// All lines of a region, each with whether it is hidden. The person's words go before those of the file, also where a newer
/// file has others; a line that the file no longer has stays when they had given it words.
fn merged(region: &str, own: &[OwnLine], say_date: SayDate<'_>) -> Vec<(bool, Helpline)> {
    let built_in = row_of(region)
        .map(|row| row.lines.as_slice())
        .unwrap_or_default();
    let is_built_in = |own: &OwnLine| built_in.iter().any(|line| line.id == own.id.as_str());
    let with_words = |own: &&OwnLine| !own.is_as_it_came();
    let added = own
        .iter()
        .filter(|own| !is_built_in(own))
        .filter(with_words)
        .map(|own| (own.hidden, own.shown(Whose::Own, region)));
    let known = built_in.iter().map(|line| {
        let own = own.iter().find(|own| own.id.as_str() == line.id);
        let words = match own.filter(with_words) {
            Some(own) => own.shown(Whose::Changed, region),
            None => shown(line, region, say_date),
        };
        (own.is_some_and(|own| own.hidden), words)
    });
    added.chain(known).collect()
}

fn shown(line: &LineRow, region: &str, say_date: SayDate<'_>) -> Helpline {
    Helpline {
        id: line.id.clone().into(),
        whose: Whose::Cairn,
        name: line.name.clone(),
        purpose: line.purpose.clone(),
        ways: (line.ways.iter())
            .map(|way| HelplineWay {
                way: way.way,
                dial: way.dial.clone(),
                display: numbers::display(&way.dial, region),
                words: way.words.clone(),
            })
            .collect(),
        languages: line.languages.clone(),
        cost: line.cost.clone(),
        hours: line.hours.clone(),
        note: String::new(),
        source: line.source.clone(),
        checked_on: line.checked_on.to_string(),
        checked_text: say_date(line.checked_on),
        please_check: line.please_check,
    }
}

#[cfg(test)]
mod tests;
