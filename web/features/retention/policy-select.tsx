import { useQuery } from "@tanstack/react-query";
import type { ChannelsAsked } from "../../../domain/inventory/channels.ts";
import type { RetentionOverview } from "../../../domain/inventory/retention.ts";
import { periodText } from "../../../domain/resources/channel-retention.ts";
import { Select } from "../../components/field.tsx";
import { formatCount } from "../../lib/format.ts";
import { inventoryQueries } from "../../shared/inventory/inventory-queries.ts";
import type { Holds } from "./use-holds.ts";

interface PolicySelectProps {
  /** As the address says. */
  readonly asked: ChannelsAsked;
  readonly wanted: ChannelsAsked;
  readonly overview: RetentionOverview | undefined;
  readonly holds: Holds;
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
}

const DEFAULT = "default";
const UNKNOWN = "unknown";
const NOT = "not ";
const HELD = "held";
/** Several periods, which the panel of filters chooses. */
const SEVERAL = "several";

/** Which policies are shown, each with how many channels have it. */
export function PolicySelect({ asked, wanted, overview, holds, onChange }: PolicySelectProps) {
  const { data: counts } = useQuery(inventoryQueries.counts(wanted));
  const byPeriod = counts?.retention ?? {};
  const held = holds.state === "known" ? holds.people : [];
  const chosen = asked.facets.retention ?? [];
  const value =
    chosen.length > 1
      ? SEVERAL
      : (chosen[0] ??
        (asked.retentionNot === undefined
          ? asked.person !== undefined && asked.person === held.join(",")
            ? HELD
            : ""
          : `${NOT}${asked.retentionNot}`));
  const counted = (period: string, text: string) => ({
    value: period,
    label: byPeriod[period] ? `${text} (${formatCount(byPeriod[period])})` : text,
  });
  const periods = Object.keys(byPeriod).filter((period) => period !== DEFAULT && period !== UNKNOWN);
  const byDefault = overview?.byDefault?.period;
  const rule = overview?.rule ?? DEFAULT;
  const options = [
    { value: "", label: "All policies" },
    counted(DEFAULT, byDefault ? `Account default, ${periodText(byDefault)}` : "Account default"),
    { value: `${NOT}${DEFAULT}`, label: "Other than the default" },
    ...(rule === DEFAULT ? [] : [{ value: `${NOT}${rule}`, label: `Other than the rule: ${periodText(rule)}` }]),
    ...periods
      .toSorted((one, other) => (byPeriod[other] ?? 0) - (byPeriod[one] ?? 0))
      .map((period) => counted(period, periodText(period))),
    counted(UNKNOWN, "Not known yet"),
    ...(held.length > 0 ? [{ value: HELD, label: "Under legal hold" }] : []),
    ...(value === SEVERAL ? [{ value: SEVERAL, label: "Several periods" }] : []),
  ];
  const known = options.some((option) => option.value === value);
  return (
    <div className="w-48">
      <Select
        label="Policy"
        isLabelHidden
        value={known ? value : ""}
        options={options}
        onChange={(next) => {
          if (next === SEVERAL) return;
          onChange({
            retention: next.startsWith(NOT) || next === HELD ? undefined : next,
            retentionNot: next.startsWith(NOT) ? next.slice(NOT.length) : undefined,
            person: next === HELD ? held.join(",") : value === HELD ? undefined : asked.person,
          });
        }}
      />
    </div>
  );
}
