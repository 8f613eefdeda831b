//! What the page can ask for. A command reads its arguments, calls the core, returns.

mod backups;
mod beginning;
mod calling;
mod capital;
mod cards;
mod check_ins;
mod contacts;
mod events;
mod files;
mod forms;
mod handler;
mod health;
mod help;
mod insights;
mod journal;
mod leaving;
mod milestones;
mod moments;
mod moving;
mod paths;
mod photos;
mod plan;
mod prompts;
mod reminders;
mod report;
mod salvage;
mod say;
mod scores;
mod session;
mod settings;
mod shelf;
mod show;
mod story;
mod talks;
mod today;
mod trash;
mod vault;
mod weeks;
mod writing;

use cairn_core::db::UndoToken;
use std::sync::Arc;
use tauri::{AppHandle, Manager, State, Wry};
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands, collect_events};

use crate::failure::{Failure, FailureCode};
use crate::session::Session;

pub use calling::call_at_once;
pub use events::{Changed, SessionChanged, emit};
pub use handler::handler;
pub use vault::open_from_keychain;

/// The state as commands receive it.
pub type Handle<'a> = State<'a, Arc<Session>>;

/// All commands and events, for the shell and for the generated `api.ts`.
pub fn builder() -> Builder<Wry> {
    Builder::new()
        .error_handling(ErrorHandlingMode::Throw)
        .disable_serde_phases()
        .commands(collect_commands![
            session::session,
            session::look_again,
            session::arrived,
            session::answer_closing,
            session::lock,
            session::quick_hide,
            session::quit,
            session::active,
            session::copy_text,
            session::print_page,
            vault::start_vault,
            vault::start_beside,
            vault::passphrase_strength,
            vault::unlock,
            vault::protection,
            vault::set_passphrase,
            vault::new_recovery_code,
            vault::remind_recovery_code,
            vault::put_back_newer_keys,
            vault::keep_these_keys,
            backups::backups,
            backups::back_up_now,
            backups::choose_backup_folder,
            backups::forget_backup_folder,
            backups::check_backup,
            backups::remove_backup,
            backups::look_into_backup,
            backups::put_back_backup,
            beginning::backups_here,
            beginning::backups_elsewhere,
            beginning::begin_from_backup,
            moving::moving,
            moving::save_to_move,
            beginning::backups_in_file,
            moving::stop_reminders_here,
            health::health,
            health::look_through,
            health::look_percent,
            health::stop_looking,
            health::make_search_anew,
            health::put_off_damage,
            health::close_damaged,
            salvage::salvage,
            leaving::save_export,
            leaving::look_at_export,
            leaving::take_export,
            leaving::give_up_export,
            leaving::delete_everything,
            leaving::work_percent,
            leaving::stop_work,
            undo,
            settings::device,
            settings::change_device,
            settings::settings,
            settings::change_settings,
            settings::surroundings,
            settings::place_to_tell,
            settings::place_told,
            reminders::reminders,
            reminders::own_reminders,
            reminders::appointments,
            reminders::add_own_reminder,
            reminders::change_own_reminder,
            reminders::remove_own_reminder,
            reminders::try_notification,
            reminders::try_reminder,
            reminders::snooze,
            reminders::not_today,
            reminders::autostart,
            reminders::set_autostart,
            today::today,
            today::seen,
            today::celebrated,
            check_ins::check_in,
            check_ins::change_check_in,
            check_ins::keep_check_in_words,
            check_ins::remove_check_in,
            check_ins::check_in_to_entry,
            check_ins::check_in_days,
            check_ins::put_away_check_in,
            check_ins::routines,
            check_ins::add_routine,
            check_ins::change_routine,
            check_ins::order_routines,
            check_ins::end_routine,
            check_ins::remove_routine,
            forms::keep_forms,
            forms::kept_forms,
            writing::new_entry,
            writing::entry,
            writing::keep_draft,
            writing::draft_state,
            writing::leave_entry,
            writing::set_victory,
            writing::change_entry,
            writing::versions,
            writing::difference,
            writing::restore_version,
            journal::entries,
            journal::day_in_list,
            journal::counts,
            journal::search_entries,
            journal::calendar,
            journal::on_this_day,
            journal::hide_entry,
            journal::hide_day,
            journal::hidden,
            journal::show_entry,
            journal::show_day,
            journal::tags,
            journal::rename_tag,
            journal::remove_tag,
            journal::delete_entry,
            trash::trash,
            trash::restore_entry,
            trash::trashed,
            trash::bring_back,
            trash::empty_trash,
            journal::to_print,
            photos::describe_photo,
            photos::remove_photo,
            prompts::prompts,
            prompts::save_prompt,
            prompts::hide_prompt,
            prompts::remove_prompt,
            milestones::paths,
            milestones::archived_paths,
            milestones::add_path,
            milestones::change_path,
            milestones::archive_path,
            milestones::order_paths,
            milestones::remove_path,
            milestones::change_start,
            milestones::change_end,
            milestones::close_chapter,
            milestones::open_chapter,
            milestones::change_chapter_words,
            milestones::day_after,
            milestones::date_shown,
            paths::logs,
            paths::log_day,
            paths::remove_log,
            paths::limits,
            paths::set_limit,
            paths::remove_limit,
            paths::set_gain,
            paths::rungs,
            paths::show_rung,
            paths::add_own_milestone,
            paths::remove_own_milestone,
            moments::note_setback,
            moments::decide_setback,
            moments::change_setback,
            moments::setback_question_shown,
            moments::answer_setback,
            moments::put_away_setback_question,
            moments::remove_setback,
            moments::celebration,
            moments::answered_back,
            moments::hard_dates,
            moments::add_hard_date,
            moments::change_hard_date,
            moments::remove_hard_date,
            moments::goals,
            moments::add_goal,
            moments::change_goal,
            moments::order_goals,
            moments::mark_goal,
            moments::mark_step,
            moments::remove_goal,
            moments::victories,
            moments::year_ahead,
            files::save_calendar,
            contacts::contacts,
            contacts::save_contact,
            contacts::delete_contact,
            contacts::order_contacts,
            contacts::archive_contact,
            contacts::remove_contact_photo,
            contacts::zones,
            contacts::choose_first_call,
            contacts::first_call,
            contacts::finish_reach_out,
            contacts::reach_outs,
            contacts::add_reach_out,
            contacts::change_reach_out,
            contacts::remove_reach_out,
            contacts::write_about_reach_out,
            contacts::number_shown,
            cards::cards_found,
            cards::cards_progress,
            cards::stop_cards,
            cards::drop_cards,
            cards::cards_page,
            cards::decide_card,
            cards::choose_cards,
            cards::bring_cards,
            cards::save_people,
            calling::call,
            calling::reach,
            calling::call_helpline,
            help::help,
            help::choose_region,
            help::save_helpline,
            help::hide_helpline,
            help::remove_helpline,
            insights::going,
            plan::plan,
            plan::whole_plan,
            plan::add_plan_lines,
            plan::change_plan_line,
            plan::add_plan_maker,
            plan::change_plan_maker,
            plan::remove_plan_maker,
            plan::add_plan_item,
            plan::change_plan_item,
            plan::order_plan_items,
            plan::remove_plan_item,
            plan::describe_plan_photo,
            plan::remove_plan_photo,
            shelf::shelf,
            shelf::shelf_at_hand,
            shelf::shelf_item,
            shelf::new_shelf_item,
            shelf::keep_shelf_item,
            shelf::leave_shelf_item,
            shelf::add_shelf_link,
            shelf::change_shelf_link,
            shelf::open_shelf_link,
            shelf::open_shelf_letter_on,
            shelf::put_shelf_item_at_hand,
            shelf::order_shelf_items,
            shelf::remove_shelf_item,
            show::begin_show,
            show::shown,
            say::messages,
            say::save_message,
            say::message_as_it_came,
            say::order_messages,
            say::remove_message,
            say::week_letter,
            talks::hard_talks,
            talks::new_hard_talk,
            talks::keep_hard_talk,
            talks::leave_hard_talk,
            talks::remove_hard_talk,
            weeks::week,
            weeks::weeks,
            weeks::anything_noted,
            weeks::keep_week,
            weeks::leave_week,
            weeks::say_belonging,
            weeks::remove_week,
            capital::capital,
            capital::capital_look,
            capital::capital_answers,
            capital::answer_capital,
            capital::leave_capital_look,
            capital::remove_capital_look,
            capital::add_capital_statement,
            capital::change_capital_statement,
            capital::hide_capital_statement,
            capital::remove_capital_statement,
            scores::scores,
            scores::add_score,
            scores::change_score,
            scores::remove_score,
            story::story_look,
            story::set_story_look,
            story::timeline,
            story::in_story,
            story::story_entries,
            story::put_in_story,
            story::story_chapters,
            story::story_chapter,
            story::new_story_chapter,
            story::keep_story_chapter,
            story::set_story_dates,
            story::leave_story_chapter,
            story::order_story_chapters,
            story::remove_story_chapter,
            story::talk,
            story::keep_cue,
            story::set_told,
            story::set_talk_minutes,
            story::story_paper,
            story::story_file,
            story::save_story,
            report::report,
            report::report_table,
            report::save_report_table,
        ])
        .events(collect_events![Changed, SessionChanged])
}

/// Takes back the change that `token` names.
#[tauri::command]
#[specta::specta]
pub async fn undo(session: Handle<'_>, token: UndoToken) -> Result<(), Failure> {
    session.open(move |open, _| open.vault.db.undo(token)).await
}

/// Runs what has to be on the main thread (windows, printing, the clipboard) and waits for it.
async fn on_main<T: Send + 'static>(
    app: &AppHandle,
    work: impl FnOnce(&AppHandle) -> T + Send + 'static,
) -> Result<T, Failure> {
    let (done, result) = tokio::sync::oneshot::channel();
    let inside = app.clone();
    app.run_on_main_thread(move || {
        // The page may have gone in the meantime; then nobody waits for the answer.
        let _ = done.send(work(&inside));
    })
    .map_err(|_| FailureCode::Unexpected)?;
    Ok(result.await.map_err(|_| FailureCode::Unexpected)?)
}

/// The session from anywhere that has the app.
pub fn session_of(app: &AppHandle) -> Arc<Session> {
    Arc::clone(&app.state::<Arc<Session>>())
}
