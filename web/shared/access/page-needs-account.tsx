import { Building2 } from "lucide-react";
import type { ReactNode } from "react";
import { LinkButton } from "../../components/button.tsx";
import { EmptyState } from "../../components/states.tsx";
import { hasAccount } from "../../lib/connection.ts";
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
  const session = useSession();
  const isOpen = hasAccount(session);
  return (
    <EmptyState
      icon={<Building2 size={28} aria-hidden="true" />}
      title={title}
      action={isOpen ? <LinkButton to={to}>Use the account connection</LinkButton> : null}
    >
      <p>{children}</p>
      {isOpen ? null : (
        <div className="mt-2">
          <WhyNoAccount account={session.connections.account} />
        </div>
      )}
    </EmptyState>
  );
}
