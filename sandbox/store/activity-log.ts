import { lowerBound, type Page } from "./sorted.ts";

/** Somebody joined or left a channel. */
export interface Activity {
  readonly channelId: string;
  readonly atMs: number;
  /** Index of the person who did it. */
  readonly operator: number;
  readonly status: "joined" | "left";
  /** Indices of the people who joined or left. */
  readonly people: readonly number[];
}

/** Who joined and left what, oldest first inside, newest first outside. Outlives its channels. */
export class ActivityLog {
  readonly #all: Activity[];
  readonly #timesMs: number[];
  /** Places in the log by channel id, ascending. */
  readonly #ofChannel = new Map<string, number[]>();

  constructor(history: readonly Activity[]) {
    this.#all = [...history].sort((a, b) => a.atMs - b.atMs);
    this.#timesMs = this.#all.map((activity) => activity.atMs);
    for (const [place, activity] of this.#all.entries()) this.#index(activity, place);
  }

  record(activity: Activity): void {
    const last = this.#timesMs.at(-1) ?? 0;
    // The log is searched by time, so it never runs backwards.
    const atMs = Math.max(activity.atMs, last);
    this.#index(activity, this.#all.length);
    this.#all.push({ ...activity, atMs });
    this.#timesMs.push(atMs);
  }

  /**
   * Newest first.
   *
   * @param channelId Null for all channels.
   * @param fromMs First moment of the range.
   * @param untilMs First moment after the range.
   * @param before Position: the page starts with the newest entry below this place in the log; null for the first page.
   */
  page(channelId: string | null, fromMs: number, untilMs: number, before: number | null, size: number): Page<Activity> {
    const first = lowerBound(this.#timesMs, fromMs);
    const end = Math.min(lowerBound(this.#timesMs, untilMs), before ?? Number.POSITIVE_INFINITY);
    const items: Activity[] = [];
    const places = channelId === null ? null : (this.#ofChannel.get(channelId) ?? []);
    const low = places ? lowerBound(places, first) : first;
    const high = places ? lowerBound(places, end) : end;
    let at = high - 1;
    for (; at >= low && items.length < size; at--) {
      const activity = this.#all[places ? (places[at] ?? -1) : at];
      if (activity) items.push(activity);
    }
    if (at < low) return { items, next: null };
    return { items, next: (places ? (places[at] ?? 0) : at) + 1 };
  }

  #index(activity: Activity, place: number): void {
    const places = this.#ofChannel.get(activity.channelId);
    if (places) places.push(place);
    else this.#ofChannel.set(activity.channelId, [place]);
  }
}
