import type { ConnectionName } from "../../../contract/bff.ts";
import type { DoctorInfo } from "../../../domain/doctor/info.ts";
import { neverNeeded } from "../../../domain/doctor/least-set.ts";
import { connectionLabels } from "../../lib/connection.ts";
import { grantOf } from "./grants.ts";

const connections: readonly ConnectionName[] = ["me", "account"];

/** Scopes that were granted and open nothing the console sends. */
export function NeverNeeded({ info }: { readonly info: DoctorInfo }) {
  const found = connections.flatMap((connection) => {
    const grant = grantOf(info, connection);
    const scopes = grant.is === "granted" ? neverNeeded(grant.scopes, grant.kind) : [];
    return scopes.length > 0 ? [{ connection, scopes }] : [];
  });
  if (found.length === 0) return null;
  return (
    <section aria-labelledby="never-needed" className="flex flex-col gap-3">
      <h2 id="never-needed" className="font-semibold">
        Scopes that are never needed
      </h2>
      <p className="text-muted text-pretty">
        The console does all it can without them. Take them away from the app, so that its tokens can do no more than
        they have to.
      </p>
      {found.map(({ connection, scopes }) => (
        <div key={connection}>
          <h3 className="text-muted">{connectionLabels[connection]}</h3>
          <ul aria-label={`Never needed: ${connectionLabels[connection]}`} className="mt-1 flex flex-col gap-1">
            {scopes.map((scope) => (
              <li key={scope}>
                <code className="font-mono text-xs break-all">{scope}</code>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
