// The kinds of Zoom app, and which scopes open an operation to them.
import type { Operation, Scopes } from "../../contract/operation.ts";
import { operations } from "../../contract/operations.gen.ts";

export const appKinds = ["user-managed", "admin-managed", "server-to-server"] as const;
/** An admin-managed app acts for whoever authorised it, a server-to-server app for its owner: both hold `:admin` scopes. */
export type AppKind = (typeof appKinds)[number];

export const scopeForms = ["granular", "classic"] as const;
/** `classic` scopes are those of apps made before 2024; an app has one form or the other. */
export type ScopeForm = (typeof scopeForms)[number];

/** Why an app of a kind can never call an operation. */
export type NotOffered =
  /** Zoom offers it to the other kind of app only. */
  | "kind"
  /** Zoom has a scope for it in the other form only. */
  | "form";

const sideOf = (kind: AppKind): keyof Scopes => (kind === "user-managed" ? "user" : "admin");

const isOfKind = ({ apps }: Operation, kind: AppKind): boolean => {
  if (apps === "user-managed only") return kind === "user-managed";
  if (apps === "account-level only") return kind !== "user-managed";
  return apps !== "OAuth 2.0 only" || kind !== "server-to-server";
};

/** The scopes of which one opens an operation to an app, or why none does. */
export function scopesFor(operation: Operation, kind: AppKind, form: ScopeForm): readonly string[] | NotOffered {
  if (!isOfKind(operation, kind)) return "kind";
  const side = sideOf(kind);
  const [own, other] =
    form === "classic" ? [operation.scopes, operation.granularScopes] : [operation.granularScopes, operation.scopes];
  if (own[side].length > 0) return own[side];
  return other[side].length > 0 ? "form" : "kind";
}

export const isOffered = (names: readonly string[] | NotOffered): names is readonly string[] =>
  typeof names !== "string";

/** True where scopes of an app open what needs one of some. */
export const isOpenTo = (names: readonly string[], held: readonly string[]): boolean =>
  names.some((name) => held.includes(name));

const namesIn = (pick: (operation: Operation) => Scopes): ReadonlySet<string> =>
  new Set(operations.flatMap((operation: Operation) => [...pick(operation).user, ...pick(operation).admin]));
const classic = namesIn(({ scopes }) => scopes);
const granular = namesIn(({ granularScopes }) => granularScopes);

/** The form an app's scopes have; null where none of them is known. */
export function formOf(scopes: readonly string[]): ScopeForm | null {
  if (scopes.some((scope) => granular.has(scope))) return "granular";
  return scopes.some((scope) => classic.has(scope)) ? "classic" : null;
}
