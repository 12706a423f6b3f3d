import type { ReactNode } from "react";
import { useLocation } from "react-router";
import type { SessionInfo } from "../../../contract/bff.ts";
import { cx } from "../../components/cx.ts";
import { Link } from "../../components/link.tsx";
import { hasWholeInventory } from "../../lib/connection.ts";
import { mayOf } from "../../lib/may.ts";
import { places } from "./places.ts";

interface NavigationProps {
  /** Null while it is not known. */
  readonly session: SessionInfo | null;
  readonly onChoose?: () => void;
  /** Beside the changes: how many wait for this person. */
  readonly count?: ReactNode;
}

/** The console's sections. */
export function Navigation({ session, onChoose, count }: NavigationProps) {
  const { pathname } = useLocation();
  return (
    <nav aria-label="Sections">
      <ul className="flex flex-col gap-0.5">
        {places.map(({ to, label }) => {
          if (!isFor(to, session)) return null;
          const isCurrent = pathname === to || pathname.startsWith(`${to}/`);
          return (
            <li key={to}>
              <Link
                to={to}
                aria-current={isCurrent ? "page" : undefined}
                onClick={onChoose}
                className={cx(
                  "flex h-8 items-center gap-2.5 rounded-md px-2.5 pointer-coarse:h-11",
                  isCurrent ? "bg-press font-medium text-ink" : "text-muted hover:bg-hover hover:text-ink",
                )}
              >
                <svg width="16" height="16" aria-hidden="true">
                  <use href={`#place${to}`} />
                </svg>
                {label}
                {to === "/changes" && count}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

type Place = (typeof places)[number]["to"];

/** Sections that are for those whose roles show them alone; everyone sees them in a console that could have them. */
function isFor(to: Place, session: SessionInfo | null): boolean {
  if (to !== "/inventory" && to !== "/desired") return true;
  if (!session) return false;
  const { account } = session.connections;
  if (account.is !== "there") return true;
  if (!account.hasInventory) return mayOf(session).isGiven;
  return to === "/desired" ? mayOf(session).all("keep-inventory") : hasWholeInventory(session);
}
