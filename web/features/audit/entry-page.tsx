import { useQuery } from "@tanstack/react-query";
import { useParams, useSearchParams } from "react-router";
import type { AuditRow } from "../../../domain/audit/info.ts";
import { BackLink } from "../../components/back-link.tsx";
import { LinkButton } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Fact, Facts } from "../../components/facts.tsx";
import { Link } from "../../components/link.tsx";
import { Skeleton } from "../../components/states.tsx";
import { formatCount } from "../../lib/format.ts";
import { formatSecond } from "../../lib/format-time.ts";
import { changeHref } from "../../shared/changes/change-href.ts";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import { LED_PARAM, OF_PARAM, personHistory, ticketHistory } from "./audit-href.ts";
import { auditQueries } from "./audit-queries.ts";
import { actWords, operationWords, personText } from "./audit-words.ts";
import { EntryStates } from "./entry-states.tsx";
import { EntryTargets } from "./entry-targets.tsx";
import { OutcomeBadge } from "./outcome-badge.tsx";
import { UndoThis } from "./undo-this.tsx";

/** One act: who did it, to what, from where, what was before and after, what came of it. */
export default function EntryPage() {
  const { seq = "" } = useParams();
  const [params] = useSearchParams();
  const { data: rows, error, refetch } = useQuery(auditQueries.act(seq, params.get(LED_PARAM) ?? undefined));
  if (rows) return <Act key={seq} rows={rows} of={params.get(OF_PARAM) ?? undefined} />;
  return (
    <>
      <title>Audit trail · Channelkeeper</title>
      <h1 className="sr-only">Audit trail</h1>
      {error ? (
        <ErrorState
          error={error}
          onRetry={() => void refetch()}
          action={<LinkButton to="/audit">The whole trail</LinkButton>}
        />
      ) : (
        <div className="flex flex-col gap-2 p-4 lg:p-6" role="status" aria-label="Loading">
          <Skeleton className="h-7 max-w-md" />
          <Skeleton className="mt-4 h-40" />
        </div>
      )}
    </>
  );
}

const connectionWords = { me: "My connection", account: "Account connection", console: "The console itself" } as const;

function Act({ rows, of }: { readonly rows: readonly AuditRow[]; readonly of: string | undefined }) {
  const last = rows.at(-1);
  const first = rows[0];
  if (!last || !first) return null;
  const { entry } = last;
  const { person, result, change } = entry;
  const title = actWords(entry);
  const items = Object.entries(result?.items ?? {});
  return (
    <div className="flex min-h-full max-w-4xl flex-1 flex-col gap-5 px-4 py-3 lg:px-6 lg:py-4">
      <title>{`${title} · Audit trail · Channelkeeper`}</title>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="basis-full">
          <BackLink to="/audit">Audit trail</BackLink>
        </div>
        <h1 className="min-w-0 text-lg font-semibold tracking-tight break-words">{title}</h1>
        <OutcomeBadge row={last} />
        {change ? <UndoThis entry={entry} about={change} of={of} /> : null}
      </header>
      {result === null ? (
        <p role="status" className="text-muted">
          What came of it is not recorded: it is in progress, or the console ended before Zoom answered. Where it is
          part of a change, Zoom is asked, and the answer is added here.
        </p>
      ) : null}
      <Facts>
        <Fact name="Person">
          <PersonName name={personText(entry)} personId={person.id} />
          {person.id ? (
            <Link
              to={personHistory(person.id)}
              className="ml-3 text-muted underline"
              aria-label={`What ${personText(entry)} did`}
            >
              History
            </Link>
          ) : null}
        </Fact>
        <Fact name="Email">{person.email}</Fact>
        <Fact name="Zoom role">{person.role}</Fact>
        <Fact name="From">{entry.address}</Fact>
        <Fact name="Session">{person.session}</Fact>
        <Fact name="Time">{formatSecond(first.entry.atMs)} UTC</Fact>
        <Fact name="Connection">{connectionWords[entry.connection]}</Fact>
        <Fact name="Operation">{operationWords(entry.operation)}</Fact>
        <Fact name="Status">{result?.status ? String(result.status) : ""}</Fact>
        <Fact name="Code">{result?.code}</Fact>
        <Fact name="Items">
          {items.map(([status, count]) => `${formatCount(count)} ${status.replaceAll("_", " ")}`).join(", ")}
        </Fact>
        <Fact name="Found out">{result?.isVerified ? "No answer came; Zoom was asked later." : ""}</Fact>
        <Fact name="Took">{result?.durationMs ? `${formatCount(result.durationMs)} ms` : ""}</Fact>
        <Fact name="Tracking ID">{result?.trackingId}</Fact>
        <Fact name="Request ID">{entry.requestId}</Fact>
        <Fact name="Change">
          {change ? (
            <Link to={changeHref(change.id)} className="underline">
              The change it is part of
            </Link>
          ) : null}
        </Fact>
        <Fact name="Ticket">
          {change?.ticket ? (
            <Link to={ticketHistory(change.ticket)} className="break-all underline">
              {change.ticket}
            </Link>
          ) : null}
        </Fact>
      </Facts>
      <EntryTargets entry={entry} />
      <EntryStates entry={first.entry} />
      {first.entry.request?.body || entry.detail ? (
        <section aria-label="Details" className="shrink-0">
          <h2 className="pb-1 font-medium">{entry.detail ? "Details" : "Sent to Zoom"}</h2>
          <pre className="rounded-md bg-sunken p-3 text-xs whitespace-pre-wrap break-words">
            {JSON.stringify(entry.detail ?? first.entry.request?.body, null, 2)}
          </pre>
        </section>
      ) : null}
      <section aria-label="Place in the chain" className="text-xs text-muted">
        {rows.map(({ seq, hash }) => (
          <p key={seq} className="break-all">
            Entry {seq}: {hash}
          </p>
        ))}
      </section>
    </div>
  );
}
