import type { Failure } from "./api";
import { has, t } from "./i18n";

/** What a command threw, as a failure; anything else becomes `unexpected`. */
export function asFailure(error: unknown): Failure {
  if (typeof error === "object" && error !== null && "code" in error) return error as Failure;
  return { code: "unexpected", waitSeconds: null };
}

/** What happened, what is safe and what to do next, in words. */
export function failureText(error: unknown): string {
  const { code, waitSeconds } = asFailure(error);
  const id = `failure-${code}`;
  return t(has(id) ? id : "failure-unexpected", { wait: waitSeconds ?? 0 });
}
