//! Words for what the operating system shows: notifications, the tray and its dialogs. The page's own are in the same files.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

const EN: &[&str] = &[
    include_str!("../../ui/locales/en/calls.ftl"),
    include_str!("../../ui/locales/en/files.ftl"),
    include_str!("../../ui/locales/en/notifications.ftl"),
    include_str!("../../ui/locales/en/report.ftl"),
    include_str!("../../ui/locales/en/story.ftl"),
    include_str!("../../ui/locales/en/tray.ftl"),
];

/// What the command line says: its own words, and those of the pages that do the same.
const EN_COMMAND_LINE: &[&str] = &[
    include_str!("../../ui/locales/en/backups.ftl"),
    include_str!("../../ui/locales/en/cli.ftl"),
    include_str!("../../ui/locales/en/failure.ftl"),
    include_str!("../../ui/locales/en/health.ftl"),
    include_str!("../../ui/locales/en/leaving.ftl"),
];

/// The messages of one language.
pub struct Texts(FluentBundle<FluentResource>);

impl Texts {
    /// The messages for `language` (a BCP 47 tag), in English where there are none in that language.
    pub fn new(_language: &str) -> Self {
        Self::of(EN)
    }

    /// Those for the command line, in the same way.
    pub fn for_command_line(_language: &str) -> Self {
        Self::of(EN_COMMAND_LINE)
    }

    fn of(sources: &[&str]) -> Self {
        let language: LanguageIdentifier = "en".parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Notification servers and tray menus show isolation marks as boxes.
        bundle.set_use_isolating(false);
        for source in sources {
            let resource = match FluentResource::try_new((*source).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self(bundle)
    }

    /// The message `id`, or the id itself where there is none (a test sees to it that there is).
    pub fn get(&self, id: &str) -> String {
        self.with(id, &FluentArgs::new())
    }

    /// The message `id` with its arguments.
    pub fn with(&self, id: &str, args: &FluentArgs<'_>) -> String {
        let Some(pattern) = self.0.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let mut slips = Vec::new();
        self.0
            .format_pattern(pattern, Some(args), &mut slips)
            .into_owned()
    }
}

/// The language of the computer as a BCP 47 tag; "en" where it says none, or "C".
pub fn system_language() -> String {
    sys_locale::get_locale()
        .filter(|tag| tag.len() > 1 && !tag.eq_ignore_ascii_case("posix"))
        .unwrap_or_else(|| "en".to_owned())
}

/// The direction of writing of a language, for `<html dir>`.
pub fn direction(language: &str) -> &'static str {
    match language.split(['-', '_']).next() {
        Some("ar" | "fa" | "he" | "ur" | "ps" | "sd" | "ug" | "yi" | "dv" | "ckb") => "rtl",
        _ => "ltr",
    }
}
