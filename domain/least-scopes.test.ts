import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Operation, Scopes } from "../contract/operation.ts";
import { operations } from "../contract/operations.gen.ts";
import { operationsOf } from "./console-operations.ts";
import { leastScopes, type ScopeForm } from "./least-scopes.ts";

const all: readonly Operation[] = operations;
const used = (connection: "me" | "account") =>
  all.filter(({ id }) => (operationsOf(connection) as readonly string[]).includes(id));

const apps = [
  ["me", "user"],
  ["account", "admin"],
] as const;
const forms: readonly ScopeForm[] = ["classic", "granular"];
const needOf = ({ scopes, granularScopes }: Operation, kind: keyof Scopes, form: ScopeForm) =>
  (form === "classic" ? scopes : granularScopes)[kind];

test.each(apps.flatMap(([connection, kind]) => forms.map((form) => [connection, kind, form] as const)))(
  "open every operation of the connection %s, and none could be left out (%s, %s)",
  (connection, kind, form) => {
    const chosen = leastScopes(used(connection), kind, form);
    const isOpen = (names: readonly string[], held: readonly string[]) =>
      names.length === 0 || names.some((name) => held.includes(name));
    const areOpen = (held: readonly string[]) =>
      used(connection).every((operation) => isOpen(needOf(operation, kind, form), held));
    expect(areOpen(chosen)).toBe(true);
    for (const scope of chosen) expect(areOpen(chosen.filter((other) => other !== scope))).toBe(false);
  },
);

test.each(apps.flatMap(([connection, kind]) => forms.map((form) => [connection, kind, form] as const)))(
  "are the README's, and as many as it says, of the connection %s (%s, %s)",
  (connection, kind, form) => {
    const scopes = leastScopes(used(connection), kind, form);
    const app =
      connection === "me" ? "My connection: the user-managed app" : "Account connection: the server-to-server app";
    expect(readFileSync("README.md", "utf8")).toContain(
      `<details><summary>${app}, ${form} scopes (${scopes.length})</summary>\n\n\`\`\`text\n${scopes.join("\n")}\n\`\`\``,
    );
  },
);

test("the README names what an app with granular scopes has no scope for", () => {
  const isClosed = (operation: Operation) =>
    operation.scopes.user.length > 0 && operation.granularScopes.user.length === 0;
  expect(
    used("me")
      .filter(isClosed)
      .map(({ id }) => id),
  ).toEqual(["listChannelAdministrators", "promoteChannelMembersToAdministrators", "batchDemoteChannelAdministrators"]);
  expect(readFileSync("README.md", "utf8")).toContain("administrators of channels are listed, promoted and demoted");
});
