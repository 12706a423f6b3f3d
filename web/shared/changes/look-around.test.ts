import { environmentManager, QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { changeQueries } from "./change-queries.ts";
import { aroundQuery } from "./look-around.ts";
import { useRunning } from "./running.ts";

const changeOf = (status: ChangeInfo["status"], counts: ChangeInfo["counts"]) => ({
  ...{ id: "11111111-1111-4111-8111-111111111111", title: "Archive 2 channels", status, counts, itemCount: 2 },
  ...{
    connection: "account",
    actionIds: ["archive-channels"],
    firstCount: 0,
    isCalledOff: false,
    needsApproval: false,
  },
  ...{ approvalRules: [], undoOfTitle: "", undos: [], undoneCount: 0, undoableCount: 0, retries: [] },
  ...{ plannedBy: "other", plannedByName: "Other", plannedAtMs: 1, appliedByName: "Other" },
  ...{ untilMs: null, canEnd: false, endsAccess: false },
  ...{ retryNeedsApproval: { failed: false, stale: false }, ...(status === "done" && { endedAtMs: 5 }) },
});

let client: QueryClient;
let stored: ReturnType<typeof changeOf>;
const stops: (() => void)[] = [];
beforeEach(() => {
  vi.useFakeTimers();
  // Nothing is looked at again and again where there is no window.
  environmentManager.setIsServer(() => false);
  client = new QueryClient();
  stored = changeOf("planned", { planned: 2 });
  useRunning.setState({ isTold: false, changes: new Map(), awaiting: new Set() });
  vi.stubGlobal("fetch", async (input: string | URL | Request) => {
    const { pathname, searchParams } = new URL(input instanceof Request ? input.url : input, "http://console.test");
    const statuses = searchParams.get("status")?.split(",") ?? [];
    const listed = statuses.includes(stored.status) ? [stored] : [];
    const isList = pathname === "/api/changes";
    return Response.json(isList ? { changes: listed, next_page_token: "" } : stored);
  });
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  client.clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  environmentManager.setIsServer(() => true);
});

test("where nobody tells, a plan that another applied shows so, in its page and in the frame", async () => {
  const page = new QueryObserver(client, changeQueries.one(stored.id));
  stops.push(page.subscribe(() => undefined));
  await vi.advanceTimersByTimeAsync(1);
  expect(page.getCurrentResult().data?.status).toBe("planned");
  stored = changeOf("running", { planned: 1, done: 1 });
  await vi.advanceTimersByTimeAsync(11_000);
  expect(page.getCurrentResult().data?.status).toBe("running");

  const frame = new QueryObserver(client, aroundQuery(client, "me"));
  stops.push(frame.subscribe(() => undefined));
  await vi.advanceTimersByTimeAsync(1);
  expect([...useRunning.getState().changes.keys()]).toEqual([stored.id]);
  stored = changeOf("running", { done: 2 });
  await vi.advanceTimersByTimeAsync(4_000);
  expect(useRunning.getState().changes.get(stored.id)?.counts).toEqual({ done: 2 });
  stored = changeOf("done", { done: 2 });
  const shows = vi.fn(() => "read");
  const list = new QueryObserver(client, { queryKey: ["list"], queryFn: shows, meta: { shows: ["channel-lists"] } });
  stops.push(list.subscribe(() => undefined));
  await vi.advanceTimersByTimeAsync(4_000);
  expect(useRunning.getState().changes.size).toBe(0);
  // What the change was about is read again as well.
  expect(shows).toHaveBeenCalledTimes(2);
});
