import type { ConnectionName } from "../../../contract/bff.ts";
import type { ChannelSearch } from "./channel-search.ts";
import type { SearchScope } from "./list-params.ts";

/** Fewest characters worth one of the account's few searches. */
export const MIN_SEARCH_LENGTH = 2;

interface ScopeChoice {
  readonly value: SearchScope;
  readonly label: string;
}

/** Where each connection may look. */
export const searchScopes: Readonly<Record<ConnectionName, readonly ScopeChoice[]>> = {
  account: [
    { value: "all", label: "All channels" },
    { value: "public", label: "Public channels" },
    { value: "user_joined", label: "A person’s channels" },
  ],
  me: [
    { value: "user_joined", label: "My channels" },
    { value: "public", label: "Public channels" },
  ],
};

export interface SearchState {
  readonly text: string;
  readonly scope: SearchScope;
  readonly person: string;
  readonly isArchivedIncluded: boolean;
  /** The search to make; null while something is missing. */
  readonly search: ChannelSearch | null;
}

/** Reads a search out of the address. */
export function readSearch(params: URLSearchParams, connection: ConnectionName): SearchState {
  const text = (params.get("q") ?? "").trim();
  const scopes = searchScopes[connection];
  const asked = params.get("in");
  const scope = (scopes.find(({ value }) => value === asked) ?? scopes[0])?.value ?? "public";
  const person = params.get("person") ?? "";
  const isArchivedIncluded = params.get("archived") === "1";
  const needsPerson = connection === "account" && scope === "user_joined";
  const isReady = text.length >= MIN_SEARCH_LENGTH && (!needsPerson || person !== "");
  const userId = needsPerson ? person : undefined;
  return {
    text,
    scope,
    person,
    isArchivedIncluded,
    search: isReady ? { connection, text, scope, userId, isArchivedIncluded } : null,
  };
}
