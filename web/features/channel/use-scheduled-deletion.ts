import { deleteChannels } from "../../../domain/actions/channels.ts";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { changeQueries } from "../../shared/changes/change-queries.ts";

/** The change that deletes a channel on a day which is to come; undefined where none does, or that is not known yet. */
export function useScheduledDeletion(channelId: string) {
  const of = `${deleteChannels.resource.id}:${channelId}`;
  const { rows } = useCursorList(changeQueries.list({ status: "scheduled", items: "planned", of }), ({ id }) => id);
  const deletion = rows.find(({ actionIds }) => actionIds.includes(deleteChannels.id));
  return deletion && deletion.goesOnAtMs !== null ? { ...deletion, goesOnAtMs: deletion.goesOnAtMs } : undefined;
}
