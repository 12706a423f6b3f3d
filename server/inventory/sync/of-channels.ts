// What steps over channels have in common.
import type { OperationId } from "../../../contract/operations.gen.ts";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import type { Subject } from "../store/reads.ts";

/** The columns of a channel that lists tell. */
export const channelColumns = (row: ChannelRow, toldBy: OperationId, atMs: number) => ({
  key: row.id,
  name: row.name,
  type: row.type,
  posting: row.posting ?? null,
  adding: row.adding ?? null,
  mention_all: row.mentionAll ?? null,
  external: row.external ?? null,
  sees_history: row.seesHistory ?? null,
  told_by: toldBy,
  ...(row.posting !== undefined && { settings_by: toldBy, settings_at_ms: atMs }),
});

/** What is read of a channel once it is known, in this order. */
const ofChannels = ["channel-members", "channel-mention-groups", "channel-retention", "channel-groups"];

export const subjectsOfChannel = (channelId: string): readonly Subject[] =>
  ofChannels.map((step) => ({ step, subject: channelId }));
