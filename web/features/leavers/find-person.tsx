import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { InventoryPerson } from "../../../domain/inventory/people.ts";
import { Combobox } from "../../components/combobox.tsx";
import { inventoryPeople } from "../../shared/inventory/people-queries.ts";

interface FindPersonProps {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly hint?: string;
  readonly placeholder?: string;
  /** What the field shows while nothing is typed: whoever was chosen. */
  readonly shown?: string;
  /** Only those who are active. */
  readonly isActiveOnly?: boolean;
  /** Why somebody cannot be chosen, in a word or two. */
  readonly refusalOf?: (key: string) => string | undefined;
  readonly onChoose: (person: InventoryPerson) => void;
}

/** A field that finds people in the inventory by name, address or ID, and gives the one that is chosen. */
export function FindPerson(props: FindPersonProps) {
  const {
    shown = "",
    placeholder = "Name, address or ID",
    isActiveOnly = false,
    refusalOf,
    onChoose,
    ...field
  } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const find = typed?.trim() ?? "";
  const list = useQuery({ ...inventoryPeople.found({ find, ...(isActiveOnly && { status: "active" }) }) });
  const people = find === "" ? [] : (list.data ?? []);
  return (
    <Combobox
      {...field}
      placeholder={placeholder}
      text={typed ?? shown}
      onText={setTyped}
      options={people.map(({ key, name, email, status }) => {
        const mark = refusalOf?.(key) ?? (status === "inactive" ? "Deactivated" : undefined);
        return { id: key, label: name, detail: email, mark, isDisabled: refusalOf?.(key) !== undefined };
      })}
      onChoose={({ id }) => {
        const person = people.find(({ key }) => key === id);
        if (!person) return;
        setTyped(null);
        onChoose(person);
      }}
      status={
        find === ""
          ? undefined
          : list.error
            ? `The search failed: ${list.error.message}`
            : list.isFetching
              ? "Searching…"
              : people.length === 0
                ? "Nobody matches."
                : undefined
      }
    />
  );
}
