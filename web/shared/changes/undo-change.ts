import type { QueryClient } from "@tanstack/react-query";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { notify } from "../../stores/notices.ts";
import { changeQueries } from "./change-queries.ts";
import { actOnChange, applyChange } from "./change-request.ts";
import { refreshAfter } from "./refresh.ts";
import { isOver } from "./status-words.ts";

/**
 * Takes a change back: plans it, carries it out, and says what became of it.
 *
 * @returns whether all of it is taken back
 * @throws ApiError
 */
export async function undoChange(client: QueryClient, id: string): Promise<boolean> {
  const plan = await actOnChange(id, "undo");
  const ended = await untilOver(client, plan.status === "planned" ? await applyChange(plan.id, "") : plan);
  await refreshAfter(client, ended);
  const doneCount = (ended.counts.done ?? 0) + (ended.counts.unchanged ?? 0);
  const isAll = doneCount === ended.itemCount;
  if (isAll) notify(`Undone: ${of(ended)}.`);
  else notify(`Undone for ${doneCount} of ${ended.itemCount}: ${of(ended)}. The rest is under Changes.`, "danger");
  return isAll;
}

/** The title of what an undo takes back. */
const of = ({ title }: ChangeInfo): string => title.replace(/^Undo: /, "");

/** Looks at a change until nothing more becomes of it by itself. */
export async function untilOver(client: QueryClient, change: ChangeInfo): Promise<ChangeInfo> {
  let latest = change;
  while (!isOver(latest) && latest.status !== "paused") {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    latest = await client.fetchQuery({ ...changeQueries.one(change.id), staleTime: 0 });
  }
  return latest;
}

const LOOK_MS = 500;
