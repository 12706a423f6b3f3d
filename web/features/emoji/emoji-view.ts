import { type EmojisWanted, emojiSorts } from "../../../domain/exports/emoji-rows.ts";

/** What the address says of the gallery. */
export interface EmojiView extends EmojisWanted {
  /** Id of the emoji shown by itself. */
  readonly openId: string | null;
}

export function readView(params: URLSearchParams): EmojiView {
  const asked = params.get("sort");
  return {
    text: params.get("q") ?? "",
    person: params.get("person") ?? "",
    sort: emojiSorts.find((sort) => sort === asked) ?? "newest",
    openId: params.get("emoji"),
  };
}
