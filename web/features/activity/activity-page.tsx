import { Building2 } from "lucide-react";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { LinkButton } from "../../components/button.tsx";
import { EmptyState } from "../../components/states.tsx";
import { useConnection } from "../../lib/connection.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { useSession } from "../../lib/session.ts";
import { AccountActivity } from "./account-activity.tsx";
import { ActivityHelp } from "./activity-help.tsx";
import { readView } from "./activity-view.ts";

/** Who joined and left the account's channels, and who did it. */
export default function ActivityPage() {
  const connection = useConnection();
  const [params] = useSearchParams();
  // The day is the one on which the page was opened: a list must not change its key at midnight.
  const [openedAtMs] = useState(() => Date.now());
  return (
    <div className="flex min-h-full flex-1 flex-col">
      <title>Activity · Channelkeeper</title>
      <header className="flex min-h-8 items-center gap-1 px-4 pt-3 lg:px-6 lg:pt-4">
        <h1 className="text-lg font-semibold tracking-tight">Activity</h1>
        <ActivityHelp />
      </header>
      {connection === "me" ? (
        <NeedsAccount />
      ) : (
        <AccountActivity view={readView(params, openedAtMs)} nowMs={openedAtMs} />
      )}
    </div>
  );
}

function NeedsAccount() {
  const { account } = useSession().connections;
  return (
    <EmptyState
      icon={<Building2 size={28} aria-hidden="true" />}
      title="Activity needs the account connection"
      action={
        account.access === "none" ? null : (
          <LinkButton to={`/activity?${CONNECTION_PARAM}=account`}>Use the account connection</LinkButton>
        )
      }
    >
      <p>Zoom shows membership logs to account-level apps only. Your own connection cannot see them.</p>
      {account.access === "none" ? (
        <p className="mt-2">
          {account.why === "role"
            ? "Your Zoom role does not open it: ask an administrator for the Chat Channels privilege."
            : "This console has no account connection: whoever runs it can add a server-to-server app."}
        </p>
      ) : null}
    </EmptyState>
  );
}
