import type { AccountAppKind } from "../../../contract/bff.ts";

let app: AccountAppKind | undefined;

/** What stands behind the account connection, for the words about its refusals; undefined until the session is known. */
export const accountApp = (): AccountAppKind | undefined => app;

export function noteAccountApp(kind: AccountAppKind | undefined): void {
  app = kind;
}
