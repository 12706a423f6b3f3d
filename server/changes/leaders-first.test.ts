// Nobody who leads a channel leaves it where somebody else was to lead it first, and does not.
import { describe, expect, test } from "vitest";
import { CallFailed } from "../../domain/changes/resource.ts";
import { failed } from "../testing/engine-model.ts";
import { engineStand, session } from "../testing/engine-stand.ts";
import { type DatabaseKind, databaseKinds } from "../testing/stack.ts";
import type { ChangesZoom } from "./zoom.ts";

const channelIds = ["c1", "c2"];
const person = (channelId: string, name: string) => ({
  channelId,
  channel: channelId,
  name,
  userId: name,
  memberId: name,
});

/** Two channels with an owner, an administrator who leaves, and others; one takes no administrators. */
function channelsModel() {
  const others = Array.from({ length: 20 }, (_, n) => [`p${n}`, "member"] as const);
  const people = new Map(
    channelIds.map((id) => [id, new Map<string, string>([["ada", "owner"], ["leaver", "admin"], ...others])]),
  );
  const refusing = new Set(["c1"]);
  const zoom: ChangesZoom = {
    send: async ({ operationId, params, body, query }, { beforeSent }) => {
      await beforeSent?.();
      const { channelId = "" } = params;
      const inside = people.get(channelId) ?? new Map();
      switch (operationId) {
        case "listUserChannelMembers":
          return { members: [...inside].map(([id, role]) => ({ id, member_id: id, role, email: `${id}@x.example` })) };
        case "promoteChannelMembersToAdministrators": {
          if (refusing.has(channelId)) throw new CallFailed(failed(400, 5301, "No."));
          for (const { member_id } of (body as { admins: { member_id: string }[] }).admins)
            inside.set(member_id, "admin");
          return undefined;
        }
        case "batchDemoteChannelAdministrators":
          for (const id of String(query.admin_ids).split(",")) inside.set(id, "member");
          return undefined;
        case "batchRemoveMembersFromChannel":
          for (const id of String(query.member_ids).split(",")) inside.delete(id);
          return undefined;
        default:
          throw new Error(`nobody asks ${operationId}`);
      }
    },
  };
  return { zoom, refusing, roleOf: (channelId: string, name: string) => people.get(channelId)?.get(name) };
}

describe.each(databaseKinds)("on %s", (kind: DatabaseKind) => {
  const { engine, countsOf } = engineStand(kind);

  test.each([
    ["removed", "remove-members", undefined, "at once"],
    ["demoted", "demote-members", "member", "at once"],
    ["removed", "remove-members", undefined, "as a job"],
  ] as const)("a leader is not %s where promoting another has failed (%s to %s, %s)", async (...given) => {
    const [, actionId, role, how] = given;
    const { zoom, refusing, roleOf } = channelsModel();
    const all = engine(zoom);
    const parts = [
      { actionId: "promote-members", input: {}, targets: channelIds.map((id) => person(id, "p1")) },
      { actionId, input: {}, targets: channelIds.map((id) => person(id, "leaver")) },
      { actionId: "remove-members", input: {}, targets: [person("c1", "p2")] },
    ];
    const asked = { connection: "me", sizeBytes: 0, parts } as const;
    const isJob = how === "as a job";
    const { id } = await all.changes.plan(session, { ...asked, ...(!isJob && { applyUpTo: "some" }) });
    if (isJob) {
      await all.changes.apply(session, id, { reason: "They leave." });
      await all.runner.carryOn(id, { lane: "job", forMs: 5_000 });
    }
    expect(await countsOf(id)).toEqual({ failed: 2, done: 3 });
    expect(roleOf("c1", "leaver")).toBe("admin");
    expect(roleOf("c2", "leaver")).toBe(role);
    // Whoever leads nothing goes all the same.
    expect(roleOf("c1", "p2")).toBeUndefined();
    const rows = await all.changes.items(id, { statuses: ["failed"], search: "", from: 0, limit: 9 });
    expect(rows.at(-1)).toMatchObject({
      label: "leaver · c1",
      failure: { code: "first_failed", message: expect.stringContaining("did not succeed: p1 · c1.") },
    });
    refusing.clear();
    await all.changes.retry(session, id, ["failed"]);
    await all.runner.carryOn(id, { lane: "job", forMs: 5_000 });
    expect(await countsOf(id)).toEqual({ done: 5 });
    expect(roleOf("c1", "p1")).toBe("admin");
    expect(roleOf("c1", "leaver")).toBe(role);
  });
});
