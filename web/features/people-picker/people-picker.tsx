import { type Dispatch, type ReactNode, type SetStateAction, useCallback, useId, useState } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import { cx } from "../../components/cx.ts";
import { parseAddresses } from "../../lib/bulk/addresses.ts";
import { useSession } from "../../lib/session.ts";
import { ChannelSource } from "./channel-source.tsx";
import { GroupSource } from "./group-source.tsx";
import { PasteSource } from "./paste-source.tsx";
import { PastedField, type PastedText } from "./pasted-field.tsx";
import { PickedList } from "./picked-list.tsx";
import { type PickedPerson, pickedKey, withoutPerson, withPeople } from "./picked-person.ts";
import { SearchSource } from "./search-source.tsx";

interface PeoplePickerProps {
  /** Through which channels are read. */
  readonly connection: ConnectionName;
  readonly chosen: readonly PickedPerson[];
  /** The setter of a state that holds the chosen: what is read from a long list comes after later choices. */
  readonly onChange: Dispatch<SetStateAction<readonly PickedPerson[]>>;
  /** A first way to choose that only the caller has, such as a list of those who can be chosen. */
  readonly own?: { readonly label: string; readonly content: ReactNode };
  /** Pasted text that counts as it stands, without being chosen; pasting is the first way to choose then. */
  readonly pasted?: PastedText;
  /** What stands beside each of the chosen, such as a choice of their part. */
  readonly beside?: (person: PickedPerson) => ReactNode;
}

const search = { id: "search", label: "Search" } as const;
const paste = { id: "paste", label: "Paste addresses" } as const;

type SourceId = "own" | "search" | "paste" | "channel" | "group";

/** Chooses people: by name, by pasted addresses, out of a channel or a directory group. */
export function PeoplePicker({ connection, chosen, onChange, own, pasted, beside }: PeoplePickerProps) {
  const { account } = useSession().connections;
  const [source, setSource] = useState<SourceId>(own ? "own" : pasted ? "paste" : "search");
  const name = useId();
  const add = useCallback(
    (people: readonly PickedPerson[]) => onChange((before) => withPeople(before, people)),
    [onChange],
  );
  const remove = useCallback((key: string) => onChange((before) => withoutPerson(before, key)), [onChange]);
  const chosenKeys = new Set(chosen.map(pickedKey));
  const sources: readonly { readonly id: SourceId; readonly label: string }[] = [
    ...(own ? [{ id: "own", label: own.label } as const] : []),
    ...(pasted ? [paste, search] : [search, paste]),
    { id: "channel", label: "From a channel" },
    ...(account.access === "none" ? [] : [{ id: "group", label: "From a directory group" } as const]),
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
        {source === "own" ? own?.content : null}
        {source === "search" ? <SearchSource chosenKeys={chosenKeys} onAdd={add} /> : null}
        {source === "paste" && pasted ? <PastedField {...pasted} /> : null}
        {source === "paste" && !pasted ? <PasteSource chosenKeys={chosenKeys} onAdd={add} /> : null}
        {source === "channel" ? (
          <ChannelSource connection={connection} chosen={chosen} onAdd={add} onRemove={remove} />
        ) : null}
        {source === "group" ? <GroupSource onAdd={add} /> : null}
      </div>
      {pasted?.error && source !== "paste" ? <p className="text-xs text-danger-ink">{pasted.error}</p> : null}
      {pasted && chosen.length === 0 && source === "paste" ? null : (
        <PickedList
          chosen={chosen}
          pastedCount={pasted ? parseAddresses(pasted.text).valid.length : 0}
          onRemove={remove}
          onClear={() => onChange([])}
          beside={beside}
        />
      )}
    </div>
  );
}
