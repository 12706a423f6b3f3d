import * as v from "valibot";
import { call } from "../../contract/call.ts";
import { listAccountsPublicChannels } from "../../contract/endpoints.gen.ts";
import type { Ask } from "../answers/ask.ts";
import { everyRow, pageOf } from "../answers/page.ts";
import type { Action } from "../changes/action.ts";
import type { Via } from "../changes/resource.ts";
import { fields } from "../fields.ts";
import { channelListOf } from "../resources/channel-existence.ts";
import { type ChannelSettings, channelNames, type RenameTarget } from "../resources/channel-settings.ts";
import { NAME_TAKEN } from "./channels.ts";
import { nameProblem, whyOtherName } from "./names.ts";
import { channels } from "./words.ts";

const Piece = v.optional(v.pipe(v.string(), v.maxLength(300)), "");
/** How names follow from names; targets may bring their own instead. */
const Pattern = fields({ find: Piece, replace: Piece, prefix: Piece, suffix: Piece });
type Pattern = v.InferOutput<typeof Pattern>;

/** Every occurrence is replaced, as it is written; then the rest is added. */
export const renamed = (name: string, { find, replace, prefix, suffix }: Pattern): string =>
  `${prefix}${find === "" ? name : name.split(find).join(replace)}${suffix}`.trim();

const PAGE_SIZE = 50;
const Channels = pageOf("channels", v.object({ id: v.string(), name: v.string(), type: v.nullish(v.number(), 0) }));

/** Names by channel, of those that the connection can list. Private channels of others are not among them. */
async function namesInUse(
  { connection }: Via,
  ask: Ask,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { page, callOf } =
    connection === "me"
      ? channelListOf("me")
      : {
          page: Channels,
          callOf: (token: string | undefined) =>
            call(listAccountsPublicChannels, { query: { page_size: PAGE_SIZE, next_page_token: token } }),
        };
  return (await everyRow(ask, page, callOf)).rows.filter(({ type }) => type !== 4);
}

export const renameChannels: Action<RenameTarget, ChannelSettings, Pattern> = {
  id: "rename-channels",
  resource: channelNames,
  input: Pattern,
  harm: "some",
  refreshes: ["channel-lists", "channel"],
  goesByName: true,
  needsActive: true,
  operations: {
    me: ["getUserChannel", "listUsersChannels", "updateUserChannel"],
    account: ["getChannel", "listAccountsPublicChannels", "updateChannel"],
  },
  want: ({ newName, ...target }, now, pattern) => {
    if (now?.name === undefined) return { to: {} };
    const other = whyOtherName(target.name, target.channelId, now.name);
    if (other !== undefined) return { skip: other };
    const name = newName.trim() || renamed(now.name, pattern);
    const skip = nameProblem(name, "channel");
    return skip === undefined ? { to: { name } } : { skip };
  },
  // As it follows from a pattern, or as each target brings it.
  row: { fields: ["newName"], read: (to) => ({ newName: to?.name }) },
  clashes: async (wanted, via, ask) => {
    const inUse = new Map((await namesInUse(via, ask)).map(({ id, name }) => [name.toLowerCase(), id]));
    const given = new Set<string>();
    return wanted.map(({ target, to }) => {
      const name = (to.name ?? "").toLowerCase();
      const holder = inUse.get(name);
      if (holder !== undefined && holder !== target.channelId) return NAME_TAKEN;
      if (given.has(name)) return "Another channel in this change would get the same name.";
      given.add(name);
      return undefined;
    });
  },
  title: (subject) => `Rename ${channels(subject)}`,
};
