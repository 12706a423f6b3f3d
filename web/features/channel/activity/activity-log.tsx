import { LogIn, LogOut, UserRound } from "lucide-react";
import { useMemo, useState } from "react";
import { formatClock, formatCount } from "../../../lib/format.ts";
import type { Activity, ActivityPerson } from "../api/activity.ts";
import { byDay } from "./by-day.ts";
import { sentenceOf } from "./sentence.ts";

const NAMED = 5;

const icons = {
  joined: <LogIn size={14} aria-hidden="true" className="mt-0.5 shrink-0 text-accent-ink" />,
  left: <LogOut size={14} aria-hidden="true" className="mt-0.5 shrink-0 text-danger-ink" />,
  unknown: <UserRound size={14} aria-hidden="true" className="mt-0.5 shrink-0 text-muted" />,
};

/** The log, newest first, by the days of the reader's own clock. */
export function ActivityLog({ entries }: { entries: readonly Activity[] }) {
  const days = useMemo(() => byDay(entries), [entries]);
  return (
    <div className="flex flex-col gap-5">
      {days.map(({ day, label, entries: ofDay }) => (
        <section key={day} aria-labelledby={`day-${day}`} className="flex flex-col gap-1">
          <h2 id={`day-${day}`} className="text-xs font-medium text-muted">
            {label}
          </h2>
          <ul className="divide-y divide-line rounded-md ring-1 ring-line">
            {ofDay.map((entry, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id, and the list only grows at its end
              <li key={`${entry.atMs} ${index}`} className="flex items-start gap-3 px-3 py-1.5">
                {icons[entry.status]}
                <EntryText entry={entry} />
                <time
                  dateTime={new Date(entry.atMs).toISOString()}
                  title={new Date(entry.atMs).toISOString()}
                  className="shrink-0 text-xs leading-5 text-muted"
                >
                  {formatClock(entry.atMs)}
                </time>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function EntryText({ entry }: { entry: Activity }) {
  const { before, people, after } = sentenceOf(entry);
  return (
    <p className="min-w-0 flex-1 break-words">
      {before ? <span>{before} </span> : null}
      <Names people={people} />
      {after ? <span> {after}</span> : null}
    </p>
  );
}

function Names({ people }: { people: readonly ActivityPerson[] }) {
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? people : people.slice(0, NAMED);
  return (
    <>
      {shown.map((person, index) => (
        <span key={person.id}>
          {index > 0 ? ", " : ""}
          <span className="font-medium">{person.name}</span>
          {person.isExternal ? <span className="text-xs text-muted"> (external)</span> : null}
        </span>
      ))}
      {people.length > shown.length ? (
        <>
          {" "}
          <button type="button" className="rounded-sm text-accent-ink underline" onClick={() => setOpen(true)}>
            and {formatCount(people.length - shown.length)} more
          </button>
        </>
      ) : null}
    </>
  );
}
