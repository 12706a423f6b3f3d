import { Scale } from "lucide-react";
import type { ReactNode } from "react";
import type { CsvColumn } from "../../../domain/csv/write-csv.ts";
import { Badge } from "../../components/badge.tsx";
import { Button } from "../../components/button.tsx";
import { Failure } from "../../components/failure.tsx";
import { Name } from "../../components/name.tsx";
import { Words } from "../../components/words.tsx";
import { countOf, formatCount } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { FoundExport } from "../../shared/exports/found-export.tsx";
import { type Cover, matterTime } from "./legal-hold.ts";
import type { Holds } from "./use-holds.ts";

const NAMED = 8;

interface HoldsSectionProps {
  readonly holds: Holds;
  readonly channelId: string;
  /** A person's name, where it is known. */
  readonly nameOf: (userId: string) => string | undefined;
}

/** The legal-hold matters that cover people of a channel. */
export function HoldsSection({ holds, channelId, nameOf }: HoldsSectionProps) {
  if (holds.state !== "known") return <HoldsNote holds={holds} />;
  const covers = holds.coversOf(channelId);
  if (covers.length === 0) return <p className="text-muted">Nobody in this channel is under legal hold.</p>;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex justify-end">
        <FoundExport
          name="legal holds"
          noun="legal hold"
          columns={holdColumns(channelId, nameOf)}
          read={async () => covers}
          isQuiet
        />
      </div>
      <ul aria-label="Legal holds" className="divide-y divide-line rounded-md ring-1 ring-line">
        {covers.map((cover) => (
          <li key={cover.matter.id} className="flex items-start gap-2.5 px-3 py-2">
            <Scale size={15} aria-hidden="true" className="mt-0.5 shrink-0 text-muted" />
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-baseline gap-x-2">
                <span className="min-w-0 font-medium break-words">
                  <Name>{cover.matter.name}</Name>
                </span>
                <span className="text-xs text-muted">{matterTime(cover.matter)}</span>
              </p>
              <p className="text-xs break-words text-muted">
                <Words>{peopleText(cover, nameOf)}</Words>
              </p>
            </div>
            {cover.matter.to === "" ? <Badge tone="warn">Ongoing</Badge> : null}
          </li>
        ))}
      </ul>
      <p className="text-xs text-pretty text-muted">
        For a legal hold matter, Zoom keeps what its people wrote during the hold, even after retention deletes it from
        the channel.
      </p>
    </div>
  );
}

/** Of people without a name their address or ID. */
const holdColumns = (channelId: string, nameOf: HoldsSectionProps["nameOf"]): readonly CsvColumn<Cover>[] => [
  { header: "channel_id", value: () => channelId },
  { header: "matter_id", value: ({ matter }) => matter.id },
  { header: "matter", value: ({ matter }) => matter.name },
  { header: "from", value: ({ matter }) => matter.from },
  { header: "to", value: ({ matter }) => matter.to },
  {
    header: "people",
    value: ({ people }) => people.map(({ userId, email }) => nameOf(userId) ?? (email || userId)).join(", "),
  },
  { header: "partly_read", value: ({ matter }) => (matter.isPartlyRead ? "yes" : "no") },
];

/** How far the looking up of legal holds is, or why there is none to see. */
export function HoldsNote({ holds }: { readonly holds: Holds }): ReactNode {
  switch (holds.state) {
    case "loading":
      return (
        <p role="status" className="text-xs text-muted">
          {holds.peopleCount === 0
            ? "Looking up legal holds…"
            : `Looking up the channels of ${countOf(holds.peopleCount, "person", "people")} under legal hold…`}
        </p>
      );
    case "hidden":
      return (
        <p className="text-xs text-pretty text-muted">
          Legal holds are not shown: only owners and administrators can see them, through an app that has the scope for
          them.
        </p>
      );
    case "failed":
      return <Failure error={holds.error} onRetry={holds.retry} layout="inline" />;
    case "asking":
      return (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
          <p>{`${formatCount(holds.peopleCount)} people are under legal hold; finding their channels takes one call for each of them.`}</p>
          <Button onClick={holds.look}>Look them up</Button>
        </div>
      );
    case "known":
      return null;
  }
}

function peopleText({ matter, people }: Cover, nameOf: (userId: string) => string | undefined): string {
  const unread = "Some of its people could not be read, and may be in this channel.";
  if (people.length === 0) return unread;
  const names = people.slice(0, NAMED).map(({ userId, email }) => isolate(nameOf(userId) ?? (email || userId)));
  const rest = people.length - NAMED;
  const named = rest > 0 ? `${names.join(", ")} and ${formatCount(rest)} more` : names.join(", ");
  return matter.isPartlyRead ? `${named}. ${unread}` : named;
}
