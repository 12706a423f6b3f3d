import { useEffect, useState } from "react";
import { useShownCount } from "../../components/use-shown-count.ts";
import { PeopleField } from "./people-field.tsx";
import { useAccountPeople } from "./people-search.ts";

interface PersonPickerProps {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly hint?: string;
  readonly error?: string | undefined;
  /** Address of the person chosen; empty for none. */
  readonly value: string;
  readonly onChoose: (email: string) => void;
  readonly disabled?: boolean;
  /** The deactivated are shown, but cannot be chosen. */
  readonly isActiveOnly?: boolean;
}

/** Chooses a person of the account by name or address; an address typed in full works without the list of people. */
export function PersonPicker({ value, onChoose, ...field }: PersonPickerProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const wanted = text === value ? "" : text;
  const [shown, showMore] = useShownCount(wanted);
  const search = useAccountPeople(wanted, shown);
  const choose = (email: string): void => {
    setText(email);
    onChoose(email);
  };
  return (
    <PeopleField
      {...field}
      text={text}
      onText={(next) => {
        setText(next);
        if (next === "") onChoose("");
      }}
      wanted={wanted}
      search={search}
      shown={shown}
      onMore={showMore}
      onChoose={({ email }) => choose(email)}
      onAddress={choose}
    />
  );
}
