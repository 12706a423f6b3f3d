import { useState } from "react";
import type { Chosen } from "../../../domain/inventory/leavers.ts";
import { Select } from "../../components/field.tsx";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { FindPerson } from "./find-person.tsx";
import { type ProposedBy, proposedByParam } from "./leavers-address.ts";

const options = [
  { value: "administrator", label: "Most active administrator" },
  { value: "manager", label: "Manager" },
  { value: "one", label: "The same person everywhere" },
] as const;

interface ProposeFieldProps {
  readonly proposedBy: ProposedBy;
  /** Whoever is to be proposed everywhere, once they were read. */
  readonly person: Chosen | undefined;
  readonly leaverKeys: readonly string[];
}

/** Whom the page proposes, which its address keeps. */
export function ProposeField({ proposedBy, person, leaverKeys }: ProposeFieldProps) {
  const change = useParamChange();
  const [isAsking, setAsking] = useState(false);
  const isOne = typeof proposedBy === "object" || isAsking;
  return (
    <div className="flex flex-wrap items-end gap-2 px-4 pb-2 lg:px-6">
      <div className="w-60 max-sm:min-w-32 max-sm:flex-1">
        <Select
          label="Successor to propose"
          value={isOne ? "one" : proposedBy}
          options={options}
          onChange={(value) => {
            setAsking(value === "one");
            change({ successor: value === "one" ? undefined : proposedByParam(value) });
          }}
        />
      </div>
      {isOne ? (
        <div className="w-72 max-sm:w-full">
          <FindPerson
            key={person?.key}
            label="Successor everywhere"
            shown={person?.name ?? ""}
            isActiveOnly
            refusalOf={(key) => (leaverKeys.includes(key) ? "Leaves" : undefined)}
            onChoose={({ key }) => change({ successor: proposedByParam({ key }) })}
          />
        </div>
      ) : null}
    </div>
  );
}
