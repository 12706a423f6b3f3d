import type { OperationId } from "../../contract/operations.gen.ts";
import { spaceMembers } from "../resources/space-members.ts";
import { addingPeople, alreadyIn, demotingPeople, promotingPeople, removingPeople } from "./people.ts";

const given = { resource: spaceMembers, holder: "space" };
export const ALREADY_IN_SPACE = alreadyIn(given.holder);
const roles: readonly OperationId[] = [
  "listSharedSpaceMembers",
  "promoteSharedSpaceMembersToAdministrators",
  "demoteSharedSpaceAdministratorsToMembers",
];
const coming: readonly OperationId[] = [
  "listSharedSpaceMembers",
  "addMembersToSharedSpace",
  "removeMembersFromSharedSpace",
];
const lookedUp = {
  me: [...coming, "searchCompanyContacts"],
  account: [...coming, "getUser"],
} as const;

export const addToSpace = addingPeople({ ...given, id: "add-to-spaces", operations: lookedUp });

/** Members who neither own nor administer a space remove themselves with it: they leave. */
export const removeFromSpace = removingPeople({
  ...given,
  id: "remove-from-spaces",
  placeOf: ({ space }) => space,
  operations: {
    me: [...lookedUp.me, "promoteSharedSpaceMembersToAdministrators"],
    account: [...lookedUp.account, "promoteSharedSpaceMembersToAdministrators"],
  },
});
export const promoteInSpace = promotingPeople({
  ...given,
  id: "promote-in-spaces",
  operations: { me: roles, account: roles },
});
export const demoteInSpace = demotingPeople({
  ...given,
  id: "demote-in-spaces",
  operations: { me: roles, account: roles },
});
