// The fewest scopes an app needs for some features, what it can never do, and what it has without needing it.
import type { ConnectionName } from "../../contract/bff.ts";
import type { Operation } from "../../contract/operation.ts";
import { operationById } from "../../contract/operation-by-id.ts";
import { type AppKind, formOf, isOffered, type NotOffered, type ScopeForm, scopesFor } from "./apps.ts";
import { type Feature, features, operationsOf, withAlways } from "./features.ts";
import { leastScopes, neededOf, needsOf } from "./least-scopes.ts";

/** The connection that a kind of app carries. */
export const connectionOf = (kind: AppKind): ConnectionName => (kind === "user-managed" ? "me" : "account");

export const sentBy = (some: readonly Feature[], connection: ConnectionName): readonly Operation[] =>
  operationsOf(some, connection).map(operationById);

export interface LeastSet {
  readonly kind: AppKind;
  readonly form: ScopeForm;
  /** What they are for: those chosen, and those that are part of every choice, as far as this kind of app carries them. */
  readonly features: readonly Feature[];
  readonly scopes: readonly string[];
  /** What the features send that no scope of this form opens to this kind of app. */
  readonly notOffered: readonly { readonly operation: Operation; readonly why: NotOffered }[];
}

export function leastSet(chosen: readonly Feature[], kind: AppKind, form: ScopeForm): LeastSet {
  const connection = connectionOf(kind);
  const carried = withAlways(chosen).filter(({ operations }) => operations[connection].length > 0);
  const operations = sentBy(carried, connection);
  return {
    kind,
    form,
    features: carried,
    scopes: leastScopes(operations, kind, form),
    notOffered: operations.flatMap((operation) => {
      const names = scopesFor(operation, kind, form);
      return isOffered(names) ? [] : [{ operation, why: names }];
    }),
  };
}

/** Granted scopes without which all that the console sends stays as open as it is, sorted. */
export function neverNeeded(granted: readonly string[], kind: AppKind): readonly string[] {
  const form = formOf(granted);
  const needs = form === null ? [] : needsOf(sentBy(features, connectionOf(kind)), kind, form);
  const needed = neededOf(granted, needs);
  return [...new Set(granted)].filter((scope) => !needed.includes(scope)).toSorted();
}
