// What targets have of the rows of lists: of rows that a page names, and of those that the server finds.
import type { SpaceChannel } from "../exports/space-rows.ts";
import type { ExternalPlace, ExternalRow } from "../inventory/external.ts";

/** What an action takes no notice of is left out by its schema. */
export type ListedFields = Readonly<Record<string, string>>;

interface Named {
  readonly id: string;
  readonly name: string;
}
interface Somebody extends Named {
  readonly email: string;
  /** Of a list in which IDs are of members. */
  readonly userId?: string;
}

/** As long as names in targets are at most. */
const MOST_NAME = 300;
const cut = (name: string): string => name.slice(0, MOST_NAME);

export const channelFields = ({ id, name }: Named): ListedFields => ({
  channelId: id,
  channel: cut(name),
  name: cut(name),
});

export const spaceFields = ({ id, name }: Named): ListedFields => ({ spaceId: id, space: cut(name), name: cut(name) });

export const directoryGroupFields = ({ id, name }: Named): ListedFields => ({
  groupId: id,
  group: cut(name),
  name: cut(name),
});

export const emojiFields = ({ id, name }: Named): ListedFields => ({ fileId: id, name: cut(name), picture: "" });

/** Of members, as the list of what they are in tells them apart. */
const memberFields = ({ id, userId = "", email, name }: Somebody): ListedFields => ({
  memberId: id,
  userId,
  email,
  name: cut(name),
});

export const channelMemberFields = (channelId: string, channel: string) => (member: Somebody) => ({
  ...{ channelId, channel: cut(channel) },
  ...memberFields(member),
});

export const spaceMemberFields = (spaceId: string, space: string) => (member: Somebody) => ({
  ...{ spaceId, space: cut(space) },
  ...memberFields(member),
});

/** Somebody of another account, of whom Zoom tells the member ID alone. */
export function externalFields({ kind, id, name, key, person, email }: ExternalRow): ListedFields {
  const member = { id: key, name: person, email };
  return kind === "channel" ? channelMemberFields(id, name)(member) : spaceMemberFields(id, name)(member);
}

export const externalPlaceFields = (place: ExternalPlace): ListedFields =>
  place.kind === "channel" ? channelFields(place) : spaceFields(place);

/** People of the account, whatever they come into. */
export const accountPersonFields = ({ userId, email, name }: Omit<Somebody, "id">): ListedFields =>
  memberFields({ id: "", userId: userId ?? "", email, name });

/** People of directory groups have a user ID only. */
export const groupPersonFields =
  (groupId: string, group: string) =>
  ({ id: userId, email, name }: Somebody) => ({
    ...{ groupId, group: cut(group) },
    ...{ userId, email, memberId: "", name: cut(name) },
  });

export const spaceChannelFields =
  (spaceId: string, space: string) =>
  (channel: Pick<SpaceChannel, "id" | "name">): ListedFields => ({
    ...{ spaceId, space: cut(space) },
    ...channelFields(channel),
  });

interface InChannel extends Named {
  readonly channel: Named;
}

/** Beside people who come into the group, whose names the targets have. */
export const mentionGroupPlaceFields = ({ id, name, channel }: InChannel) => ({
  ...{ channelId: channel.id, channel: cut(channel.name) },
  ...{ groupId: id, group: cut(name) },
});

export const mentionGroupFields = (group: InChannel): ListedFields => ({
  ...mentionGroupPlaceFields(group),
  name: cut(group.name),
});

/** Of people of a mention group. */
export const mentionedFields =
  (group: InChannel) =>
  (member: Somebody): ListedFields => ({ ...mentionGroupPlaceFields(group), ...memberFields(member) });
