// The mention groups of a channel, and one of them by its name.
import * as v from "valibot";
import { call } from "../../contract/call.ts";
import { listChannelMentionGroups } from "../../contract/endpoints.gen.ts";
import type { Ask } from "../answers/ask.ts";
import { everyRow, pageOf } from "../answers/page.ts";

const Row = v.pipe(
  v.object({
    mention_group_id: v.string(),
    mention_group_name: v.nullish(v.string(), ""),
    mention_group_description: v.nullish(v.string(), ""),
  }),
  v.transform(({ mention_group_id: id, mention_group_name: name, mention_group_description: description }) => ({
    id,
    name,
    description,
  })),
);
const Groups = pageOf("mention_group_list", Row);

/** @throws CallFailed */
export const mentionGroupsOf = (channelId: string, ask: Ask) =>
  everyRow(ask, Groups, () => call(listChannelMentionGroups, { path: { channelId } }));

export function isNamed(name: string): (group: { readonly name: string }) => boolean {
  const wanted = name.trim().toLowerCase();
  return (group) => group.name.trim().toLowerCase() === wanted;
}
