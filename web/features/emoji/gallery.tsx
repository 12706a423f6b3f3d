import { type KeyboardEvent, useState } from "react";
import type { Emoji } from "../../../domain/exports/emoji-rows.ts";
import { Badge } from "../../components/badge.tsx";
import { Name } from "../../components/name.tsx";
import { dayAdded } from "./emoji.ts";
import { EmojiPicture } from "./emoji-picture.tsx";
import { tileAt } from "./tile-at.ts";
import { useGrowing } from "./use-growing.ts";

interface GalleryProps {
  readonly emojis: readonly Emoji[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  readonly onOpen: (emoji: Emoji) => void;
}

const grid =
  "grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-2 px-4 py-3 max-sm:grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] lg:px-6";

/** The emojis as pictures. Arrow keys go from one to the next. */
export function Gallery({ emojis, selected, onSelect, onOpen }: GalleryProps) {
  const { count, sentinel } = useGrowing(emojis.length);
  const toggle = (id: string): void => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };
  return (
    <>
      <ul aria-label="Custom emojis" className={grid} onKeyDown={moveFocus}>
        {emojis.slice(0, count).map((emoji) => (
          <Tile
            key={emoji.id}
            emoji={emoji}
            isSelected={selected.has(emoji.id)}
            onToggle={() => toggle(emoji.id)}
            onOpen={() => onOpen(emoji)}
          />
        ))}
      </ul>
      {count < emojis.length ? <div ref={sentinel} className="h-px shrink-0" /> : null}
    </>
  );
}

interface TileProps {
  readonly emoji: Emoji;
  readonly isSelected: boolean;
  readonly onToggle: () => void;
  readonly onOpen: () => void;
}

function Tile({ emoji, isSelected, onToggle, onOpen }: TileProps) {
  const day = dayAdded(emoji);
  const [isMoving, setMoving] = useState(false);
  return (
    <li
      data-selected={isSelected || undefined}
      className="group relative rounded-md bg-surface ring-1 ring-line [contain-intrinsic-size:auto_9.25rem] [content-visibility:auto] hover:bg-hover data-selected:bg-accent-soft data-selected:ring-accent"
    >
      <button
        type="button"
        data-tile=""
        aria-haspopup="dialog"
        onClick={onOpen}
        className="flex w-full min-w-0 flex-col items-center rounded-md px-2 pt-5 pb-2 text-center focus-visible:-outline-offset-2"
      >
        <EmojiPicture id={emoji.id} className="size-12" onMoving={() => setMoving(true)} />
        <span className="mt-2.5 w-full truncate text-xs font-medium" title={emoji.name}>
          <Name>{emoji.name}</Name>
        </span>
        <span className="w-full truncate text-2xs text-muted" title={emoji.email || undefined}>
          <Name>{emoji.person}</Name>
        </span>
        <span className="h-4 text-2xs text-muted">{day}</span>
        {isMoving ? (
          <span className="absolute top-1.5 right-1.5">
            <Badge>Moving</Badge>
          </span>
        ) : null}
      </button>
      <label className="absolute top-0 left-0 flex size-8 items-center justify-center pointer-coarse:size-10">
        <input
          type="checkbox"
          aria-label={`Select ${emoji.name}`}
          checked={isSelected}
          onChange={onToggle}
          className="size-4 accent-accent not-checked:opacity-60 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
        />
      </label>
    </li>
  );
}

const steps: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  const from = event.target instanceof Element ? event.target.closest("li") : null;
  if (!step || !from) return;
  const tiles = [...event.currentTarget.children];
  const places = tiles.map((tile) => (tile instanceof HTMLElement ? tile.offsetTop : 0));
  const to = tiles[tileAt(places, tiles.indexOf(from), step)];
  event.preventDefault();
  to?.querySelector<HTMLElement>("[data-tile]")?.focus();
}
