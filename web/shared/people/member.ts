import { boolean, object, optional, picklist, pipe, string, transform } from "valibot";

export type MemberRole = "owner" | "admin" | "member";

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

export const memberAnswer = pipe(
  object({
    member_id: optional(string(), ""),
    id: optional(string(), ""),
    name: optional(string(), ""),
    first_name: optional(string(), ""),
    last_name: optional(string(), ""),
    email: optional(string(), ""),
    role: optional(picklist(["owner", "admin", "member"]), "member"),
    is_external: optional(boolean(), false),
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
