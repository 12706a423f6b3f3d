import { TriangleAlert } from "lucide-react";
import { Fragment } from "react";
import type { InventoryStep } from "../../../domain/inventory/status.ts";
import { cx } from "../../components/cx.ts";
import { errorOf } from "../../lib/api/classify.ts";
import { failureText } from "../../lib/api/failure-text.ts";
import { countOf, formatCount } from "../../lib/format.ts";
import { ageText } from "../../shared/inventory/age.ts";
import { offText, stepTitle } from "./step-words.ts";

interface StepTableProps {
  readonly steps: readonly InventoryStep[];
  readonly nowMs: number;
}

const cell = "py-1.5 pr-6 whitespace-nowrap";
const head = "py-1.5 pr-6 text-left font-medium whitespace-nowrap";

/** Each kind of fact: how much of it was read, between when and when, how true it was, what failed and why. */
export function StepTable({ steps, nowMs }: StepTableProps) {
  const age = (atMs: number | null): string => (atMs === null ? "–" : ageText(atMs, nowMs));
  return (
    <section aria-labelledby="steps" className="flex min-w-0 flex-col gap-1">
      <h2 id="steps" className="font-semibold">
        What is read
      </h2>
      <p className="max-w-3xl text-xs text-muted text-pretty">
        “Found different” is how much of what was read again in the last seven days was not as the console had it.
      </p>
      <table className="block max-w-5xl sm:table sm:w-full">
        <thead className="border-b border-line text-xs text-muted max-sm:sr-only">
          <tr>
            <th scope="col" className={`${head} w-full`}>
              Kind
            </th>
            <th scope="col" className={`${head} text-right`}>
              Read
            </th>
            <th scope="col" className={head}>
              Oldest
            </th>
            <th scope="col" className={head}>
              Newest
            </th>
            <th scope="col" className={`${head} text-right`}>
              Found different
            </th>
          </tr>
        </thead>
        <tbody className="block sm:table-row-group">
          {steps.map((step) => (
            <Fragment key={step.id}>
              <tr className="grid grid-cols-2 border-line not-has-[+tr[data-failure]]:border-b max-sm:py-2 sm:table-row">
                <th scope="row" className="col-span-2 py-1.5 pr-6 text-left font-normal text-pretty max-sm:py-0">
                  {stepTitle(step)}
                </th>
                <td
                  className={cx(
                    cell,
                    "text-right tabular-nums max-sm:py-0 max-sm:text-left",
                    step.total === 1 && step.read === 1 && "max-sm:hidden",
                  )}
                >
                  {step.total === 0 ? (
                    <span className="text-faint">not yet</span>
                  ) : step.read < step.total ? (
                    `${formatCount(step.read)} of ${formatCount(step.total)}`
                  ) : (
                    readText(step)
                  )}
                </td>
                <Narrow label="Found different">{offText(step)}</Narrow>
                <td className={`${cell} text-muted max-sm:hidden`}>{age(step.oldestAtMs)}</td>
                <td className={`${cell} text-muted max-sm:hidden`}>{age(step.newestAtMs)}</td>
                <Narrow label="Read">
                  {step.newestAtMs === null
                    ? "–"
                    : step.oldestAtMs === step.newestAtMs
                      ? age(step.newestAtMs)
                      : `between ${age(step.oldestAtMs)} and ${age(step.newestAtMs)}`}
                </Narrow>
                <td className={`${cell} text-right text-muted tabular-nums max-sm:hidden`}>{offText(step)}</td>
              </tr>
              {step.failed > 0 ? (
                <tr data-failure="" className="block border-b border-line sm:table-row">
                  <td colSpan={5} className="block pb-2 sm:table-cell">
                    <Failed step={step} />
                  </td>
                </tr>
              ) : null}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A list of the account is read at once. */
const readText = ({ total }: InventoryStep): string => (total === 1 ? "all" : formatCount(total));

/** What has no column of its own where there is no room for them. */
function Narrow({ label, children }: { readonly label: string; readonly children: string }) {
  return children === "–" ? null : (
    <td className="col-span-2 text-xs text-muted sm:hidden">
      {label} {children}
    </td>
  );
}

function Failed({ step: { failed, failure } }: { readonly step: InventoryStep }) {
  return (
    <p className="flex max-w-4xl gap-2 text-xs text-warn-ink">
      <TriangleAlert size={14} aria-hidden="true" className="mt-0.5 shrink-0" />
      <span>
        <strong className="font-medium">{countOf(failed, "could not be read", "could not be read")}.</strong>{" "}
        {failure ? failureText(errorOf(failure)) : ""} It is tried again automatically; what was known stays.
      </span>
    </p>
  );
}
