const hash = "M5.8 1.8 4.7 12.2M9.3 1.8 8.2 12.2M2.3 5.2h9.6M2.1 8.8h9.6";
const lock =
  "M3.2 6.4h7.6a1.2 1.2 0 0 1 1.2 1.2v4a1.2 1.2 0 0 1-1.2 1.2H3.2A1.2 1.2 0 0 1 2 11.6v-4a1.2 1.2 0 0 1 1.2-1.2ZM4.1 6.4V4.1a2.9 2.9 0 0 1 5.8 0v2.3";
const bubbles =
  "M8.7 6.3a1.1 1.1 0 0 1-1.1 1.1H3.5L1.3 9.5V2.4a1.1 1.1 0 0 1 1.1-1.1h5.2a1.1 1.1 0 0 1 1.1 1.1ZM10.6 5.2h1a1.1 1.1 0 0 1 1.1 1.1v6.4l-2.2-2.1H6.4a1.1 1.1 0 0 1-1.1-1.1v-.4";
const globe =
  "M1.2 7a5.8 5.8 0 1 0 11.6 0 5.8 5.8 0 1 0-11.6 0M1.2 7h11.6M7 1.2a8.9 8.9 0 0 1 0 11.6 8.9 8.9 0 0 1 0-11.6";

const shapes: Readonly<Record<number, string>> = { 1: lock, 2: lock, 4: bubbles, 5: globe };

/**
 * A channel's type at the head of its row. One path in its own size, without a view box: dozens of them are painted
 * with every frame of a scroll, and a scaled and clipped picture of several shapes takes three times as long.
 */
export function TypeIcon({ type }: { type: number }) {
  return (
    <svg width="14" height="14" aria-hidden="true" className="shrink-0 overflow-visible text-faint">
      <path
        d={shapes[type] ?? hash}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
