import { Lock } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Link } from "../../components/link.tsx";
import { Name } from "../../components/name.tsx";
import { EmptyState } from "../../components/states.tsx";
import { formatDay } from "../../lib/format-time.ts";
import { FoundExport } from "../../shared/exports/found-export.tsx";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import { thingHref } from "../../shared/thing-href.ts";
import { AccessFailure } from "./access-failure.tsx";
import { type AccessOverview, unprotectChannel } from "./access-queries.ts";
import { protectedCsvColumns } from "./protected-csv-columns.ts";
import { useAccessChange } from "./use-access-change.ts";

const ProtectDialog = lazy(() => import("./protect-dialog.tsx"));

interface ProtectedTabProps {
  readonly overview: AccessOverview;
  readonly mayGive: boolean;
  readonly onDone: (id: string) => void;
}

/** Channels that no role but the workspace administrator’s reaches. */
export function ProtectedTab({ overview, mayGive, onDone }: ProtectedTabProps) {
  const channels = overview.protected;
  const [isAsking, setAsking] = useState(false);
  const ending = useAccessChange(async (id: string) => {
    await unprotectChannel(id);
    return id;
  }, onDone);
  return (
    <div className="flex max-w-5xl flex-col gap-3 px-4 py-4 lg:px-6">
      <div className="flex flex-wrap items-center gap-2">
        <p className="mr-auto max-w-xl text-muted text-pretty">
          Only workspace administrators reach these channels through the account connection.
        </p>
        <FoundExport
          name="protected-channels"
          noun="channel"
          columns={protectedCsvColumns}
          read={async () => channels}
          disabled={channels.length === 0}
        />
        {mayGive ? (
          <Button tone="primary" onClick={() => setAsking(true)}>
            Protect a channel…
          </Button>
        ) : null}
      </div>
      {ending.error ? <AccessFailure error={ending.error} /> : null}
      {channels.length === 0 ? (
        <EmptyState icon={<Lock size={28} aria-hidden="true" />} title="No channel is protected" />
      ) : (
        <ul aria-label="Protected channels" className="divide-y divide-line border-y border-line">
          {channels.map(({ id, name, reason, byName, byUserId, atMs }) => (
            <li key={id} className="flex items-start gap-3 py-2">
              <div className="min-w-0 flex-1">
                <p className="font-medium break-words">
                  <Link to={thingHref("channel", id, "account") ?? ""} className="rounded-sm hover:underline">
                    <Name>{name || id}</Name>
                  </Link>
                </p>
                <p className="text-xs break-words text-muted">
                  <Name>{reason}</Name> · <PersonName name={byName} personId={byUserId} />, {formatDay(atMs)}
                </p>
              </div>
              {mayGive ? (
                <Button
                  aria-label={`End the protection of ${name || id}`}
                  isBusy={ending.isPending && ending.variables === id}
                  onClick={() => ending.mutate(id)}
                >
                  End protection
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <Suspense>{isAsking ? <ProtectDialog onDone={onDone} onClose={() => setAsking(false)} /> : null}</Suspense>
    </div>
  );
}
