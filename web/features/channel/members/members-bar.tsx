import { Copy } from "lucide-react";
import { lazy, useMemo } from "react";
import type { Member } from "../../../../domain/exports/member-row.ts";
import { useMayThrough } from "../../../shared/access/use-may.ts";
import { BulkBar, type ListedRows } from "../../../shared/bulk/bulk-bar.tsx";
import type { BulkAct } from "../../../shared/changes/bulk-act.ts";
import type { ChannelView } from "../../../shared/channel/use-channel-view.ts";
import { memberActs } from "../../../shared/members/member-acts.ts";
import { channelPeopleKind } from "../../../shared/members/member-calls.ts";
import type { MembersFilter } from "./use-members-filter.ts";

const CopyDialog = lazy(() => import("./copy-dialog.tsx"));
const MemberChangeDialog = lazy(() => import("./member-change-dialog.tsx"));

interface MembersBarProps extends Omit<ListedRows<Member>, "rows" | "isFiltered" | "list"> {
  readonly view: ChannelView;
  readonly filter: MembersFilter;
  readonly list: NonNullable<ListedRows<Member>["list"]> & { readonly rows: readonly Member[] };
}

const actions = ["promote", "demote", "remove"] as const;

/** What can be done with the selected members of a channel. */
export default function MembersBar({ view, filter, list, ...listed }: MembersBarProps) {
  const { ref, channel, access } = view;
  const { text, role, post, isFiltered } = filter;
  const mayCopy = useMayThrough(ref.connection).some("invite-members");
  const kind = useMemo(() => channelPeopleKind(ref.channelId, channel), [ref.channelId, channel]);
  const copy: BulkAct<Member> = {
    id: "copy",
    right: "invite-members",
    label: "Copy to channels…",
    icon: Copy,
    open: ({ chosen, onClose }) => <CopyDialog view={view} chosen={chosen} onClose={onClose} />,
  };
  return (
    <BulkBar
      {...listed}
      rows={list.rows}
      list={list}
      label="Selected members"
      kind={kind}
      acts={[
        ...(mayCopy ? [copy] : []),
        ...memberActs<Member>(actions, access, (action, asked) => (
          <MemberChangeDialog {...asked} view={view} action={action} />
        )),
      ]}
      isFiltered={isFiltered}
      matching={{
        ...{ list: "members", channelId: ref.channelId, channel: channel.name, text },
        ...(role && { role }),
        ...(post && { post }),
      }}
    />
  );
}
