import { TextArea } from "../../components/field.tsx";
import { formatCount } from "../../lib/format.ts";
import { PeopleFile } from "./people-file.tsx";

interface PasteSourceProps {
  readonly text: string;
  readonly onText: (change: (before: string) => string) => void;
  readonly takesNames: boolean;
  /** How many addresses the text names more than once. */
  readonly duplicateCount: number;
  /** How many of them are chosen otherwise too. */
  readonly knownCount: number;
}

/** Takes pasted addresses, or a file with them. They count as they stand. */
export function PasteSource({ text, onText, takesNames, duplicateCount, knownCount }: PasteSourceProps) {
  const facts = [
    duplicateCount > 0 ? `${formatCount(duplicateCount)} listed twice` : null,
    knownCount > 0 ? `${formatCount(knownCount)} already chosen` : null,
  ].filter(Boolean);
  return (
    <div className="flex flex-col gap-2">
      <TextArea
        label={takesNames ? "Email addresses, full names or user IDs" : "Email addresses"}
        hint={
          takesNames
            ? "One per line. Addresses can also be separated by commas, semicolons or spaces; “Name <address>” and rows copied from a spreadsheet work too."
            : "One per line, or separated by commas, semicolons or spaces. “Name <address>” and rows copied from a spreadsheet work too."
        }
        data-first-focus=""
        rows={5}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onText(() => event.target.value)}
      />
      <div className="flex flex-wrap items-center gap-3">
        <PeopleFile onText={(more) => onText((before) => [before.trimEnd(), more].filter(Boolean).join("\n"))} />
        {facts.length > 0 ? <span className="text-xs text-muted">{facts.join(" · ")}</span> : null}
      </div>
    </div>
  );
}
