// The BFF's answers to an undo, and what is said of each.
import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ChangeInfo, ChangeItemInfo, PlanInfo } from "../../../domain/changes/info.ts";
import { ApiError } from "../../lib/api/errors.ts";
import { changeQueries } from "./change-queries.ts";
import { undoChanges } from "./undo-change.ts";

type Answer = Partial<ChangeInfo> & { readonly items?: readonly Partial<ChangeItemInfo>[] };
let answers: Map<string, Answer | readonly Answer[]>;
let asked: string[];

beforeEach(() => {
  answers = new Map();
  asked = [];
  isLossConfirmed = null;
  vi.stubGlobal("fetch", async (path: string, { method = "GET" }: RequestInit) => {
    const what = `${method} ${path.replace("/api/changes/", "")}`;
    asked.push(what);
    const answer = answers.get(what);
    if (answer === undefined) throw new Error(`unexpected: ${what}`);
    const [next, ...later] = Array.isArray(answer) ? answer : [answer];
    if (later.length > 0) answers.set(what, later);
    return Response.json({ ...info, ...next });
  });
});
afterEach(() => vi.unstubAllGlobals());

const info = {
  id: "back",
  title: "Undo: Archive 2 channels",
  connection: "account",
  actionIds: ["archive-channels"],
  firstCount: 0,
  status: "done",
  counts: {},
  itemCount: 2,
  needsApproval: false,
  approvalRules: [],
  isCalledOff: false,
  undoOf: "one",
  undoOfTitle: "Archive 2 channels",
  undos: [],
  undoneCount: 0,
  undoableCount: 0,
  retries: [],
  ...{ retryNeedsApproval: { failed: false, stale: false }, untilMs: null, canEnd: false, endsAccess: false },
  plannedBy: "ada",
  plannedByName: "Ada",
  plannedAtMs: 1,
  appliedByName: "Ada",
  endedAtMs: 2,
};
const item = (n: number, status: ChangeItemInfo["status"]) => ({
  n,
  part: 0,
  label: `c${n}`,
  target: { channelId: `c${n}` },
  status,
});
const plan: PlanInfo = {
  harm: "none",
  calls: 1,
  seconds: 1,
  dayShare: null,
  skipped: [],
  noUndo: [],
  loses: [],
  guards: [],
};
let isLossConfirmed: boolean | null;
/** Nothing is asked where nothing is lost. */
const ask = async (): Promise<boolean> => {
  if (isLossConfirmed === null) throw new Error("nothing is lost by this");
  return isLossConfirmed;
};
const undoAll = (...ids: string[]) => undoChanges(new QueryClient(), ids, ask);
const undo = async (...ids: string[]) => {
  const undone = await undoAll(...ids);
  if (!undone) throw new Error("it was given up");
  return undone;
};

test("what is taken back is said in the words of the change", async () => {
  answers.set("POST one/undo", { status: "planned", endedAtMs: null, plan });
  answers.set("POST back/apply", { counts: { done: 2 }, items: [item(0, "done"), item(1, "unchanged")] });
  const { done, items } = await undo("one");
  expect(done).toEqual({ text: "Undone: Archive 2 channels.", to: "/changes/back" });
  expect(items.map(({ n }) => n)).toEqual([0, 1]);
});

test("a change that takes longer is followed to its end", async () => {
  answers.set("POST one/undo", { status: "planned", endedAtMs: null, plan });
  answers.set("POST back/apply", { status: "running", endedAtMs: null, counts: { sending: 2 } });
  answers.set("GET back", { status: "running", endedAtMs: null, counts: { sending: 2 } });
  answers.set("GET back/items", { items: [item(0, "done"), item(1, "done")] });
  const client = new QueryClient();
  const undoing = undoChanges(client, ["one"], ask);
  await expect.poll(() => asked).toContain("GET back");
  // As the stream does that tells of it.
  const { queryKey } = changeQueries.one("back");
  client.setQueryData(
    queryKey,
    (running) => running && { ...running, status: "done" as const, counts: { done: 2 }, endedAtMs: 2 },
  );
  expect((await undoing)?.done).toEqual({ text: "Undone: Archive 2 channels.", to: "/changes/back" });
});

test("of what is taken back in part it is said of how many, with the page that says why", async () => {
  answers.set("POST one/undo", { status: "planned", endedAtMs: null, plan });
  answers.set("POST back/apply", { counts: { done: 1, stale: 1 }, items: [item(0, "done"), item(1, "stale")] });
  expect((await undo("one")).done).toEqual({
    text: "Undone for 1 of 2: Archive 2 channels.",
    tone: "danger",
    to: "/changes/back",
  });
});

test("where nothing is taken back the first reason is given", async () => {
  answers.set("POST one/undo", { status: "planned", endedAtMs: null, plan });
  answers.set("POST back/apply", { counts: { stale: 2 }, items: [item(0, "stale"), item(1, "stale")] });
  await expect(undo("one")).rejects.toThrow("It was changed in the meantime, so it was left alone.");
});

test("what others have to apply, or what wants a reason, waits as a plan", async () => {
  answers.set("POST one/undo", { status: "planned", endedAtMs: null, plan, needsApproval: true });
  expect((await undo("one")).done).toMatchObject({ tone: "danger", to: "/changes/back" });
  answers.set("POST one/undo", {
    status: "planned",
    endedAtMs: null,
    plan: { ...plan, guards: ["Removes 3 of the 4 people in Sales."] },
  });
  const { done } = await undo("one");
  expect(done.text).toBe(
    "Not undone yet: Archive 2 channels. Removes 3 of the 4 people in Sales. Give a reason under Changes.",
  );
  expect(asked).not.toContain("POST back/apply");
});

test("several are taken back in their order, and none after one that is not", async () => {
  const begun = { status: "planned", endedAtMs: null, plan } as const;
  answers.set("POST two/undo", { ...begun, id: "back two" });
  answers.set("POST back%20two/apply", { counts: { done: 2 }, items: [item(0, "done"), item(1, "done")] });
  answers.set("POST one/undo", begun);
  answers.set("POST back/apply", { title: "Undo: Create Pilots", counts: { done: 2 }, items: [item(0, "done")] });
  expect((await undo("two", "one")).done).toEqual({ text: "Undone: Create Pilots.", to: "/changes/back" });
  expect(asked).toEqual(["POST two/undo", "POST back%20two/apply", "POST one/undo", "POST back/apply"]);
  asked = [];
  answers.set("POST back%20two/apply", { counts: { stale: 2 }, items: [item(0, "stale"), item(1, "stale")] });
  await expect(undo("two", "one")).rejects.toThrow(ApiError);
  expect(asked).toEqual(["POST two/undo", "POST back%20two/apply"]);
});

test("what loses something is carried out once that is confirmed, and leaves nothing where it is not", async () => {
  const losing = { ...plan, loses: ["Messages and files older than 30 days are permanently deleted."] };
  answers.set("POST one/undo", { status: "planned", endedAtMs: null, plan: losing });
  answers.set("POST back/apply", { counts: { done: 2 }, items: [item(0, "done"), item(1, "done")] });
  answers.set("POST back/forget", { status: "discarded" });
  isLossConfirmed = false;
  expect(await undoAll("one")).toBeNull();
  expect(asked).toEqual(["POST one/undo", "POST back/forget"]);
  isLossConfirmed = true;
  expect((await undo("one")).done.text).toBe("Undone: Archive 2 channels.");
});
