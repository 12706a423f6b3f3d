// Shared spaces, their members and channels, as lists and files show them.
import { boolean, nullish, number, object, optional, picklist, pipe, string, transform } from "valibot";
import { userIdKey } from "../../contract/user-id.ts";
import type { CsvColumn } from "../csv/write-csv.ts";
import { holdsWords } from "../words.ts";
import { type Member, memberColumns, memberRoles } from "./member-row.ts";

export interface SpaceOwner {
  readonly memberId: string;
  /** Empty for people of other accounts. */
  readonly userId: string;
  readonly name: string;
  /** Empty for people of other accounts. */
  readonly email: string;
  readonly isExternal: boolean;
}

/** A shared space as a list shows it. */
export interface SpaceRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly owner: SpaceOwner;
}

export const spaceOwner = pipe(
  object({
    member_id: optional(string(), ""),
    user_id: optional(string(), ""),
    email: optional(string(), ""),
    display_name: optional(string(), ""),
    // Zoom's example of a single space spells it with a blank at the end.
    "display_name ": optional(string(), ""),
    is_external_user: optional(boolean(), false),
  }),
  transform(
    (wire): SpaceOwner => ({
      memberId: wire.member_id,
      userId: wire.user_id,
      email: wire.email,
      name: wire.display_name || wire["display_name "] || wire.email || "Unnamed",
      isExternal: wire.is_external_user,
    }),
  ),
);

export const spaceTexts = {
  space_id: string(),
  space_name: optional(string(), ""),
  space_desc: optional(string(), ""),
};

/** A space in an answer that lists them. */
export const listedSpace = pipe(
  object({ ...spaceTexts, space_owner: spaceOwner }),
  transform(
    (wire): SpaceRow => ({
      id: wire.space_id,
      name: wire.space_name,
      description: wire.space_desc,
      owner: wire.space_owner,
    }),
  ),
);

export const spaceCsvColumns: readonly CsvColumn<SpaceRow>[] = [
  { header: "space_id", value: ({ id }) => id },
  { header: "space", value: ({ name }) => name },
  { header: "description", value: ({ description }) => description },
  { header: "owner", value: ({ owner }) => owner.name },
  { header: "owner_email", value: ({ owner }) => owner.email },
  { header: "owner_member_id", value: ({ owner }) => owner.memberId },
  { header: "external_owner", value: ({ owner }) => (owner.isExternal ? "yes" : "no") },
];

/** Whether a space's name, description or owner hold every word. */
export function spaceMatches(wanted: string): (space: SpaceRow) => boolean {
  const fits = holdsWords(wanted);
  return ({ name, description, owner }) => fits(`${name} ${description} ${owner.name} ${owner.email}`);
}

export const filterSpaces = (spaces: readonly SpaceRow[], wanted: string): readonly SpaceRow[] =>
  spaces.filter(spaceMatches(wanted));

export interface SpaceMember extends Member {
  /** Deactivated in Zoom. */
  readonly isInactive: boolean;
}

const text = nullish(string(), "");

export const listedSpaceMember = pipe(
  object({
    member_id: text,
    user_id: text,
    email: text,
    display_name: text,
    first_name: text,
    last_name: text,
    role: nullish(picklist(memberRoles), "member"),
    status: nullish(string(), "active"),
    is_external_user: nullish(boolean(), false),
  }),
  transform(
    (wire): SpaceMember => ({
      id: wire.member_id || userIdKey(wire.user_id),
      userId: wire.user_id,
      name: wire.display_name || `${wire.first_name} ${wire.last_name}`.trim() || wire.email || "Unnamed",
      email: wire.email,
      role: wire.role,
      isExternal: wire.is_external_user,
      isInactive: wire.status === "inactive",
    }),
  ),
);

const columnsOfMembers = memberColumns({
  isInactive: (member) => "isInactive" in member && member.isInactive === true,
});
export const spaceMemberColumns: readonly CsvColumn<SpaceMember>[] = columnsOfMembers;

export interface SpaceChannel {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly kind: "general" | "private" | "public_for_members";
  readonly memberCount: number;
}

export const listedSpaceChannel = pipe(
  object({
    channel_id: string(),
    channel_name: text,
    description: text,
    space_channel_type: nullish(picklist(["general", "private", "public_for_members"]), "private"),
    member_count: nullish(number(), 0),
  }),
  transform(
    (wire): SpaceChannel => ({
      id: wire.channel_id,
      name: wire.channel_name,
      description: wire.description,
      kind: wire.space_channel_type,
      memberCount: wire.member_count,
    }),
  ),
);

/** Whether a channel's name or description hold every word. */
export function spaceChannelMatches(wanted: string): (channel: SpaceChannel) => boolean {
  const holds = holdsWords(wanted);
  return ({ name, description }) => holds(`${name} ${description}`);
}

export const kindLabels: Readonly<Record<SpaceChannel["kind"], string>> = {
  general: "General",
  private: "Private",
  public_for_members: "Open to members",
};

export const spaceChannelColumns: readonly CsvColumn<SpaceChannel>[] = [
  { header: "channel_id", value: ({ id }) => id },
  { header: "channel", value: ({ name }) => name },
  { header: "kind", value: ({ kind }) => kindLabels[kind] },
  { header: "members", value: ({ memberCount }) => memberCount },
  { header: "description", value: ({ description }) => description },
];
