import { helpForScopes } from "../lib/api/scope-help.ts";
import { Link } from "./link.tsx";

const SHOWN_OPERATIONS = 3;

/** Names the missing scopes, the kind of app that can hold them and what they are for. One of them is enough. */
export default function ScopeDetails({ scopes }: { scopes: readonly string[] }) {
  return (
    <>
      <ul className="mt-2 flex flex-col gap-2">
        {helpForScopes(scopes).map(({ scope, app, operations }) => (
          <li key={scope}>
            <code className="font-mono text-xs break-all">{scope}</code>
            <span className="block text-xs text-muted">
              Needs{" "}
              {app === "account-level app"
                ? "an account-level app (server-to-server or admin-managed)"
                : "a user-managed app"}
              {operations.length > 0 ? `. Opens: ${operations.slice(0, SHOWN_OPERATIONS).join("; ")}` : ""}
              {operations.length > SHOWN_OPERATIONS ? `; ${operations.length - SHOWN_OPERATIONS} more` : ""}.
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-2">
        <Link to="/doctor" className="underline">
          What the connections lack, and how to mend it
        </Link>
      </p>
    </>
  );
}
