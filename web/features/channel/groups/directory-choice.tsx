import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import type { DirectoryGroup } from "../../../../domain/exports/directory-group-rows.ts";
import { Checkbox } from "../../../components/choice.tsx";
import { TextField } from "../../../components/field.tsx";
import { Skeleton } from "../../../components/states.tsx";
import { UnreadableNote } from "../../../components/unreadable-note.tsx";
import { ForbiddenError, MissingScopeError } from "../../../lib/api/errors.ts";
import { explainError } from "../../../lib/api/explain.ts";
import type { Rows } from "../../../lib/api/rows.ts";
import { countOf } from "../../../lib/format.ts";
import { isWithdrawn } from "../../../shared/directory-groups/directory-group-queries.ts";

/** More groups than this are worth a filter. */
const MANY = 8;

interface DirectoryChoiceProps {
  readonly directory: UseQueryResult<Rows<DirectoryGroup>>;
  readonly presentIds: ReadonlySet<string>;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** The directory's groups to choose from, or why there are none. */
export function DirectoryChoice({ directory, presentIds, chosen, onChange }: DirectoryChoiceProps) {
  const [text, setText] = useState("");
  if (directory.isPending) return <Skeleton className="h-32" />;
  if (directory.error) {
    return <p className="rounded-md bg-sunken px-3 py-2 text-muted">{whyNoDirectory(directory.error)}</p>;
  }
  const groups = directory.data;
  const found = groups.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));
  const unreadable = <UnreadableNote rows={groups.unreadable} noun="group" layout="box" />;
  if (groups.length === 0)
    return groups.unreadable ? unreadable : <p className="text-muted">The directory has no groups.</p>;
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 font-medium">Directory groups</legend>
      {groups.length > MANY ? (
        <TextField
          label="Filter groups by name"
          isLabelHidden
          type="search"
          placeholder="Filter by name"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      ) : null}
      <div className="flex max-h-52 flex-col gap-1.5 overflow-y-auto rounded-md p-3 ring-1 ring-line ring-inset">
        {found.map(({ id, name, memberCount }) => {
          const isPresent = presentIds.has(id);
          const people = memberCount === undefined ? "" : countOf(memberCount, "person", "people");
          return (
            <Checkbox
              key={id}
              label={name}
              hint={isPresent ? "Already in the channel" : people}
              checked={isPresent || chosen.includes(id)}
              disabled={isPresent}
              onChange={(isChosen) => onChange(isChosen ? [...chosen, id] : chosen.filter((other) => other !== id))}
            />
          );
        })}
        {found.length === 0 ? <p className="text-muted">No group has this in its name.</p> : null}
      </div>
      {unreadable}
    </fieldset>
  );
}

function whyNoDirectory(error: Error): string {
  const byId = "Add groups by ID instead.";
  if (isWithdrawn(error)) return `Zoom no longer lists the directory’s groups. ${byId}`;
  if (error instanceof MissingScopeError) {
    return `The account connection’s app lacks the scope to list the directory’s groups (${error.scopes.join(" or ")}). ${byId}`;
  }
  if (error instanceof ForbiddenError) return `Your role cannot list the directory’s groups. ${byId}`;
  return `The directory’s groups could not be loaded. ${explainError(error).title}. ${byId}`;
}
