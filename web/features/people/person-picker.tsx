import { useEffect, useMemo, useState } from "react";
import { Combobox } from "../../components/combobox.tsx";
import { parseAddresses } from "../../lib/addresses/parse-addresses.ts";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { formatCount } from "../../lib/format.ts";
import { matchPeople } from "./match-people.ts";
import { type Person, peopleQueries } from "./people-queries.ts";

interface PersonPickerProps {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly hint?: string;
  readonly error?: string | undefined;
  /** Address of the person chosen; empty for none. */
  readonly value: string;
  readonly onChoose: (email: string) => void;
  readonly disabled?: boolean;
}

const SHOWN = 8;

/**
 * Chooses a person of the account by name or address. Zoom has no search of people, so the list is looked through page
 * by page while nothing fits; an address typed in full works without it.
 */
export function PersonPicker({ label, isLabelHidden, hint, error, value, onChoose, disabled }: PersonPickerProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const list = useCursorList(peopleQueries.active(), idOf);
  const isSearching = text.trim() !== "" && text !== value;
  const found = useMemo(() => matchPeople(list.rows, isSearching ? text : "", SHOWN), [list.rows, isSearching, text]);

  const { want } = list;
  const loaded = list.rows.length;
  const needsMore = isSearching && found.length < SHOWN;
  useEffect(() => {
    if (needsMore) want(loaded + 1);
  }, [needsMore, want, loaded]);

  const typed = parseAddresses(text).valid[0];
  const typedOption = typed && !found.some(({ email }) => email.toLowerCase() === typed) ? typed : undefined;
  return (
    <Combobox
      label={label}
      {...(isLabelHidden === undefined ? {} : { isLabelHidden })}
      {...(disabled === undefined ? {} : { disabled })}
      hint={hint}
      error={error}
      placeholder="Name or e-mail address"
      text={text}
      onText={(next) => {
        setText(next);
        if (next === "") onChoose("");
      }}
      options={[
        ...found.map(({ id, email, name }) => ({ id: id || email, label: name, detail: email })),
        ...(typedOption ? [{ id: typedOption, label: `Use ${typedOption}`, detail: typedOption }] : []),
      ]}
      onChoose={({ detail = "" }) => {
        setText(detail);
        onChoose(detail);
      }}
      status={statusOf(list, found.length, isSearching)}
    />
  );
}

function statusOf(
  list: { rows: readonly Person[]; total: number | undefined; error: Error | null; isFetching: boolean },
  found: number,
  isSearching: boolean,
): string | undefined {
  if (list.error) return "The list of people cannot be loaded. Type the whole e-mail address.";
  if (list.isFetching) {
    const of = list.total === undefined ? "" : ` of ${formatCount(list.total)}`;
    return `Looking through ${formatCount(list.rows.length)}${of} people…`;
  }
  return isSearching && found === 0 ? "Nobody by that name. An e-mail address works too." : undefined;
}

const idOf = (person: Person): string => person.id || person.email;
