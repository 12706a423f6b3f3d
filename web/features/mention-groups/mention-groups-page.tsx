import { lazy } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import { hasAccount, hasInventory, useConnection } from "../../lib/connection.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { useSession } from "../../lib/session.ts";
import { PageNeedsAccount } from "../../shared/access/page-needs-account.tsx";
import { useMayThrough } from "../../shared/access/use-may.ts";
import { ImportButton } from "../../shared/imports/import-button.tsx";
import { NoInventory } from "../../shared/inventory/no-inventory.tsx";
import { EveryGroup } from "./every-group.tsx";
import { MentionGroupsHelp } from "./mention-groups-help.tsx";

const ImportMentionGroups = lazy(() => import("./import-mention-groups.tsx"));

/** Mention groups of all channels: what they are called, who is in them, which ones a person is in. */
export default function MentionGroupsPage() {
  const connection = useConnection();
  const session = useSession();
  const may = useMayThrough(connection);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <title>Mention groups · Channelkeeper</title>
      <header className="flex min-h-8 shrink-0 items-center gap-1 px-4 pt-3 lg:px-6 lg:pt-4">
        <h1 className="text-lg font-semibold tracking-tight">Mention groups</h1>
        <MentionGroupsHelp />
        {may.some("edit-mention-groups") ? (
          <span className="ml-auto">
            <ImportButton>{(close) => <ImportMentionGroups connection={connection} onClose={close} />}</ImportButton>
          </span>
        ) : null}
      </header>
      {connection === "account" && hasInventory(session) ? (
        <EveryGroup />
      ) : (
        <WithoutInventory connection={connection} />
      )}
    </div>
  );
}

function WithoutInventory({ connection }: { readonly connection: ConnectionName }) {
  const session = useSession();
  if (connection === "me" && hasAccount(session))
    return (
      <PageNeedsAccount
        to={`/mention-groups?${CONNECTION_PARAM}=account`}
        title="The list needs the account connection"
      >
        Zoom has no list of all mention groups; the inventory has one, which is read through the account connection. The
        groups of a channel stand on its own page.
      </PageNeedsAccount>
    );
  return (
    <NoInventory
      would="With it, the page lists the mention groups of all channels, and which ones a person is in."
      without="Without it, a channel’s own page shows its groups. In Channels you can create one group in several channels, or change its people there."
    />
  );
}
