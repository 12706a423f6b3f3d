import { X } from "lucide-react";
import type { ReactNode } from "react";
import type { Leaver } from "../../../domain/inventory/leavers.ts";
import { BackLink } from "../../components/back-link.tsx";
import { LinkButton } from "../../components/button.tsx";
import { Link } from "../../components/link.tsx";
import { countOf } from "../../lib/format.ts";
import { shownName } from "../../lib/isolate.ts";
import { leaversHref, OWNER_TASKS } from "../../shared/inventory/leavers-href.ts";
import { PEOPLE } from "../../shared/inventory/person-href.ts";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import { PersonStatus } from "../../shared/inventory/person-status.tsx";
import type { Whose } from "./leavers-address.ts";

/** As many are named. */
const MOST_NAMED = 12;

interface LeaversHeaderProps {
  readonly whose: Whose;
  readonly people: readonly Leaver[];
  /** What is done on the page. */
  readonly children?: ReactNode;
}

/** Whose things are handed over; of those who were chosen each can be left out again. */
export function LeaversHeader({ whose, people, children }: LeaversHeaderProps) {
  const named = people.slice(0, MOST_NAMED);
  return (
    <header className="shrink-0 px-4 pt-3 pb-2 lg:px-6">
      <BackLink to={PEOPLE}>People</BackLink>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <h1 className="mr-auto text-lg font-semibold tracking-tight">
          {whose.of === "deactivated" ? "Hand over what deactivated people left" : "Hand over"}
        </h1>
        <LinkButton to={OWNER_TASKS}>Owners to change by hand</LinkButton>
        {children}
      </div>
      {named.length > 0 ? (
        <ul aria-label="People who leave" className="mt-2 flex flex-wrap gap-1.5">
          {named.map((person) => (
            <li
              key={person.key}
              className="flex min-h-7 max-w-full items-center gap-1.5 rounded-md bg-sunken pl-2 ring-1 ring-line ring-inset last:pr-0"
            >
              <span className="min-w-0 truncate">
                <PersonName name={person.name} personId={person.key} />
              </span>
              {isAsTitled(person, whose) ? null : <PersonStatus {...person} />}
              {whose.of === "people" ? (
                <Link
                  to={leaversHref(whose.keys.filter((key) => key !== person.key))}
                  aria-label={`Leave out ${shownName(person.name)}`}
                  className="flex size-7 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink pointer-coarse:size-10"
                >
                  <X size={14} aria-hidden="true" />
                </Link>
              ) : (
                <span className="w-1" />
              )}
            </li>
          ))}
          {people.length > named.length ? (
            <li className="flex min-h-7 items-center px-1 text-muted">
              and {countOf(people.length - named.length, "other", "others")}
            </li>
          ) : null}
        </ul>
      ) : null}
    </header>
  );
}

/** Whether nothing has to be said of what somebody is to the account: active, or deactivated as all of them are. */
const isAsTitled = ({ status, goneAtMs }: Leaver, whose: Whose): boolean =>
  goneAtMs === null && status === (whose.of === "deactivated" ? "inactive" : "active");
