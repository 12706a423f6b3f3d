import type { ConnectionName } from "../../../../contract/bff.ts";
import { chunk } from "../../../../domain/chunk.ts";
import type { Harm } from "../../../components/confirm-dialog.tsx";
import type { BulkPlan } from "../../../lib/bulk/use-bulk.ts";
import { countOf } from "../../../lib/format.ts";
import type { MemberRole } from "../../channel/model/member.ts";
import { ARCHIVE_CALL_SIZE, type ChannelAction, deleteChannel, setArchived } from "./channel-operations.ts";

export interface ActionWords {
  readonly verb: string;
  readonly doing: string;
  readonly done: string;
  readonly effect: string;
}

export const actionWords: Readonly<Record<ChannelAction, ActionWords>> = {
  archive: {
    verb: "Archive",
    doing: "Archiving",
    done: "archived",
    effect:
      "Nobody can post there any more. Messages and files are kept and can still be searched. You can unarchive later.",
  },
  unarchive: { verb: "Unarchive", doing: "Unarchiving", done: "unarchived", effect: "Members can post there again." },
  delete: {
    verb: "Delete",
    doing: "Deleting",
    done: "deleted",
    effect: "The channels, their messages and their files are gone for everyone. This cannot be undone.",
  },
};

/** What takes an action back; nothing brings a deleted channel back. */
export function undoOf(action: ChannelAction): ChannelAction | undefined {
  if (action === "delete") return undefined;
  return action === "archive" ? "unarchive" : "archive";
}

/** How to run an action over the channels given. */
export function planFor(action: ChannelAction, connection: ConnectionName, ids: readonly string[]): BulkPlan {
  if (action === "delete") {
    return { calls: chunk(ids, 1), concurrency: 4, work: ([id = ""]) => deleteChannel(connection, id) };
  }
  return {
    calls: chunk(ids, ARCHIVE_CALL_SIZE),
    concurrency: 2,
    work: (some, signal) => setArchived(connection, action, some, signal),
  };
}

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

/** Archives of more than this many need a deliberate tick. */
const MANY = 20;

/** What a person does before the action starts: nothing much for what can be undone, typing for what cannot. */
export function harmOf(action: ChannelAction, names: readonly string[]): Harm {
  if (action === "delete") {
    const [only] = names;
    return { kind: "type", phrase: names.length === 1 && only ? only : `delete ${countOf(names.length, "channel")}` };
  }
  return action === "archive" && names.length > MANY
    ? { kind: "checkbox", statement: `Archive all ${countOf(names.length, "channel")}` }
    : { kind: "plain" };
}
