// What is known of the people somebody pasted, before anything is planned for them.
import { domainOf } from "../../../domain/email-domain.ts";
import type { PersonAnswer, WantedPerson } from "../../../domain/look-ups/person.ts";
import { isSlip } from "../../../domain/look-ups/slip.ts";
import { type PickedPerson, pickedKey, withPeople } from "../people/picked-person.ts";

export interface Checked extends WantedPerson {
  readonly found: PersonAnswer;
  /** Whose address is nearly the same. */
  readonly almost?: PickedPerson;
}

/** Somebody who is left out, and why. */
export interface Problem {
  readonly text: string;
  readonly why: string;
  /** Who may be meant. */
  readonly choices?: readonly PickedPerson[];
}

export interface Verdicts {
  /** Those a change is planned for, each once. */
  readonly people: readonly PickedPerson[];
  readonly problems: readonly Problem[];
  /** Of another account, as far as it can be told. */
  readonly outside: readonly PickedPerson[];
  /** Domains of theirs that are nearly one of the account's own. */
  readonly slips: readonly { readonly domain: string; readonly own: string }[];
  /** Whom the connection may not look up. */
  readonly notToldCount: number;
}

/**
 * Parts those who can be meant from those who cannot.
 *
 * @param domains of the account, as far as they are known
 * @param leavesDeactivated whether people who were deactivated are left out: they can be taken out, and not let in
 */
export function verdictsOn(
  known: readonly PickedPerson[],
  checked: readonly Checked[],
  domains: ReadonlySet<string>,
  leavesDeactivated: boolean,
): Verdicts {
  const own = new Set(domains);
  for (const { found } of checked)
    if (found.is === "found" && found.person.email) own.add(domainOf(found.person.email));
  const people: PickedPerson[] = [];
  const outside: PickedPerson[] = [];
  const problems: Problem[] = [];
  let notToldCount = 0;
  for (const { text, isAddress, found, almost } of checked) {
    const asWritten = { email: text, userId: "", memberId: "", name: text };
    const refuse = (why: string, choices: readonly PickedPerson[] | undefined = almost && [almost]): void =>
      void problems.push({ text, why, ...(choices && { choices }) });
    if (found.is === "found") {
      if (found.isDeactivated && leavesDeactivated) refuse(DEACTIVATED);
      else people.push(found.person);
    } else if (!isAddress) {
      if (found.is === "several") refuse(`${found.count} people have this name. Which one?`, found.people);
      else refuse(found.is === "nobody" ? NOBODY_CALLED : NOT_TOLD);
    } else if (found.is === "not-told") {
      notToldCount += 1;
      people.push(asWritten);
    } else if (own.has(domainOf(text))) refuse(NO_SUCH_ADDRESS);
    else outside.push(asWritten);
  }
  const slips = [...new Set(outside.map(({ email }) => domainOf(email)))].flatMap((domain) => {
    const meant = [...own].find((one) => one.length >= SHORT && isSlip(domain, one));
    return meant === undefined ? [] : [{ domain, own: meant }];
  });
  return { people: withPeople(withPeople(known, people), outside), problems, outside, slips, notToldCount };
}

/** Shorter domains are nearly the same as too many others. */
const SHORT = 8;

export const DEACTIVATED = "Deactivated.";
export const NO_SUCH_ADDRESS = "Nobody in the account has this address.";
export const NOBODY_CALLED = "Neither an address, nor the ID or full name of anyone in the account.";
const NOT_TOLD = "Not an address, and this connection may not look people up by name.";

/** Those of a choice that are to be looked up: who was chosen out of a list is known. */
export function toCheck(
  chosen: readonly PickedPerson[],
  words: readonly string[],
): { readonly known: readonly PickedPerson[]; readonly pasted: readonly WantedPerson[] } {
  const isKnown = ({ userId, memberId }: PickedPerson) => userId !== "" || memberId !== "";
  return {
    known: chosen.filter(isKnown),
    pasted: [
      ...chosen.filter((person) => !isKnown(person)).map((person) => ({ text: pickedKey(person), isAddress: true })),
      ...words.map((text) => ({ text, isAddress: false })),
    ],
  };
}
