import type { ConnectionName } from "../../../contract/bff.ts";
import { scopeForms } from "../../../domain/doctor/apps.ts";
import type { Feature } from "../../../domain/doctor/features.ts";
import { needsThrough } from "../../../domain/doctor/needs.ts";
import { appWords } from "../../../domain/doctor/words.ts";
import { connectionLabels } from "../../lib/connection.ts";

const formLabels = { granular: "Granular scopes", classic: "Classic scopes" } as const;

interface NeedsProps {
  readonly feature: Feature;
  readonly connections: readonly ConnectionName[];
}

/** Which kind of app a feature asks for, and with which scopes. */
export function Needs({ feature, connections }: NeedsProps) {
  const needs = connections.flatMap((connection) => {
    const found = needsThrough(feature, connection);
    return found ? [{ connection, ...found }] : [];
  });
  return (
    <details className="text-xs">
      <summary className="w-fit cursor-pointer text-muted hover:text-ink">What it needs</summary>
      <dl className="mt-1.5 flex flex-col gap-1.5">
        {needs.map(({ connection, kinds, scopes }) => (
          <div key={connection}>
            <dt>
              {connectionLabels[connection]}: {kinds.map((kind) => appWords[kind].one).join(" or ")}
            </dt>
            {scopeForms.map((form) => (
              <dd key={form} className="text-muted">
                {formLabels[form]}:{" "}
                {scopes[form].length > 0 ? (
                  <code className="font-mono break-all">{scopes[form].join(" ")}</code>
                ) : (
                  "Zoom has none of this form"
                )}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </details>
  );
}
