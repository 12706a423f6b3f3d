import type { ReactNode } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { cx } from "../../components/cx.ts";
import { Link } from "../../components/link.tsx";
import { countOf, formatCount } from "../../lib/format.ts";
import { isUnfinished } from "./check/check-result.ts";
import { CheckStatus } from "./check/check-status.tsx";
import { findingsOf } from "./check/findings.ts";
import type { Check } from "./check/use-check.ts";
import { type CountedList, countWith, foundPath, openSettingPath, openSettings } from "./figures.ts";

interface AttentionProps {
  /** Undefined while the list is not loaded whole. */
  readonly rows: readonly ChannelRow[] | undefined;
  readonly list: CountedList;
  readonly connection: ConnectionName;
  readonly check: Check;
}

/** What deserves a look: settings, known from the list, and what only a check of every channel can find. */
export function Attention({ rows, list, connection, check }: AttentionProps) {
  const { result } = check;
  return (
    <section aria-labelledby="attention" className="flex flex-col gap-3">
      <h2 id="attention" className="font-semibold">
        Needs attention
      </h2>
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {openSettings.map((setting) => (
          <Item
            key={setting.id}
            count={rows && countWith(rows, setting.filter)}
            to={openSettingPath(list, setting)}
            label={setting.label}
            why={setting.why}
          />
        ))}
        {result && isUnfinished(result) ? (
          <li className="py-1.5 text-xs text-muted">
            Of the {countOf(result.channels.length, "channel")} checked so far:
          </li>
        ) : null}
        {result
          ? findingsOf(result).map((finding) => (
              <Item
                key={finding.id}
                count={result.channels.filter(finding.fits).length}
                to={foundPath(finding.id, connection)}
                label={finding.label}
                why={finding.why}
              />
            ))
          : null}
      </ul>
      <CheckStatus check={check} isAccount={connection === "account"} listed={rows} />
    </section>
  );
}

interface ItemProps {
  /** Undefined while it is counted. */
  readonly count: number | undefined;
  readonly to: string;
  readonly label: string;
  readonly why: ReactNode;
}

function Item({ count, to, label, why }: ItemProps) {
  const isFound = count !== undefined && count > 0;
  const figure = (
    <span className="w-10 shrink-0 sm:w-14 text-right text-lg font-semibold tabular-nums">
      {count === undefined ? "–" : formatCount(count)}
    </span>
  );
  const text = (
    <span className="min-w-0">
      <span className={cx("block", isFound && "font-medium")}>{label}</span>
      <span className="block text-xs text-muted text-pretty">{why}</span>
    </span>
  );
  return (
    <li>
      {isFound ? (
        <Link to={to} className="flex items-center gap-4 rounded-md py-2 pr-2 hover:bg-hover">
          {figure}
          {text}
        </Link>
      ) : (
        <div className="flex items-center gap-4 py-2 pr-2 text-muted">
          {figure}
          {text}
        </div>
      )}
    </li>
  );
}
