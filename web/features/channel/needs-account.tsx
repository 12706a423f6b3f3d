import { Building2 } from "lucide-react";
import type { ReactNode } from "react";
import { LinkButton } from "../../components/button.tsx";
import { EmptyState } from "../../components/states.tsx";
import { useSession } from "../../lib/session.ts";
import { WhyNoAccount } from "../account-needed/why-no-account.tsx";
import type { ChannelRef } from "./api/channel-ref.ts";
import { type TabId, tabPath } from "./channel-tabs.ts";

interface NeedsAccountProps {
  readonly channelRef: ChannelRef;
  readonly tab: TabId;
  readonly title: string;
  readonly children: ReactNode;
}

/** Stands in for a tab that one's own connection cannot fill; leads to the other one where the person has it. */
export function NeedsAccount({ channelRef, tab, title, children }: NeedsAccountProps) {
  return (
    <PageNeedsAccount to={tabPath(channelRef.channelId, "account", tab)} title={title}>
      {children}
    </PageNeedsAccount>
  );
}

interface PageNeedsAccountProps {
  /** The same page on the account connection. */
  readonly to: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** The same for a whole page. */
export function PageNeedsAccount({ to, title, children }: PageNeedsAccountProps) {
  const { account } = useSession().connections;
  return (
    <EmptyState
      icon={<Building2 size={28} aria-hidden="true" />}
      title={title}
      action={account.access === "none" ? null : <LinkButton to={to}>Use the account connection</LinkButton>}
    >
      <p>{children}</p>
      {account.access === "none" ? (
        <div className="mt-2">
          <WhyNoAccount account={account} />
        </div>
      ) : null}
    </EmptyState>
  );
}
