import { call } from "../../contract/call.ts";
import { listSharedSpaces } from "../../contract/endpoints.gen.ts";
import { pageOf } from "../../domain/answers/page.ts";
import type { Ask } from "../../domain/changes/resource.ts";
import { listedSpace, type SpaceRow } from "../../domain/exports/space-rows.ts";
import { readable } from "./readable.ts";

/** Zoom documents no most; its example has 30 spaces a page. */
const PAGE_SIZE = "100";
const Spaces = pageOf("shared_spaces", listedSpace);

/** Shared spaces, of a person where one is named. @throws CallFailed; UnreadableRows */
export async function* spaceBatches(userId: string | undefined, ask: Ask): AsyncGenerator<readonly SpaceRow[]> {
  let token: string | undefined;
  do {
    const query = { user_id: userId, page_size: PAGE_SIZE, next_page_token: token };
    const page = await ask(call(listSharedSpaces, { query }), Spaces);
    yield readable(page);
    token = page.next_page_token || undefined;
  } while (token !== undefined);
}
