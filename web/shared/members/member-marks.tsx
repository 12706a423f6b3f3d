import { userIdKey } from "../../../contract/user-id.ts";
import { type Member, roleLabels } from "../../../domain/exports/member-row.ts";
import { Badge } from "../../components/badge.tsx";

/** What is known of members beside what the list tells. */
export interface MemberMarks {
  readonly ownUserId: string;
  /** User ids of people who are deactivated; undefined when the connection cannot tell. */
  readonly inactive: ReadonlySet<string> | undefined;
  /** The last day of those who were given their place until one, by their user ID without case or their member ID. */
  readonly until?: ReadonlyMap<string, string> | undefined;
}

export function RoleMark({ member }: { member: Pick<Member, "role"> }) {
  if (member.role === "member") return <span className="text-muted">{roleLabels.member}</span>;
  return <Badge tone={member.role === "owner" ? "accent" : "neutral"}>{roleLabels[member.role]}</Badge>;
}

export function Marks({ member, marks }: { member: Member; marks: MemberMarks }) {
  const hasLeft = member.userId !== "" && marks.inactive?.has(userIdKey(member.userId));
  const until = marks.until?.get(userIdKey(member.userId)) ?? marks.until?.get(member.id);
  if (!member.isExternal && !hasLeft && until === undefined) return null;
  return (
    <span className="inline-flex gap-1">
      {member.isExternal ? <Badge tone="warn">External</Badge> : null}
      {hasLeft ? <Badge tone="danger">Deactivated</Badge> : null}
      {until === undefined ? null : <Badge tone="neutral">Until {until}</Badge>}
    </span>
  );
}
