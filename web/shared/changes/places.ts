import * as v from "valibot";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";

/** How a change of things in several places is looked at: by place. */
export interface Places {
  /** `Channel` */
  readonly noun: string;
  /** What is going to be done, over its count: `To add`. */
  readonly wanted: string;
  /** What of targets tells places apart, and names them; that of channels where it is left out. */
  readonly fields?: PlaceFields;
}

export interface PlaceFields {
  readonly ids: readonly string[];
  readonly names: readonly string[];
}

interface PlaceRow {
  readonly name: string;
  planned: number;
  leftOut: number;
}

const Fields = v.record(v.string(), v.unknown());

/** The texts of some of a target's fields; empty where one of them is not there. */
export function textOf(target: unknown, fields: readonly string[], separator: string): string {
  const known = v.safeParse(Fields, target);
  const texts = fields.map((field) => (known.success ? known.output[field] : undefined));
  return texts.every((text) => typeof text === "string") ? texts.join(separator) : "";
}

export const mentionGroupPlace: PlaceFields = { ids: ["channelId", "groupId"], names: ["group", "channel"] };

const inChannels: PlaceFields = { ids: ["channelId"], names: ["channel"] };

/** In the order of the plan. */
export function byPlace(
  items: readonly Pick<ChangeItemInfo, "target" | "skip">[],
  { fields = inChannels }: Pick<Places, "fields"> = {},
): readonly PlaceRow[] {
  const rows = new Map<string, PlaceRow>();
  for (const { target, skip } of items) {
    const id = textOf(target, fields.ids, " ");
    if (id === "") continue;
    const name = textOf(target, fields.names, " · ") || id;
    const row = rows.get(id) ?? { name, planned: 0, leftOut: 0 };
    rows.set(id, row);
    if (skip === null) row.planned += 1;
    else row.leftOut += 1;
  }
  return [...rows.values()];
}
