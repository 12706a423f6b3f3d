import { operations } from "../../../contract/operations.gen.ts";

export interface ScopeHelp {
  readonly scope: string;
  /** Kind of Zoom app that can hold the scope. */
  readonly app: "account-level app" | "user-managed app";
  /** Titles of operations that need it. */
  readonly operations: readonly string[];
}

/** Explains scopes from the contract. The contract's table is large: import this module only when it is needed. */
export function helpForScopes(scopes: readonly string[]): readonly ScopeHelp[] {
  return scopes.map((scope) => ({
    scope,
    app: /:(admin|master)$/.test(scope) ? "account-level app" : "user-managed app",
    operations: operations
      .filter(({ scopes: classic, granularScopes: granular }) =>
        [classic.user, classic.admin, granular.user, granular.admin].some(
          (names) => (names as readonly string[]).includes(scope), // Widened: the table's own type lists each scope literally.
        ),
      )
      .map(({ title }) => title),
  }));
}
