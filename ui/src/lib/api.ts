// Contract draft: replaced by the file that the Rust commands generate (tauri-specta).
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

/** UTC milliseconds since 1970. */
export type Instant = number;
/** "YYYY-MM-DD" */
export type CivilDate = string;
export type EntryId = string;
export type PathId = string;
export type ChapterId = string;
export type ContactId = string;
export type PhoneId = string;
export type ReachOutId = string;
export type OccurrenceId = string;
/** Given by commands that can be undone; good for `undo` until the process ends. */
export type UndoToken = number;

/** What every command throws. Words for each code live in locales/<lang>/failure.ftl as `failure-<code>`. */
export type Failure = { code: FailureCode; waitSeconds: number | null };
export type FailureCode =
  | "wrongPassphrase" | "wrongRecoveryCode" | "recoveryCodeTypo" | "tooManyTries" | "noKeychain" | "keychainLost"
  | "keysDamaged" | "keysTooNew" | "vaultDamaged" | "vaultForeign" | "vaultTooNew" | "vaultMissing" | "vaultInUse"
  | "folderNotWritable" | "diskFull" | "locked" | "passphraseEmpty" | "nothingToUndo" | "undoConflict" | "notFound"
  | "startInFuture" | "startTooLongAgo" | "endBeforeStart" | "endInFuture" | "chapterStillOpen" | "chaptersOverlap" | "nameEmpty" | "textTooLong"
  | "noNotificationServer" | "clipboard" | "print" | "unexpected";

// ---- session ---------------------------------------------------------------------------------
export type SessionState = "noVault" | "locked" | "damaged" | "open";
export type Session = {
  state: SessionState;
  /** locked only: what can open this vault */
  unlockWays: { passphrase: boolean; recoveryCode: boolean; thisComputer: boolean } | null;
  /** damaged only: what was found, one of the vault codes above */
  damage: Failure | null;
  /** seconds until the next try is allowed (growing pause after wrong tries), 0 = now */
  waitSeconds: number;
  /** a page the shell wants shown (a notification, tray or `--help-now` led here); the page calls `arrived()` */
  destination: Destination | null;
  /** the person asked to close the window and has not been told yet what that does; answered with `answerClosing` */
  closingNotice: "staysInTray" | "quits" | null;
  /** formatted by Rust; `dir` is for <html dir> */
  language: string;
  dir: "ltr" | "rtl";
  theme: Theme;
};
export type Destination =
  | { page: "today" } | { page: "help" } | { page: "milestones" } | { page: "journal" } | { page: "settings" }
  | { page: "call"; contact: ContactId };
export type UnlockSecret =
  | { way: "passphrase"; passphrase: string }
  | { way: "recoveryCode"; code: string }
  | { way: "thisComputer" };
export type Theme = "system" | "light" | "dark";
/** zxcvbn: score 0–4; `crackTime` for an offline attack slowed by Argon2id; warning and suggestions are zxcvbn's own fixed set, as Fluent keys `strength-…`. */
export type Strength = {
  score: number;
  crackTime: "seconds" | "minutes" | "hours" | "days" | "months" | "years" | "centuries";
  warning: string | null;
  suggestions: string[];
};
export type SlotKind = "passphrase" | "recoveryCode" | "thisComputer";
export type Slot = { kind: SlotKind; madeOn: string };
export type Protection = { slots: Slot[]; recoveryCodeReminder: CivilDate | null };

// ---- settings --------------------------------------------------------------------------------
export type Closing = "tray" | "quit";
/** plain, on this device, also before unlock */
export type Device = {
  language: string;
  region: string | null; // null: from the time zone
  theme: Theme;
  closing: Closing;
  textSize: number; // percent, 100–200
};
export type Settings = {
  yourName: string;
  /** minutes on the wall clock; 0 = never */
  idleLockMinutes: number;
  lockOnClose: boolean;
  lockOnSessionLock: boolean;
  /** shorter label for the Call button; empty = the contact's name */
  callLabel: string;
  leapDay: "feb28" | "mar1";
  /** "count it as day 1" */
  startIsDayOne: boolean;
  reminders: ReminderSettings;
  /** the first-open steps that were answered or skipped */
  welcomeDone: boolean;
  sharedLogin: boolean;
};
export type ReminderSettings = {
  milestones: boolean;
  milestoneTime: string; // "HH:MM"
  milestoneEve: boolean;
  checkIn: boolean;
  checkInTime: string;
  checkInDays: Weekday[]; // empty = every day
  quietFrom: string; // "HH:MM"; equal to quietTo = no quiet hours
  quietTo: string;
  mostPerDay: number; // 1–12
  /** neutral: no names, numbers or kinds in the notification text, also while unlocked */
  neutral: boolean;
};
export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
export type Reminder = { kind: "milestone" | "milestoneEve" | "checkIn"; on: boolean; next: string | null };
/** what this computer can do for reminders */
export type Surroundings = {
  notifications: boolean;
  notificationServer: string | null;
  actions: boolean;
  tray: boolean;
  phoneHandler: string | null; // the program that opens tel:, null = none
  keychain: boolean;
  screenCaptureHidden: boolean;
  dataFolder: string;
  syncFolder: string | null; // e.g. "Dropbox" when the data folder lies in one
  version: string;
};

