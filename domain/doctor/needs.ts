// What a feature asks for through a connection: which kinds of app, with which scopes of either form.
import type { ConnectionName } from "../../contract/bff.ts";
import { type AppKind, appKinds, type ScopeForm, scopeForms } from "./apps.ts";
import type { Feature } from "./features.ts";
import { leastScopes, needsOf } from "./least-scopes.ts";
import { connectionOf, sentBy } from "./least-set.ts";

export interface Needs {
  /** Those that can do any of it. */
  readonly kinds: readonly AppKind[];
  readonly scopes: Readonly<Record<ScopeForm, readonly string[]>>;
}

/** Null where the feature sends nothing through the connection. */
export function needsThrough(feature: Feature, connection: ConnectionName): Needs | null {
  const operations = sentBy([feature], connection);
  if (operations.length === 0) return null;
  const kinds = appKinds.filter(
    (kind) =>
      connectionOf(kind) === connection && scopeForms.some((form) => needsOf(operations, kind, form).length > 0),
  );
  const scopesIn = (form: ScopeForm) => [...new Set(kinds.flatMap((kind) => leastScopes(operations, kind, form)))];
  return { kinds, scopes: { granular: scopesIn("granular"), classic: scopesIn("classic") } };
}
