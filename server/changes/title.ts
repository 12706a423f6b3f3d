// What a change is called, by what it does to how many things.
import { actionOf } from "../../domain/actions/registry.ts";
import type { Counted } from "../../domain/changes/action.ts";
import type { Keyed } from "../../domain/changes/resource.ts";

interface TitledPart {
  readonly actionId: string;
  readonly input: unknown;
  /** Its targets are those that match something, and whether they are known by now. */
  readonly matching?: unknown;
  readonly isFrozen?: boolean | undefined;
  readonly isFirst?: boolean | undefined;
}

interface TitledItem {
  readonly part: number;
  readonly label: string;
  readonly target: unknown;
}

/** Parts that a title names. */
const NAMED_PARTS = 5;
/** A title stands in lists and is told to many browsers. */
const MOST_TITLE = 500;

/** Different ones, and what the first is called: of many more are not kept. */
interface Distinct {
  readonly keys: Set<string>;
  name: string;
}

const noneYet = (): Distinct => ({ keys: new Set(), name: "" });

function addTo(distinct: Distinct, { key, name }: Keyed): void {
  if (distinct.keys.size === 0) distinct.name = name.trim();
  distinct.keys.add(key);
}

const countedOf = ({ keys, name }: Distinct): Counted => ({
  count: keys.size,
  only: keys.size === 1 && name !== "" ? name : undefined,
});

/** The title of parts whose items are told one by one. */
export function titling(parts: readonly TitledPart[]) {
  const own = parts.map(() => ({ count: 0, label: "", things: noneYet(), places: noneYet() }));
  return {
    add: ({ part, label, target }: TitledItem): void => {
      const sum = own[part];
      if (!sum) return;
      sum.count += 1;
      sum.label = label;
      const spread = actionOf(parts[part]?.actionId ?? "").resource.spreadOf?.(target);
      if (!spread) return;
      addTo(sum.things, spread.thing);
      addTo(sum.places, spread.place);
    },
    end: (): string => {
      const titles = parts.flatMap(({ actionId, input, matching, isFrozen }, part) => {
        const action = actionOf(actionId);
        if (matching && !isFrozen) return action.title({ count: 0, only: WHAT_MATCHES }, input);
        const { count = 0, label, things, places } = own[part] ?? {};
        if (count === 0) return [];
        const spread =
          things && places?.keys.size ? { spread: { things: countedOf(things), places: countedOf(places) } } : {};
        return action.title({ count, only: count === 1 ? label : undefined, ...spread }, input);
      });
      return joined(
        titles.length > 0 ? titles : ["Nothing matches"],
        parts.some(({ isFirst }) => isFirst),
      );
    },
  };
}

/** While it is not known yet what that is. */
const WHAT_MATCHES = "everything that matches";

export function titleOf(parts: readonly TitledPart[], items: readonly TitledItem[]): string {
  const title = titling(parts);
  for (const item of items) title.add(item);
  return title.end();
}

/** @param isInOrder One has to succeed before the next begins. */
function joined(titles: readonly string[], isInOrder: boolean): string {
  const [first = "", second] = titles;
  const verb = first.split(" ", 1)[0] ?? "";
  // `Archive, then delete 12 channels`
  if (isInOrder && second?.slice(second.indexOf(" ")) === first.slice(verb.length))
    return joined([`${verb}, then ${lowerFirst(second)}`, ...titles.slice(2)], false);
  const shown = titles.slice(0, NAMED_PARTS).map((title, at) => (at === 0 ? title : lowerFirst(title)));
  const rest = titles.length - shown.length;
  const title = `${shown.join(isInOrder ? ", then " : ", ")}${rest > 0 ? `, and ${rest} more` : ""}`;
  return title.length <= MOST_TITLE ? title : `${[...title].slice(0, MOST_TITLE).join("")}…`;
}

const lowerFirst = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);

/** Of changes some parts of which are ways back all are. */
export const undoTitle = (parts: readonly { readonly isUndo: boolean }[], title: string): string =>
  parts.some(({ isUndo }) => isUndo) ? `Undo: ${title}` : title;
