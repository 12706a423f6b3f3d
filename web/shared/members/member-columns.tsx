import { isSameUserId } from "../../../contract/user-id.ts";
import type { Member } from "../../../domain/exports/member-row.ts";
import { type Posting, postingWords } from "../../../domain/exports/posting.ts";
import { Avatar } from "../../components/avatar.tsx";
import { Badge } from "../../components/badge.tsx";
import type { Column } from "../../components/data-table/types.ts";
import { Name } from "../../components/name.tsx";
import { PersonName } from "../inventory/person-name.tsx";
import { Marks, type MemberMarks, RoleMark } from "./member-marks.tsx";

/** @param postingOf Undefined where it is not known who may post, or everyone may: then no column says so. */
export function memberColumns(
  marks: MemberMarks,
  { isSortable = false, postingOf }: MemberColumnOptions = {},
): readonly Column<Member>[] {
  const posting: Column<Member> = {
    id: "posting",
    header: "Can post",
    track: "minmax(7rem, 1fr)",
    isSortable,
    isMuted: true,
    cell: (member) => (postingOf ? postingWords[postingOf(member)] : ""),
  };
  return [
    {
      id: "name",
      header: "Name",
      isSortable,
      track: "minmax(12rem, 2fr)",
      cell: (member) => (
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar name={member.name} />
          <span className="truncate font-medium">
            <PersonName name={member.name} userId={member.userId} memberId={member.id} isInRow />
          </span>
          {isSameUserId(member.userId, marks.ownUserId) ? <span className="text-xs text-muted">you</span> : null}
        </span>
      ),
    },
    {
      id: "email",
      header: "Email",
      isSortable,
      track: "minmax(12rem, 2fr)",
      cell: (member) => member.email || <span className="text-muted">not shown by Zoom</span>,
    },
    {
      id: "role",
      header: "Role",
      track: "minmax(8rem, 1fr)",
      isSortable,
      cell: (member) => <RoleMark member={member} />,
    },
    ...(postingOf ? [posting] : []),
    {
      id: "marks",
      header: "Status",
      track: "minmax(9rem, 1fr)",
      cell: (member) => <Marks member={member} marks={marks} />,
    },
  ];
}

interface MemberColumnOptions {
  readonly isSortable?: boolean;
  readonly postingOf?: ((member: Member) => Posting) | undefined;
}

/** The one cell of a narrow table. */
export function narrowMemberCell(member: Member, marks: MemberMarks, posting?: Posting) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Avatar name={member.name} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">
          <Name>{member.name}</Name>
        </span>
        <span className="block truncate text-xs text-muted">{member.email || "address not shown by Zoom"}</span>
      </span>
      <span className="flex shrink-0 flex-col items-end gap-0.5">
        {member.role === "member" ? null : <RoleMark member={member} />}
        {posting === "chosen" ? <Badge tone="neutral">Can post</Badge> : null}
        <Marks member={member} marks={marks} />
      </span>
    </span>
  );
}
