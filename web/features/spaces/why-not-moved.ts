import type { MemberRole } from "../../../domain/exports/member-row.ts";

/** Why Zoom would leave a channel where it is; undefined where nothing is known against it. */
export function whyNot(otherSpace: string | undefined, role: MemberRole | undefined): string | undefined {
  if (otherSpace !== undefined) return `In the space ${otherSpace}`;
  return role === "member" ? "You neither own nor administer it" : undefined;
}
