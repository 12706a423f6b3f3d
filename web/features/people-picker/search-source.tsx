import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Combobox } from "../../components/combobox.tsx";
import { parseAddresses } from "../../lib/addresses/parse-addresses.ts";
import { ForbiddenError, MissingScopeError } from "../../lib/api/errors.ts";
import { useSession } from "../../lib/session.ts";
import { PersonPicker } from "../people/person-picker.tsx";
import { fromAddress, type PickedPerson, pickedKey } from "./picked-person.ts";
import { pickerQueries } from "./picker-queries.ts";

/** How long a reader pauses before the text is searched for. */
const PAUSE_MS = 250;
/** One letter fits half the company. */
const LEAST_LETTERS = 2;

interface SearchSourceProps {
  readonly chosenKeys: ReadonlySet<string>;
  readonly onAdd: (people: readonly PickedPerson[]) => void;
}

/** Finds people of the company by name or address, one at a time. */
export function SearchSource({ chosenKeys, onAdd }: SearchSourceProps) {
  const { account } = useSession().connections;
  const [text, setText] = useState("");
  const asked = useSettledText(text.trim());
  const isAsked = asked.length >= LEAST_LETTERS;
  const { data, error, isFetching } = useQuery({ ...pickerQueries.search(asked), enabled: isAsked });
  const mayNotSearch = error instanceof ForbiddenError || error instanceof MissingScopeError;

  if (mayNotSearch && account.access !== "none") {
    return (
      <PersonPicker
        label="Find a person"
        hint="Your own connection may not search contacts: the account’s people are looked through instead."
        value=""
        onChoose={(email) => {
          if (email) onAdd([fromAddress(email.toLowerCase())]);
        }}
      />
    );
  }
  const found = (isAsked ? (data ?? []) : []).filter((person) => !chosenKeys.has(pickedKey(person)));
  const typed = parseAddresses(text).valid[0];
  const isTypedFound = found.some(({ email }) => email.toLowerCase() === typed) || (typed && chosenKeys.has(typed));
  const people = typed && !isTypedFound ? [...found, fromAddress(typed)] : found;
  return (
    <Combobox
      label="Find a person"
      placeholder="Name or e-mail address"
      text={text}
      onText={setText}
      options={people.map((person) => ({ id: pickedKey(person), label: person.name, detail: person.email }))}
      onChoose={({ id }) => {
        setText("");
        onAdd(people.filter((person) => pickedKey(person) === id));
      }}
      status={
        error
          ? "People cannot be searched now. Type the whole e-mail address."
          : isAsked && (isFetching || asked !== text.trim())
            ? "Searching…"
            : isAsked && people.length === 0
              ? "Nobody else by that name. An e-mail address works too."
              : undefined
      }
    />
  );
}

/** The text, once nothing was typed for a moment. */
function useSettledText(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
