import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ConnectionName } from "../../contract/bff.ts";
import type { Operation } from "../../contract/operation.ts";
import { appKinds, isOffered, isOpenTo, scopeForms, scopesFor } from "./apps.ts";
import { features, usualFeatures, withAlways } from "./features.ts";
import { leastScopes } from "./least-scopes.ts";
import { connectionOf, leastSet, neverNeeded, sentBy } from "./least-set.ts";

const kindsAndForms = appKinds.flatMap((kind) => scopeForms.map((form) => [kind, form] as const));
const someFeatures = fc.subarray([...features]);

describe.each(kindsAndForms)("the least scopes of a %s app, %s", (kind, form) => {
  const openTo = (operations: readonly Operation[], held: readonly string[]) =>
    operations.filter((operation) => {
      const names = scopesFor(operation, kind, form);
      return isOffered(names) && isOpenTo(names, held);
    });

  test("open every operation of the features they are for, and taking any away closes one", () => {
    fc.assert(
      fc.property(someFeatures, (chosen) => {
        const set = leastSet(chosen, kind, form);
        const sent = sentBy(withAlways(chosen), connectionOf(kind));
        const never = set.notOffered.map(({ operation }) => operation);
        const offered = sent.filter((operation) => !never.includes(operation));
        expect(openTo(offered, set.scopes)).toEqual(offered);
        for (const scope of set.scopes) {
          const rest = set.scopes.filter((other) => other !== scope);
          expect([scope, openTo(offered, rest).length < offered.length]).toEqual([scope, true]);
        }
        expect(neverNeeded(set.scopes, kind)).toEqual([]);
      }),
    );
  });

  test("take what writes only where what reads is not enough", () => {
    fc.assert(
      fc.property(someFeatures, (chosen) => {
        const { scopes } = leastSet(chosen, kind, form);
        for (const wide of scopes.filter((scope) => /:write\b/.test(scope))) {
          const narrow = wide.replace(":write", ":read");
          const sent = sentBy(withAlways(chosen), connectionOf(kind));
          const swapped = scopes.map((scope) => (scope === wide ? narrow : scope));
          expect([wide, openTo(sent, swapped).length < openTo(sent, scopes).length]).toEqual([wide, true]);
        }
      }),
    );
  });
});

test("a scope is named as never needed where others open all that it does", () => {
  const { scopes } = leastSet(usualFeatures, "user-managed", "classic");
  expect(neverNeeded([...scopes, "chat_contact:read", "meeting:read"], "user-managed")).toEqual([
    "chat_contact:read",
    "meeting:read",
  ]);
  expect(neverNeeded(["chat_channel:read", "chat_channel:write", "user:read"], "user-managed")).toEqual([]);
  // Each could go, but not both.
  expect(neverNeeded(["user:read:admin", "user:write:admin"], "server-to-server")).toEqual(["user:write:admin"]);
  expect(neverNeeded([], "user-managed")).toEqual([]);
});

test("the console does without the scope of reports, and needs it where it is granted", () => {
  const { scopes } = leastSet(usualFeatures, "server-to-server", "granular");
  expect(scopes).not.toContain("report:read:list_chat_sessions:admin");
  expect(neverNeeded([...scopes, "report:read:list_chat_sessions:admin"], "server-to-server")).toEqual([]);
});

const used = (connection: ConnectionName) => sentBy(usualFeatures, connection);

test.each(kindsAndForms)("are the README's, and as many as it says (%s, %s)", (kind, form) => {
  const connection = connectionOf(kind);
  const scopes = leastScopes(used(connection), kind, form);
  if (kind === "admin-managed") {
    expect(scopes).toEqual(leastScopes(used(connection), "server-to-server", form));
    return;
  }
  const app =
    connection === "me" ? "My connection: the user-managed app" : "Account connection: the server-to-server app";
  expect(readFileSync("README.md", "utf8")).toContain(
    `<details><summary>${app}, ${form} scopes (${scopes.length})</summary>\n\n\`\`\`text\n${scopes.join("\n")}\n\`\`\``,
  );
});

test("the README names what an app with granular scopes has no scope for", () => {
  const { notOffered } = leastSet(usualFeatures, "user-managed", "granular");
  expect(notOffered.map(({ operation, why }) => [operation.id, why])).toEqual([
    ["listChannelAdministrators", "form"],
    ["promoteChannelMembersToAdministrators", "form"],
    ["batchDemoteChannelAdministrators", "form"],
  ]);
  expect(readFileSync("README.md", "utf8")).toContain("administrators of channels are listed, promoted and demoted");
});
