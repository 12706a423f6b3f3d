import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AuditRow } from "../../domain/audit/info.ts";
import { parseCsv } from "../../domain/csv/parse-csv.ts";
import type { Browser } from "../testing/browser.ts";
import { creationOf } from "../testing/creation.ts";
import { databaseKinds, type Stack, startStack } from "../testing/stack.ts";
import { createSigner } from "./signing.ts";
import { verifyLines } from "./verify.ts";

interface List {
  readonly rows: readonly AuditRow[];
  readonly next_page_token: string;
  readonly scope: string;
}

describe.each(databaseKinds)("the trail as it is read, on %s", (kind) => {
  let stack: Stack;
  let owner: Browser;
  let lead: Browser;
  let channel: { readonly id: string; readonly name: string };
  let changeId: string;
  beforeAll(async () => {
    stack = await startStack({ database: kind, jobs: true, config: { trustedProxies: 1 } });
    owner = await stack.signIn("owner");
    lead = await stack.signIn("lead");
    await stack.signIn("member");
    const channels = (await owner.get("/api/zoom/account/chat/channels?page_size=5")).json() as {
      channels: (typeof channel)[];
    };
    const [first] = channels.channels;
    if (!first) throw new Error("no channels");
    channel = first;
    changeId = await rename(owner, "Renamed");
    expect((await lead.post("/api/changes", creationOf("Lead’s"))).json()).toMatchObject({ status: "done" });
    await stack.fault({ operation: "createChannel", status: 400, code: 300, message: "No." });
    expect((await lead.post("/api/changes", creationOf("Refused"))).json()).toMatchObject({ counts: { failed: 1 } });
    expect((await lead.get("/api/zoom/account/chat/channels?page_size=1")).status).toBe(403);
  });
  afterAll(() => stack.close());

  const rename = async (browser: Browser, newName: string) => {
    const answer = await browser.send("/api/changes", {
      method: "POST",
      headers: { "x-forwarded-for": "6.6.6.6, 203.0.113.7" },
      body: {
        connection: "account",
        apply: true,
        parts: [
          { actionId: "rename-channels", input: {}, targets: [{ channelId: channel.id, name: channel.name, newName }] },
        ],
      },
    });
    expect(answer.json()).toMatchObject({ status: "done" });
    return (answer.json() as { id: string }).id;
  };
  const list = async (browser: Browser, query = "") => (await browser.get(`/api/audit${query}`)).json() as List;
  const told = ({ rows }: List) => rows.map(({ entry }) => `${entry.operation} ${entry.result?.outcome}`);

  test("is refused to whoever is not signed in", async () => {
    for (const path of ["", "/1", "/export.csv", "/chain"])
      expect((await stack.browser().get(`/api/audit${path}`)).status).toBe(401);
  });

  test("owners see everyone’s, others their own", async () => {
    const all = await list(owner);
    expect(all.scope).toBe("all");
    expect(told(all)).toEqual([
      "listAccountsPublicChannels refused",
      "createChannel failed",
      "createChannel done",
      "updateChannel done",
      "signIn done",
      "signIn done",
      "signIn done",
    ]);
    const own = await list(lead);
    expect(own.scope).toBe("own");
    expect(new Set(own.rows.map(({ entry }) => entry.person.email))).toEqual(new Set(["lead@sandbox.example"]));
    expect(own.rows).toHaveLength(4);
    const foreign = all.rows.find(({ entry }) => entry.operation === "updateChannel");
    expect((await lead.get(`/api/audit/${foreign?.seq}`)).status).toBe(404);
    expect((await list(lead, `?person=${foreign?.entry.person.id}`)).rows).toEqual([]);
  });

  test("an entry tells who did it from where, what it was before and what it became", async () => {
    const [row] = (await list(owner, `?change=${changeId}`)).rows;
    const { rows } = (await owner.get(`/api/audit/${row?.seq}`)).json() as { rows: AuditRow[] };
    expect(rows.map(({ entry }) => entry.kind)).toEqual(["intent", "outcome"]);
    expect(rows[0]?.entry).toMatchObject({
      person: { email: "owner@sandbox.example", role: "Owner" },
      address: "203.0.113.7",
      action: "rename-channels",
      targets: [{ kind: "channel", id: channel.id, name: channel.name }],
      states: [{ before: { name: channel.name }, after: { name: "Renamed" } }],
    });
  });

  test("what was created is one target, by the ID that it has", async () => {
    const created = (await list(lead, "?operation=createChannel&outcome=done")).rows;
    const targets = created.flatMap(({ entry }) => entry.targets);
    expect(targets).toEqual([{ kind: "channel", id: expect.stringMatching(/./), name: "Lead’s" }]);
    expect(created.map(({ entry }) => entry.targetCount)).toEqual([1]);
    const { text } = await owner.get("/api/audit/export.csv?operation=createChannel&outcome=done");
    expect(text.match(/channel Lead’s/g)).toHaveLength(1);
  });

  test("is filtered by person, target, operation, action, outcome, change and time", async () => {
    const counts = async (query: string) => (await list(owner, query)).rows.length;
    const [newest] = (await list(owner)).rows;
    expect(await counts("?person=lead@SANDBOX.example")).toBe(4);
    expect(await counts("?person=nobody@sandbox.example")).toBe(0);
    expect(await counts(`?target=channel:${channel.id}`)).toBe(1);
    expect(await counts(`?target=${channel.id}`)).toBe(1);
    expect(await counts(`?target=${encodeURIComponent(channel.name.toUpperCase())}`)).toBe(1);
    expect(await counts("?target=nothing")).toBe(0);
    expect(await counts(`?target=nothing;%20${channel.id}`)).toBe(1);
    expect(await counts("?operation=signIn")).toBe(3);
    expect(await counts("?action=rename-channels")).toBe(1);
    expect(await counts("?outcome=failed")).toBe(1);
    expect(await counts("?outcome=refused")).toBe(1);
    expect(await counts("?outcome=unknown")).toBe(0);
    expect(await counts(`?since=${newest?.entry.atMs}`)).toBeGreaterThan(0);
    expect(await counts(`?before=${newest?.entry.atMs}`)).toBeLessThan(7);
    expect((await owner.get("/api/audit?outcome=nonsense")).status).toBe(400);
    expect((await owner.get("/api/audit?next_page_token=nonsense")).status).toBe(400);
  });

  test("comes page by page, each entry once, whatever is added in the meantime", async () => {
    const seen: number[] = [];
    let token = "";
    do {
      const page = await list(owner, `?page_size=2&next_page_token=${token}`);
      seen.push(...page.rows.map(({ seq }) => seq));
      token = page.next_page_token;
      await owner.get("/api/zoom/me/nothing");
    } while (token);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(7);
  });

  test("a call is told as unknown until its outcome is there", async () => {
    expect((await lead.post("/api/changes", creationOf("Lost"))).json()).toMatchObject({ status: "done" });
    expect(told(await list(lead, "?outcome=unknown"))).toEqual([]);
    // As after a kill.
    const [lost] = (await list(lead, "?operation=createChannel")).rows;
    const { orm } = stack.database;
    await orm.execute(`delete from audit_entries where seq = ${lost?.seq}`);
    await orm.execute(`
      insert into audit_unanswered
      select seq, request_id from audit_entries where kind = 'intent' and request_id = '${lost?.entry.requestId}'`);
    const { rows } = await list(lead, "?outcome=unknown");
    expect(rows.map(({ entry }) => [entry.kind, entry.operation, entry.result])).toEqual([
      ["intent", "createChannel", null],
    ]);
  });

  test("is exported as CSV, JSON lines and OCSF lines, what is filtered and no more", async () => {
    const csv = await owner.get(`/api/audit/export.csv?change=${changeId}`);
    expect(csv.headers.get("content-disposition")).toBe('attachment; filename="audit-trail.csv"');
    const { header, records } = parseCsv(csv.text);
    const field = (name: string) => records[0]?.values[header.indexOf(name)];
    expect([field("email"), field("operation"), field("outcome"), field("before"), field("after")]).toEqual([
      "owner@sandbox.example",
      "updateChannel",
      "done",
      JSON.stringify({ name: channel.name }),
      JSON.stringify({ name: "Renamed" }),
    ]);
    const linesOf = async (path: string) =>
      (await owner.get(path)).text
        .trim()
        .split("\n")
        .map((text) => JSON.parse(text) as Record<string, unknown>);
    expect(await linesOf(`/api/audit/export.jsonl?change=${changeId}`)).toMatchObject([
      { operation: "updateChannel", intent: { seq: expect.any(Number) }, states: [{ after: { name: "Renamed" } }] },
    ]);
    const events = await linesOf("/api/audit/export.ocsf.jsonl");
    for (const event of events) {
      const { class_uid: uid, activity_id: activity, type_uid: type } = event as Record<string, number>;
      expect(event).toMatchObject({
        category_uid: expect.any(Number),
        severity_id: expect.any(Number),
        time: expect.any(Number),
        metadata: { version: "1.8.0", product: { name: "Channelkeeper" } },
      });
      expect(type).toBe((uid ?? 0) * 100 + (activity ?? 0));
      if (uid === 3006) expect(event).toMatchObject({ group: expect.anything() });
      else
        expect(event).toMatchObject({
          class_uid: 6003,
          actor: expect.anything(),
          api: { operation: expect.any(String) },
          src_endpoint: expect.anything(),
        });
    }
    const actor = { user: { email_addr: "lead@sandbox.example" } };
    expect(events.filter((event) => event.class_uid === 3006)).toMatchObject([
      { activity_id: 6, group: { type: "channel", name: "Lost" }, status: "Unknown", actor },
      { activity_id: 6, group: { type: "channel", name: "Refused" }, status: "Failure", actor },
      { activity_id: 6, group: { type: "channel", name: "Lead’s" }, status: "Success", actor },
    ]);
    expect((await lead.get("/api/audit/export.jsonl")).text).not.toContain("owner@sandbox.example");
  });

  test("everyone can check the whole chain, and reads of it their own entries", async () => {
    const signer = createSigner(stack.config.secrets);
    const check = async (browser: Browser) => {
      const { text } = await browser.get("/api/audit/chain");
      const lines = async function* () {
        yield* text.split("\n");
      };
      return { text, result: await verifyLines(lines(), { signer, known: [] }) };
    };
    const { text, result } = await check(lead);
    expect(result.flaws).toEqual([]);
    expect(result.read).toBeLessThan(result.entries);
    expect(text).not.toContain("owner@sandbox.example");
    const whole = await check(owner);
    expect(whole.result).toMatchObject({ entries: result.entries, read: result.entries });
    await stack.database.orm.execute(
      "update audit_entries set entry = replace(entry, 'Renamed', 'Other') where seq in (select seq from audit_entries where operation = 'updateChannel' and kind = 'intent')",
    );
    expect((await check(lead)).result.flaws).toContainEqual({ what: "altered", seq: expect.any(Number) });
  });
});