// ---- journal ---------------------------------------------------------------------------------
export type Entry = {
  id: EntryId;
  text: string;
  writtenAt: Instant;
  /** wall time of where it was written, ready to show: "Sunday, 22 November 2026", "03:10" */
  dateText: string;
  timeText: string;
  victory: boolean;
  deleted: boolean;
};
export type EntrySummary = {
  id: EntryId;
  dateText: string;
  timeText: string;
  /** month heading, "November 2026" */
  monthText: string;
  /** first line, at most 80 characters */
  title: string;
  /** what follows, at most 200 characters */
  excerpt: string;
  victory: boolean;
  /** trash only: days until it is gone */
  daysLeft: number | null;
};
export type Entries = { entries: EntrySummary[]; /** give back as `before` for the next ones; null = no more */ next: number | null; total: number };
export type SearchHit = { entry: EntrySummary; snippet: { text: string; marked: boolean }[] };
/** The newest text Rust has made durable, and why a later one is not yet. */
export type DraftState = { savedSeq: number; failure: Failure | null };

// ---- milestones ------------------------------------------------------------------------------
export type LadderKind = "common" | "keyTags" | "smallSteps" | "none";
export type Unit = "hours" | "days" | "weeks" | "months" | "years";
export type MilestoneName = { kind: "welcome" } | { kind: "welcomeBack" } | { kind: "span"; count: number; unit: Unit } | { kind: "own"; words: string };
export type Milestone = {
  name: MilestoneName;
  date: CivilDate;
  dateText: string;
  /** days from today; negative = reached that many days ago; 0 = today */
  inDays: number;
};
export type Counter = {
  days: number;
  /** the same span as years, months and days by the calendar */
  years: number; months: number; restDays: number;
  /** the first day */
  startDate: CivilDate; startText: string;
  /** 0–72 while "hours" are shown (first three days with a time of day), else null */
  hours: number | null;
};
export type Chapter = {
  id: ChapterId;
  start: CivilDate; startText: string;
  startTime: string | null;
  end: CivilDate | null; endText: string | null;
  days: number;
  words: string;
};
export type Path = {
  id: PathId;
  name: string;
  counterWord: string;
  counterHidden: boolean;
  ladder: LadderKind;
  /** null: no date yet, or the last chapter is closed */
  counter: Counter | null;
  /** over all chapters */
  totalDays: number;
  next: Milestone | null;
  reached: Milestone[]; // newest first
  chapters: Chapter[]; // oldest first
};
export type NewPath = { name: string; counterWord: string; start: CivilDate | null; startTime: string | null; ladder: LadderKind; counterHidden: boolean };
export type PathChange = { name: string; counterWord: string; ladder: LadderKind; counterHidden: boolean };

// ---- contacts --------------------------------------------------------------------------------
export type Role =
  | "sponsor" | "recoveryCoach" | "peerMentor" | "therapist" | "doctor" | "family" | "friend" | "sponsee" | "group"
  | "communityCentre" | "helpline" | "other";
