import type { AppKind } from "./apps.ts";

export const appWords: Readonly<Record<AppKind, { readonly one: string; readonly plural: string }>> = {
  "user-managed": { one: "user-managed app", plural: "user-managed apps" },
  "admin-managed": { one: "admin-managed app", plural: "admin-managed apps" },
  "server-to-server": { one: "server-to-server app", plural: "server-to-server apps" },
};

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
