//! Spell checking while one writes. It goes only by the dictionaries on this computer, and the menu that it brings does
//! not offer to learn a word: the list of learned words is a plain file. macOS and Windows check by themselves, locally.

use tauri::{Runtime, WebviewWindow};

/// Turns spell checking on or off, in the languages that [`languages`] gives.
pub fn check<R: Runtime>(window: &WebviewWindow<R>, on: bool, languages: Vec<String>) {
    #[cfg(target_os = "linux")]
    linux::check(window, on, languages);
    #[cfg(not(target_os = "linux"))]
    let _ = (window, on, languages);
}

/// Takes what keeps words out of the menu over the text. Once for each window.
pub fn learn_nothing<R: Runtime>(window: &WebviewWindow<R>) {
    #[cfg(target_os = "linux")]
    linux::learn_nothing(window);
    #[cfg(not(target_os = "linux"))]
    let _ = window;
}

/// The dictionaries to look for, by their names (`en_GB`), best first: those of the window's language in the person's
/// region, then the languages of the computer, then the bare languages. A word is right when it is in any of them, and
/// those that this computer does not have are passed over. `language` and `system` are BCP 47 tags; the region is
/// ISO 3166.
pub fn languages(
    language: &str,
    region: &str,
    system: impl Iterator<Item = String>,
) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: String| {
        if !names.contains(&name) {
            names.push(name);
        }
    };
    let tags: Vec<(String, Option<String>)> = std::iter::once(language.to_owned())
        .chain(system)
        .filter_map(|tag| parts(&tag))
        .collect();
    for (at, (language, own_region)) in tags.iter().enumerate() {
        match own_region {
            Some(own) => add(format!("{language}_{own}")),
            None if at == 0 => add(format!("{language}_{region}")),
            None => {}
        }
    }
    for (language, _) in tags {
        // Dictionaries without a region are rare; this is the one that most computers have.
        if language == "en" {
            add("en_US".to_owned());
        }
        add(language);
    }
    names
}

/// Language and region of a tag such as `pt-BR`, `pt_BR.UTF-8` or `sr-Latn-RS`; none for `C` and `POSIX`.
fn parts(tag: &str) -> Option<(String, Option<String>)> {
    let mut parts = tag.split(['.', '@']).next()?.split(['-', '_']);
    let language = parts.next().filter(|language| {
        (2..=3).contains(&language.len()) && language.chars().all(|c| c.is_ascii_alphabetic())
    })?;
    let region = parts.find(|part| part.len() == 2 || part.chars().all(|c| c.is_ascii_digit()));
    Some((
        language.to_ascii_lowercase(),
        region.map(str::to_ascii_uppercase),
    ))
}

#[cfg(target_os = "linux")]
mod linux {
    use tauri::{Runtime, WebviewWindow};
    use webkit2gtk::{
        ContextMenuAction, ContextMenuExt, ContextMenuItemExt, WebContextExt, WebViewExt,
    };

    pub(super) fn check<R: Runtime>(window: &WebviewWindow<R>, on: bool, languages: Vec<String>) {
        told(window.with_webview(move |view| {
            let Some(context) = view.inner().context() else {
                return;
            };
            let languages: Vec<&str> = languages.iter().map(String::as_str).collect();
            context.set_spell_checking_languages(&languages);
            context.set_spell_checking_enabled(on);
        }));
    }

    pub(super) fn learn_nothing<R: Runtime>(window: &WebviewWindow<R>) {
        told(window.with_webview(|view| {
            view.inner().connect_context_menu(|_, menu, _, _| {
                for item in menu.items() {
                    if matches!(
                        item.stock_action(),
                        ContextMenuAction::LearnSpelling
                            | ContextMenuAction::IgnoreSpelling
                            | ContextMenuAction::IgnoreGrammar
                    ) {
                        menu.remove(&item);
                    }
                }
                false
            });
        }));
    }

    fn told(asked: tauri::Result<()>) {
        if let Err(error) = asked {
            tracing::warn!(%error, "spelling");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(language: &str, region: &str, system: &[&str]) -> Vec<String> {
        languages(language, region, system.iter().map(|&tag| tag.to_owned()))
    }

    #[test]
    fn the_persons_languages_are_looked_for_best_first() {
        assert_eq!(
            names("en", "NZ", &["de-DE"]),
            ["en_NZ", "de_DE", "en_US", "en", "de"]
        );
        assert_eq!(names("pt-BR", "PT", &["pt_BR.UTF-8"]), ["pt_BR", "pt"]);
        assert_eq!(names("sr-Latn-RS", "US", &[]), ["sr_RS", "sr"]);
    }

    #[test]
    fn what_is_no_language_is_passed_over() {
        assert_eq!(
            names("en", "US", &["C", "POSIX", "", "C.UTF-8"]),
            ["en_US", "en"]
        );
        assert!(names("C", "US", &[]).is_empty());
    }
}
