import type { OperationId } from "../../contract/operations.gen.ts";
import { ofSpacePeople } from "../changes/shown.ts";
import { spaceMembers } from "../resources/space-members.ts";
import {
  addingAdministrators,
  addingPeople,
  demotingPeople,
  lostByLeaving,
  promotingPeople,
  removingPeople,
} from "./people.ts";

const afterLeaders = ["add-administrators-to-spaces", "promote-in-spaces", "transfer-spaces"] as const;
const given = { resource: spaceMembers, holder: "space", refreshes: ofSpacePeople } as const;
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

export const addToSpace = addingPeople({
  ...given,
  id: "add-to-spaces",
  kindWords: "Add people to spaces",
  operations: lookedUp,
});

/** People who are to be administrators, whether they are members yet or not. */
export const addAdministratorToSpace = addingAdministrators({
  ...given,
  id: "add-administrators-to-spaces",
  countsWith: ["add-to-spaces", "promote-in-spaces"],
  operations: {
    me: [...new Set([...lookedUp.me, ...roles])],
    account: [...new Set([...lookedUp.account, ...roles])],
  },
});

/** Members who neither own nor administer a space remove themselves with it: they leave. */
export const removeFromSpace = removingPeople({
  ...given,
  id: "remove-from-spaces",
  kindWords: "Remove people from spaces",
  placeOf: ({ space }) => space,
  afterLeaders,
  loses: lostByLeaving("Whoever leaves the space leaves", "the mention groups of its general channel"),
  operations: {
    me: [...lookedUp.me, "promoteSharedSpaceMembersToAdministrators"],
    account: [...lookedUp.account, "promoteSharedSpaceMembersToAdministrators"],
  },
});
export const promoteInSpace = promotingPeople({
  ...given,
  id: "promote-in-spaces",
  kindWords: "Promote members of spaces",
  operations: { me: roles, account: roles },
});
export const demoteInSpace = demotingPeople({
  ...given,
  id: "demote-in-spaces",
  kindWords: "Demote administrators of spaces",
  afterLeaders,
  operations: { me: roles, account: roles },
});
