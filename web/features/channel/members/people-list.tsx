import { Name } from "../../../components/name.tsx";
import { formatCount } from "../../../lib/format.ts";
import type { Member } from "../../../shared/people/member.ts";

/** More than this many names nobody reads. */
const NAMED = 200;

/** Whom a question is about: all of them, in a list that scrolls. */
export function PeopleList({ people }: { people: readonly Member[] }) {
  return (
    <section
      aria-label="People"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
      tabIndex={0}
      className="max-h-44 overflow-y-auto rounded-md ring-1 ring-line ring-inset"
    >
      <ul className="divide-y divide-line text-ink">
        {people.slice(0, NAMED).map((person) => (
          <li key={person.id} className="flex items-baseline justify-between gap-3 px-3 py-1">
            <span className="min-w-0 truncate">
              <Name>{person.name}</Name>
            </span>
            <span className="min-w-0 truncate text-xs text-muted">{person.isExternal ? "External" : person.email}</span>
          </li>
        ))}
        {people.length > NAMED ? (
          <li className="px-3 py-1 text-muted">and {formatCount(people.length - NAMED)} more</li>
        ) : null}
      </ul>
    </section>
  );
}
