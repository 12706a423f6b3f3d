import { useState } from "react";
import { useSearchParams } from "react-router";
import { useConnection } from "../../lib/connection.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { PageNeedsAccount } from "../../shared/access/page-needs-account.tsx";
import { readView } from "../../shared/activity/activity-view.ts";
import { AccountActivity } from "./account-activity.tsx";
import { ActivityHelp } from "./activity-help.tsx";

/** Who joined and left the account's channels, and who did it. */
export default function ActivityPage() {
  const connection = useConnection();
  const [params] = useSearchParams();
  // The day is the one on which the page was opened: a list must not change its key at midnight.
  const [openedAtMs] = useState(() => Date.now());
  return (
    <div className="flex min-h-full flex-1 flex-col">
      <title>Activity · Channelkeeper</title>
      <header className="flex min-h-8 shrink-0 items-center gap-1 px-4 pt-3 lg:px-6 lg:pt-4">
        <h1 className="text-lg font-semibold tracking-tight">Activity</h1>
        <ActivityHelp />
      </header>
      {connection === "me" ? (
        <PageNeedsAccount to={`/activity?${CONNECTION_PARAM}=account`} title="Activity needs the account connection">
          Zoom shows membership logs only to account-level apps. Your own connection cannot see them.
        </PageNeedsAccount>
      ) : (
        <AccountActivity view={readView(params, openedAtMs)} nowMs={openedAtMs} />
      )}
    </div>
  );
}
