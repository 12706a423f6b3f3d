import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Change, Header } from "./change.ts";
import { Journal } from "./journal.ts";

const header: Header = {
  version: 1,
  settings: {
    size: "small",
    seed: 1,
    plan: "business",
    publicChannels: 0,
    imGroups: "available",
    migration: "unlocked",
    consistency: "immediate",
  },
  createdAtMs: 1,
  fingerprint: "x",
};

const saying = (message: string): Change => ({
  kind: "operation",
  atMs: 1,
  id: "sendChatMessage",
  params: {},
  query: {},
  body: { message },
  clientId: "sandbox-user",
  callerId: "a",
  actorId: "a",
  isAccountLevel: false,
  status: 201,
});

const changes = [saying("Grüße"), saying("☕ und 🚢"), saying("two\nlines")];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "channelkeeper-journal-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => path.join(folder, "journal.jsonl");

function written(): Buffer {
  const journal = new Journal(folder);
  journal.begin(header);
  for (const change of changes) journal.append(change);
  journal.close();
  return readFileSync(file());
}

it("a journal that was cut at any byte has every change before the cut, and takes others after them", () => {
  const whole = written();
  const ends = [...whole.entries()].flatMap(([at, byte]) => (byte === 10 ? [at + 1] : []));
  expect(ends).toHaveLength(1 + changes.length);
  for (let cut = 0; cut <= whole.length; cut++) {
    writeFileSync(file(), whole.subarray(0, cut));
    const lines = ends.filter((end) => end <= cut).length;
    const journal = new Journal(folder);
    const kept = journal.read();
    expect([cut, kept?.changes ?? null]).toEqual([cut, lines === 0 ? null : changes.slice(0, lines - 1)]);
    if (!kept) journal.begin(header);
    journal.append(saying("after"));
    journal.close();
    const again = new Journal(folder);
    expect(again.read()?.changes.at(-1)).toEqual(saying("after"));
    again.close();
  }
});

it("goes on where a new one could not be begun", () => {
  written();
  const journal = new Journal(folder);
  journal.read();
  mkdirSync(`${file()}.next`);
  expect(() => journal.begin(header)).toThrow("EISDIR");
  journal.append(saying("after"));
  journal.close();
  const again = new Journal(folder);
  expect(again.read()?.changes).toEqual([...changes, saying("after")]);
  again.close();
});
