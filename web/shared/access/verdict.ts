import type { Verdict as DecisionOf, Held } from "../../../domain/access/can.ts";

type Decision = DecisionOf<Held>;

/** Whether something may be done, and in words why not. */
export type Verdict =
  | { readonly isAllowed: true }
  | { readonly isAllowed: false; readonly why: string; readonly whatNext?: string };

export const allowed: Verdict = { isAllowed: true };
export const refused = (why: string, whatNext?: string): Verdict =>
  whatNext === undefined ? { isAllowed: false, why } : { isAllowed: false, why, whatNext };

export const whyRefused = (verdict: Verdict): string | undefined => (verdict.isAllowed ? undefined : verdict.why);

/** A decision over roles, with who can change it. */
export const ofDecision = (decision: Decision): Verdict =>
  decision.is === "allowed" ? allowed : refused(decision.why, "Workspace administrators give roles.");

/** The first refusal of several, or none. */
export function firstRefused(...verdicts: readonly Verdict[]): Verdict {
  return verdicts.find((verdict) => !verdict.isAllowed) ?? allowed;
}
