// Lists of changes and of their items, over HTTP.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChangeInfo, ChangeItemInfo } from "../../domain/changes/info.ts";
import { parseCsv } from "../../domain/csv/parse-csv.ts";
import { changes } from "../db/schema.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import { type HttpChanges, part, plan, startHttpChanges, targetsOf } from "../testing/http-changes.ts";

let stack: HttpChanges["stack"];
let owner: HttpChanges["owner"];
let member: HttpChanges["member"];
let channels: HttpChanges["channels"];
let ended: HttpChanges["ended"];
beforeAll(async () => {
  ({ stack, owner, member, channels, ended } = await startHttpChanges());
});
afterAll(() => stack.close());

interface List {
  readonly changes: readonly ChangeInfo[];
  readonly next_page_token: string;
}
const list = async (browser: Browser, query = "") => (await browser.get(`/api/changes?${query}`)).json() as List;

test("changes are listed page by page, the newest first, by status, person and time", async () => {
  const admin = await stack.signIn("admin");
  const [one, two] = channels.slice(4, 6).map((channel) => part("archive-channels", targetsOf([channel])));
  const planned = await Promise.all([plan(owner, one), plan(owner, two), plan(admin, one)]);
  const ids = new Set(planned.map(({ change }) => change.id));
  const brief = part("set-retention", targetsOf(channels.slice(6, 7)), { period: "30d" });
  const carriedOut = await plan(owner, { ...brief, apply: true, confirmed: "grave" });
  const paged: ChangeInfo[] = [];
  for (let token = ""; ; ) {
    const page = await list(owner, `page_size=2&next_page_token=${token}`);
    expect(page.changes.length).toBeLessThanOrEqual(2);
    paged.push(...page.changes);
    token = page.next_page_token;
    if (token === "") break;
  }
  const all = (await list(owner, "page_size=100")).changes;
  expect(paged).toEqual(all);
  expect(all.map(({ plannedAtMs }) => plannedAtMs)).toEqual(
    all.map(({ plannedAtMs }) => plannedAtMs).sort((a, b) => b - a),
  );
  expect(all.filter(({ id }) => ids.has(id))).toHaveLength(3);
  const mine = (await list(admin, "by=me")).changes;
  expect(mine.map(({ id }) => id)).toEqual([planned[2]?.change.id]);
  // Whoever had it carried out finds it too, by their name as well.
  const [first] = planned;
  if (!first) throw new Error("nothing was planned");
  const retries = [{ by: companyOf(stack).userOf("admin").id, atMs: 1 }];
  await stack.database.orm.update(changes).set({ retries }).where(eq(changes.id, first.change.id));
  expect((await list(admin, "by=me")).changes.map(({ id }) => id)).toContain(first.change.id);
  const named = (await list(owner, "find=admin%40sandbox.example")).changes.map(({ id }) => id);
  expect(named.toSorted()).toEqual([first.change.id, planned[2]?.change.id].toSorted());
  const { changes: done } = await list(owner, "status=done,cancelled&page_size=100");
  expect(done.map(({ id, status }) => [id, status])).toEqual([[carriedOut.change.id, "done"]]);
  expect((await list(owner, `since=${stack.clock.nowMs() + 1}`)).changes).toEqual([]);
  expect((await owner.get("/api/changes?next_page_token=bm9uZQ")).json()).toMatchObject({ code: "invalid_request" });
});

test("items are found by a part of their names and by what became of them, page by page", async () => {
  const some = channels.slice(0, 5);
  const { change } = await plan(owner, part("set-retention", targetsOf(some), { period: "90d" }));
  const names: string[] = [];
  for (let token = ""; ; ) {
    const answer = await owner.get(`/api/changes/${change.id}/items?page_size=2&next_page_token=${token}`);
    const page = answer.json() as { items: ChangeItemInfo[]; next_page_token: string };
    names.push(...page.items.map(({ label }) => label));
    token = page.next_page_token;
    if (token === "") break;
  }
  expect(names).toEqual(some.map(({ name }) => name));
  const search = encodeURIComponent(some[2]?.name.toUpperCase().slice(0, 4) ?? "");
  const found = (await owner.get(`/api/changes/${change.id}/items?search=${search}&status=planned,skipped`)).json();
  expect((found as { items: ChangeItemInfo[] }).items.map(({ label }) => label)).toContain(some[2]?.name);
  expect((await owner.get(`/api/changes/${change.id}/items?search=nobody-is-called-so`)).json()).toEqual({
    items: [],
    next_page_token: "",
  });
});

test("the results come as a file that a spreadsheet runs nothing of, and that can be read back", async () => {
  const some = channels.slice(0, 3);
  const danger = { channelId: "0123456789abcdef0123456789abcdef", name: '=HYPERLINK("http://evil")' };
  const { change } = await plan(owner, part("archive-channels", [...targetsOf(some), danger]));
  await owner.post(`/api/changes/${change.id}/apply`);
  await ended(change.id);
  const answer = await owner.get(`/api/changes/${change.id}/items.csv`);
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toContain(`change-${change.id}.csv`);
  expect(answer.text).toContain(`"'=HYPERLINK(""http://evil"")"`);
  const { header, records } = parseCsv(answer.text);
  const column = (name: string) => records.map(({ values }) => values[header.indexOf(name)]);
  expect(column("Item")).toEqual([...some.map(({ name }) => name), danger.name]);
  expect(column("Channel ID")).toEqual([...some.map(({ id }) => id), danger.channelId]);
  expect(new Set(column("Action"))).toEqual(new Set(["Archive channels"]));
  expect(column("Result").at(-1)).toBe("Failed");
  expect(column("Reason").at(-1)).not.toBe("");
  expect(column("Planned")[0]).toMatch(/: /);
  const failed = parseCsv((await owner.get(`/api/changes/${change.id}/items.csv?status=failed`)).text);
  expect(failed.records).toHaveLength(column("Result").filter((status) => status === "Failed").length);
  expect((await member.get(`/api/changes/${change.id}/items.csv`)).status).toBe(404);
});

test("why something was done at once stands in the trail, with its ticket", async () => {
  const why = { reason: "A leaver", ticket: "HD-7" };
  const { change } = await plan(owner, {
    ...part("archive-channels", targetsOf(channels.slice(-1))),
    ...why,
    apply: true,
  });
  const { rows } = (await owner.get(`/api/audit?operation=applyChange&change=${change.id}`)).json() as {
    rows: readonly { readonly entry: unknown }[];
  };
  expect(rows).toMatchObject([{ entry: { detail: why } }]);
});
