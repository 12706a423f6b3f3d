// Who is named as having made something as it is.
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { DifferenceField, Found } from "../../domain/desired/difference.ts";
import { changeItems, changes, inventoryMoves, people } from "../db/schema.ts";
import { writeMoves } from "../inventory/store/moves.ts";
import { databaseKinds, type Stack, startStack } from "../testing/stack.ts";
import { madeBy } from "./made-by.ts";

const HOUR_MS = 3_600_000;

type Role = "none" | "member" | "admin";

describe.each(databaseKinds)("who made it so, on %s", (database) => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ database });
    await stack.database.orm.insert(people).values(
      ["ada", "bob", "eve"].map((userId) => ({
        ...{ userId, accountId: "account", email: `${userId}@x.example`, displayName: userId },
        ...{ roleName: "Owner", updatedAtMs: 0 },
      })),
    );
  }, 60_000);
  afterAll(() => stack.close());
  beforeEach(async () => {
    for (const table of [changes, changeItems, inventoryMoves]) await stack.database.orm.delete(table);
  });

  const found = (field: DifferenceField, state: Found["now"] & object): Found => ({
    ...{ id: "d", kind: "channel", subjectId: "c", subject: "C", field, of: "", is: "", wanted: "", fixes: [] },
    ...{ note: null, path: [], edits: [], now: state },
  });
  const person = (field: "member" | "administrator", role: Role) =>
    found(field, {
      resources: ["channel-members", "channel-roles"],
      keys: ["c cy", "c cy@x.example"],
      state: { role },
    });
  const posting = (value: number) =>
    found("posting", { resources: ["channel-settings"], keys: ["c"], state: { posting: value } });
  /** Somebody did that with the console at an hour. */
  const done = async (hour: number, by: string, key: string, before: object | null, to: object) => {
    const { orm } = stack.database;
    const id = randomUUID();
    const atMs = hour * HOUR_MS;
    await orm.insert(changes).values({
      ...{ id, accountId: "account", connection: "account", parts: [], title: "", status: "done", itemCount: 1 },
      ...{ plannedBy: by, plannedAtMs: atMs, appliedBy: by },
    });
    await orm.insert(changeItems).values({
      ...{ changeId: id, n: 0, part: 0, key, label: "", target: {}, status: "done", endedAtMs: atMs },
      ...{ before: before && [before], to: [to] },
    });
    return id;
  };
  const role = (hour: number, by: string, from: Role, to: Role, resource = "channel-roles:c cy@x.example") =>
    done(hour, by, resource, { role: from }, { role: to });
  const moved = (hour: number, status: "joined" | "left", by: string) =>
    writeMoves(stack.database.orm, [
      {
        ...{ channelId: "c", atMs: Math.round(hour * HOUR_MS), personKey: "cy", status, name: "Cy", isExternal: false },
        ...{ operatorKey: by, operatorName: by },
      },
    ]);
  /** `hour name`; empty where nobody is named. */
  const named = async (one: Found) => {
    const made = (await madeBy(stack.database.orm, [one])).get("d");
    return made ? `${made.atMs / HOUR_MS} ${made.by}` : "";
  };

  test("of administrators is whoever promoted them, and nobody who only let them in", async () => {
    await moved(1, "joined", "ada");
    expect(await named(person("member", "admin"))).toBe("1 ada");
    expect(await named(person("administrator", "admin"))).toBe("");
    expect(await named(person("administrator", "member"))).toBe("");
    await role(2, "bob", "none", "member", "channel-members:c cy");
    expect(await named(person("administrator", "member"))).toBe("");
    await role(3, "eve", "member", "admin");
    expect(await named(person("administrator", "admin"))).toBe("3 eve");
    // Whoever promotes somebody has not let them in.
    expect(await named(person("member", "admin"))).toBe("2 bob");
    await role(4, "ada", "admin", "member");
    expect(await named(person("administrator", "member"))).toBe("4 ada");
    expect(await named(person("member", "member"))).toBe("2 bob");
  });

  test("is nobody where what the console did last is no longer so", async () => {
    await role(1, "ada", "member", "admin");
    await role(2, "bob", "admin", "member", "channel-roles:c cy");
    expect(await named(person("administrator", "admin"))).toBe("");
    await done(1, "ada", "channel-settings:c", { posting: 1 }, { posting: 2 });
    await done(2, "bob", "channel-settings:c", { posting: 2 }, { posting: 1 });
    expect(await named(posting(2))).toBe("");
    expect(await named(posting(1))).toBe("2 bob");
  });

  test("is whoever changed it, not who changed something else of it later", async () => {
    await done(1, "ada", "channel-settings:c", { posting: 1 }, { posting: 2 });
    await done(2, "bob", "channel-settings:c", { mentionAll: 1 }, { mentionAll: 2 });
    await done(3, "eve", "channel-settings:c", { posting: 2, mentionAll: 2 }, { posting: 2, mentionAll: 1 });
    expect(await named(posting(2))).toBe("1 ada");
    await done(4, "bob", "channel-settings:c", null, { posting: 2 });
    expect(await named(posting(2))).toBe("4 bob");
  });

  test("is whoever had it tried again, unless it was done before", async () => {
    const retried = async (changeId: string, ...retries: readonly { readonly by: string; readonly atMs: number }[]) =>
      stack.database.orm.update(changes).set({ retries }).where(eq(changes.id, changeId));
    const later = await done(3, "ada", "channel-settings:c", { posting: 1 }, { posting: 2 });
    await retried(later, { by: "bob", atMs: 2 * HOUR_MS }, { by: "eve", atMs: 3 * HOUR_MS });
    expect(await named(posting(2))).toBe("3 eve");
    const before = await done(4, "ada", "channel-settings:c", { posting: 2 }, { posting: 1 });
    await retried(before, { by: "bob", atMs: 5 * HOUR_MS });
    expect(await named(posting(1))).toBe("4 ada");
  });

  test("is whom the log names where that happened after what the console did", async () => {
    await role(1, "ada", "none", "member", "channel-members:c cy@x.example");
    await moved(1.005, "joined", "the app");
    expect(await named(person("member", "member"))).toBe("1 ada");
    await moved(2, "left", "cy");
    await moved(3, "joined", "eve");
    expect(await named(person("member", "member"))).toBe("3 eve");
    await moved(4, "left", "bob");
    expect(await named(person("member", "none"))).toBe("4 bob");
    expect(await named(person("administrator", "none"))).toBe("4 bob");
  });
});
