// A shared space as lists and files show it.
import { boolean, object, optional, pipe, string, transform } from "valibot";
import type { CsvColumn } from "../csv/write-csv.ts";

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
  { header: "Space", value: ({ name }) => name },
  { header: "Space ID", value: ({ id }) => id },
  { header: "Description", value: ({ description }) => description },
  { header: "Owner", value: ({ owner }) => owner.name },
  { header: "Owner’s email", value: ({ owner }) => owner.email },
  { header: "Owner’s member ID", value: ({ owner }) => owner.memberId },
  { header: "External owner", value: ({ owner }) => (owner.isExternal ? "yes" : "no") },
];
