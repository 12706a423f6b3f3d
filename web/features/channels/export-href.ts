import { type ConnectionName, PERSON_PARAM } from "../../../contract/bff.ts";
import { pagePerson } from "../../lib/api/page-person.ts";
import { withQuery } from "../../lib/api/paths.ts";
import type { ListView } from "../../shared/channels/list-view.ts";

/** A list that the server can make a file of. */
export interface ServedList {
  readonly connection: ConnectionName;
  /** Of whom; the account's public channels, or one's own, where it is left out. */
  readonly person?: string;
}

interface Wanted extends ServedList {
  readonly format: "csv" | "json";
  readonly view: ListView;
  /** A row for each of these of each channel. */
  readonly more?: "members" | "mention_groups" | "retention";
}

/** The address of a list as a file, with the list's filters, in Zoom's order. */
export function exportHref({ connection, person, format, view: { name, filters }, more }: Wanted): string {
  return withQuery(`/api/exports/channels.${format}`, {
    [PERSON_PARAM]: pagePerson(),
    connection,
    of: person,
    with: more,
    name: name || undefined,
    ...filters,
  });
}
