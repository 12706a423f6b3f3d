import type { QueryClient } from "@tanstack/react-query";
// Zoom offers all of these to account-level apps only.
import { addToDirectoryGroup } from "../../../domain/actions/directory-group-members.ts";
import {
  createDirectoryGroups,
  deleteDirectoryGroups,
  editDirectoryGroups,
} from "../../../domain/actions/directory-groups.ts";
import type { DirectoryGroup, GroupSettings } from "../../../domain/exports/directory-group-rows.ts";
import { NEW_ID } from "../../../domain/ids.ts";
import { type ChangePart, type ChangeRequest, partOf } from "../../shared/changes/change-request.ts";
import { type MadeChange, makeChange } from "../../shared/changes/make-change.ts";
import type { PickedPerson } from "../../shared/people/picked-person.ts";

type Named = Pick<DirectoryGroup, "id" | "name">;

const throughAccount = (part: ChangePart): ChangeRequest => ({ connection: "account", parts: [part] });

/** With people, who come into it once it is there. */
export function creationOf({ name, ...settings }: GroupSettings, people: readonly PickedPerson[]): ChangeRequest {
  const named = { id: NEW_ID, name: name.trim() };
  const creation = partOf(createDirectoryGroups, settings, [{ groupId: "", name: named.name }]);
  return people.length === 0 ? throughAccount(creation) : { ...additionOf(named, people), first: [creation] };
}

/** @throws ApiError */
export function updateGroup(
  client: QueryClient,
  { id: groupId, name }: Named,
  edits: Partial<GroupSettings>,
): Promise<MadeChange> {
  return makeChange(client, throughAccount(partOf(editDirectoryGroups, edits, [{ groupId, name }])));
}

/** @throws ApiError */
export function deleteGroup(client: QueryClient, { id: groupId, name }: Named): Promise<MadeChange> {
  return makeChange(client, throughAccount(partOf(deleteDirectoryGroups, {}, [{ groupId, name }])));
}

/** Those whose user ID is not known are added by their address. */
export function additionOf({ id: groupId, name: group }: Named, people: readonly PickedPerson[]): ChangeRequest {
  const targets = people.map(({ name, email, userId }) => ({ groupId, group, name, email, userId, memberId: "" }));
  return throughAccount(partOf(addToDirectoryGroup, {}, targets));
}
