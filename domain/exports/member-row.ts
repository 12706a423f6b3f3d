// Somebody in a channel or a shared space, as lists and files show them.
import { boolean, nullish, object, picklist, pipe, string, transform } from "valibot";
import type { CsvColumn } from "../csv/write-csv.ts";
import type { Posting } from "./posting.ts";

export type MemberRole = "owner" | "admin" | "member";
export const memberRoles = ["owner", "admin", "member"] as const;

export interface Member {
  /** Member id; people of other accounts have one too. */
  readonly id: string;
  /** Empty for people of other accounts. */
  readonly userId: string;
  readonly name: string;
  /** Empty for people of other accounts. */
  readonly email: string;
  readonly role: MemberRole;
  readonly isExternal: boolean;
}

const text = nullish(string(), "");

export const memberAnswer = pipe(
  object({
    member_id: text,
    id: text,
    name: text,
    first_name: text,
    last_name: text,
    email: text,
    role: nullish(picklist(memberRoles), "member"),
    is_external: nullish(boolean(), false),
  }),
  transform(
    (wire): Member => ({
      id: wire.member_id || wire.id,
      userId: wire.id,
      name: wire.name || `${wire.first_name} ${wire.last_name}`.trim() || wire.email || "Unnamed",
      email: wire.email,
      role: wire.role,
      isExternal: wire.is_external,
    }),
  ),
);

export const roleLabels: Readonly<Record<MemberRole, string>> = {
  owner: "Owner",
  admin: "Administrator",
  member: "Member",
};

/** What is known of members beside what the list tells; left out where the connection cannot tell. */
export interface MemberFacts {
  readonly postingOf?: ((member: Member) => Posting) | undefined;
  readonly isInactive?: ((member: Member) => boolean) | undefined;
}

export const memberColumns = ({ postingOf, isInactive }: MemberFacts): readonly CsvColumn<Member>[] => [
  { header: "name", value: ({ name }) => name },
  { header: "email", value: ({ email }) => email },
  { header: "role", value: ({ role }) => roleLabels[role] },
  { header: "can_post", value: (member) => postingOf && (postingOf(member) === "not" ? "no" : "yes") },
  { header: "chosen_to_post", value: (member) => postingOf && (postingOf(member) === "chosen" ? "yes" : "no") },
  { header: "status", value: (member) => isInactive && (isInactive(member) ? "deactivated" : "active") },
  { header: "external", value: ({ isExternal }) => (isExternal ? "yes" : "no") },
  { header: "user_id", value: ({ userId }) => userId },
  { header: "member_id", value: ({ id }) => id },
];
