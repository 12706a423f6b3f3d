// Zoom offers all of these to account-level apps only.
import { addToDirectoryGroup, removeFromDirectoryGroup } from "../../../domain/actions/directory-group-members.ts";
import {
  createDirectoryGroups,
  deleteDirectoryGroups,
  editDirectoryGroups,
} from "../../../domain/actions/directory-groups.ts";
import { type ChangePart, type ChangeRequest, partOf } from "../../shared/changes/change-request.ts";
import { type MadeChange, makeChange } from "../../shared/changes/make-change.ts";
import type { DirectoryGroup, GroupPerson, GroupSettings } from "../../shared/directory-groups/directory-group.ts";
import type { PickedPerson } from "../../shared/people/picked-person.ts";

type Named = Pick<DirectoryGroup, "id" | "name">;

const throughAccount = (part: ChangePart): ChangeRequest => ({ connection: "account", parts: [part] });

/** Without people. */
export function creationOf({ name, ...settings }: GroupSettings): ChangeRequest {
  return throughAccount(partOf(createDirectoryGroups, settings, [{ groupId: "", name: name.trim() }]));
}

/** @throws ApiError */
export function updateGroup({ id: groupId, name }: Named, edits: Partial<GroupSettings>): Promise<MadeChange> {
  return makeChange(throughAccount(partOf(editDirectoryGroups, edits, [{ groupId, name }])));
}

/** @throws ApiError */
export function deleteGroup({ id: groupId, name }: Named): Promise<MadeChange> {
  return makeChange(throughAccount(partOf(deleteDirectoryGroups, {}, [{ groupId, name }])));
}

/** Those whose user ID is not known are added by their address. */
export function additionOf({ id: groupId, name: group }: Named, people: readonly PickedPerson[]): ChangeRequest {
  const targets = people.map(({ name, email, userId }) => ({ groupId, group, name, email, userId, memberId: "" }));
  return throughAccount(partOf(addToDirectoryGroup, {}, targets));
}

export function removalOf({ id: groupId, name: group }: Named, people: readonly GroupPerson[]): ChangeRequest {
  const targets = people.map(({ id: userId, name, email }) => ({ groupId, group, name, email, userId, memberId: "" }));
  return throughAccount(partOf(removeFromDirectoryGroup, {}, targets));
}
