import * as v from "valibot";
import type { OperationId } from "../../../contract/operations.gen.ts";
import type { RequestParts, Signed, Stage } from "./stage.ts";

const Page = v.looseObject({
  next_page_token: v.string(),
  page_size: v.number(),
  total_records: v.optional(v.number()),
});

/** Reads a list to its end and returns its pages' items, with what each page says of the whole. */
export async function pageThrough(
  stage: Stage,
  id: OperationId,
  as: Signed,
  parts: RequestParts,
  items: string,
): Promise<{ pages: unknown[][]; totals: (number | undefined)[] }> {
  const pages: unknown[][] = [];
  const totals: (number | undefined)[] = [];
  for (let token = ""; ; ) {
    const query = { ...parts.query, ...(token && { next_page_token: token }) };
    const answer = await stage.call(id, as, { ...parts, query });
    const page = v.parse(Page, answer.body);
    pages.push(v.parse(v.array(v.unknown()), page[items]));
    totals.push(page.total_records);
    token = page.next_page_token;
    if (token === "") return { pages, totals };
  }
}
