import type { QueryClient } from "@tanstack/react-query";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { notify } from "../../stores/notices.ts";
import { actOnChange, applyChange } from "./change-request.ts";
import { untilStill } from "./make-change.ts";
import { refreshAfter } from "./refresh.ts";

/**
 * Takes a change back: plans it, carries it out, and says what became of it.
 *
 * @returns whether all of it is taken back
 * @throws ApiError
 */
export async function undoChange(client: QueryClient, id: string): Promise<boolean> {
  const plan = await actOnChange(id, "undo");
  const ended = await untilStill(plan.status === "planned" ? await applyChange(plan.id, "") : plan);
  await refreshAfter(client, ended);
  const doneCount = (ended.counts.done ?? 0) + (ended.counts.unchanged ?? 0);
  const isAll = doneCount === ended.itemCount;
  if (isAll) notify(`Undone: ${of(ended)}.`);
  else notify(`Undone for ${doneCount} of ${ended.itemCount}: ${of(ended)}. The rest is under Changes.`, "danger");
  return isAll;
}

/** The title of what an undo takes back. */
const of = ({ title }: ChangeInfo): string => title.replace(/^Undo: /, "");
