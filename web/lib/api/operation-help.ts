import type { AppKinds, Limit, Operation, RateLabel } from "../../../contract/operation.ts";
import { operationRules } from "../../../contract/operation-rules.gen.ts";
import { type OperationId, operations } from "../../../contract/operations.gen.ts";

export interface OperationHelp {
  readonly id: string;
  readonly title: string;
  readonly rate: RateLabel;
  readonly apps: AppKinds | null;
  /** Sentences: who may call it, what holds when, which numbers Zoom limits. */
  readonly notes: readonly string[];
}

export interface ScopeChoice {
  /** Kind of Zoom app that can hold the scopes. */
  readonly app: "user-managed app" | "account-level app";
  /** Each entry needs one of its scopes. */
  readonly needs: readonly (readonly string[])[];
}

export interface ScreenHelp {
  readonly operations: readonly OperationHelp[];
  /** Classic scopes by kind of app; operations that a kind cannot call are left out of it. */
  readonly scopes: readonly ScopeChoice[];
  readonly granularScopes: readonly ScopeChoice[];
}

/** What the contract says of some operations. Its table is large: import this module only when it is needed. */
export function helpForOperations(ids: readonly OperationId[]): ScreenHelp {
  const found: readonly Operation[] = operations.filter(({ id }) => ids.includes(id));
  return {
    operations: found.map(({ id, title, rate, apps, limits }) => ({
      id,
      title,
      rate,
      apps,
      notes: notesOf(id, limits),
    })),
    scopes: choices(found.map(({ scopes }) => scopes)),
    granularScopes: choices(found.map(({ granularScopes }) => granularScopes)),
  };
}

function choices(all: readonly Operation["scopes"][]): readonly ScopeChoice[] {
  const of = (kind: "user" | "admin"): readonly (readonly string[])[] => {
    const needs = all.map((scopes) => scopes[kind]).filter((names) => names.length > 0);
    const different = [...new Map(needs.map((names) => [names.toSorted().join(" "), names])).values()];
    // What fills a narrower need fills a wider one too.
    return different.filter((names) => !different.some((other) => other !== names && other.every(isIn(names))));
  };
  const both: readonly ScopeChoice[] = [
    { app: "user-managed app", needs: of("user") },
    { app: "account-level app", needs: of("admin") },
  ];
  return both.filter(({ needs }) => needs.length > 0);
}

function isIn(names: readonly string[]): (name: string) => boolean {
  return (name) => names.includes(name);
}

function notesOf(id: string, limits: readonly Limit[]): readonly string[] {
  const rules = Object.entries(operationRules).find(([name]) => name === id)?.[1];
  return [
    ...(rules?.callers ?? []).map(({ role, apps, when }) =>
      sentence([`for the ${role}`, apps ? `through ${article(apps)} ${apps} app` : "", when ? `(${when})` : ""]),
    ),
    ...(rules?.availability ?? []).map((text) => sentence([text])),
    ...(rules?.conditions ?? []).map((text) => sentence([text])),
    ...limits.map(limitText),
  ];
}

/** A limit in words: `mention groups per channel: at most 20 groups`. */
export function limitText(limit: Limit): string {
  const { subject, min, max, moreThan, unit = "", per, perSeconds } = limit;
  const bounds = [
    min === undefined ? "" : `at least ${amount(min, unit)}`,
    moreThan === undefined ? "" : `more than ${amount(moreThan, unit)}`,
    max === undefined ? "" : `at most ${amount(max, unit)}`,
  ].filter(Boolean);
  const every = perSeconds === undefined ? "" : perSeconds === 1 ? "per second" : `in ${perSeconds} seconds`;
  return sentence([`${subject}:`, bounds.join(" and "), every, per ? `per ${per}` : ""]);
}

function amount(count: number, unit: string): string {
  if (unit === "bytes") {
    const [size, name] = count >= 2 ** 30 ? [2 ** 30, "GB"] : count >= 2 ** 20 ? [2 ** 20, "MB"] : [1_024, "KB"];
    return `${(count / size).toLocaleString("en-US")} ${name}`;
  }
  return `${count.toLocaleString("en-US")}${unit ? ` ${unit}` : ""}`;
}

function article(word: string): string {
  return /^[aeio]/.test(word) ? "an" : "a";
}

function sentence(parts: readonly string[]): string {
  const text = parts.filter(Boolean).join(" ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
