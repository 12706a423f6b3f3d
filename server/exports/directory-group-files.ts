// Directory groups and the people in them as files.
import * as v from "valibot";
import {
  directoryGroupColumns,
  groupOrder,
  groupPersonColumns,
  groupTypes,
} from "../../domain/exports/directory-group-rows.ts";
import { directoryGroupList, directoryPeopleList } from "../lists/directory-groups.ts";
import { listed } from "../lists/listed.ts";
import { accountOnly, fileKind, listFile, pathPart, words } from "./file-kind.ts";
import { sorted } from "./sorted.ts";

export const directoryGroupsFile = fileKind({
  path: "directory-groups",
  query: v.object({
    connection: accountOnly,
    find: words,
    type: v.optional(v.picklist(groupTypes)),
    sort: v.optional(v.picklist(["name", "-name", "people", "-people"]), "name"),
  }),
  made: ({ find: text, type, sort }, { ask }) => {
    const wanted = { text, type, sort };
    return listFile("directory groups", { columns: directoryGroupColumns, idHeader: "group_id" }, () =>
      sorted(listed(ask, directoryGroupList(wanted)), groupOrder(wanted)),
    );
  },
});

export const directoryGroupPeopleFile = fileKind({
  path: "directory-group-people",
  query: v.object({ connection: accountOnly, group_id: pathPart("a group"), find: words }),
  made: ({ group_id, find }, { ask }) =>
    listFile("people of a directory group", { columns: groupPersonColumns, idHeader: "user_id" }, () =>
      listed(ask, directoryPeopleList({ groupId: group_id, text: find })),
    ),
});
