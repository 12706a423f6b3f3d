import { useId } from "react";
import type { Certainty } from "../../../../domain/diagnosis/cause.ts";
import type { Diagnosis } from "../../../../domain/diagnosis/info.ts";
import { Badge, type BadgeTone } from "../../../components/badge.tsx";
import { RemedyButton } from "./remedy-button.tsx";

const certaintyWords: Readonly<Record<Certainty, readonly [BadgeTone, string]>> = {
  certain: ["danger", "Stops them"],
  partly: ["warn", "In part"],
  possible: ["neutral", "Possible"],
  unknown: ["neutral", "Not known"],
};

interface CauseCardProps {
  readonly cause: Diagnosis["causes"][number];
  /** A change that mends it was carried out. */
  readonly onMended: () => void;
}

/** One cause: how sure it is, and what mends it here or elsewhere. */
export function CauseCard({ cause, onMended }: CauseCardProps) {
  const { sentence, certainty, remedies, elsewhere } = cause;
  const [tone, words] = certaintyWords[certainty];
  const id = useId();
  const barred = [...new Set(remedies.flatMap(({ mayNot }) => mayNot ?? []))];
  const open = remedies.filter(({ mayNot }) => mayNot === null);
  return (
    <li aria-labelledby={id} className="flex flex-col gap-2 rounded-md p-3 ring-1 ring-line ring-inset">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <p id={id} className="min-w-0 flex-1 basis-64 font-medium text-pretty">
          {sentence}
        </p>
        <Badge tone={tone}>{words}</Badge>
      </div>
      {elsewhere === "" ? null : <p className="text-muted text-pretty">{elsewhere}</p>}
      {open.length > 0 ? (
        <ul className="flex flex-col gap-2">
          {open.map((remedy) => (
            <RemedyButton key={`${remedy.label} ${remedy.name}`} remedy={remedy} onDone={onMended} />
          ))}
        </ul>
      ) : null}
      {barred.map((why) => (
        <p key={why} className="text-xs text-muted text-pretty">
          {why}
        </p>
      ))}
    </li>
  );
}
