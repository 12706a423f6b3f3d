import { type ReactNode, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Name } from "../../components/name.tsx";
import { countOf, formatCount } from "../../lib/format.ts";
import { formatDay } from "../../lib/format-time.ts";
import { type Change, type ChangeGroups, groupChanges } from "./change-plan.ts";
import { keptFor } from "./policy.ts";

/** Rows shown at once; thousands would make the dialog slow, so the others come when they are asked for. */
const SHOWN = 200;

interface ChangeReviewProps {
  readonly changes: readonly Change[];
  /** How many of the channels have people under legal hold; undefined where that is not known. */
  readonly heldCount: number | undefined;
}

/** What changes would do to the messages, the harmful first, channel by channel. */
export function ChangeReview({ changes, heldCount }: ChangeReviewProps) {
  const groups = groupChanges(changes);
  return (
    <div className="flex flex-col gap-3">
      <Group
        tone="danger"
        title={`Kept for less time: ${countOf(groups.shorter.length, "channel")}`}
        changes={groups.shorter}
        side={(change) => `loses before ${day(change.cutOff)}`}
      >
        Messages and files from before the date are permanently deleted for everyone. A longer period does not bring
        them back, and neither does Undo.
      </Group>
      <Group
        tone="danger"
        title={`Possibly kept for less time: ${countOf(groups.unknown.length, "channel")}`}
        changes={groups.unknown}
        side={(change) => (change.cutOff ? `may lose before ${day(change.cutOff)}` : "may lose messages")}
      >
        {unknownText(groups)}
      </Group>
      <Group
        title={`Kept for longer: ${countOf(groups.longer.length, "channel")}`}
        changes={groups.longer}
        side={(change) => `keeps from ${day(change.cutOff)}`}
      >
        Nothing is deleted. What has already been deleted stays deleted.
      </Group>
      <Group
        title={`Kept as long as before: ${countOf(groups.same.length, "channel")}`}
        changes={groups.same}
        side={(change) => `keeps from ${day(change.cutOff)}`}
      >
        The same period, set by a different policy.
      </Group>
      {heldCount ? (
        <p className="text-pretty">
          {changes.length === 1
            ? "People in it are"
            : `In ${countOf(heldCount, "of the channels", "of the channels")} people are`}{" "}
          under legal hold. For those matters, Zoom keeps what they wrote even after it is deleted from the channel.
        </p>
      ) : null}
    </div>
  );
}

interface GroupProps {
  readonly title: string;
  readonly tone?: "danger";
  readonly changes: readonly Change[];
  readonly side: (change: Change) => string;
  readonly children: ReactNode;
}

function Group({ title, tone, changes, side, children }: GroupProps) {
  const [isWhole, setWhole] = useState(false);
  if (changes.length === 0) return null;
  const rest = isWhole ? 0 : changes.length - SHOWN;
  return (
    <section aria-label={title} className="flex flex-col gap-1">
      <h3 className={tone ? "font-medium text-danger-ink" : "font-medium text-ink"}>{title}</h3>
      <p className="text-xs text-pretty">{children}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <ul className="max-h-44 divide-y divide-line overflow-y-auto rounded-md ring-1 ring-line" tabIndex={0}>
        {(isWhole ? changes : changes.slice(0, SHOWN)).map((change) => (
          <li key={change.id} className="flex flex-wrap items-baseline gap-x-3 px-2.5 py-1">
            <span className="min-w-0 flex-1 basis-40 truncate text-ink" title={change.name}>
              <Name>{change.name}</Name>
            </span>
            <span className="text-xs">{`${fromTo(change)} · ${side(change)}`}</span>
          </li>
        ))}
        {rest > 0 ? (
          <li className="px-1 py-1">
            <Button tone="quiet" onClick={() => setWhole(true)}>{`Show the other ${formatCount(rest)}`}</Button>
          </li>
        ) : null}
      </ul>
    </section>
  );
}

function fromTo({ before, after }: Change): string {
  const from = before ? (before.isCustom || before.period ? keptFor(before) : "default") : "unknown";
  return `${from} → ${after.isCustom ? keptFor(after) : "default"}`;
}

function day(of: string | undefined): string {
  return of === undefined ? "an unknown date" : formatDay(of);
}

function unknownText({ unknown }: ChangeGroups): string {
  const isDefault = unknown.some(({ after, cutOff }) => !after.isCustom && cutOff === undefined);
  return isDefault
    ? "No channel loaded so far shows how long the account’s default is. If it is shorter, messages are permanently deleted."
    : "Their current policies could not be read. If they keep messages for longer, messages are permanently deleted.";
}
