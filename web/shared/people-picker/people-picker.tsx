import { type Dispatch, type ReactNode, type SetStateAction, useCallback, useId, useMemo, useState } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import { cx } from "../../components/cx.ts";
import { parseAddresses } from "../../lib/addresses/parse-addresses.ts";
import { countOf } from "../../lib/format.ts";
import { useMay } from "../access/use-may.ts";
import type { PickedPerson } from "../people/picked-person.ts";
import { ChannelSource } from "./channel-source.tsx";
import { GroupSource } from "./group-source.tsx";
import { PasteSource } from "./paste-source.tsx";
import {
  choiceWith,
  choiceWithout,
  keysOf,
  nobodyChosen,
  type PeopleChoice,
  peopleIn,
  type SourceProps,
} from "./people-choice.ts";
import { PickedList } from "./picked-list.tsx";
import { type Matchable, presentMark } from "./present-mark.ts";
import { SearchSource } from "./search-source.tsx";
import { UnreadList } from "./unread-list.tsx";

interface PeoplePickerProps {
  /** Through which channels are read. */
  readonly connection: ConnectionName;
  readonly choice: PeopleChoice;
  /** The setter of a state that holds the choice: what is read from a long list comes after later choices. */
  readonly onChange: Dispatch<SetStateAction<PeopleChoice>>;
  /** A first way to choose that only the caller has, such as a list of those who can be chosen. */
  readonly own?: { readonly label: string; readonly content: (source: SourceProps) => ReactNode };
  /** Those who need not be chosen, and what that is said with, e.g. `Already a member`. */
  readonly present?: { readonly people: readonly Matchable[]; readonly mark: string };
  /** Who cannot be chosen, because only people of the account can. */
  readonly isRefused?: ((person: PickedPerson) => boolean) | undefined;
  /** What is no address is looked up before anything is planned, as a name or an ID. */
  readonly takesNames?: boolean;
  /** What stands beside each of the chosen, such as a choice of their part. */
  readonly beside?: (person: PickedPerson) => ReactNode;
}

const NOT_IN_ACCOUNT = "Not in this account";

type SourceId = "own" | "paste" | "search" | "channel" | "group";

/** Chooses people: by pasted addresses, by name, out of a channel or a directory group. */
export function PeoplePicker(props: PeoplePickerProps) {
  const { connection, choice, onChange, own, present, isRefused, takesNames = false, beside } = props;
  // Zoom lists the directory groups of the whole account.
  const seesGroups = useMay().all("see-directory-groups");
  const [source, setSource] = useState<SourceId>(own ? "own" : "paste");
  const name = useId();
  const add = useCallback(
    (people: readonly PickedPerson[]) => onChange((before) => choiceWith(before, people)),
    [onChange],
  );
  const remove = useCallback((key: string) => onChange((before) => choiceWithout(before, key)), [onChange]);
  const pasted = useMemo(() => parseAddresses(choice.text), [choice.text]);
  const chosen = useMemo(() => peopleIn(choice), [choice]);
  const pastedCount = chosen.length - choice.people.length;
  const presentOf = useMemo(() => presentMark(present), [present]);
  const markOf = (person: PickedPerson) => presentOf(person) ?? (isRefused?.(person) ? NOT_IN_ACCOUNT : undefined);
  const sources: readonly { readonly id: SourceId; readonly label: string }[] = [
    ...(own ? [{ id: "own", label: own.label } as const] : []),
    { id: "paste", label: takesNames ? "Paste people" : "Paste addresses" },
    { id: "search", label: "Search" },
    { id: "channel", label: "From a channel" },
    ...(seesGroups ? [{ id: "group", label: "From a directory group" } as const] : []),
  ];
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <fieldset className="min-w-0">
        <legend className="sr-only">How to choose people</legend>
        <div className="flex flex-wrap gap-x-1 gap-y-1 border-b border-line pb-2">
          {sources.map(({ id, label }) => (
            <label
              key={id}
              className={cx(
                "flex h-8 cursor-pointer items-center rounded-md px-2.5 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 pointer-coarse:h-10",
                id === source ? "bg-press font-medium text-ink" : "text-muted hover:bg-hover hover:text-ink",
              )}
            >
              <input
                type="radio"
                name={name}
                className="sr-only"
                checked={id === source}
                onChange={() => setSource(id)}
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="min-h-32">
        {source === "own" ? own?.content({ chosen, onAdd: add, onRemove: remove }) : null}
        {source === "paste" ? (
          <PasteSource
            text={choice.text}
            takesNames={takesNames}
            onText={(change) => onChange((before) => ({ ...before, text: change(before.text) }))}
            duplicateCount={pasted.duplicateCount}
            knownCount={pasted.valid.length - pastedCount}
          />
        ) : null}
        {source === "search" ? <SearchSource chosenKeys={keysOf(chosen)} refusalOf={markOf} onAdd={add} /> : null}
        {source === "channel" ? (
          <ChannelSource connection={connection} chosen={chosen} onAdd={add} onRemove={remove} />
        ) : null}
        {source === "group" ? <GroupSource onAdd={add} /> : null}
      </div>
      {takesNames ? <WordsNote count={pasted.invalid.length} /> : <UnreadList pieces={pasted.invalid} />}
      <PickedList
        chosen={chosen}
        pastedCount={pastedCount}
        // Who is pasted stands in the field above.
        shown={source === "paste" && !beside ? choice.people : chosen}
        onRemove={remove}
        onClear={() => onChange(nobodyChosen)}
        beside={beside}
      />
    </div>
  );
}

function WordsNote({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <p className="text-xs text-muted">
      {countOf(count, "entry is not an address", "entries are not addresses")}:{" "}
      {count === 1 ? "it is looked up as a name or a user ID." : "they are looked up as names or user IDs."}
    </p>
  );
}
