import type { Failure } from "./api";
import { has, t } from "./i18n";

/** What a command threw, as a failure; anything else becomes `unexpected`. */
export function asFailure(error: unknown): Failure {
  if (typeof error === "object" && error !== null && "code" in error) return error as Failure;
  return { code: "unexpected", waitSeconds: null };
}

/** Whether it is about what was typed, or kept, to open something: that is said beside its field. */
export function isAboutSecret(error: unknown): boolean {
  return aboutSecrets.has(asFailure(error).code);
}

const aboutSecrets: ReadonlySet<Failure["code"]> = new Set([
  "wrongPassphrase",
  "wrongRecoveryCode",
  "recoveryCodeTypo",
  "keychainLost",
  "noKeychain",
  "tooManyTries",
]);

/** What happened, what is safe and what to do next, in words. */
export function failureText(error: unknown): string {
  const { code, waitSeconds } = asFailure(error);
  const id = `failure-${code}`;
  return t(has(id) ? id : "failure-unexpected", { wait: waitSeconds ?? 0 });
}
