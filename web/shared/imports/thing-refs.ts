import type { RowField } from "../../../domain/csv/columns.ts";
import { canBeChannelId, readChannelIds } from "../../lib/channel-id.ts";
import { mayBeEither } from "./channels-named.ts";
import type { Cells, FixedThings, ThingCell, ThingKey, ThingRef } from "./import-kind.ts";

const channel: ThingRef = {
  noun: "channel",
  fields: [
    {
      key: "channelId",
      label: "Channel ID or link",
      names: ["channelid", "idofchannel", "channellink", "link", "id"],
      looks: (cell) => readChannelIds(cell).ids.length === 1 && !/\s/.test(cell),
    },
    { key: "channel", label: "Channel name", names: ["channel", "channelname", "currentname", "oldname", "name"] },
  ],
  read: ({ channelId = "", channel: name = "" }) => {
    if (channelId !== "") {
      const [id, ...others] = readChannelIds(channelId).ids;
      return id !== undefined && others.length === 0 ? { id, name } : `“${channelId}” is not a channel ID.`;
    }
    if (name === "") return "The row names no channel.";
    if (mayBeEither(name)) return { name, isIdElse: true };
    const [id, ...others] = canBeChannelId(name) || name.includes("://") ? readChannelIds(name).ids : [];
    return id !== undefined && others.length === 0 ? { id, name: "" } : { name };
  },
};

/** Of things whose IDs look like nothing in particular. */
const plain = (noun: string, fields: readonly [RowField, RowField], within?: ThingKey): ThingRef => ({
  noun,
  fields,
  ...(within && { within }),
  read: (cells: Cells): ThingCell => {
    const [id, name] = fields.map(({ key }) => cells[key] ?? "");
    if (id) return /[\s/?#]/.test(id) ? `“${id}” is not the ID of a ${noun}.` : { id, name: name ?? "" };
    return name ? { name } : `The row names no ${noun}.`;
  },
});

const group = plain("group", [
  { key: "groupId", label: "Group ID", names: ["groupid", "directorygroupid"] },
  { key: "group", label: "Group name", names: ["group", "groupname", "directorygroup", "currentname", "name"] },
]);

export const thingRefs: Readonly<Record<ThingKey, ThingRef>> = {
  channel,
  group,
  mentionGroup: plain(
    "mention group",
    [
      { key: "mentionGroupId", label: "Mention group ID", names: ["groupid", "mentiongroupid"] },
      {
        key: "mentionGroup",
        label: "Mention group name",
        names: ["group", "groupname", "mentiongroup", "mentiongroupname", "name"],
      },
    ],
    "channel",
  ),
  space: plain("space", [
    { key: "spaceId", label: "Space ID", names: ["spaceid", "sharedspaceid"] },
    { key: "space", label: "Space name", names: ["space", "spacename", "sharedspace", "currentname", "name"] },
  ]),
  emoji: plain("emoji", [
    { key: "fileId", label: "File ID", names: ["fileid", "emojiid"] },
    { key: "emoji", label: "Name", names: ["name", "emoji", "emojiname", "shortcode"] },
  ]),
};

interface HasFields {
  readonly things: readonly ThingKey[];
  readonly fields: readonly RowField[];
}

/** All that rows may say. What the page they are imported on says needs no column. */
export const fieldsOf = ({ things, fields }: HasFields, fixed: FixedThings = {}): readonly RowField[] => [
  ...things.flatMap((key) => (fixed[key] ? [] : thingRefs[key].fields)),
  ...fields,
];
