import type { ReactNode } from "react";
import { PageNeedsAccount } from "../access/page-needs-account.tsx";
import type { ChannelRef } from "./api/channel-ref.ts";
import { type TabId, tabPath } from "./channel-tabs.ts";

interface NeedsAccountProps {
  readonly channelRef: ChannelRef;
  readonly tab: TabId;
  readonly title: string;
  readonly children: ReactNode;
}

/** `PageNeedsAccount` for a tab of a channel. */
export function NeedsAccount({ channelRef, tab, title, children }: NeedsAccountProps) {
  return (
    <PageNeedsAccount to={tabPath(channelRef.channelId, "account", tab)} title={title}>
      {children}
    </PageNeedsAccount>
  );
}
