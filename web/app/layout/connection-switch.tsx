import { Building2, UserRound } from "lucide-react";
import { lazy, Suspense, useId } from "react";
import { useLocation } from "react-router";
import type { ConnectionName, SessionInfo } from "../../../contract/bff.ts";
import { cx } from "../../components/cx.ts";
import { Link } from "../../components/link.tsx";
import { channelAt, connectionLabels, hasAccount, useConnection } from "../../lib/connection.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { mayOf } from "../../lib/may.ts";

const explanations: Readonly<Record<ConnectionName, string>> = {
  me: "Acts as you, with your own permissions in Zoom.",
  account:
    "Acts for the whole account, within your roles. For actions you cannot do yourself, Zoom shows the connection’s name, not yours.",
};

const icons = {
  me: <UserRound size={14} aria-hidden="true" className="shrink-0" />,
  account: <Building2 size={14} aria-hidden="true" className="shrink-0" />,
};

const WhereItIsLed = lazy(() => import("./where-it-is-led.tsx"));

/** The connection to Zoom in use, and the way to the other one where there are two. */
export function ConnectionSwitch({ session, onChoose }: { session: SessionInfo; onChoose?: () => void }) {
  const current = useConnection();
  const { pathname, search } = useLocation();
  const labelId = useId();
  const { account } = session.connections;
  const may = mayOf(session);
  const isAway = "trouble" in account && account.trouble !== undefined;
  const isShown = hasAccount(session) || isAway || current === "account";
  // Without any role there is what one may do in channels of one's own.
  const channelId = !isShown && account.is === "there" ? channelAt(pathname) : undefined;

  const target = (name: ConnectionName): string => {
    const params = new URLSearchParams(search);
    params.set(CONNECTION_PARAM, name);
    return `${pathname}?${params}`;
  };
  const choice = (name: ConnectionName) => (
    <li>
      <Link
        to={target(name)}
        aria-current={name === current ? "true" : undefined}
        title={explanations[name]}
        onClick={onChoose}
        className={cx(
          "flex h-8 items-center gap-2.5 rounded-md px-2.5 pointer-coarse:h-11",
          name === current ? "text-ink" : "text-muted hover:bg-hover hover:text-ink",
        )}
      >
        {icons[name]}
        <span className="min-w-0 flex-1 truncate">{connectionLabels[name]}</span>
        {name === current ? <span aria-hidden="true" className="size-1.5 rounded-full bg-accent" /> : null}
      </Link>
    </li>
  );
  return (
    <section aria-labelledby={labelId} className="flex flex-col gap-1">
      <h2 id={labelId} className="px-2.5 text-2xs font-medium text-faint">
        Connection to Zoom
      </h2>
      <ul className="flex flex-col gap-0.5">
        {isShown ? choice("account") : null}
        {choice("me")}
        {channelId === undefined ? null : (
          <Suspense>
            <WhereItIsLed channelId={channelId}>{choice("account")}</WhereItIsLed>
          </Suspense>
        )}
      </ul>
      {isAway ? (
        <p className="px-2.5 text-2xs text-danger-ink">The account connection is currently unavailable.</p>
      ) : null}
      {current === "account" && hasAccount(session) && !may.changes ? (
        <p className="px-2.5 text-2xs text-muted">Your role is read-only.</p>
      ) : null}
    </section>
  );
}
