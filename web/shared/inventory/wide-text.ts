import type { WideWord } from "../../../domain/inventory/channels.ts";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";

/** Says by which words no channels were looked for by their people; undefined where there are none. */
export const wideText = (words: readonly WideWord[]): string | undefined =>
  words
    .map(
      ({ word, people }) =>
        `${countOf(people, "person", "people")} have “${isolate(word)}” in their name or address, too many to find their channels. Type more of a name.`,
    )
    .join(" ") || undefined;
