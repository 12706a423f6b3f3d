// Streams as a process keeps them: signs of life, ends, gaps, and browsers that do not keep up.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ChangeInfo } from "../../domain/changes/info.ts";
import { systemClock } from "../clock.ts";
import { type Database, databaseSource } from "../db/database.ts";
import { openDatabase } from "../db/open-database.ts";
import { createLog } from "../log.ts";
import type { Session } from "../session/session.ts";
import { preparePglite } from "../testing/pglite.ts";
import { createHub, type Hub, type Sink } from "./hub.ts";

/** However busy the machine is. */
const soon = <T>(look: () => T) => expect.poll(look);
const log = createLog("silent", { write: () => undefined });
const session: Session = {
  userId: "ada",
  accountId: "acme",
  email: "ada@acme.example",
  displayName: "Ada",
  roleName: "Owner",
  idHash: "hash",
  expiresAtMs: Number.MAX_SAFE_INTEGER,
};

let folder: string;
let database: Database;
let hub: Hub | undefined;
let isLive = true;
let mayRead: () => Promise<boolean>;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "channelkeeper-hub-"));
  await preparePglite(folder);
  database = await openDatabase({ databaseUrl: null, dataFolder: folder }, systemClock, log);
});
afterAll(async () => {
  hub?.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  hub?.close();
  isLive = true;
  mayRead = async () => true;
});

const infoOf = (id: string): ChangeInfo => ({
  id,
  title: "Archive",
  connection: "me",
  actionIds: [],
  firstCount: 0,
  status: "running",
  counts: { planned: 1 },
  itemCount: 1,
  reason: null,
  ticket: null,
  plan: null,
  heldBy: null,
  triesUntilMs: null,
  needsApproval: false,
  approvalRules: [],
  goesOnAtMs: null,
  beginsAtMs: null,
  isCalledOff: false,
  undoOf: null,
  undoOfTitle: "",
  againOf: null,
  undos: [],
  undoneCount: 0,
  undoableCount: 0,
  retries: [],
  retryNeedsApproval: { failed: false, stale: false },
  plannedBy: "ada",
  plannedByName: "Ada",
  plannedAtMs: 0,
  appliedBy: null,
  appliedByName: "",
  appliedAtMs: null,
  endedAtMs: null,
  untilMs: null,
  canEnd: false,
  endsAccess: false,
});

async function open(source = database) {
  const opened = createHub({
    database: databaseSource(Promise.resolve(source)),
    clock: systemClock,
    log,
    read: async (ids) =>
      ids.map((id) => ({ info: infoOf(id), titleFor: async () => ((await mayRead()) ? "Archive" : null) })),
    isLive: async () => isLive,
    seesInventory: async () => mayRead(),
    givesRoles: async () => true,
    heartbeatMs: 50,
  });
  hub = opened;
  // It listens once the database is there.
  await database.ping();
  return opened;
}

function sinkOf(waitingBytes = 0) {
  const parts: string[] = [];
  let ending = "";
  const sink: Sink = {
    write: (text) => parts.push(text),
    waitingBytes: () => waitingBytes,
    end: () => {
      ending = "end";
    },
    breakOff: () => {
      ending = "break off";
    },
  };
  const names = () => [...parts.join("").matchAll(/^event: (\w+)$/gm)].map(([, name]) => name);
  return { sink, names, text: () => parts.join(""), ending: () => ending };
}

test("a stream shows that it lives, and ends with a session that idles out", async () => {
  const { sink, names, text, ending } = sinkOf();
  (await open()).open(session, undefined, sink);
  await soon(text).toContain("\n: \n\n");
  expect(names()).toEqual(["ready"]);
  isLive = false;
  await soon(ending).toBe("end");
  expect(names()).toEqual(["ready", "end"]);
});

test("that the inventory moved is told to those who may read it", async () => {
  const [seeing, other] = [sinkOf(), sinkOf()];
  const opened = await open();
  opened.open(session, undefined, seeing.sink);
  await database.announce({ kind: "inventory-moved", moved: "facts" });
  await soon(seeing.text).toContain('event: inventory\ndata: {"moved":"facts"}');
  mayRead = async () => false;
  opened.open(session, undefined, other.sink);
  await database.announce({ kind: "inventory-moved", moved: "reads" });
  await database.announce({ kind: "session-ended", idHash: session.idHash });
  await soon(other.names).toEqual(["ready", "end"]);
});

