import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { TextArea } from "../../components/field.tsx";
import { parseAddresses } from "../../lib/bulk/addresses.ts";
import { countOf, formatCount } from "../../lib/format.ts";
import { fromAddress, type PickedPerson } from "./picked-person.ts";

interface PasteSourceProps {
  readonly chosenKeys: ReadonlySet<string>;
  readonly onAdd: (people: readonly PickedPerson[]) => void;
}

/** Takes pasted addresses, and leaves what is no address in the field to be put right. */
export function PasteSource({ chosenKeys, onAdd }: PasteSourceProps) {
  const [text, setText] = useState("");
  const { valid, invalid, duplicateCount } = parseAddresses(text);
  const fresh = valid.filter((address) => !chosenKeys.has(address));
  const known = valid.length - fresh.length;
  const facts = [
    duplicateCount > 0 ? `${formatCount(duplicateCount)} named twice` : null,
    known > 0 ? `${formatCount(known)} chosen already` : null,
  ].filter(Boolean);
  return (
    <div className="flex flex-col gap-2">
      <TextArea
        label="E-mail addresses"
        hint="One a line, or parted by commas, semicolons or blanks. “Name <address>” works too."
        error={
          invalid.length > 0
            ? `No addresses: ${invalid.slice(0, 5).join(", ")}${invalid.length > 5 ? ", …" : ""}`
            : undefined
        }
        rows={4}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button
          disabled={fresh.length === 0}
          onClick={() => {
            onAdd(fresh.map(fromAddress));
            setText(invalid.join("\n"));
          }}
        >
          {fresh.length === 0 ? "Choose" : `Choose ${countOf(fresh.length, "address", "addresses")}`}
        </Button>
        {facts.length > 0 ? <span className="text-xs text-muted">{facts.join(" · ")}</span> : null}
      </div>
    </div>
  );
}
