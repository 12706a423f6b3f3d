import * as v from "valibot";
import { call } from "../../contract/call.ts";
import { getChannel, listAccountsPublicChannels } from "../../contract/endpoints.gen.ts";
import type { Ask } from "../answers/ask.ts";
import { everyRow, pageOf } from "../answers/page.ts";
import type { Action } from "../changes/action.ts";
import { CallFailed, type Via } from "../changes/resource.ts";
import { GROUP_CHAT } from "../channel-rules.ts";
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
const Named = v.object({ name: v.string() });
const Channels = pageOf("channels", v.object({ id: v.string(), name: v.string(), type: v.nullish(v.number(), 0) }));

/** IDs of the channels that have a name, in lower case. */
type HolderOf = (name: string) => readonly string[];

/** Of those that the connection can list. Private channels of others are not among them. */
async function listedHolders({ connection }: Via, ask: Ask): Promise<HolderOf> {
  const { page, callOf } =
    connection === "me"
      ? channelListOf("me")
      : {
          page: Channels,
          callOf: (token: string | undefined) =>
            call(listAccountsPublicChannels, { query: { page_size: PAGE_SIZE, next_page_token: token } }),
        };
  const rows = (await everyRow(ask, page, callOf)).rows.filter(({ type }) => type !== GROUP_CHAT);
  const idOf = new Map(rows.map(({ id, name }) => [name.toLowerCase(), id]));
  return (name) => {
    const id = idOf.get(name);
    return id === undefined ? [] : [id];
  };
}

/** Of all channels that the inventory knows: whoever is said to have a name may have another by now, so they are asked. */
async function knownHolders(known: ReadonlyMap<string, readonly string[]>, ask: Ask): Promise<HolderOf> {
  const confirmed = new Map<string, string[]>();
  for (const [name, ids] of known)
    for (const id of ids) if (await isNamed(id, name, ask)) confirmed.set(name, [...(confirmed.get(name) ?? []), id]);
  return (name) => confirmed.get(name) ?? [];
}

async function isNamed(channelId: string, name: string, ask: Ask): Promise<boolean> {
  try {
    return (await ask(call(getChannel, { path: { channelId } }), Named)).name.toLowerCase() === name;
  } catch (error) {
    if (error instanceof CallFailed && error.failure.kind === "not_found") return false;
    throw error;
  }
}

export const renameChannels: Action<RenameTarget, ChannelSettings, Pattern> = {
  id: "rename-channels",
  resource: channelNames,
  input: Pattern,
  harm: "some",
  refreshes: ["channel-lists", "channel"],
  goesByName: () => true,
  countsWith: ["set-channel-settings"],
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
  clashes: async (wanted, via, ask, holding) => {
    const names = wanted.map(({ to }) => (to.name ?? "").toLowerCase());
    // One's own channels are few; of the account's the inventory knows more than can be listed, and costs no call.
    const known = via.connection === "account" ? await holding(names) : undefined;
    const holdersOf = known ? await knownHolders(known, ask) : await listedHolders(via, ask);
    return wanted.map(({ target }, at) =>
      holdersOf(names[at] ?? "").some((id) => id !== target.channelId) ? NAME_TAKEN : undefined,
    );
  },
  onlyOne: {
    of: ({ name }) => name?.toLowerCase(),
    why: "Another channel in this change would get the same name.",
  },
  title: (subject) => `Rename ${channels(subject)}`,
};
