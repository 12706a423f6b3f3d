import type { ReactNode } from "react";
import { Words } from "../../components/words.tsx";
import type { Verdict } from "../access/verdict.ts";
import { WhyNot } from "../access/why-not.tsx";

interface SettingRowProps {
  readonly title: string;
  readonly text?: ReactNode;
  /** Said beside the title when the setting is closed for a reason of its own. */
  readonly verdict?: Verdict;
  readonly children: ReactNode;
}

/** A setting: what it is on the left, its control on the right; one below the other where there is no room. */
export function SettingRow({ title, text, verdict, children }: SettingRowProps) {
  return (
    <section className="grid gap-x-10 gap-y-3 border-b border-line py-5 last:border-b-0 md:grid-cols-[minmax(0,15rem)_minmax(0,1fr)]">
      <div className="flex flex-col gap-1">
        <h2 className="font-medium">{title}</h2>
        {text ? (
          <div className="text-xs text-pretty text-muted">
            {typeof text === "string" ? <Words>{text}</Words> : text}
          </div>
        ) : null}
        {verdict ? <WhyNot verdict={verdict} className="mt-1" /> : null}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
