import { Button } from "../../components/button.tsx";
import { Name } from "../../components/name.tsx";
import { countOf, formatCount } from "../../lib/format.ts";
import type { PickedPerson } from "../people/picked-person.ts";
import type { Problem, Verdicts } from "./verdicts.ts";

interface CheckedPeopleProps {
  readonly verdicts: Verdicts;
  /** What becomes of people of other accounts, as a sentence. */
  readonly outsideText: string;
  /** Takes somebody in the place of what was pasted. */
  readonly onUse: (problem: Problem, person: PickedPerson) => void;
}

/** More than this many nobody reads. */
const SHOWN = 200;

/** Who of those pasted is meant, who is not known, and why. */
export function CheckedPeople({ verdicts, outsideText, onUse }: CheckedPeopleProps) {
  const { people, problems, outside, slips, notToldCount } = verdicts;
  const inAccount = people.length - outside.length;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <p role="status" className="font-medium">
        {countOf(inAccount, "person", "people")} found
        {outside.length > 0 ? `, ${formatCount(outside.length)} from other accounts` : ""}
        {problems.length > 0 ? `, ${formatCount(problems.length)} left out` : ""}
      </p>
      {notToldCount > 0 ? (
        <p className="text-xs text-muted">
          {countOf(notToldCount, "address", "addresses")} could not be looked up by this connection and will be used as
          pasted.
        </p>
      ) : null}
      {problems.length > 0 ? (
        <section aria-label="Left out" className="min-w-0 rounded-md bg-danger-soft px-3 py-2">
          <h3 className="font-medium text-danger-ink">Left out</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
          <ul className="mt-1 max-h-56 overflow-y-auto" tabIndex={0} aria-label="People left out">
            {problems.slice(0, SHOWN).map((problem) => (
              <li key={problem.text} className="flex flex-wrap items-baseline gap-x-2 py-0.5">
                <code className="min-w-0 font-mono text-xs break-all">{problem.text}</code>
                <span className="text-xs text-muted">{problem.why}</span>
                {problem.choices?.map((person) => (
                  <Choice key={person.email} problem={problem} person={person} onUse={onUse} />
                ))}
              </li>
            ))}
            {problems.length > SHOWN ? (
              <li className="text-xs">and {formatCount(problems.length - SHOWN)} more</li>
            ) : null}
          </ul>
        </section>
      ) : null}
      {outside.length > 0 ? (
        <section aria-label="From other accounts" className="min-w-0 rounded-md bg-warn-soft px-3 py-2 text-warn-ink">
          <h3 className="font-medium">From other accounts</h3>
          <p className="text-xs">{outsideText}</p>
          {slips.map(({ domain, own }) => (
            <p key={domain} className="font-medium">
              Check the spelling: {domain} is nearly {own}, a domain of this account.
            </p>
          ))}
          <ul className="mt-1 max-h-32 overflow-y-auto">
            {outside.slice(0, SHOWN).map(({ email }) => (
              <li key={email} className="break-all">
                <Name>{email}</Name>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function Choice(props: {
  readonly problem: Problem;
  readonly person: PickedPerson;
  readonly onUse: CheckedPeopleProps["onUse"];
}) {
  const { problem, person, onUse } = props;
  return (
    <Button onClick={() => onUse(problem, person)}>
      Use <Name>{person.email}</Name>
    </Button>
  );
}
