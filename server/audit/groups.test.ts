import { expect, test } from "vitest";
import type { AuditRow } from "../../domain/audit/info.ts";
import type { ChangeInfo } from "../../domain/changes/info.ts";
import { databaseKinds, startStack } from "../testing/stack.ts";

interface List {
  readonly rows: readonly AuditRow[];
  readonly next_page_token: string;
}

test.each(databaseKinds)(
  "on %s what one change did is one whole row, on whatever page",
  async (kind) => {
    const stack = await startStack({ jobs: true, database: kind, config: { isSandbox: false } });
    const owner = await stack.signIn("owner");
    const answer = await owner.get("/api/zoom/account/chat/channels?page_size=50");
    const { channels } = answer.json() as { channels: { id: string; name: string }[] };
    const set = async (from: number, count: number, period: string) => {
      const targets = channels.slice(from, from + count).map(({ id, name }) => ({ channelId: id, name }));
      const parts = [{ actionId: "set-retention", input: { period }, targets }];
      const body = { connection: "account", apply: true, confirmed: "grave", reason: "So.", parts };
      const { id, title } = (await owner.post("/api/changes", body)).json() as ChangeInfo;
      const statusOf = async () => ((await owner.get(`/api/changes/${id}`)).json() as ChangeInfo).status;
      await expect.poll(statusOf, { timeout: 30_000 }).toBe("done");
      return { id, title };
    };
    const list = async (query: string) => (await owner.get(`/api/audit?${query}`)).json() as List;
    const paged = async (query: string) => {
      const rows: AuditRow[] = [];
      let token = "";
      do {
        const page = await list(`${query}&next_page_token=${encodeURIComponent(token)}`);
        rows.push(...page.rows);
        token = page.next_page_token;
      } while (token !== "");
      return rows;
    };

    const first = await set(0, 9, "30d");
    await stack.fault({ operation: "updateRetentionPolicyOfChannel", status: 400, code: 300, times: 2 });
    const second = await set(0, 7, "1y");
    const alone = await set(20, 1, "1y");

    const flat = await paged("page_size=100");
    const ofChange = ({ id }: { id: string }) =>
      flat.filter(({ entry }) => entry.kind !== "event" && entry.change?.id === id);
    for (const size of [1, 2, 100]) {
      const rows = await paged(`grouped=change&page_size=${size}`);
      // Each change once, and everything counted.
      const counted = rows.reduce((sum, { group }) => sum + (group?.count ?? 1), 0);
      expect(counted).toBe(flat.length);
      const ids = rows.flatMap(({ entry }) => (entry.kind === "event" ? [] : (entry.change?.id ?? [])));
      expect(new Set(ids).size).toBe(ids.length);
      expect(rows.map(({ seq }) => seq)).toEqual(rows.map(({ seq }) => seq).toSorted((a, b) => b - a));
    }
    const rows = (await list("grouped=change")).rows;
    const groupOf = ({ id }: { id: string }) => rows.find(({ group }) => group?.changeId === id)?.group;
    expect(groupOf(first)).toMatchObject({ title: first.title, count: ofChange(first).length });
    expect(groupOf(second)?.outcomes).toEqual({
      done: ofChange(second).filter(({ entry }) => entry.result?.outcome === "done").length,
      failed: ofChange(second).filter(({ entry }) => entry.result?.outcome === "failed").length,
    });
    expect(groupOf(second)?.outcomes.failed).toBeGreaterThan(0);

    // What was done once is no group for having been applied.
    expect(rows.find(({ entry }) => entry.change?.id === alone.id && entry.kind !== "event")?.group).toBeUndefined();

    // A filter finds single entries, and counts no others.
    const target = encodeURIComponent(`channel:${channels[20]?.id}`);
    const found = (await list(`grouped=change&target=${target}`)).rows;
    expect(found.map(({ entry, group }) => [entry.change?.id, group])).toEqual([[alone.id, undefined]]);
    const failed = (await list("grouped=change&outcome=failed&action=set-retention")).rows;
    expect(failed.map(({ group, entry }) => group?.changeId ?? entry.change?.id)).toEqual([second.id]);
    await stack.close();
  },
  120_000,
);
