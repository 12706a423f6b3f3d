import { useMutation, useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useSearchParams } from "react-router";
import type { ConnectionInfo } from "../../../domain/access/connection.ts";
import { Button } from "../../components/button.tsx";
import { cx } from "../../components/cx.ts";
import { Fact, Facts } from "../../components/facts.tsx";
import { formatMoment } from "../../lib/format-time.ts";
import { isolate } from "../../lib/isolate.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { MembersSkeleton } from "../../shared/members/members-skeleton.tsx";
import { AccessFailure } from "./access-failure.tsx";
import { ConnectionHealth } from "./connection-health.tsx";
import { beginConnecting, connectionQuery } from "./connection-queries.ts";
import { kindWords, outcomeSaid, stateSentence } from "./connection-words.ts";

const DisconnectDialog = lazy(() => import("./disconnect-dialog.tsx"));

/** How the account is connected and by whose authority; connecting it, and disconnecting. */
export function ConnectionTab() {
  const { data, error, refetch } = useQuery(connectionQuery);
  return (
    <div className="flex max-w-3xl flex-col gap-5 px-4 py-4 lg:px-6">
      <Outcome state={data?.state} />
      {data ? (
        <Connection info={data} />
      ) : error ? (
        <AccessFailure error={error} onRetry={() => void refetch()} />
      ) : (
        <MembersSkeleton />
      )}
    </div>
  );
}

/** What became of the way to Zoom and back. The region is always there, so that screen readers hear it. */
function Outcome({ state }: { readonly state: ConnectionInfo["state"] | undefined }) {
  const [params] = useSearchParams();
  const said = outcomeSaid(params.get("connecting"), state);
  return (
    <div role="status">
      {said ? (
        <p
          className={cx(
            "rounded-md px-3 py-2 text-pretty",
            said[0] === "done" ? "bg-accent-soft text-accent-ink" : "bg-danger-soft text-danger-ink",
          )}
        >
          {said[1]}
        </p>
      ) : null}
    </div>
  );
}

function Connection({ info }: { readonly info: ConnectionInfo }) {
  const { kind, state, trouble, authority, connectedAtMs, replaced } = info;
  return (
    <>
      <section aria-labelledby="connection-state" className="flex flex-col gap-2">
        <h2 id="connection-state" className="font-semibold">
          Account connection
        </h2>
        <p className="text-pretty">{stateSentence(info)}</p>
        {trouble !== null && state === "connected" ? <p className="text-danger-ink text-pretty">{trouble}</p> : null}
        <Facts>
          <Fact name="App">{kindWords[kind]}</Fact>
          <Fact name="By the authority of">
            {authority === null
              ? null
              : `${isolate(authority.name)}${authority.roleName ? ` (${authority.roleName})` : ""}`}
          </Fact>
          <Fact name="Connected">{connectedAtMs === null ? null : `${formatMoment(connectedAtMs)} UTC`}</Fact>
          <Fact name="Instead of">
            {replaced ? `${isolate(replaced.name)}, until ${formatMoment(replaced.atMs)} UTC` : null}
          </Fact>
        </Facts>
        <Meaning info={info} />
        {kind === "admin-managed" && info.isKeeper ? <Acts info={info} /> : null}
      </section>
      {kind === "none" ? null : (
        <>
          <p className="text-muted">Times are UTC.</p>
          <ConnectionHealth info={info} />
        </>
      )}
    </>
  );
}

function Meaning({ info: { kind, state, isOtherUnused, redirectAddress } }: { readonly info: ConnectionInfo }) {
  return (
    <div className="flex flex-col gap-2 text-muted text-pretty">
      {isOtherUnused ? (
        <p>
          There is an admin-managed app in the settings too, which is not used: one connection at a time, and the
          server-to-server app is first, since it does not end with anyone’s sign-in. Remove ZOOM_S2S_CLIENT_ID and
          ZOOM_S2S_CLIENT_SECRET to use the other.
        </p>
      ) : null}
      {kind === "admin-managed" && state === "connected" ? (
        <p>
          What the console does through it bears this name at Zoom, and can be no more than this person’s Zoom role
          allows. It ends when they are deactivated, get a new password, or remove the app in Zoom.
        </p>
      ) : null}
      {kind === "admin-managed" && state !== "connected" ? (
        <p>
          An owner or administrator of the Zoom account signs in to the app once. Its redirect address is{" "}
          <code className="font-mono text-xs break-all text-ink">{redirectAddress}</code>.
        </p>
      ) : null}
      {kind === "server-to-server" ? (
        <p>Whoever runs this console exchanges the client secret in the settings; it takes effect at the next start.</p>
      ) : null}
    </div>
  );
}

function Acts({ info: { state, canConnect } }: { readonly info: ConnectionInfo }) {
  const change = useParamChange();
  const [isDisconnecting, setDisconnecting] = useState(false);
  const connecting = useMutation({
    mutationFn: beginConnecting,
    onSuccess: (url) => window.location.assign(url),
  });
  const isConnected = state === "connected";
  return (
    <div className="mt-1 flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        {canConnect ? (
          <Button
            tone={isConnected ? "secondary" : "primary"}
            isBusy={connecting.isPending}
            onClick={() => connecting.mutate()}
          >
            {isConnected ? "Sign in again at Zoom…" : "Connect at Zoom…"}
          </Button>
        ) : null}
        {isConnected ? <Button onClick={() => setDisconnecting(true)}>Disconnect…</Button> : null}
      </div>
      {canConnect ? null : (
        <p className="text-muted">Only an owner or administrator of the Zoom account can connect it.</p>
      )}
      {canConnect && isConnected ? (
        <p className="text-muted text-pretty">
          Signing in again replaces the sign-in without a gap: the one before is given back to Zoom only then. Do so
          after the app got other scopes, after its client secret was exchanged, or to have it bear another
          administrator’s name.
        </p>
      ) : null}
      {connecting.error ? <AccessFailure error={connecting.error} /> : null}
      <Suspense>
        {isDisconnecting ? (
          <DisconnectDialog onDone={() => change({ connecting: undefined })} onClose={() => setDisconnecting(false)} />
        ) : null}
      </Suspense>
    </div>
  );
}
