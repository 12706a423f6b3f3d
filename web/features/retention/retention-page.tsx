import { FileUp } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { hasAccount, hasInventory, useConnection } from "../../lib/connection.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { useSession } from "../../lib/session.ts";
import { PageNeedsAccount } from "../../shared/access/page-needs-account.tsx";
import { useMay } from "../../shared/access/use-may.ts";
import { NoInventory } from "../../shared/inventory/no-inventory.tsx";
import { Policies } from "./policies.tsx";
import { RetentionHelp } from "./retention-help.tsx";

/** How long every channel keeps its messages. */
export default function RetentionPage() {
  const connection = useConnection();
  const session = useSession();
  const may = useMay();
  const [isImporting, setImporting] = useState(false);
  const isThere = connection === "account" && hasInventory(session);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <title>Retention · Channelkeeper</title>
      <header className="flex min-h-8 shrink-0 items-center gap-1 px-4 pt-3 lg:px-6 lg:pt-4">
        <h1 className="text-lg font-semibold tracking-tight">Retention</h1>
        <RetentionHelp />
        {isThere && may.some("set-retention") ? (
          <Button
            className="ml-auto"
            icon={<FileUp size={15} aria-hidden="true" className="text-muted" />}
            onClick={() => setImporting(true)}
          >
            Import…
          </Button>
        ) : null}
      </header>
      {isThere ? (
        <Policies isImporting={isImporting} onImported={() => setImporting(false)} />
      ) : connection === "me" && hasAccount(session) ? (
        <PageNeedsAccount to={`/retention?${CONNECTION_PARAM}=account`} title="Retention needs the account connection">
          Only account-level apps can see and change the retention of channels.
        </PageNeedsAccount>
      ) : (
        <NoInventory
          would="With it, the page shows how long each channel of the account keeps its messages, and which differ from the rule."
          without="Without it, a channel’s own page shows its retention, and Channels sets that of channels you select there or list in a file."
        />
      )}
    </div>
  );
}
