import { useQueryClient } from "@tanstack/react-query";
import { accountTroubles } from "../../../contract/account-trouble.ts";
import type { AccountConnection, AccountTrouble } from "../../../contract/bff.ts";
import { Button } from "../../components/button.tsx";
import { Link } from "../../components/link.tsx";
import { sessionQuery } from "../../lib/session.ts";

/** Why somebody cannot use the account connection, and what they or others can do about it. */
export function WhyNoAccount({ account }: { readonly account: AccountConnection }) {
  const client = useQueryClient();
  switch (account.is) {
    case "there":
      return (
        <p>
          None of your roles includes it. Workspace administrators give roles here; the Chat Channels privilege at Zoom
          includes one.
        </p>
      );
    case "none":
      return (
        <p>
          This console has no account connection. Whoever runs it can add a server-to-server app or an admin-managed
          one.
        </p>
      );
    case "unavailable":
      return (
        <>
          <p>
            {accountTroubles[account.trouble]} {isConnecting(account.trouble) ? null : "The console keeps trying."}
          </p>
          {isConnecting(account.trouble) ? (
            <p className="mt-2">
              <Link to="/access?part=connection" className="underline">
                Access, Connection
              </Link>
            </p>
          ) : null}
          <Button className="mt-2" onClick={() => void client.refetchQueries({ queryKey: sessionQuery.queryKey })}>
            Try now
          </Button>
        </>
      );
  }
}

/** What an administrator mends by signing in, and nothing else. */
const isConnecting = (trouble: AccountTrouble): boolean => trouble === "not_connected" || trouble === "grant_ended";
