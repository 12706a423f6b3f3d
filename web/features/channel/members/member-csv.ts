import type { CsvColumn } from "../../../../domain/csv/write-csv.ts";
import type { Posting } from "../../../shared/channel/model/posting.ts";
import type { MemberMarks } from "../../../shared/members/member-marks.tsx";
import { type Member, roleLabels } from "../../../shared/people/member.ts";

/** Columns of the file of a channel's members. */
export function memberCsvColumns(
  { inactive }: MemberMarks,
  postingOf: ((member: Member) => Posting) | undefined,
): readonly CsvColumn<Member>[] {
  return [
    { header: "Name", value: ({ name }) => name },
    { header: "Email", value: ({ email }) => email },
    { header: "Role", value: ({ role }) => roleLabels[role] },
    { header: "Can post", value: (member) => postingOf && (postingOf(member) === "not" ? "no" : "yes") },
    { header: "Chosen to post", value: (member) => postingOf && (postingOf(member) === "chosen" ? "yes" : "no") },
    // Empty where the connection cannot tell.
    { header: "Status", value: ({ userId }) => inactive && (inactive.has(userId) ? "deactivated" : "active") },
    { header: "External", value: ({ isExternal }) => (isExternal ? "yes" : "no") },
    { header: "User ID", value: ({ userId }) => userId },
    { header: "Member ID", value: ({ id }) => id },
  ];
}
