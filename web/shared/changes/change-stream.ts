// What becomes of changes, as the server tells it: one stream for all tabs of a browser. The tab that holds the lock
// reads it and tells the others; when it goes, the next one goes on from the last number it heard.
import type { QueryClient } from "@tanstack/react-query";
import * as v from "valibot";
import { PERSON_PARAM } from "../../../contract/bff.ts";
import type { ChangeEvent, ChangeInfo } from "../../../domain/changes/info.ts";
import { ApiError } from "../../lib/api/errors.ts";
import { withQuery } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { wait } from "../../lib/bulk/wait.ts";
import { showInLists } from "../../lib/cursor-list/changes.ts";
import { changeEvent, changeList } from "./change-info.ts";
import { changeQueries } from "./change-queries.ts";
import { useRunning } from "./running.ts";
import { isOver } from "./status-words.ts";

/** How long after a stream that was refused another one is tried. */
const AGAIN_MS = 60_000;

const Told = v.object({ name: v.picklist(["ready", "change", "reset", "down"]), id: v.string(), data: v.string() });
type Told = v.InferOutput<typeof Told>;

/** Follows what becomes of changes for as long as the page is there. @returns what ends it */
export function followChanges(client: QueryClient, personId: string): () => void {
  const name = `channelkeeper-events ${personId}`;
  const tabs = new BroadcastChannel(name);
  const ending = new AbortController();
  let lastId = "";
  const hear = (told: Told): void => {
    if (told.id) lastId = told.id;
    useRunning.setState({ isTold: told.name !== "down" });
    if (told.name === "change") showEvent(client, v.parse(changeEvent, JSON.parse(told.data)));
    // What happened meanwhile was told to nobody.
    if (told.name === "reset") void lookAround(client);
  };
  tabs.onmessage = ({ data }: MessageEvent<unknown>) => {
    const told = v.safeParse(Told, data);
    if (told.success) hear(told.output);
  };
  const tell = (told: Told): void => {
    hear(told);
    tabs.postMessage(told);
  };
  const read = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      const path = withQuery("/api/events", { [PERSON_PARAM]: personId, last_event_id: lastId });
      const isOfferedAgain = await stream(path, tell, ending.signal);
      tell({ name: "down", id: "", data: "" });
      if (!isOfferedAgain) return;
      await wait(AGAIN_MS, ending.signal);
    }
  };
  void lookAround(client);
  // Without the lock each tab has a stream of its own.
  const held = navigator.locks ? navigator.locks.request(name, { signal: ending.signal }, read) : read();
  held.catch((error: unknown) => {
    if (!ending.signal.aborted) throw error;
  });
  return () => {
    ending.abort();
    tabs.close();
  };
}

/** Reads one stream to its end. @returns whether another one may be opened later */
function stream(path: string, tell: (told: Told) => void, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const source = new EventSource(path);
    const end = (isOfferedAgain: boolean): void => {
      source.close();
      resolve(isOfferedAgain);
    };
    for (const name of ["ready", "change", "reset"] as const)
      source.addEventListener(name, ({ data, lastEventId }: MessageEvent<string>) =>
        tell({ name, id: lastEventId, data }),
      );
    // The session is over.
    source.addEventListener("end", () => end(false));
    source.onerror = () => {
      // The browser comes back by itself from what broke off, not from a refusal.
      if (source.readyState === EventSource.CLOSED) end(true);
      else tell({ name: "down", id: "", data: "" });
    };
    signal.addEventListener("abort", () => end(false), { once: true });
  });
}

function showEvent(client: QueryClient, event: ChangeEvent): void {
  const { id, status } = event;
  const { queryKey } = changeQueries.one(id);
  client.setQueryData(queryKey, (known) => (known ? movedTo(known, event) : known));
  // The rest of it, as why it waits, is read.
  void client.invalidateQueries({ queryKey });
  let isListed = false;
  showInLists<ChangeInfo>(client, changeQueries.lists(), (row) => {
    if (row.id !== id) return row;
    isListed = row.status === status;
    return movedTo(row, event);
  });
  // A new one, or one that another filter lists from now on.
  if (!isListed) void client.invalidateQueries({ queryKey: changeQueries.lists() });
  useRunning.setState(({ changes }) => {
    const next = new Map(changes);
    if (isCarriedOut(event)) next.set(id, event);
    else next.delete(id);
    return { changes: next };
  });
}

/** Plans are nobody's concern but of who makes them. */
/** A change as an event tells it; only a plan waits for approval. */
const movedTo = (change: ChangeInfo, { status, counts, goesOnAtMs }: ChangeEvent): ChangeInfo => ({
  ...change,
  status,
  counts,
  goesOnAtMs,
  needsApproval: change.needsApproval && status === "planned",
});

const isCarriedOut = (event: ChangeEvent): boolean =>
  !isOver(event) && event.status !== "planning" && event.status !== "scheduled";

/** Reads anew what is carried on just now. */
async function lookAround(client: QueryClient): Promise<void> {
  const path = withQuery("/api/changes", { status: "running,waiting,paused" });
  try {
    const { changes } = await request({ path, schema: changeList });
    useRunning.setState({ changes: new Map(changes.map((one) => [one.id, one])) });
  } catch (error) {
    // Nobody asked for it: what stands against it is told by the pages, which ask for themselves.
    if (!(error instanceof ApiError)) throw error;
  }
  await client.invalidateQueries({ queryKey: changeQueries.all });
}
