// Shared spaces, those in them and their channels as files.
import * as v from "valibot";
import { memberRoles } from "../../domain/exports/member-row.ts";
import { spaceChannelColumns, spaceCsvColumns, spaceMemberColumns } from "../../domain/exports/space-rows.ts";
import { listed } from "../lists/listed.ts";
import { spaceChannelList, spaceList, spaceMemberList } from "../lists/spaces.ts";
import { connection, fileKind, listFile, pathPart, words } from "./file-kind.ts";

const spaceId = pathPart("a space");

export const spacesFile = fileKind({
  path: "spaces",
  query: v.object({
    connection,
    /** Spaces of this person only. */
    user_id: v.optional(v.pipe(v.string(), v.maxLength(300))),
    find: words,
  }),
  made: ({ user_id, find }, { ask }) =>
    listFile("shared spaces", { columns: spaceCsvColumns, idHeader: "space_id", toJson: (row) => row }, () =>
      listed(ask, spaceList({ userId: user_id, text: find })),
    ),
});

export const spaceMembersFile = fileKind({
  path: "space-members",
  query: v.object({
    connection,
    space_id: spaceId,
    find: words,
    role: v.optional(v.picklist(memberRoles)),
    status: v.optional(v.picklist(["active", "inactive"])),
  }),
  made: ({ space_id, find, role, status }, { ask }) =>
    listFile("members of a space", { columns: spaceMemberColumns, idHeader: "member_id" }, () =>
      listed(ask, spaceMemberList({ spaceId: space_id, text: find, role, status })),
    ),
});

export const spaceChannelsFile = fileKind({
  path: "space-channels",
  query: v.object({ connection, space_id: spaceId, find: words }),
  made: ({ space_id, find }, { ask }) =>
    listFile("channels of a space", { columns: spaceChannelColumns, idHeader: "channel_id" }, () =>
      listed(ask, spaceChannelList({ spaceId: space_id, text: find })),
    ),
});
