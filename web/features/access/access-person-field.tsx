import { useEffect, useState } from "react";
import { useShownCount } from "../../components/use-shown-count.ts";
import { PeopleField } from "../../shared/person-picker/people-field.tsx";
import { useAccountPeople } from "../../shared/person-picker/people-search.ts";

interface Chosen {
  readonly id: string;
  readonly name: string;
}

interface AccessPersonFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly value: Chosen | null;
  readonly onChoose: (person: Chosen | null) => void;
}

/** Chooses somebody of the account, whose ID is known. */
export function AccessPersonField({ value, onChoose, error, ...field }: AccessPersonFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [unknown, setUnknown] = useState<string | null>(null);
  const wanted = typed ?? "";
  const [shown, showMore] = useShownCount(wanted);
  const search = useAccountPeople(wanted, shown);
  const [first] = search.people;
  // An address typed in full is somebody's as soon as they are found.
  const exact = first && first.id !== "" && first.email.toLowerCase() === wanted.trim().toLowerCase() ? first : null;
  useEffect(() => {
    if (exact && exact.id !== value?.id) onChoose({ id: exact.id, name: exact.name || exact.email });
  }, [exact, value, onChoose]);
  const isUnknown = unknown !== null && !exact && search.progress === undefined && !search.error;
  return (
    <PeopleField
      {...field}
      error={isUnknown ? `No one in the account was found by ${unknown}. Choose a person from the list.` : error}
      text={typed ?? value?.name ?? ""}
      onText={(next) => {
        setTyped(next);
        setUnknown(null);
        if (next !== value?.name) onChoose(null);
      }}
      wanted={wanted}
      search={search}
      shown={shown}
      onMore={showMore}
      refusalOf={({ id, email }) => (id === "" && email !== wanted.trim().toLowerCase() ? "Not set up yet" : undefined)}
      onChoose={({ id, name, email }) => {
        if (id === "") return;
        setTyped(null);
        setUnknown(null);
        onChoose({ id, name: name || email });
      }}
      onAddress={(email) => {
        setTyped(email);
        setUnknown(email);
      }}
    />
  );
}
