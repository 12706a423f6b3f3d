import { useSearchParams } from "react-router";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { DoctorInfo } from "../../../domain/doctor/info.ts";
import { unusedScopes, usedSince } from "../../../domain/doctor/unused.ts";
import { Select } from "../../components/field.tsx";
import { connectionLabels } from "../../lib/connection.ts";
import { countOf } from "../../lib/format.ts";
import { formatDay } from "../../lib/format-time.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { grantOf } from "./grants.ts";

const DAY_MS = 86_400_000;
const connections: readonly ConnectionName[] = ["me", "account"];
const choices = ["30", "7", "90"] as const;
const options = choices.toSorted((a, b) => Number(a) - Number(b)).map((value) => ({ value, label: `${value} days` }));

/** Scopes that features could need, and that nothing needed of what was really sent. */
export function Unused({ info }: { readonly info: DoctorInfo }) {
  const [params] = useSearchParams();
  const change = useParamChange();
  const { uses } = info;
  if (uses === null) return null;
  const days = choices.find((one) => one === params.get("unused")) ?? choices[0];
  const nowMs = Date.now();
  const sinceMs = Math.max(uses.sinceMs, nowMs - Number(days) * DAY_MS);
  const countedDays = Math.floor((nowMs - uses.sinceMs) / DAY_MS);
  const found = connections.flatMap((connection) => {
    const grant = grantOf(info, connection);
    if (grant.is !== "granted") return [];
    return [{ connection, scopes: unusedScopes(grant.scopes, grant.kind, usedSince(uses, connection, sinceMs)) }];
  });
  return (
    <section aria-labelledby="unused" className="flex flex-col gap-3">
      <h2 id="unused" className="font-semibold">
        Scopes that nothing has needed lately
      </h2>
      <Select
        label="Within the last"
        value={days}
        options={options}
        className="w-32"
        onChange={(value) => change({ unused: value === choices[0] ? undefined : value })}
      />
      <p className="text-muted text-pretty">
        By what the console has really sent, whoever had it sent, since {formatDay(uses.sinceMs)}
        {countedDays < Number(days) ? `: ${countOf(countedDays, "day")} so far, fewer than you ask for` : ""}. Where
        nobody misses what a scope is for, take it away from the app.
      </p>
      {found.map(({ connection, scopes }) => (
        <details key={connection}>
          <summary className="w-fit cursor-pointer">
            {connectionLabels[connection]}:{" "}
            {scopes.length === 0 ? "every scope was needed" : countOf(scopes.length, "scope")}
          </summary>
          <ul aria-label={`Not needed lately: ${connectionLabels[connection]}`} className="mt-2 flex flex-col gap-2">
            {scopes.map(({ scope, features }) => (
              <li key={scope}>
                <code className="font-mono text-xs break-all">{scope}</code>
                <span className="block text-xs text-muted">For {features.join("; ")}.</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
