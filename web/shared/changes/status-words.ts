import type { ChangeInfo } from "../../../domain/changes/info.ts";
import type { ItemStatus } from "../../../domain/changes/item.ts";
import type { ChangeStatus } from "../../../domain/changes/status.ts";

/** What a change is called by where it stands. */
export const statusWords: Readonly<Record<ChangeStatus, string>> = {
  planning: "Being planned",
  planned: "Planned",
  scheduled: "Scheduled",
  running: "Running",
  waiting: "Waiting",
  paused: "Paused",
  done: "Done",
  cancelled: "Stopped",
  discarded: "Discarded",
};

/** Nothing more becomes of it by itself. */
export const isOver = ({ status }: Pick<ChangeInfo, "status">): boolean =>
  status === "done" || status === "cancelled" || status === "discarded" || status === "planned";

/** It is carried on at this moment. */
export const isMoving = ({ status }: Pick<ChangeInfo, "status">): boolean =>
  status === "planning" || status === "running";

/** Items that have come to their ends, and all there are that will. */
export function progressOf({ counts, itemCount, status }: Pick<ChangeInfo, "counts" | "itemCount" | "status">): {
  readonly ended: number;
  readonly all: number;
} {
  const count = (of: ItemStatus): number => counts[of] ?? 0;
  if (status === "planning") return { ended: itemCount - count("reading"), all: itemCount };
  const all = itemCount - count("skipped") - count("unread");
  return { ended: all - count("planned") - count("sending") - count("reading"), all };
}
