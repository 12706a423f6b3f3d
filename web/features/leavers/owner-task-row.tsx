import { ArrowRight } from "lucide-react";
import type { OwnerTask } from "../../../domain/inventory/owner-tasks.ts";
import { Badge } from "../../components/badge.tsx";
import { Button } from "../../components/button.tsx";
import { Checkbox } from "../../components/choice.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Link } from "../../components/link.tsx";
import { Name } from "../../components/name.tsx";
import { Words } from "../../components/words.tsx";
import { formatMoment } from "../../lib/format-time.ts";
import { isolate, shownName } from "../../lib/isolate.ts";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import { thingHref } from "../../shared/thing-href.ts";

interface OwnerTaskRowProps {
  readonly task: OwnerTask;
  readonly mayEdit: boolean;
  readonly onTick: (isDone: boolean) => void;
  readonly onRemove: () => void;
}

/** A channel and its owner, now and to be, with who asked for it and what became of it. */
export function OwnerTaskRow({ task, mayEdit, onTick, onRemove }: OwnerTaskRowProps) {
  const { channelId, channel, from, to, ticked, found } = task;
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 py-2">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex min-w-0 items-center gap-2">
          <Link to={thingHref("channel", channelId, "account") ?? ""} className="truncate font-medium hover:underline">
            <Name>{channel}</Name>
          </Link>
          {found === "done" ? <Badge tone="accent">Found done</Badge> : null}
          {found === "gone" ? <Badge>Channel deleted</Badge> : null}
        </p>
        <p className="flex min-w-0 flex-wrap items-center gap-x-1.5">
          <PersonName name={from.name} personId={from.key} />
          <ArrowRight size={14} aria-label="to" className="shrink-0 text-muted" />
          <PersonName name={to.name} personId={to.key} />
          <span className="min-w-0 truncate text-xs text-muted">{to.email}</span>
        </p>
        <p className="text-xs text-muted">
          <Words>{historyOf(task).join(" · ")}</Words>
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-1">
        {ticked === null && found === "open" ? <CopyButton text={channel} label="Copy name" /> : null}
        {mayEdit && found === "open" ? (
          <Checkbox
            label={
              <>
                Done<span className="sr-only">: {shownName(channel)}</span>
              </>
            }
            checked={ticked !== null}
            onChange={onTick}
          />
        ) : null}
        {mayEdit ? (
          <Button tone="quiet" aria-label={`Remove ${shownName(channel)} from the list`} onClick={onRemove}>
            Remove
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** Who asked for it, who ticked it off, and what the inventory read since. */
function historyOf({ added, ticked, found, owner, readAtMs, from }: OwnerTask): readonly string[] {
  const read = readAtMs === null ? undefined : formatMoment(readAtMs);
  return [
    `Added by ${isolate(added.name)} ${formatMoment(added.atMs)}`,
    ...(ticked ? [`ticked off by ${isolate(ticked.name)} ${formatMoment(ticked.atMs)}`] : []),
    ...(found === "done" && owner && read ? [`${isolate(owner.name)} owns it, as read ${read}`] : []),
    ...(found === "open" && ticked && read && readAtMs !== null && readAtMs > ticked.atMs
      ? [`still owned by ${isolate(from.name)}, as read ${read}`]
      : []),
    ...(found === "open" && !ticked && read ? [`as read ${read}`] : []),
  ];
}