export type Phone = {
  id: PhoneId;
  label: string;
  /** as typed, never changed */
  number: string;
  /** grouped for reading; equals `number` when it cannot be parsed */
  display: string;
  /** false: no digits to dial; it is kept, shown and copied */
  dialable: boolean;
};
export type Contact = {
  id: ContactId;
  name: string;
  role: Role;
  roleWords: string; // own words for role "other"
  phones: Phone[];
  notes: string;
  firstCall: boolean;
  /** shown in Help now while locked */
  onHelpCard: boolean;
  /** "12 November, 18:20 – you talked", null = never */
  lastReachOut: ReachOut | null;
};
export type ContactDraft = { id: ContactId | null; name: string; role: Role; roleWords: string; phones: { id: PhoneId | null; label: string; number: string }[]; notes: string; onHelpCard: boolean };
export type Outcome = "talked" | "leftMessage" | "noAnswer" | "dismissed";
export type ReachOut = { id: ReachOutId; contact: ContactId | null; name: string; number: string; whenText: string; outcome: Outcome | null; note: string };
export type CallOutcome = {
  /** the call as logged; null for a helpline, an emergency number, or while no vault is open */
  reachOut: ReachOutId | null;
  name: string;
  number: string; display: string;
  /** launched: the operating system took it; noHandler: nothing opens tel:; failed: the handler did not start; notDialable: no digits */
  result: "launched" | "noHandler" | "failed" | "notDialable";
  handler: string | null;
  /** QR code of the tel: link as an SVG document; null when not dialable */
  qrSvg: string | null;
};
/** What the header's Call button shows: a label and who. */
export type FirstCall = { contact: ContactId; label: string; name: string; role: Role; display: string | null };

// ---- help now --------------------------------------------------------------------------------
export type HelplineWay = { way: "call" | "text" | "chat" | "relay" | "sign"; dial: string; display: string; words: string };
export type Helpline = { id: string; name: string; purpose: string; ways: HelplineWay[]; languages: string; cost: string; hours: string; source: string; checkedOn: CivilDate; checkedText: string; pleaseCheck: boolean };
export type HelpContact = { contact: ContactId; name: string; role: Role; phones: Phone[] };
export type Help = {
  region: string; // ISO 3166, or "ZZ" elsewhere
  regionName: string;
  regionFromTimeZone: boolean;
  emergency: HelplineWay[]; // first = the one for "someone will not wake"
  helplines: Helpline[];
  /** open: the circle, first call first; locked: only the help card; before first set-up: none */
  contacts: HelpContact[];
  regions: { code: string; name: string }[];
};

// ---- today -----------------------------------------------------------------------------------
export type TodayCard =
  | { kind: "milestone"; path: PathId; pathName: string; counterHidden: boolean; milestone: Milestone; occurrence: OccurrenceId | null }
  | { kind: "reachOut"; reachOut: ReachOut }
  | { kind: "protect" }
  | { kind: "recoveryCode" }
  | { kind: "whileAway"; items: Away[] }
  | { kind: "checkIn"; occurrence: OccurrenceId };
export type Away = { occurrence: OccurrenceId; kind: "milestone" | "milestoneEve" | "checkIn"; whenText: string; pathName: string | null; milestone: MilestoneName | null };
export type Today = {
  dateText: string;
  date: CivilDate;
  yourName: string;
  path: Path | null;
  /** 1–12: Fluent `today-prompt-N` */
  prompt: number;
  card: TodayCard | null;
  firstCall: FirstCall | null;
};

export type Subject = "journal" | "milestones" | "contacts" | "reminders" | "settings";
export type Changed = { subjects: Subject[] };

