import { ofChannelPeople } from "../changes/shown.ts";
import { directoryGroupMembers } from "../resources/directory-group-members.ts";
import { addingPeople, lostWithGroup, removingPeople } from "./people.ts";

const given = {
  resource: directoryGroupMembers,
  holder: "directoryGroup",
  refreshes: ["directory-groups", "directory-group", "directory-people"],
  // A group brings its people into channels.
  mayOutdate: ofChannelPeople,
  operations: {
    me: [],
    account: ["listIMDirectoryGroupMembers", "addIMDirectoryGroupMembers", "deleteIMDirectoryGroupMember"],
  },
} as const;

export const addToDirectoryGroup = addingPeople({
  ...given,
  id: "add-to-directory-groups",
  kindWords: "Add people to directory groups",
});
export const removeFromDirectoryGroup = removingPeople({
  ...given,
  id: "remove-from-directory-groups",
  kindWords: "Remove people from directory groups",
  placeOf: ({ group }) => group,
  loses: lostWithGroup,
});
