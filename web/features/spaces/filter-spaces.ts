import type { SpaceRow } from "../../../domain/exports/space-rows.ts";
import { holdsWords } from "../../../domain/words.ts";

/** Spaces whose name, description or owner hold every word of `text`, in any case. */
export function filterSpaces(spaces: readonly SpaceRow[], text: string): readonly SpaceRow[] {
  const fits = holdsWords(text);
  return spaces.filter(({ name, description, owner }) => fits(`${name} ${description} ${owner.name} ${owner.email}`));
}
