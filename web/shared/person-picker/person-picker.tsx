import { useEffect, useRef, useState } from "react";
import { withoutInvisible } from "../../../domain/invisible.ts";
import { useShownCount } from "../../components/use-shown-count.ts";
import { PeopleField } from "./people-field.tsx";
import { useAccountPeople } from "./people-search.ts";

interface PersonPickerProps {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly hint?: string;
  /** In place of the hint while the field shows somebody who is not chosen, where that is no error. */
  readonly unchosen?: string;
  readonly error?: string | undefined;
  /** Address of the person chosen; empty for none. */
  readonly value: string;
  readonly onChoose: (email: string) => void;
  readonly disabled?: boolean;
  /** The deactivated are shown, but cannot be chosen. */
  readonly isActiveOnly?: boolean;
}

/**
 * Chooses a person of the account by name or address; an address typed in full works without the list of people. What
 * the field shows is what is chosen: as soon as it shows anything else, nobody is.
 */
export function PersonPicker({ value, onChoose, unchosen, hint, ...field }: PersonPickerProps) {
  const [text, setText] = useState(value);
  // What this field said last: only what comes from elsewhere, e.g. of the address, is to be shown anew.
  const said = useRef(value);
  const [isTyped, setTyped] = useState(false);
  useEffect(() => {
    if (value !== said.current) {
      setText(value);
      setTyped(false);
    }
    said.current = value;
  }, [value]);
  const wanted = isTyped ? text : "";
  const [shown, showMore] = useShownCount(wanted);
  const search = useAccountPeople(wanted, shown);
  const say = (email: string): void => {
    if (email === said.current) return;
    said.current = email;
    onChoose(email);
  };
  const choose = (email: string): void => {
    setText(email);
    setTyped(false);
    say(email);
  };
  const [first] = search.people;
  const exact =
    first && isSame(wanted, first.email) && !(field.isActiveOnly && first.isDeactivated) ? first.email : undefined;
  useEffect(() => {
    if (exact === undefined || exact === said.current) return;
    said.current = exact;
    onChoose(exact);
  }, [exact, onChoose]);
  return (
    <PeopleField
      {...field}
      hint={wanted.trim() === "" || isSame(wanted, value) ? hint : (unchosen ?? hint)}
      text={text}
      onText={(next) => {
        setText(next);
        setTyped(true);
        if (!isSame(next, said.current)) say("");
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

const isSame = (one: string, other: string): boolean => bare(one) === bare(other);
const bare = (text: string): string => withoutInvisible(text).trim().toLowerCase();
