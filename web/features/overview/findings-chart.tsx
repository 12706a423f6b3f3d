import { useSearchParams } from "react-router";
import type { Finding } from "../../../domain/inventory/findings.ts";
import { ChartFrame } from "../../components/charts/chart-frame.tsx";
import { FiguresTable } from "../../components/charts/figures-table.tsx";
import { LineChart } from "../../components/charts/line-chart.tsx";
import { Select } from "../../components/field.tsx";
import { formatDay, formatDayOfYear } from "../../lib/format-time.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { changeText, findingCount } from "../../shared/findings/finding-words.ts";

/** In the address: which finding the chart shows. */
const PARAM = "trend";

interface FindingsChartProps {
  /** Those that may be shown, the gravest first. */
  readonly findings: readonly Finding[];
}

/** How often something was found over the last days. */
export function FindingsChart({ findings }: FindingsChartProps) {
  const [params] = useSearchParams();
  const change = useParamChange();
  const shown = findings.find(({ id }) => id === params.get(PARAM)) ?? findings[0];
  if (!shown) return null;
  const points = shown.trend.map(({ day, count }) => ({
    ...{ atMs: Date.parse(day), count },
    ...{ label: formatDayOfYear(day), name: formatDay(day) },
  }));
  const changed = changeText(shown);
  return (
    <div className="flex flex-col gap-3">
      <ChartFrame
        title="Findings over time"
        summary={`${shown.title}: ${findingCount(shown, shown.count ?? 0)}${changed ? `, ${changed}` : ""}`}
        chart={
          points.length > 1 ? (
            <LineChart label={`${shown.title}, by day`} points={points} />
          ) : (
            <p className="rounded-md bg-press px-3 py-6 text-center text-muted text-pretty">
              Findings are counted once a day. The line begins tomorrow.
            </p>
          )
        }
        table={
          <FiguresTable
            caption={shown.title}
            head={["Day (UTC)", "Found"]}
            rows={points.toReversed().map(({ name, count }) => ({ id: name, name, figures: [count] }))}
          />
        }
      />
      <div className="max-w-sm">
        <Select
          label="Finding"
          value={shown.id}
          options={findings.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(id) => change({ [PARAM]: id })}
        />
      </div>
    </div>
  );
}
