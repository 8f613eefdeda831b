//! A sample, changed: the same seed gives the same change.

use serde_json::{Map, Value};

use super::Form;

/// What stands in files where somebody means harm, or where something went wrong.
const ODD: &[&str] = &[
    "",
    "0",
    "-1",
    "1e400",
    "1e20",
    "null",
    "true",
    "[]",
    "{}",
    "\u{0}",
    "\u{feff}",
    "\u{202e}",
    "../..",
    "/etc/passwd",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551615",
    "4294967295",
    "2147483648",
    "9007199254740993",
    "9999-12-31",
    "0000-00-00",
    "+262142-12-31T23:59",
    "-262143-01-01T00:00",
    "24:00",
    "é",
    "👩‍👩‍👧",
    "\r\n",
    "\n ",
    "%00",
    "javascript:alert(1)",
    "<script>",
    "data:",
    "photo:",
    "BEGIN:VCARD",
    "END:VCARD",
    "=0D=0A=",
    ";;;;",
    "\\n",
    "\"",
    "x'",
];

/// `sample` changed once or a few times, by `seed`; no longer than `most` bytes.
pub fn changed(sample: &[u8], form: Form, seed: u64, most: usize) -> Vec<u8> {
    let mut dice = Dice(seed);
    let mut bytes = match (form, dice.below(3)) {
        (Form::Json, 1..) => in_form(sample, &mut dice).unwrap_or_else(|| sample.to_vec()),
        _ => {
            let mut bytes = sample.to_vec();
            for _ in 0..=dice.below(4) {
                somewhere(&mut bytes, &mut dice);
            }
            bytes
        }
    };
    bytes.truncate(most);
    bytes
}

/// The JSON with some of its values changed.
fn in_form(sample: &[u8], dice: &mut Dice) -> Option<Vec<u8>> {
    let mut whole: Value = serde_json::from_slice(sample).ok()?;
    for _ in 0..=dice.below(3) {
        let places = count(&whole);
        let from = dice.below(places);
        let other = at(&mut whole, from).cloned().unwrap_or_default();
        let to = dice.below(places);
        let place = at(&mut whole, to)?;
        change(place, other, dice);
    }
    serde_json::to_vec(&whole).ok()
}

fn change(place: &mut Value, other: Value, dice: &mut Dice) {
    let odd = ODD[dice.below(ODD.len())];
    match (dice.below(7), place) {
        (0, place) => *place = other,
        (1, place) => *place = serde_json::from_str(odd).unwrap_or_else(|_| odd.into()),
        (2, Value::Array(list)) if !list.is_empty() => {
            let which = list[dice.below(list.len())].clone();
            let many = if dice.below(20) == 0 { 1000 } else { 1 };
            list.extend(std::iter::repeat_n(which, many));
        }
        (3, Value::Array(list)) if !list.is_empty() => {
            list.remove(dice.below(list.len()));
        }
        (2 | 3, Value::Object(fields)) => {
            let names: Vec<String> = fields.keys().cloned().collect();
            if let Some(name) = names.get(dice.below(names.len().max(1))) {
                let value = fields.remove(name).unwrap_or_default();
                match dice.below(3) {
                    0 => {}
                    1 => {
                        fields.insert(odd.to_owned(), value);
                    }
                    _ => {
                        fields.insert(names[dice.below(names.len())].clone(), value);
                    }
                }
            }
        }
        (_, Value::String(text)) => {
            let mut bytes = std::mem::take(text).into_bytes();
            somewhere(&mut bytes, dice);
            *text = String::from_utf8_lossy(&bytes).into_owned();
        }
        (_, Value::Number(number)) => {
            let old = number.as_i64().unwrap_or_default();
            let by = 1_i64 << dice.below(63);
            let new = [
                old.wrapping_add(by),
                old.wrapping_sub(by),
                old ^ by,
                by,
                -by,
            ];
            *number = new[dice.below(new.len())].into();
        }
        (6, place) => {
            let mut deep = place.take();
            for _ in 0..dice.below(140) {
                deep = Value::Object(Map::from_iter([(odd.to_owned(), deep)]));
            }
            *place = deep;
        }
        (_, place) => *place = Value::Array(vec![other; dice.below(3)]),
    }
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(list) => list.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum(),
        _ => 0_usize,
    }
}

fn at(value: &mut Value, mut nth: usize) -> Option<&mut Value> {
    if nth == 0 {
        return Some(value);
    }
    nth -= 1;
    let inside: Vec<&mut Value> = match value {
        Value::Array(list) => list.iter_mut().collect(),
        Value::Object(fields) => fields.values_mut().collect(),
        _ => Vec::new(),
    };
    for value in inside {
        let within = count(value);
        if nth < within {
            return at(value, nth);
        }
        nth -= within;
    }
    None
}

/// Changes the bytes in one place.
fn somewhere(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let from = dice.below(bytes.len() + 1);
    let longest = 1 << dice.below(8);
    let to = (from + dice.below(longest)).min(bytes.len());
    match dice.below(6) {
        0 if from < bytes.len() => bytes[from] ^= 1 << dice.below(8),
        1 if from < bytes.len() => bytes[from] = dice.byte(),
        2 => drop(bytes.drain(from..to)),
        3 => {
            let again = bytes[from..to].to_vec();
            let many = if dice.below(10) == 0 { 200 } else { 1 };
            let place = dice.below(bytes.len() + 1);
            bytes.splice(place..place, again.repeat(many));
        }
        4 => {
            let odd = ODD[dice.below(ODD.len())].bytes();
            bytes.splice(from..to, odd);
        }
        _ => {
            let new: Vec<u8> = (0..=dice.below(4)).map(|_| dice.byte()).collect();
            bytes.splice(from..from, new);
        }
    }
}

/// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Below `end`, which is more than nothing.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 1).unwrap_or_default() % end.max(1)
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.next() & 0xFF).unwrap_or_default()
    }
}
