// Shared spaces: created, changed, deleted, handed over, and the channels in them.
import * as v from "valibot";
import type { Action, Subject } from "../changes/action.ts";
import { ofSpacePeople } from "../changes/shown.ts";
import { fields, None } from "../fields.ts";
import { IdOrNone } from "../ids.ts";
import { NOBODY } from "../resources/find-person.ts";
import { type ChannelInSpaceTarget, spaceChannels } from "../resources/space-channels.ts";
import { spaceOwner } from "../resources/space-owner.ts";
import { NewSpace, SpaceSettings, type SpaceTarget, spaceSettings } from "../resources/space-settings.ts";
import { type CreatedSpaceTarget, type SpaceExistence, spaceExistence } from "../resources/spaces.ts";
import { creating, deleting } from "./existence.ts";
import { nameProblem, whyNotRenamed } from "./names.ts";
import { inPlaces, nouns, spaces } from "./words.ts";

export const SPACE_NAME_TAKEN = "Another shared space has this name.";

function losesAll({ count }: Subject): string {
  return count === 1
    ? "The space and its general channel are deleted for everyone, with messages and files. Its other channels stay, as private channels outside any space."
    : "The spaces and their general channels are deleted for everyone, with messages and files. Their other channels stay, as private channels outside any space.";
}

const creation = [
  "listSharedSpaces",
  "getSharedSpace",
  "createSharedSpace",
  "addMembersToSharedSpace",
  "promoteSharedSpaceMembersToAdministrators",
  "listSharedSpaceMembers",
  "deleteSharedSpace",
] as const;

/** Its people come in once it is there, so that one whom Zoom refuses keeps nobody else out. */
export const createSpaces: Action<CreatedSpaceTarget, SpaceExistence, NewSpace> = creating({
  id: "create-spaces",
  resource: spaceExistence,
  input: NewSpace,
  refreshes: ["spaces"],
  operations: {
    me: [...creation, "searchCompanyContacts"],
    account: [...creation, "getUser"],
  },
  things: spaces,
  taken: SPACE_NAME_TAKEN,
  undoLoses: losesAll,
  contentOf: ({ name }, now, made) => {
    const skip = nameProblem(name, "space");
    return skip === undefined ? { ...now?.content, name, made } : { skip };
  },
});

const deletion = ["getSharedSpace", "deleteSharedSpace"] as const;

export const deleteSpaces: Action<CreatedSpaceTarget, SpaceExistence, None> = deleting({
  id: "delete-spaces",
  resource: spaceExistence,
  input: None,
  refreshes: ["spaces"],
  operations: { me: deletion, account: deletion },
  things: spaces,
  harm: "grave",
  idOf: ({ spaceId }) => spaceId,
  nameIn: ({ name }) => name,
  loses: losesAll,
});

const editing = ["getSharedSpace", "updateSharedSpaceSettings"] as const;

export const setSpaceSettings: Action<SpaceTarget, SpaceSettings, SpaceSettings> = {
  id: "set-space-settings",
  kindWords: "Change space settings",
  resource: spaceSettings,
  input: SpaceSettings,
  harm: "some",
  refreshes: ["spaces", "space"],
  operations: { me: editing, account: editing },
  goesByName: ({ name }) => name !== undefined,
  want: ({ name: given, spaceId: id }, now, edits) => {
    const skip = whyNotRenamed({ name: given, id }, now, edits.name, "space");
    if (skip !== undefined) return { skip };
    const { name, description } = edits;
    return {
      to: {
        ...edits,
        ...(name !== undefined && { name: name.trim() }),
        ...(description !== undefined && { description: description.trim() }),
      },
    };
  },
  title: (subject) => `Change the settings of ${spaces(subject)}`,
};

/**
 * Somebody in the space: Zoom takes user IDs and member IDs. Whoever comes into it in an earlier part of the same change may
 * be known by their address alone.
 */
const NewOwner = fields({
  ...{ userId: IdOrNone, memberId: IdOrNone, name: v.optional(v.string(), ""), email: v.optional(v.string()) },
});
const transfer = ["getSharedSpace", "listSharedSpaceMembers", "transferSharedSpaceOwnership"] as const;

export const transferSpaces: Action<
  SpaceTarget,
  v.InferOutput<typeof spaceOwner.state>,
  v.InferOutput<typeof NewOwner>
> = {
  id: "transfer-spaces",
  kindWords: "Transfer ownership of spaces",
  resource: spaceOwner,
  input: NewOwner,
  harm: "grave",
  refreshes: ["spaces", "space", ...ofSpacePeople],
  operations: { me: transfer, account: [...transfer, "getUser"] },
  personIn: (input) => input,
  want: (_target, now, asked) => {
    const { userId, memberId, name } = now?.next ?? asked;
    if (userId !== "" || memberId !== "") return { to: { userId, memberId, name } };
    const { email } = asked;
    if (!email) return { skip: "Choose who will own it." };
    return now === undefined ? { to: { userId, memberId, name, email } } : { skip: NOBODY };
  },
  row: {
    fields: ["newOwnerUserId", "newOwnerMemberId", "newOwner"],
    read: (to, input) => ({
      newOwnerUserId: to?.userId ?? input?.userId,
      newOwnerMemberId: to?.memberId ?? input?.memberId,
      newOwner: to?.name ?? input?.name,
    }),
  },
  // Of whoever is given by the member ID alone the spaces tell the name, once they are read.
  title: (subject, { userId, name }) =>
    `Transfer ownership of ${spaces(subject)}${userId === "" || name === "" ? "" : ` to ${name}`}`,
};

export const moveChannelsIn: Action<ChannelInSpaceTarget, v.InferOutput<typeof spaceChannels.state>, None> = {
  id: "move-channels-in",
  kindWords: "Move channels into spaces",
  resource: spaceChannels,
  input: None,
  harm: "none",
  refreshes: ["space-channels", "channel-lists", "channel"],
  operations: { me: ["listSharedSpaceChannels", "moveSharedSpaceChannels"], account: [] },
  want: (_target, now) => (now?.isIn ? { skip: "The channel is already in the space." } : { to: { isIn: true } }),
  title: (subject) => `Move ${inPlaces(subject, nouns.channel, "into", nouns.space)}`,
};

export const moveChannelsOut: typeof moveChannelsIn = {
  ...moveChannelsIn,
  id: "move-channels-out",
  kindWords: "Move channels out of spaces",
  harm: "some",
  want: (_target, now) =>
    now?.isIn === false ? { skip: "The channel is not in the space." } : { to: { isIn: false } },
  title: (subject) => `Move ${inPlaces(subject, nouns.channel, "out of", nouns.space)}`,
};
