import type { SpaceRow } from "./space.ts";

/** Spaces whose name, description or owner hold every word of `text`, in any case. */
export function filterSpaces(spaces: readonly SpaceRow[], text: string): readonly SpaceRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return spaces;
  return spaces.filter(({ name, description, owner }) => {
    const said = `${name} ${description} ${owner.name} ${owner.email}`.toLowerCase();
    return words.every((word) => said.includes(word));
  });
}
