import { useMemo } from "react";
import { array, type GenericSchema, object, string } from "valibot";
import { parseAddresses } from "../../lib/addresses/parse-addresses.ts";
import { useDialogDraft } from "../../lib/use-draft.ts";
import {
  fromAddress,
  type PickedPerson,
  pickedKey,
  pickedPerson,
  withoutPerson,
  withPeople,
} from "../people/picked-person.ts";

/** What a picker holds: people chosen one by one or out of lists, and pasted text, which counts as it stands. */
export interface PeopleChoice {
  readonly people: readonly PickedPerson[];
  readonly text: string;
}

/** A way to choose people, over everybody chosen in any way. */
export interface SourceProps {
  readonly chosen: readonly PickedPerson[];
  readonly onAdd: (people: readonly PickedPerson[]) => void;
  readonly onRemove: (key: string) => void;
}

export const nobodyChosen: PeopleChoice = { people: [], text: "" };

/** Everybody chosen or pasted, each once. */
export function peopleIn({ people, text }: PeopleChoice): readonly PickedPerson[] {
  return withPeople(people, parseAddresses(text).valid.map(fromAddress));
}

/** The choice without somebody. The pasted text loses its names by that, and keeps what could not be read. */
export function choiceWithout({ people, text }: PeopleChoice, key: string): PeopleChoice {
  const { valid, invalid } = parseAddresses(text);
  const isPasted = valid.includes(key);
  return {
    people: withoutPerson(people, key),
    text: isPasted ? [...valid.filter((address) => address !== key), ...invalid].join("\n") : text,
  };
}

export function choiceWith(choice: PeopleChoice, added: readonly PickedPerson[]): PeopleChoice {
  return { ...choice, people: withPeople(choice.people, added) };
}

const keptChoice: GenericSchema<unknown, PeopleChoice> = object({ people: array(pickedPerson), text: string() });

/** A choice that begins empty, and the people in it. @param dialog Names it on its page; see `useDialogDraft`. */
export function usePeopleChoice(dialog: string) {
  const [choice, setChoice] = useDialogDraft(`people ${dialog}`, nobodyChosen, keptChoice);
  const people = useMemo(() => peopleIn(choice), [choice]);
  return { choice, setChoice, people };
}

export const keysOf = (people: readonly PickedPerson[]): ReadonlySet<string> => new Set(people.map(pickedKey));
