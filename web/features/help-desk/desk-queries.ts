import { queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { helpDeskPath } from "../../../contract/bff.ts";
import { CopyAccess } from "../../../domain/help-desk/copy-access.ts";
import { type NewNote, type PersonNote, PersonNotes } from "../../../domain/help-desk/notes.ts";
import { withQuery } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { cursorListOptions } from "../../lib/cursor-list/options.ts";
import { cursorPage } from "../../lib/cursor-list/page.ts";

const notesPath = `${helpDeskPath}/notes`;

export const deskQueries = {
  allNotes: ["help-desk", "notes"] as const,

  /** Of a person by their key; of everyone where that is left out. */
  notes: (filter: { readonly person?: string | undefined; readonly show?: "open" | undefined }) =>
    cursorListOptions<PersonNote>({
      queryKey: [...deskQueries.allNotes, filter],
      fetchPage: async (cursor, signal) => {
        const path = withQuery(notesPath, { ...filter, next_page_token: cursor });
        const page = await request({ path, schema: PersonNotes, signal });
        return cursorPage(page.notes, page.next_page_token, undefined, Date.now());
      },
      staleTimeMs: 0,
    }),

  /** @param from Key, ID or address of the colleague */
  copyAccess: (from: string, to: string) =>
    queryOptions({
      queryKey: ["help-desk", "copy-access", from, to],
      queryFn: ({ signal }): Promise<CopyAccess> =>
        request({ path: withQuery(`${helpDeskPath}/copy-access`, { from, to }), schema: CopyAccess, signal }),
      enabled: from !== "",
      staleTime: 0,
    }),
};

const Added = v.object({ id: v.string() });

/** @throws ApiError */
export const addNote = (note: NewNote): Promise<{ readonly id: string }> =>
  request({ path: notesPath, method: "POST", body: note, schema: Added });

/** @throws ApiError */
export const actOnNote = (id: string, act: "done" | "reopen" | "delete"): Promise<void> => {
  const path = `${notesPath}/${encodeURIComponent(id)}`;
  return act === "delete"
    ? request({ path, method: "DELETE", schema: null })
    : request({ path: `${path}/${act}`, method: "POST", schema: null });
};
