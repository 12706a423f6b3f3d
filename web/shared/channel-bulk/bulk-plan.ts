import type { MemberRole } from "../../../domain/exports/member-row.ts";

export type ChannelAction = "archive" | "unarchive" | "delete";

interface ActionWords {
  readonly verb: string;
  /** What it does; of what is lost for good the plan tells. */
  readonly effect: string | null;
}

export const actionWords: Readonly<Record<ChannelAction, ActionWords>> = {
  archive: {
    verb: "Archive",
    effect:
      "Nobody can post there any more. Messages and files are kept and can still be searched. You can unarchive later.",
  },
  unarchive: {
    verb: "Unarchive",
    effect: "Members can post there again. Where a deletion is to come, it is called off.",
  },
  delete: { verb: "Delete", effect: null },
};

/** Whether somebody of this role may act on a channel; a role that is not known stands in nobody's way. */
export function mayAct(action: ChannelAction, role: MemberRole | undefined): boolean {
  if (role === undefined) return true;
  return action === "delete" ? role === "owner" : role !== "member";
}

/** Who may act, in words. */
export const whoMayAct: Readonly<Record<ChannelAction, string>> = {
  archive: "only its owner and administrators can archive a channel",
  unarchive: "only its owner and administrators can unarchive a channel",
  delete: "only its owner can delete a channel",
};
