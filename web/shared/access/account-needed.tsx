import { Building2 } from "lucide-react";
import { useLocation } from "react-router";
import { LinkButton } from "../../components/button.tsx";
import { EmptyState } from "../../components/states.tsx";
import { canUse } from "../../lib/connection.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { useSession } from "../../lib/session.ts";
import { WhyNoAccount } from "./why-no-account.tsx";

/** Stands in for a page whose address asks for the account connection, when the person cannot use it. */
export default function AccountNeeded() {
  const session = useSession();
  const { account } = session.connections;
  const { pathname, search } = useLocation();
  if (canUse("account", session, pathname)) return null;
  const params = new URLSearchParams(search);
  params.set(CONNECTION_PARAM, "me");
  const isAway = account.is === "unavailable";
  const title = isAway ? "The account connection is unavailable" : "This page needs the account connection";
  return (
    <>
      <title>{`${title} · Channelkeeper`}</title>
      <h1 className="sr-only">{title}</h1>
      <EmptyState
        icon={<Building2 size={28} aria-hidden="true" />}
        title={title}
        action={<LinkButton to={`${pathname}?${params}`}>Use my connection</LinkButton>}
      >
        <WhyNoAccount account={account} />
        <p className="mt-2">Your own connection shows only your own channels and spaces, not the whole account.</p>
      </EmptyState>
    </>
  );
}
