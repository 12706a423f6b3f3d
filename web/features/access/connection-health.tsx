import type { ConnectionInfo } from "../../../domain/access/connection.ts";
import { formOf } from "../../../domain/doctor/apps.ts";
import { Fact, Facts } from "../../components/facts.tsx";
import { Link } from "../../components/link.tsx";
import { countOf, formatCount } from "../../lib/format.ts";
import { formatMoment } from "../../lib/format-time.ts";

/** How the account connection goes: its use, its scopes, and what is left of the day. */
export function ConnectionHealth({ info }: { readonly info: ConnectionInfo }) {
  return (
    <>
      <section aria-labelledby="connection-use" className="flex flex-col gap-2">
        <h2 id="connection-use" className="font-semibold">
          Use
        </h2>
        <Use info={info} />
      </section>
      <section aria-labelledby="connection-budget" className="flex flex-col gap-2">
        <h2 id="connection-budget" className="font-semibold">
          Requests of today
        </h2>
        <Budget info={info} />
      </section>
      {info.scopes ? <Scopes scopes={info.scopes} /> : null}
    </>
  );
}

function Use({ info: { lastUsedAtMs, refreshes, failures } }: { readonly info: ConnectionInfo }) {
  const renewed = refreshes.lastAtMs === null ? "" : `, the last one ${formatMoment(refreshes.lastAtMs)}`;
  return (
    <Facts>
      <Fact name="Last used">{lastUsedAtMs === null ? "Never" : formatMoment(lastUsedAtMs)}</Fact>
      <Fact name="Tokens renewed">
        {refreshes.count === 0 ? "Never" : `${countOf(refreshes.count, "time")}${renewed}`}
      </Fact>
      <Fact name="Failures">{failures.count === 0 ? "None" : formatCount(failures.count)}</Fact>
      <Fact name="Last failure">
        {failures.last ? `${formatMoment(failures.last.atMs)}: ${failures.last.sentence}` : null}
      </Fact>
    </Facts>
  );
}

function Budget({ info: { budget, plan } }: { readonly info: ConnectionInfo }) {
  if (budget.length === 0)
    return <p className="text-muted">The plan “{plan}” has no limit of the day, or its limits are not counted here.</p>;
  return (
    <ul aria-label="Requests of today" className="flex flex-col gap-2">
      {budget.map(({ labels, used, limit, renewsAtMs }) => (
        <li key={labels.join()} className="flex flex-col gap-1">
          <span className="break-words">{labels.join(" and ")}</span>
          <meter
            aria-label={`Used of ${labels.join(" and ")}`}
            min={0}
            max={limit}
            value={Math.min(used, limit)}
            className="h-2 w-full max-w-80"
          />
          <span className="text-xs text-muted">
            {formatCount(used)} of {formatCount(limit)} used, {formatCount(Math.max(0, limit - used))} left until{" "}
            {formatMoment(renewsAtMs)}.
          </span>
        </li>
      ))}
    </ul>
  );
}

function Scopes({ scopes }: { readonly scopes: readonly string[] }) {
  const form = formOf(scopes);
  return (
    <section aria-labelledby="connection-scopes" className="flex flex-col gap-2">
      <h2 id="connection-scopes" className="font-semibold">
        Scopes
      </h2>
      <p className="text-muted">
        {countOf(scopes.length, "scope")}
        {form === null ? "" : `, ${form}`}, as Zoom granted them.{" "}
        <Link to="/doctor" className="underline">
          What they open, and what is missing
        </Link>
      </p>
      <details>
        <summary className="cursor-pointer">Show all</summary>
        <ul aria-label="Scopes granted" className="mt-2 flex flex-col gap-1">
          {scopes.map((scope) => (
            <li key={scope}>
              <code className="font-mono text-xs break-all">{scope}</code>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
