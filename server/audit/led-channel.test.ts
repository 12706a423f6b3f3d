import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AuditRow } from "../../domain/audit/info.ts";
import type { Browser } from "../testing/browser.ts";
import { databaseKinds, type Stack, startStack } from "../testing/stack.ts";

interface List {
  readonly rows: readonly AuditRow[];
  readonly scope: string;
}

describe.each(databaseKinds)("the trail of a channel one leads, on %s", (kind) => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ database: kind, jobs: true });
  });
  afterAll(() => stack.close());

  test("whoever leads a channel sees what everyone did to it, and nothing else of theirs", async () => {
    const owner = await stack.signIn("owner");
    const lead = await stack.signIn("lead");
    const helpdesk = await stack.signIn("helpdesk");
    const list = async (browser: Browser, query: string) => (await browser.get(`/api/audit${query}`)).json() as List;
    const own = (await lead.get("/api/zoom/me/chat/users/me/channels?page_size=50")).json() as {
      channels: { readonly id: string; readonly name: string }[];
    };
    const [led, other] = ["Launch room", "Coffee and cake"].map((name) =>
      own.channels.find((one) => one.name === name),
    );
    if (!led || !other) throw new Error("the lead is in other channels");
    const targets = [led, other].map(({ id, name }) => ({ channelId: id, name }));
    const parts = [
      { actionId: "set-channel-settings", input: { mentionAll: 3 }, targets: targets.slice(0, 1) },
      { actionId: "archive-channels", input: {}, targets },
      { actionId: "set-channel-settings", input: { mentionAll: 3 }, targets: targets.slice(1) },
    ];
    for (const part of parts)
      expect(
        (await owner.post("/api/changes", { connection: "account", apply: true, parts: [part] })).json(),
      ).toMatchObject({ status: "done" });

    const seen = await list(lead, `?target=channel:${led.id}&led=${led.id}`);
    expect(seen.scope).toBe("all");
    const [archived, set, ...more] = seen.rows.map(({ entry }) => entry);
    expect(more).toEqual([]);
    for (const entry of [archived, set])
      expect(entry).toMatchObject({
        person: { email: "owner@sandbox.example", session: "" },
        address: "",
        change: null,
      });
    expect(archived).toMatchObject({
      action: "archive-channels",
      targets: [{ id: led.id }],
      states: [],
      request: null,
    });
    expect(JSON.stringify(archived)).not.toContain(other.name);
    const act = (await lead.get(`/api/audit/${seen.rows[1]?.seq}?led=${led.id}`)).json() as { rows: AuditRow[] };
    expect(act.rows[0]?.entry.states).toMatchObject([{ after: { mentionAll: 3 } }]);

    // Neither without the channel, nor of one that somebody else leads, nor by who is no leader.
    expect((await lead.get(`/api/audit/${seen.rows[1]?.seq}`)).status).toBe(404);
    expect(await list(lead, `?target=channel:${other.id}&led=${other.id}`)).toMatchObject({ scope: "own", rows: [] });
    expect((await list(lead, `?target=channel:${other.id}&led=${led.id}`)).rows).toHaveLength(1);
    expect(await list(helpdesk, `?led=${led.id}`)).toMatchObject({ scope: "own" });
  });
});
