import { call } from "../../contract/call.ts";
import { listSharedSpaceChannels, listSharedSpaceMembers, listSharedSpaces } from "../../contract/endpoints.gen.ts";
import { pageOf } from "../../domain/answers/page.ts";
import { memberTest } from "../../domain/exports/find-members.ts";
import type { MemberRole } from "../../domain/exports/member-row.ts";
import {
  listedSpace,
  listedSpaceChannel,
  listedSpaceMember,
  type SpaceChannel,
  type SpaceMember,
  type SpaceRow,
  spaceChannelMatches,
  spaceMatches,
} from "../../domain/exports/space-rows.ts";
import type { List } from "./listed.ts";

interface ListedSpaces {
  /** Spaces of this person only. */
  readonly userId?: string | undefined;
  readonly text: string;
}

/** Zoom documents no most; its example has 30 spaces a page. */
const PAGE_SIZE = "100";
const page = pageOf("shared_spaces", listedSpace);

export const spaceList = ({ userId, text }: ListedSpaces): List<SpaceRow> => ({
  page,
  callOf: (next_page_token) =>
    call(listSharedSpaces, { query: { user_id: userId, page_size: PAGE_SIZE, next_page_token } }),
  matches: spaceMatches(text),
});

interface ListedSpaceMembers {
  readonly spaceId: string;
  /** Words of the name and the address. */
  readonly text: string;
  readonly role?: MemberRole | undefined;
  readonly status?: "active" | "inactive" | undefined;
}

const members = pageOf("members", listedSpaceMember);

export const spaceMemberList = ({ spaceId, text, role, status }: ListedSpaceMembers): List<SpaceMember> => ({
  page: members,
  // These Zoom filters itself.
  callOf: (next_page_token) =>
    call(listSharedSpaceMembers, { path: { spaceId }, query: { role, status, page_size: 100, next_page_token } }),
  matches: memberTest(text, undefined),
});

const channels = pageOf("channels", listedSpaceChannel);

/** @param listed `text`: words of the name and the description */
export const spaceChannelList = (listed: { readonly spaceId: string; readonly text: string }): List<SpaceChannel> => ({
  page: channels,
  callOf: (next_page_token) =>
    call(listSharedSpaceChannels, { path: { spaceId: listed.spaceId }, query: { page_size: 50, next_page_token } }),
  matches: spaceChannelMatches(listed.text),
});
