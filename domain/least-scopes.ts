import type { Operation, Scopes } from "../contract/operation.ts";

/** `classic` scopes are those of apps made before 2024; an app has one form or the other. */
export type ScopeForm = "classic" | "granular";

/**
 * The fewest scopes that open every one of some operations to a kind of app, sorted. An operation that this kind cannot
 * call in this form needs none.
 */
export function leastScopes(operations: readonly Operation[], kind: keyof Scopes, form: ScopeForm): readonly string[] {
  const needs = operations
    .map(({ scopes, granularScopes }) => (form === "classic" ? scopes : granularScopes)[kind])
    .filter((names) => names.length > 0);
  const chosen = new Set(needs.flatMap((names) => (names.length === 1 ? names : [])));
  // The contract names the narrowest first.
  for (const names of needs) if (!names.some((name) => chosen.has(name)) && names[0]) chosen.add(names[0]);
  return [...chosen].sort();
}
