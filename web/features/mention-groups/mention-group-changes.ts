import type { QueryClient } from "@tanstack/react-query";
import { addToMentionGroup } from "../../../domain/actions/mention-group-members.ts";
import { createMentionGroups, deleteMentionGroups, editMentionGroups } from "../../../domain/actions/mention-groups.ts";
import { refOfChange } from "../../lib/acting.ts";
import { type ChangeRequest, partOf } from "../../shared/changes/change-request.ts";
import { type MadeChange, makeChange } from "../../shared/changes/make-change.ts";
import type { ChannelRef } from "../../shared/channel/api/channel-ref.ts";
import type { GroupMember, GroupText, MentionGroup } from "./mention-group.ts";

/** A channel with its name, for the list of changes. */
export interface NamedChannel {
  readonly ref: ChannelRef;
  readonly name: string;
}

type Person = Pick<GroupMember, "id" | "userId" | "email" | "name">;

const placeOf = ({ ref, name }: NamedChannel) => ({ channelId: ref.channelId, channel: name });
const connectionOf = ({ ref }: NamedChannel) => refOfChange(ref).connection;
const personOf = ({ id: memberId, userId, email, name }: Person) => ({ memberId, userId, email, name });

/** @param people Members of the channel; Zoom wants at least one. */
export function creationOf(channel: NamedChannel, text: GroupText, people: readonly Person[]): ChangeRequest {
  const target = { ...placeOf(channel), groupId: "", name: text.name.trim(), people: people.map(personOf) };
  const part = partOf(createMentionGroups, { description: text.description.trim() }, [target]);
  return { connection: connectionOf(channel), parts: [part] };
}

const peopleOf = (channel: NamedChannel, group: MentionGroup, people: readonly Person[]) =>
  people.map((person) => ({ ...placeOf(channel), groupId: group.id, group: group.name, ...personOf(person) }));

export function additionOf(channel: NamedChannel, group: MentionGroup, people: readonly Person[]): ChangeRequest {
  return {
    connection: connectionOf(channel),
    parts: [partOf(addToMentionGroup, {}, peopleOf(channel, group, people))],
  };
}

/** @throws ApiError */
export function updateGroup(
  client: QueryClient,
  channel: NamedChannel,
  { id: groupId, name }: MentionGroup,
  edits: Partial<GroupText>,
): Promise<MadeChange> {
  const part = partOf(editMentionGroups, edits, [{ ...placeOf(channel), groupId, name }]);
  return makeChange(client, { connection: connectionOf(channel), parts: [part] });
}

/** @throws ApiError */
export function deleteGroup(
  client: QueryClient,
  channel: NamedChannel,
  { id: groupId, name }: MentionGroup,
): Promise<MadeChange> {
  const part = partOf(deleteMentionGroups, {}, [{ ...placeOf(channel), groupId, name, people: [] }]);
  return makeChange(client, { connection: connectionOf(channel), parts: [part] });
}
