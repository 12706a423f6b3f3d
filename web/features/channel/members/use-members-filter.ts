import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { memberTest } from "../../../../domain/exports/find-members.ts";
import { memberOrder, readMemberSort } from "../../../../domain/exports/member-order.ts";
import type { Member, MemberRole } from "../../../../domain/exports/member-row.ts";
import { type Posting, postingFits, postings } from "../../../../domain/exports/posting.ts";
import type { Sort } from "../../../components/data-table/types.ts";
import type { RowsView } from "../../../lib/cursor-list/viewer.ts";

const roles: readonly MemberRole[] = ["owner", "admin", "member"];

export interface MembersFilter {
  readonly text: string;
  readonly role: MemberRole | undefined;
  /** Whether members may post, or were chosen to. */
  readonly post: (typeof postings)[number] | undefined;
  readonly sort: Sort | undefined;
  readonly isFiltered: boolean;
  /** What the filters leave, in the order asked for. */
  readonly view: RowsView<Member>;
}

/** The filters and the order in the address. @param postingOf Undefined where it is not known who may post. */
export function useMembersFilter(postingOf: ((member: Member) => Posting) | undefined): MembersFilter {
  const [params] = useSearchParams();
  return useMemo(() => {
    const text = (params.get("find") ?? "").trim();
    const role = roles.find((name) => name === params.get("role"));
    const post = postingOf && postings.find((name) => name === params.get("post"));
    const sort = readMemberSort(params.get("sort"));
    const isFiltered = text !== "" || role !== undefined || post !== undefined;
    const fits = memberTest(text, role);
    const view: RowsView<Member> = {
      key: JSON.stringify({ text, role, post, sort }),
      matches: isFiltered ? (member) => fits(member) && (!post || postingFits(post, postingOf?.(member))) : undefined,
      compare: sort && memberOrder(sort, postingOf),
    };
    return { text, role, post, sort, isFiltered, view };
  }, [params, postingOf]);
}