export const commands = {
  // session
  session: () => invoke<Session>("session"),
  arrived: () => invoke<null>("arrived"),
  answerClosing: (closing: Closing) => invoke<null>("answer_closing", { closing }),
  /** Makes the vault. null = the key goes to the OS keychain ("noKeychain" when there is none: ask for a passphrase). */
  startVault: (passphrase: string | null) => invoke<null>("start_vault", { passphrase }),
  /** "Start a new journal beside this one": back to noVault; the old vault stays on disk. */
  startBeside: () => invoke<null>("start_beside"),
  passphraseStrength: (passphrase: string) => invoke<Strength>("passphrase_strength", { passphrase }),
  unlock: (secret: UnlockSecret) => invoke<null>("unlock", { secret }),
  lock: () => invoke<null>("lock"),
  quit: () => invoke<null>("quit"),
  /** at most every 10 s while the person uses the window */
  active: () => invoke<null>("active"),
  protection: () => invoke<Protection>("protection"),
  /** current: null only while the vault has no passphrase yet. someoneMayKnow: re-key instead of re-wrap (new recovery code needed). */
  setPassphrase: (current: string | null, passphrase: string, someoneMayKnow: boolean) => invoke<null>("set_passphrase", { current, passphrase, someoneMayKnow }),
  /** 12 words, shown once; the slot is saved and tried before this returns. An older code stops working. */
  newRecoveryCode: (current: string | null) => invoke<string[]>("new_recovery_code", { current }),
  remindRecoveryCode: () => invoke<null>("remind_recovery_code"),
  copyText: (text: string) => invoke<null>("copy_text", { text }),
  printPage: () => invoke<null>("print_page"),
  undo: (token: UndoToken) => invoke<null>("undo", { token }),
  // settings
  device: () => invoke<Device>("device"),
  changeDevice: (device: Device) => invoke<null>("change_device", { device }),
  settings: () => invoke<Settings>("settings"),
  changeSettings: (settings: Settings) => invoke<null>("change_settings", { settings }),
  surroundings: () => invoke<Surroundings>("surroundings"),
  reminders: () => invoke<Reminder[]>("reminders"),
  tryNotification: () => invoke<null>("try_notification"),
  // today
  today: () => invoke<Today>("today"),
  seen: (occurrences: OccurrenceId[]) => invoke<null>("seen", { occurrences }),
  // journal
  newEntry: (victory: boolean) => invoke<Entry>("new_entry", { victory }),
  entry: (id: EntryId) => invoke<Entry>("entry", { id }),
  /** Send at most every 100 ms, one at a time, seq rising. Rust makes it durable within 500 ms. */
  keepDraft: (id: EntryId, seq: number, text: string) => invoke<DraftState>("keep_draft", { id, seq, text }),
  draftState: (id: EntryId) => invoke<DraftState>("draft_state", { id }),
  leaveEntry: (id: EntryId) => invoke<null>("leave_entry", { id }),
  setVictory: (id: EntryId, victory: boolean) => invoke<UndoToken>("set_victory", { id, victory }),
  entries: (before: number | null, limit: number) => invoke<Entries>("entries", { before, limit }),
  searchEntries: (query: string, limit: number) => invoke<SearchHit[]>("search_entries", { query, limit }),
  deleteEntry: (id: EntryId) => invoke<UndoToken>("delete_entry", { id }),
  trash: () => invoke<EntrySummary[]>("trash"),
  restoreEntry: (id: EntryId) => invoke<UndoToken>("restore_entry", { id }),
  // milestones
  paths: () => invoke<Path[]>("paths"),
  addPath: (path: NewPath) => invoke<PathId>("add_path", { path }),
  changePath: (id: PathId, change: PathChange) => invoke<UndoToken>("change_path", { id, change }),
  removePath: (id: PathId) => invoke<UndoToken>("remove_path", { id }),
  changeStart: (chapter: ChapterId, start: CivilDate, startTime: string | null) => invoke<UndoToken>("change_start", { chapter, start, startTime }),
  closeChapter: (path: PathId, end: CivilDate, words: string) => invoke<UndoToken>("close_chapter", { path, end, words }),
  openChapter: (path: PathId, start: CivilDate, startTime: string | null) => invoke<UndoToken>("open_chapter", { path, start, startTime }),
  /** what the first full day is when only the last time is known: the next day */
  dayAfter: (date: CivilDate) => invoke<CivilDate>("day_after", { date }),
  // contacts
  contacts: () => invoke<Contact[]>("contacts"),
  saveContact: (contact: ContactDraft) => invoke<ContactId>("save_contact", { contact }),
  deleteContact: (id: ContactId) => invoke<UndoToken>("delete_contact", { id }),
  orderContacts: (ids: ContactId[]) => invoke<UndoToken>("order_contacts", { ids }),
  chooseFirstCall: (id: ContactId) => invoke<UndoToken>("choose_first_call", { id }),
  firstCall: () => invoke<FirstCall | null>("first_call"),
  call: (contact: ContactId, phone: PhoneId | null) => invoke<CallOutcome>("call", { contact, phone }),
  finishReachOut: (id: ReachOutId, outcome: Outcome, note: string) => invoke<UndoToken>("finish_reach_out", { id, outcome, note }),
  reachOuts: (contact: ContactId) => invoke<ReachOut[]>("reach_outs", { contact }),
  numberShown: (number: string) => invoke<{ display: string; dialable: boolean }>("number_shown", { number }),
  // help now (works in every session state)
  help: () => invoke<Help>("help"),
  chooseRegion: (region: string | null) => invoke<null>("choose_region", { region }),
  /** line: a helpline's id, or "emergency" */
  callHelpline: (line: string, dial: string) => invoke<CallOutcome>("call_helpline", { line, dial }),
};

export const events = {
  changed: (f: (c: Changed) => void) => listen<Changed>("changed", (e) => f(e.payload)),
  sessionChanged: (f: () => void) => listen("session-changed", () => f()),
};
