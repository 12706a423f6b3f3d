// Shared spaces: created, changed, deleted, handed over, and the channels in them.
import * as v from "valibot";
import type { Action, Subject } from "../changes/action.ts";
import { IdOrNone } from "../resources/ids.ts";
import {
  type ChannelInSpaceTarget,
  type CreatedSpaceTarget,
  NewSpace,
  type SpaceExistence,
  SpaceSettings,
  type SpaceTarget,
  spaceChannels,
  spaceExistence,
  spaceOwner,
  spaceSettings,
} from "../resources/spaces.ts";
import { creating, deleting } from "./existence.ts";
import { nameProblem } from "./names.ts";
import { channels, spaces } from "./words.ts";

const None = v.object({});
type None = v.InferOutput<typeof None>;

export const SPACE_NAME_TAKEN = "Another shared space has this name.";

function losesAll({ count }: Subject): string {
  return count === 1
    ? "The space and its general channel are deleted for everyone, with messages and files. Its other channels stay, as private channels outside any space."
    : "The spaces and their general channels are deleted for everyone, with messages and files. Their other channels stay, as private channels outside any space.";
}

/** More members than one call takes are added once it is there. */
export const createSpaces: Action<CreatedSpaceTarget, SpaceExistence, NewSpace> = creating({
  id: "create-spaces",
  resource: spaceExistence,
  input: NewSpace,
  operations: {
    me: ["listSharedSpaces", "getSharedSpace", "createSharedSpace", "deleteSharedSpace"],
    account: ["listSharedSpaces", "getUser", "getSharedSpace", "createSharedSpace", "deleteSharedSpace"],
  },
  things: spaces,
  taken: SPACE_NAME_TAKEN,
  undoLoses: losesAll,
  contentOf: ({ name }, now, made) => {
    const skip = nameProblem(name, "space");
    const ownerId = now?.content?.ownerId;
    return skip === undefined ? { name, made, ...(ownerId !== undefined && { ownerId }) } : { skip };
  },
});

const deletion = ["getSharedSpace", "deleteSharedSpace"] as const;

export const deleteSpaces: Action<CreatedSpaceTarget, SpaceExistence, None> = deleting({
  id: "delete-spaces",
  resource: spaceExistence,
  input: None,
  operations: { me: deletion, account: deletion },
  things: spaces,
  harm: "grave",
  idOf: ({ spaceId }) => spaceId,
  loses: losesAll,
});

const editing = ["getSharedSpace", "updateSharedSpaceSettings"] as const;

export const setSpaceSettings: Action<SpaceTarget, SpaceSettings, SpaceSettings> = {
  id: "set-space-settings",
  resource: spaceSettings,
  input: SpaceSettings,
  harm: "some",
  operations: { me: editing, account: editing },
  want: (_target, _now, edits) => {
    const skip = edits.name === undefined ? undefined : nameProblem(edits.name, "space");
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

/** Somebody in the space: Zoom takes user IDs and member IDs. */
const NewOwner = v.object({ userId: IdOrNone, memberId: IdOrNone, name: v.optional(v.string(), "") });
const transfer = ["getSharedSpace", "transferSharedSpaceOwnership"] as const;

export const transferSpaces: Action<
  SpaceTarget,
  v.InferOutput<typeof spaceOwner.state>,
  v.InferOutput<typeof NewOwner>
> = {
  id: "transfer-spaces",
  resource: spaceOwner,
  input: NewOwner,
  harm: "grave",
  operations: { me: transfer, account: transfer },
  want: (_target, _now, { userId, memberId }) =>
    userId === "" && memberId === "" ? { skip: "Choose who will own it." } : { to: { userId, memberId } },
  title: (subject, { name }) => `Transfer ownership of ${spaces(subject)}${name === "" ? "" : ` to ${name}`}`,
};

export const moveChannelsIn: Action<ChannelInSpaceTarget, v.InferOutput<typeof spaceChannels.state>, None> = {
  id: "move-channels-in",
  resource: spaceChannels,
  input: None,
  harm: "none",
  operations: { me: ["listSharedSpaceChannels", "moveSharedSpaceChannels"], account: [] },
  want: (_target, now) => (now?.isIn ? { skip: "The channel is already in the space." } : { to: { isIn: true } }),
  title: (subject) => `Move ${channels(subject)} into a space`,
};

export const moveChannelsOut: typeof moveChannelsIn = {
  ...moveChannelsIn,
  id: "move-channels-out",
  harm: "some",
  want: (_target, now) =>
    now?.isIn === false ? { skip: "The channel is not in the space." } : { to: { isIn: false } },
  title: (subject) => `Move ${channels(subject)} out of a space`,
};
