import { useState } from "react";
import { Button } from "../../../components/button.tsx";
import { TextField } from "../../../components/field.tsx";
import { countOf } from "../../../lib/format.ts";
import { prefixFrom, type Settling } from "./settle-names.ts";

interface ClashBarProps {
  /** How many names clash. */
  readonly count: number;
  readonly onSettle: (settling: Settling) => void;
}

/** Settles the names that are taken or stand twice, all at once. */
export function ClashBar({ count, onSettle }: ClashBarProps) {
  const [text, setText] = useState("");
  const prefix = prefixFrom(text);
  return (
    <fieldset className="flex flex-col gap-2 rounded-md bg-sunken px-3 py-2.5">
      <legend className="sr-only">Names that clash</legend>
      <p>
        {countOf(count, "name")} {count === 1 ? "is" : "are"} taken, or used more than once here. Change{" "}
        {count === 1 ? "it" : "them all"}:
      </p>
      <div className="flex flex-wrap items-end gap-2">
        <Button onClick={() => onSettle({ way: "number" })}>Add a number</Button>
        <Button onClick={() => onSettle({ way: "leave-out" })}>Leave out</Button>
        <div className="flex items-end gap-2">
          <div className="w-32">
            <TextField
              label="Prefix"
              value={text}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
          <Button disabled={prefix === ""} onClick={() => onSettle({ way: "prefix", prefix })}>
            Add the prefix
          </Button>
        </div>
      </div>
    </fieldset>
  );
}
