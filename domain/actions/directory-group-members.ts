import { directoryGroupMembers } from "../resources/directory-group-members.ts";
import { addingPeople, removingPeople } from "./people.ts";

const given = {
  resource: directoryGroupMembers,
  holder: "group",
  operations: {
    me: [],
    account: ["listIMDirectoryGroupMembers", "addIMDirectoryGroupMembers", "deleteIMDirectoryGroupMember"],
  },
} as const;

export const addToDirectoryGroup = addingPeople({ ...given, id: "add-to-directory-groups" });
export const removeFromDirectoryGroup = removingPeople({
  ...given,
  id: "remove-from-directory-groups",
  placeOf: ({ group }) => group,
});
