import { useSearchParams } from "react-router";
import type { ConnectionName } from "../../../contract/bff.ts";
import { type Feature, features } from "../../../domain/doctor/features.ts";
import type { DoctorInfo } from "../../../domain/doctor/info.ts";
import { type KnownGrant, type Verdict, verdictOf } from "../../../domain/doctor/verdict.ts";
import { Badge, type BadgeTone } from "../../components/badge.tsx";
import { Checkbox } from "../../components/choice.tsx";
import { connectionLabels } from "../../lib/connection.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { grantOf, whyUntold } from "./grants.ts";
import { Needs } from "./needs.tsx";

const states: Readonly<Record<Verdict["is"], readonly [label: string, tone: BadgeTone]>> = {
  open: ["Works", "accent"],
  partly: ["Works in part", "warn"],
  closed: ["Does not work", "danger"],
  not_offered: ["Not offered", "neutral"],
  unknown: ["Not known", "neutral"],
};

interface Row {
  readonly feature: Feature;
  readonly verdicts: readonly { readonly connection: ConnectionName; readonly verdict: Verdict }[];
}

const isWanting = ({ verdicts }: Row): boolean => verdicts.some(({ verdict }) => verdict.steps.length > 0);

/** Of each feature whether it works through each connection, and what mends it. */
export function Verdicts({ info }: { readonly info: DoctorInfo }) {
  const [params] = useSearchParams();
  const change = useParamChange();
  const isEvery = params.get("works") === "1";
  const untold = whyUntold(info);
  const connections: readonly ConnectionName[] = untold === null ? ["me", "account"] : ["me"];
  const grants = new Map<ConnectionName, KnownGrant>(connections.map((name) => [name, grantOf(info, name)]));
  const rows = features
    .filter(({ operations }) => connections.some((name) => operations[name].length > 0))
    .map(
      (feature): Row => ({
        feature,
        verdicts: connections.flatMap((connection) => {
          const grant = grants.get(connection);
          return grant ? [{ connection, verdict: verdictOf(feature, connection, grant) }] : [];
        }),
      }),
    );
  const wanting = rows.filter(isWanting);
  const shown = isEvery ? rows : wanting;
  return (
    <section aria-labelledby="what-works" className="flex flex-col gap-3">
      <h2 id="what-works" className="font-semibold">
        What works
      </h2>
      {connections.map((connection) => (
        <p key={connection}>{summary(connection, rows)}</p>
      ))}
      {untold === null ? null : <p className="text-muted">{untold}</p>}
      <Checkbox
        label="Show what works too"
        checked={isEvery}
        onChange={(isOn) => change({ works: isOn ? "1" : undefined })}
      />
      {shown.length === 0 ? (
        <p role="status">Nothing is missing.</p>
      ) : (
        <ul aria-label="Features" className="divide-y divide-line border-y border-line">
          {shown.map((row) => (
            <Item key={row.feature.id} row={row} />
          ))}
        </ul>
      )}
    </section>
  );
}

function summary(connection: ConnectionName, rows: readonly Row[]): string {
  const offered = rows.flatMap(({ verdicts }) =>
    verdicts.filter((one) => one.connection === connection && one.verdict.is !== "not_offered"),
  );
  const open = offered.filter(({ verdict }) => verdict.is === "open").length;
  return `${connectionLabels[connection]}: ${open} of ${offered.length} features have every scope they need.`;
}

function Item({ row: { feature, verdicts } }: { readonly row: Row }) {
  return (
    <li className="flex flex-col gap-2 py-3">
      <h3 className="font-medium">{feature.title}</h3>
      {verdicts.map(({ connection, verdict }) => {
        const [label, tone] = states[verdict.is];
        return (
          <div key={connection} className="flex flex-col gap-1">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="text-muted">{connectionLabels[connection]}</span>
              <Badge tone={tone}>{label}</Badge>
            </p>
            {verdict.is === "open" ? null : <p className="break-words text-pretty">{verdict.sentence}</p>}
            {verdict.steps.length > 0 ? (
              <ol className="ml-5 list-decimal break-words text-pretty">
                {verdict.steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            ) : null}
            {verdict.privileges.length > 0 ? (
              <p className="text-xs text-muted">Zoom also asks for: {verdict.privileges.join("; ")}.</p>
            ) : null}
            {verdict.terms.length > 0 ? (
              <p className="text-xs text-muted">It depends on: {verdict.terms.join("; ")}.</p>
            ) : null}
          </div>
        );
      })}
      <Needs feature={feature} connections={verdicts.map(({ connection }) => connection)} />
    </li>
  );
}
