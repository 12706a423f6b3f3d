// What becomes of changes, as the server tells it: one stream for all tabs of a browser. The tab that holds the lock
// reads it and tells the others; when it goes, the next one goes on from the last number it heard.
import type { QueryClient } from "@tanstack/react-query";
import * as v from "valibot";
import { eventsPath, PERSON_PARAM } from "../../../contract/bff.ts";
import type { AccessEvent } from "../../../domain/access/info.ts";
import type { ChangeEvent, ChangeInfo } from "../../../domain/changes/info.ts";
import type { FileEvent } from "../../../domain/exports/told.ts";
import { InventoryEvent } from "../../../domain/inventory/moved.ts";
import { accessKey } from "../../lib/access-key.ts";
import { withQuery } from "../../lib/api/paths.ts";
import { showInLists } from "../../lib/cursor-list/changes.ts";
import { countOf } from "../../lib/format.ts";
import { formatClock } from "../../lib/format-time.ts";
import { isolate } from "../../lib/isolate.ts";
import { wait } from "../../lib/reads/wait.ts";
import { sessionQuery } from "../../lib/session.ts";
import { isAskedFor } from "../../stores/asked-files.ts";
import { noteInventoryMove, useInventoryMoves } from "../../stores/inventory-moves.ts";
import { notify } from "../../stores/notices.ts";
import { changeEvent } from "./change-info.ts";
import { changeQueries } from "./change-queries.ts";
import { isAwaiting, lookAgain } from "./look-around.ts";
import { movedTo } from "./moved-to.ts";
import { endedIn, refreshAfter } from "./refresh.ts";
import { useRunning } from "./running.ts";
import { isOver } from "./status-words.ts";

/** How long after a stream that was refused another one is tried. */
const AGAIN_MS = 60_000;

const Told = v.object({
  name: v.picklist(["ready", "change", "file", "inventory", "access", "reset", "down"]),
  id: v.string(),
  data: v.string(),
});
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
    useInventoryMoves.setState({ isTold: told.name !== "down" });
    if (told.name === "change") showEvent(client, personId, v.parse(changeEvent, JSON.parse(told.data)));
    if (told.name === "file") showFile(v.parse(fileEvent, JSON.parse(told.data)));
    if (told.name === "inventory") noteInventoryMove(v.parse(InventoryEvent, JSON.parse(told.data)).moved === "facts");
    if (told.name === "access") showAccess(client, v.parse(accessEvent, JSON.parse(told.data)));
    // Of what moved while nobody heard nothing is told.
    if (told.name === "ready" || told.name === "reset") {
      noteInventoryMove(true);
      showAccess(client, {});
    }
    // What happened meanwhile was told to nobody.
    if (told.name === "reset") void lookAgain(client, personId);
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
      const path = withQuery(eventsPath, { [PERSON_PARAM]: personId, last_event_id: lastId });
      const isOfferedAgain = await stream(path, tell, ending.signal);
      tell({ name: "down", id: "", data: "" });
      if (!isOfferedAgain) return;
      await wait(AGAIN_MS, ending.signal);
    }
  };
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
    for (const name of ["ready", "change", "file", "inventory", "access", "reset"] as const)
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

const fileEvent: v.GenericSchema<unknown, FileEvent> = v.object({
  id: v.string(),
  name: v.string(),
  problemCount: v.number(),
});

function showFile({ id, name, problemCount }: FileEvent): void {
  if (!isAskedFor(id)) return;
  const [rows, say] = [countOf(problemCount, "row"), problemCount === 1 ? "it says" : "they say"];
  notify(`${name}: ${rows} could not be read. In the column “problem” ${say} why.`, { tone: "danger" });
}

const accessEvent: v.GenericSchema<unknown, AccessEvent> = v.object({
  broken: v.exactOptional(v.object({ byName: v.string(), reason: v.string(), untilMs: v.number() })),
  connection: v.exactOptional(
    v.object({ is: v.picklist(["connected", "replaced", "disconnected", "ended"]), byName: v.string() }),
  ),
});

const connectionNews: Readonly<Record<NonNullable<AccessEvent["connection"]>["is"], (name: string) => string>> = {
  connected: (name) => `${name} connected the account.`,
  replaced: (name) => `${name} connected the account in place of the connection before.`,
  disconnected: (name) => `${name} disconnected the account: what needs the account connection waits.`,
  ended: (name) =>
    `Zoom no longer accepts the sign-in of ${name}, who had connected the account. See Access, Connection.`,
};

/** Who can do what is another by now, perhaps for whoever looks. */
function showAccess(client: QueryClient, { broken, connection }: AccessEvent): void {
  void client.invalidateQueries({ queryKey: accessKey });
  void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  if (connection) {
    const isBad = connection.is === "disconnected" || connection.is === "ended";
    notify(connectionNews[connection.is](isolate(connection.byName)), isBad ? { tone: "danger" } : {});
  }
  if (!broken) return;
  const { byName, reason, untilMs } = broken;
  notify(`${isolate(byName)} took every right until ${formatClock(untilMs)}: ${isolate(reason)}`, { tone: "danger" });
}

function showEvent(client: QueryClient, personId: string, event: ChangeEvent): void {
  const { id, status } = event;
  void refreshAfter(client, endedIn(event), true);
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
  useRunning.setState(({ changes, awaiting }) => {
    const next = new Map(changes);
    if (isCarriedOut(event)) next.set(id, event);
    else next.delete(id);
    return { changes: next, awaiting: withOrWithout(awaiting, id, isAwaiting(event, personId)) };
  });
}

function withOrWithout(ids: ReadonlySet<string>, id: string, isIn: boolean): ReadonlySet<string> {
  if (ids.has(id) === isIn) return ids;
  return isIn ? new Set([...ids, id]) : new Set([...ids].filter((one) => one !== id));
}

/** Plans are nobody's concern but of who makes them. */
const isCarriedOut = (event: ChangeEvent): boolean =>
  !isOver(event) && event.status !== "planning" && event.status !== "scheduled";
