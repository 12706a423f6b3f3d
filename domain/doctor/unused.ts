// Scopes that features need, and that nothing the console has really sent needed for some time.
import type { ConnectionName } from "../../contract/bff.ts";
import { type AppKind, formOf, isOffered, scopesFor } from "./apps.ts";
import { features } from "./features.ts";
import type { Uses } from "./info.ts";
import { neededOf, needsOf } from "./least-scopes.ts";
import { connectionOf, neverNeeded, sentBy } from "./least-set.ts";

export interface UnusedScope {
  readonly scope: string;
  /** Titles of what would need it. */
  readonly features: readonly string[];
}

/**
 * Granted scopes that none of some operations needed, sorted, without those that no feature ever needs.
 *
 * @param used IDs of the operations that were sent
 */
export function unusedScopes(
  granted: readonly string[],
  kind: AppKind,
  used: ReadonlySet<string>,
): readonly UnusedScope[] {
  const form = formOf(granted);
  if (form === null) return [];
  const connection = connectionOf(kind);
  const always = sentBy(
    features.filter(({ isAlways }) => isAlways),
    connection,
  );
  const sent = sentBy(features, connection).filter((one) => used.has(one.id) || always.includes(one));
  const kept = new Set([...neededOf(granted, needsOf(sent, kind, form)), ...neverNeeded(granted, kind)]);
  const opens = (scope: string) =>
    features.filter((feature) =>
      sentBy([feature], connection).some((operation) => {
        const names = scopesFor(operation, kind, form);
        return isOffered(names) && names.includes(scope);
      }),
    );
  return [...new Set(granted)]
    .filter((scope) => !kept.has(scope))
    .toSorted()
    .map((scope) => ({ scope, features: opens(scope).map(({ title }) => title) }));
}

/** IDs of what was sent through a connection at a time or after it. */
export const usedSince = (uses: Uses, connection: ConnectionName, sinceMs: number): ReadonlySet<string> =>
  new Set(uses[connection].filter(({ lastAtMs }) => lastAtMs >= sinceMs).map(({ operation }) => operation));
