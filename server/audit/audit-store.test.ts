// Finding acts by what they were done to, in a trail longer than what is looked at first.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canonicalText } from "../../domain/audit/chain.ts";
import { databaseKinds, type Stack, startStack } from "../testing/stack.ts";
import { type AuditFilters, type AuditPlace, findActs, placeOfRow } from "./audit-store.ts";
import { eventOf, nobody } from "./entries.ts";
import { chainHead, insertEntries, sealedRow } from "./sealing.ts";

const ENTRIES = 6_500;
/** The busy channel is in every second entry, the quiet one in the eldest ones alone. */
const QUIET = 120;
const START_MS = 1_700_000_000_000;

describe.each(databaseKinds)("on %s", (database) => {
  let stack: Stack;
  let firstSeq = 0;
  beforeAll(async () => {
    stack = await startStack({ database });
    const { orm } = stack.database;
    let head = await chainHead(orm);
    firstSeq = head.seq + 1;
    const rows = Array.from({ length: ENTRIES }, (_, n) => {
      const id = n < QUIET ? "quiet" : n % 2 === 0 ? "busy" : `other-${n}`;
      const targets = [{ kind: "channel", id, name: id } as const];
      const outcome = n % 4 === 0 ? "failed" : "done";
      const event = { requestId: `r${n}`, who: { ...nobody, accountId: "acme" }, operation: "act", outcome } as const;
      const entry = canonicalText({ ...eventOf(event, START_MS + n), targets });
      const row = sealedRow({ entry }, head, null);
      head = row;
      return row;
    });
    await insertEntries(orm, rows);
  });
  afterAll(() => stack.close());

  const seeing = { accountId: "acme", userId: "", isAll: true };
  /** The numbers of all that is found, page by page. */
  const found = async (filters: AuditFilters) => {
    const numbers: number[] = [];
    let after: AuditPlace | null = null;
    for (;;) {
      const rows = await findActs(stack.database.orm, seeing, filters, { after, limit: 400 });
      numbers.push(...rows.map(({ seq }) => seq - firstSeq));
      const last = rows.at(-1);
      if (!last) return numbers;
      after = placeOfRow(last);
    }
  };
  const numbers = Array.from({ length: ENTRIES }, (_, n) => n).reverse();

  test("what comes up often is found to its end, the newest first", async () => {
    const busy = numbers.filter((n) => n >= QUIET && n % 2 === 0);
    expect(await found({ target: "channel:busy" })).toEqual(busy);
    expect(await found({ target: "channel:busy", outcome: "failed" })).toEqual(busy.filter((n) => n % 4 === 0));
    const span = { sinceMs: START_MS + 1_000, beforeMs: START_MS + 2_000 };
    expect(await found({ target: "channel:busy", ...span })).toEqual(busy.filter((n) => n >= 1_000 && n < 2_000));
  });

  test("what came up long ago is found too", async () => {
    expect(await found({ target: "channel:quiet" })).toEqual(numbers.filter((n) => n < QUIET));
    expect(await found({ target: "channel:quiet", outcome: "failed" })).toEqual(
      numbers.filter((n) => n < QUIET && n % 4 === 0),
    );
    expect(await found({ target: "channel:nowhere" })).toEqual([]);
  });
});
