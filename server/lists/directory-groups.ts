// Zoom gives these lists to account-level apps only.
import { call } from "../../contract/call.ts";
import { listIMDirectoryGroupMembers, listIMDirectoryGroups } from "../../contract/endpoints.gen.ts";
import { pageOf } from "../../domain/answers/page.ts";
import {
  type DirectoryGroup,
  type GroupPerson,
  type GroupsWanted,
  groupMatches,
  listedGroup,
  listedGroupPerson,
  personMatches,
} from "../../domain/exports/directory-group-rows.ts";
import type { List } from "./listed.ts";

const groups = pageOf("groups", listedGroup);

export const directoryGroupList = (wanted: Omit<GroupsWanted, "sort">): List<DirectoryGroup> => ({
  page: groups,
  callOf: () => call(listIMDirectoryGroups),
  matches: groupMatches(wanted),
});

const people = pageOf("members", listedGroupPerson);

/** @param listed `text`: words of the name and the address */
export const directoryPeopleList = (listed: {
  readonly groupId: string;
  readonly text: string;
}): List<GroupPerson> => ({
  page: people,
  callOf: (next_page_token) =>
    call(listIMDirectoryGroupMembers, {
      path: { groupId: listed.groupId },
      query: { page_size: 300, next_page_token },
    }),
  matches: personMatches(listed.text),
});
