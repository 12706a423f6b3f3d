import { lazy } from "react";
import { hasWholeInventory, useConnection } from "../../lib/connection.ts";
import { useSession } from "../../lib/session.ts";
import { ListedOverview } from "./listed-overview.tsx";

const AccountOverview = lazy(() => import("./account-overview.tsx"));

/** The account at a glance, or one's own channels. */
export default function OverviewPage() {
  const connection = useConnection();
  const session = useSession();
  if (connection === "account" && hasWholeInventory(session)) return <AccountOverview />;
  return <ListedOverview key={connection} connection={connection} />;
}
