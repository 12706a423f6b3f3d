import type { QueryClient } from "@tanstack/react-query";
import { addToSpace, demoteInSpace, promoteInSpace, removeFromSpace } from "../../../domain/actions/space-members.ts";
import { deleteSpaces, moveChannelsIn, setSpaceSettings, transferSpaces } from "../../../domain/actions/spaces.ts";
import type { SpaceMember } from "../../../domain/exports/space-rows.ts";
import type { SpaceSettings } from "../../../domain/resources/space-settings.ts";
import { refOfChange } from "../../lib/acting.ts";
import { type ChangeRequest, partOf } from "../../shared/changes/change-request.ts";
import { type MadeChange, makeChange } from "../../shared/changes/make-change.ts";
import type { SpaceRef } from "../../shared/spaces/space-calls.ts";

/** A space by the name it has, for the list of changes. */
interface Named {
  readonly name: string;
}

const target = ({ spaceId }: SpaceRef, { name }: Named) => ({ spaceId, name });
const connectionOf = (ref: SpaceRef) => refOfChange(ref).connection;

/** @throws ApiError */
export function updateSpace(
  client: QueryClient,
  ref: SpaceRef,
  named: Named,
  edits: SpaceSettings,
): Promise<MadeChange> {
  return makeChange(client, {
    connection: connectionOf(ref),
    parts: [partOf(setSpaceSettings, edits, [target(ref, named)])],
  });
}

/** @throws ApiError */
export function deleteSpace(client: QueryClient, ref: SpaceRef, named: Named): Promise<MadeChange> {
  const space = { ...target(ref, named), owner: "", members: [] };
  return makeChange(client, { connection: connectionOf(ref), parts: [partOf(deleteSpaces, {}, [space])] });
}

/** @param to Somebody in the space. @throws ApiError */
export function transferSpace(
  client: QueryClient,
  ref: SpaceRef,
  named: Named,
  { userId, id: memberId, name }: SpaceMember,
): Promise<MadeChange> {
  const part = partOf(transferSpaces, { userId, memberId, name }, [target(ref, named)]);
  return makeChange(client, { connection: connectionOf(ref), parts: [part] });
}

/** Somebody, by whatever is known of them. */
export interface SpacePerson {
  readonly name: string;
  readonly email: string;
  readonly userId: string;
  readonly memberId: string;
}

export const peopleActions = {
  add: addToSpace,
  remove: removeFromSpace,
  promote: promoteInSpace,
  demote: demoteInSpace,
};

export function peopleChange(
  ref: SpaceRef,
  { name: space }: Named,
  action: keyof typeof peopleActions,
  people: readonly SpacePerson[],
): ChangeRequest {
  const targets = people.map(({ name, email, userId, memberId }) => ({
    spaceId: ref.spaceId,
    space,
    name,
    email,
    userId,
    memberId,
  }));
  return { connection: connectionOf(ref), parts: [partOf(peopleActions[action], {}, targets)] };
}

/** Only people themselves move channels. */
export function moveIn(
  { spaceId }: SpaceRef,
  { name: space }: Named,
  channels: readonly { readonly id: string; readonly name: string }[],
): ChangeRequest {
  const targets = channels.map(({ id: channelId, name }) => ({ spaceId, space, channelId, name }));
  return { connection: "me", parts: [partOf(moveChannelsIn, {}, targets)] };
}
