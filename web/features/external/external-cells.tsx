import { Hash, Layers } from "lucide-react";
import type { ExternalRow } from "../../../domain/inventory/external.ts";
import { Avatar } from "../../components/avatar.tsx";
import { Badge } from "../../components/badge.tsx";
import { Name } from "../../components/name.tsx";
import { Skeleton } from "../../components/states.tsx";
import { Words } from "../../components/words.tsx";
import { formatDay } from "../../lib/format-time.ts";
import { isolate } from "../../lib/isolate.ts";
import type { Listed } from "../../lib/leaping-list/pages.ts";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import { byText, NOT_KNOWN, placeHref } from "./external-words.ts";

/** @param why as a sentence */
export function Unknown({ why }: { readonly why?: string }) {
  return (
    <span className="text-muted" title={why}>
      {NOT_KNOWN}
    </span>
  );
}

/** Somebody, with what else than a member they are. */
export function PersonCell({ row: { key, person, email, role } }: { readonly row: ExternalRow }) {
  return (
    <span className="flex min-w-0 items-center gap-2" title={email || undefined}>
      <Avatar name={person} />
      <span className="truncate font-medium">
        <PersonName name={person} personId={key} isInRow />
      </span>
      {role === "member" ? null : <Badge>{role === "owner" ? "Owner" : "Administrator"}</Badge>}
    </span>
  );
}

/** The channel or space that somebody is in. */
export function PlaceCell({ row }: { readonly row: ExternalRow }) {
  const Icon = row.kind === "channel" ? Hash : Layers;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Icon size={14} aria-hidden="true" className="shrink-0 text-muted" />
      <span className="sr-only">{row.kind === "channel" ? "Channel" : "Shared space"}</span>
      <a href={placeHref(row)} data-open="" tabIndex={-1} className="truncate hover:underline">
        <Name>{row.name || "No name"}</Name>
      </a>
      {row.isArchived ? <Badge>Archived</Badge> : null}
    </span>
  );
}

/** Who let somebody in. */
export function ByCell({ row }: { readonly row: ExternalRow }) {
  const text = byText(row);
  if (text === NOT_KNOWN) return <Unknown why="Zoom’s log of joins and leaves does not say." />;
  return <PersonName name={text} personId={row.byKey === row.key ? null : row.byKey} isInRow />;
}

/** Of what Zoom's log does not tell, the console knows since when it has seen it. */
export function SinceCell({ row: { since, sinceMs } }: { readonly row: ExternalRow }) {
  const day = formatDay(sinceMs);
  return since === "joined" ? (
    day
  ) : (
    <span title="Zoom’s log does not say when they joined: this is when the console first saw them there.">
      {day} <span className="text-2xs text-muted">or earlier</span>
    </span>
  );
}

interface NarrowExternalProps {
  readonly listed: Listed<ExternalRow>;
  readonly agesOf: (row: ExternalRow) => string;
}

/** A row where there is no room for columns: who, of what organization, where, since when, let in by whom, as of when. */
export function NarrowExternal({ listed: { row }, agesOf }: NarrowExternalProps) {
  if (!row) return <Skeleton className="h-3 w-40 animate-none" />;
  const { organization, person, space, since, sinceMs, isArchived } = row;
  const day = `since ${formatDay(sinceMs)}${since === "joined" ? "" : " or earlier"}`;
  const by = byText(row);
  return (
    <span className="flex min-w-0 flex-col py-1">
      <span className="truncate">
        <span className="font-medium">
          <Name>{person}</Name>
        </span>
        <span className="text-xs text-muted"> · {organization || "organization not known"}</span>
      </span>
      <span className="flex min-w-0 items-center text-xs">
        <PlaceCell row={row} />
        {space === null || isArchived ? null : (
          <span className="min-w-0 truncate text-muted">
            &nbsp;· <Name>{space}</Name>
          </span>
        )}
      </span>
      <span className="truncate text-2xs text-muted">
        <Words>{`${agesOf(row)} · ${day} · ${by === NOT_KNOWN ? "not known who let them in" : `let in by ${isolate(by)}`}`}</Words>
      </span>
    </span>
  );
}
