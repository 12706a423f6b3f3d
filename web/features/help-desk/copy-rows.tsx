import { accessKinds } from "../../../domain/help-desk/access-kinds.ts";
import type { CopyRow } from "../../../domain/help-desk/copy-access.ts";
import { Checkbox } from "../../components/choice.tsx";
import { Select } from "../../components/field.tsx";
import { Name } from "../../components/name.tsx";
import { Words } from "../../components/words.tsx";
import { isolate } from "../../lib/isolate.ts";
import { kindWords } from "./access-words.ts";
import type { Chosen } from "./copy-chosen.ts";

interface CopyRowsProps {
  readonly rows: readonly CopyRow[];
  readonly chosen: Chosen;
  readonly onChoose: (row: CopyRow, as: "member" | "admin" | null) => void;
}

const asWhat = [
  { value: "member", label: "Member" },
  { value: "admin", label: "Administrator" },
] as const;

/** What of a colleague's access can be copied, with what it is copied as. */
export function CopyRows({ rows, chosen, onChoose }: CopyRowsProps) {
  return accessKinds.map((what) => {
    const own = rows.filter((row) => row.what === what);
    if (own.length === 0) return null;
    return (
      <fieldset key={what} className="min-w-0">
        <legend className="pb-1 font-medium">{kindWords[what]}s</legend>
        <ul className="divide-y divide-line border-y border-line">
          {own.map((row) => {
            const as = chosen.get(row.id);
            const isStopped = row.needs !== null && !chosen.has(row.needs);
            const isOnlyAdmin = row.member === null;
            return (
              <li key={row.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
                <div className="min-w-0 flex-1 basis-56">
                  <Checkbox
                    label={<Name>{row.name}</Name>}
                    hint={hintOf(row, isStopped)}
                    checked={as !== undefined}
                    disabled={isStopped}
                    onChange={(checked) => onChoose(row, checked ? (isOnlyAdmin ? "admin" : "member") : null)}
                  />
                </div>
                {row.admin === null ? null : isOnlyAdmin ? (
                  <span className="text-xs text-muted">As administrator</span>
                ) : (
                  <div className="w-36">
                    <Select
                      label={`${row.name}: copy as`}
                      isLabelHidden
                      value={as ?? "member"}
                      options={asWhat}
                      disabled={as === undefined}
                      onChange={(value) => onChoose(row, value)}
                    />
                  </div>
                )}
              </li>
            );
          })}
        </ul>
      </fieldset>
    );
  });
}

function hintOf({ channel, note, needs }: CopyRow, isStopped: boolean) {
  const texts = [
    ...(channel ? [`In ${isolate(channel)}.`] : []),
    ...(isStopped ? ["Its channel has to be copied too."] : needs !== null ? ["Comes with its channel."] : []),
    ...(note ? [note] : []),
  ];
  return texts.length > 0 ? <Words>{texts.join(" ")}</Words> : undefined;
}

/** What is not copied, and why. */
export function LeftOutRows({ rows }: { readonly rows: readonly CopyRow[] }) {
  return (
    <section aria-labelledby="left-out">
      <h2 id="left-out" className="pb-1 font-medium">
        Left out
      </h2>
      <ul className="divide-y divide-line border-y border-line">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-1.5">
            <span className="min-w-0 flex-1 basis-48">
              <Name>{row.name}</Name>
              <span className="ml-2 text-xs text-muted">{kindWords[row.what]}</span>
            </span>
            <span className="text-xs text-muted">{row.leftOut}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