test("what could not be told for want of an answer is made good by a new reading", async () => {
  mayRead = () => Promise.reject(new Error("Zoom is away"));
  const { sink, names } = sinkOf();
  (await open()).open(session, undefined, sink);
  await database.announce({ kind: "change-moved", changeId: "a" });
  await soon(names).toEqual(["ready", "reset"]);
});

test("a browser that does not keep up is broken off, and comes back for the rest", async () => {
  const { sink, names, ending } = sinkOf(1_000_000);
  (await open()).open(session, undefined, sink);
  await database.announce({ kind: "change-moved", changeId: "a" });
  await soon(ending).toBe("break off");
  expect(names()).toEqual(["ready"]);
});

test("after announcements may have been missed all is read anew, and earlier numbers say nothing", async () => {
  let stretch = 1;
  const first = sinkOf();
  const opened = await open({ ...database, hearing: () => stretch });
  opened.open(session, undefined, first.sink);
  await database.announce({ kind: "change-moved", changeId: "a" });
  await soon(first.names).toEqual(["ready", "change"]);
  const lastId = /id: (\S+)\nevent: change/.exec(first.text())?.[1];
  expect(lastId).toBeDefined();
  stretch = 2;
  await soon(first.names).toEqual(["ready", "change", "reset"]);
  const again = sinkOf();
  opened.open(session, lastId, again.sink);
  expect(again.names()).toEqual(["reset"]);
});

test("what a browser says it heard last is not told back as it came", async () => {
  const first = sinkOf();
  const opened = await open();
  opened.open(session, undefined, first.sink);
  const [, start] = /id: (\w+)-0/.exec(first.text()) ?? [];
  const again = sinkOf();
  opened.open(session, `${start}-0-\n\nevent: change\ndata: {}`, again.sink);
  expect(again.names()).toEqual(["ready"]);
});

test("more than is told at once comes in order, and nothing is lost where it breaks off in the midst", async () => {
  const first = sinkOf();
  const opened = await open();
  opened.open(session, undefined, first.sink)();
  const [, start = ""] = /id: (\w+)-0/.exec(first.text()) ?? [];
  const ids = Array.from({ length: 450 }, (_, n) => `change-${n}`);
  // The first one moves once more at the end.
  for (const changeId of [...ids, "change-0"]) await database.announce({ kind: "change-moved", changeId });
  const told = ({ text }: Pick<ReturnType<typeof sinkOf>, "text">) =>
    [...text().matchAll(/^id: \w+-(\d+)\nevent: change\ndata: (.*)$/gm)].map(([, number, data = ""]) => ({
      number: Number(number),
      id: (JSON.parse(data) as { readonly id: string }).id,
    }));
  const heard = new Set<string>();
  let number = 0;
  /** Comes back, and is broken off once something was told. */
  const comeBack = async () => {
    const again = sinkOf();
    const end = opened.open(session, `${start}-${number}`, again.sink);
    await expect.poll(() => told(again).length, { interval: 1 }).toBeGreaterThan(0);
    end();
    const numbers = told(again).map((one) => one.number);
    expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
    expect(again.names()).not.toContain("reset");
    for (const one of told(again)) heard.add(one.id);
    number = numbers.at(-1) ?? 0;
  };
  while (number < ids.length + 1) await comeBack();
  expect([...heard].sort()).toEqual(ids.toSorted());
});

test("a closed hub opens no more", async () => {
  const { sink, ending } = sinkOf();
  const opened = await open();
  opened.open(session, undefined, sink);
  opened.close();
  expect(ending()).toBe("end");
  expect(() => opened.open(session, undefined, sinkOf().sink)).toThrow("stopping");
});

test("a change that moves all the time is told of some times a second, and at its last", async () => {
  const { sink, names, text } = sinkOf();
  (await open()).open(session, undefined, sink);
  const startedAt = performance.now();
  let announced = 0;
  while (performance.now() - startedAt < 1_000) {
    await database.announce({ kind: "change-moved", changeId: "a" });
    announced += 1;
  }
  await expect
    .poll(() => text().match(/id: \S+-(\d+)\nevent: change(?![\s\S]*event: change)/)?.[1])
    .toBe(String(announced));
  const told = names().filter((name) => name === "change").length;
  expect(announced).toBeGreaterThan(10);
  expect(told).toBeLessThanOrEqual(6);
});
