import { afterEach, expect, test, vi } from "vitest";
import { checkChannel } from "./check-channel.ts";

afterEach(() => vi.unstubAllGlobals());

test.each([
  [[{ id: "u1", role: "owner" }, null], "active", 2],
  [[{ id: "u1" }, null], "unknown", 2],
  [[{ id: "u1" }], "missing", 1],
])("of the members %j the owner is %s: somebody who cannot be read may be the owner", async (members, owner, count) => {
  vi.stubGlobal("fetch", async (path: string) =>
    path.includes("/members") ? Response.json({ members }) : Response.json({ mention_group_list: [] }),
  );
  const { signal } = new AbortController();
  const known = { id: "c1", name: "Harbour", type: 2 };
  const patience = { longestWaitMs: 0, attempts: 1 };
  const read = await checkChannel({ connection: "account", channelId: "c1" }, known, new Set(), signal, patience);
  expect(read).toMatchObject({ owner, memberCount: count });
});
