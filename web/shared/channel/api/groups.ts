import { object, optional, pipe, string, transform } from "valibot";
import { listChannelMembersGroups } from "../../../../contract/endpoints.gen.ts";
import { askZoom } from "../../../lib/api/ask-zoom.ts";
import { type Rows, rows } from "../../../lib/api/rows.ts";

/** A group of the account's directory, in a channel. */
export interface ChannelGroup {
  readonly id: string;
  readonly name: string;
}

const channelGroups = object({
  groups: rows(
    pipe(
      object({ group_id: string(), group_name: optional(string(), "") }),
      transform(({ group_id: id, group_name: name }): ChannelGroup => ({ id, name })),
    ),
  ),
});

// For account-level apps only.
export async function listChannelGroups(channelId: string, signal: AbortSignal): Promise<Rows<ChannelGroup>> {
  const asking = { connection: "account", schema: channelGroups, signal } as const;
  return (await askZoom(asking, listChannelMembersGroups, { path: { channelId } })).groups;
}
