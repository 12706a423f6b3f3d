import { expect, test } from "vitest";
import type { ChangeInfo } from "../../domain/changes/info.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import { databaseKinds, startStack } from "../testing/stack.ts";

const MINUTE_MS = 60_000;

interface Page {
  readonly changes: readonly ChangeInfo[];
  readonly next_page_token: string;
}

test.each(databaseKinds)(
  "on %s changes are found by words, kind and time, page by page",
  async (kind) => {
    const stack = await startStack({ jobs: true, database: kind, config: { isSandbox: false } });
    const [owner, admin] = await Promise.all([stack.signIn("owner"), stack.signIn("admin")]);
    const company = companyOf(stack);
    const targetsOf = (...names: readonly string[]) =>
      names.map((name) => ({ channelId: company.channelNamed(name).id, name }));
    const make = async (browser: Browser, actionId: string, ...names: readonly string[]) => {
      const parts = [{ actionId, input: {}, targets: targetsOf(...names) }];
      return (await browser.post("/api/changes", { connection: "account", parts, apply: true })).json() as ChangeInfo;
    };
    const found = async (query: string): Promise<readonly string[]> => {
      const { changes } = (await owner.get(`/api/changes?${query}`)).json() as Page;
      return changes.map(({ id }) => id);
    };
    const both = await make(owner, "archive-channels", "Launch room", "Release notes");
    stack.clock.advance(MINUTE_MS);
    const one = await make(admin, "archive-channels", "Coffee and cake");
    stack.clock.advance(MINUTE_MS);
    const back = await make(owner, "unarchive-channels", "Launch room");

    // By what a change of several is about, though its title does not name it.
    expect(both.title).toBe("Archive 2 channels");
    expect(await found("find=launch+ROOM")).toEqual([back.id, both.id]);
    expect(await found("find=unarchive+launch")).toEqual([back.id]);
    expect(await found("find=Admin%40sandbox.example")).toEqual([one.id]);
    // What would be a pattern of the database is a text like any other.
    expect(await found("find=%25")).toEqual([]);
    expect(await found("action=archive-channels")).toEqual([one.id, both.id]);
    expect(await found("action=archive-channels&find=cake")).toEqual([one.id]);
    expect(await found(`since=${one.plannedAtMs}&before=${back.plannedAtMs}`)).toEqual([one.id]);
    expect((await owner.get("/api/changes?action=nonsense")).status).toBe(400);

    const first = (await owner.get("/api/changes?find=archive&page_size=2")).json() as Page;
    expect(first.changes.map(({ id }) => id)).toEqual([back.id, one.id]);
    const token = encodeURIComponent(first.next_page_token);
    expect(await found(`find=archive&page_size=2&next_page_token=${token}`)).toEqual([both.id]);

    const other = await owner.get(`/api/changes?find=launch&page_size=2&next_page_token=${token}`);
    expect(other.json()).toMatchObject({ code: "invalid_request", message: expect.stringContaining("other filters") });

    const file = (await owner.get("/api/exports/changes.csv?connection=account&find=cake")).text;
    expect(file).toContain(one.id);
    expect(file).not.toContain(both.id);
    await stack.close();
  },
  60_000,
);
