import { Building2 } from "lucide-react";
import type { ReactNode } from "react";
import { LinkButton } from "../../components/button.tsx";
import { EmptyState } from "../../components/states.tsx";
import { useSession } from "../../lib/session.ts";
import { WhyNoAccount } from "./why-no-account.tsx";

interface PageNeedsAccountProps {
  /** The same page on the account connection. */
  readonly to: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** Stands in for a page that one's own connection cannot fill; leads to the other one where the person has it. */
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
