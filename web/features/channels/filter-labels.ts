import {
  addingLabels,
  channelTypes,
  externalLabels,
  mentionAllLabels,
  postingLabels,
} from "../../../domain/channel-words.ts";
import type { FilterName } from "../../shared/channels/list-view.ts";

interface FilterLabel {
  readonly label: string;
  readonly values: Readonly<Record<number, string>>;
}

export const filterLabels: Readonly<Record<FilterName, FilterLabel>> = {
  type: { label: "Type", values: channelTypes },
  posting: { label: "Who can post", values: postingLabels },
  adding: { label: "Who can add members", values: addingLabels },
  external: { label: "Who can add external people", values: externalLabels },
  mentionAll: { label: "Who can use @all", values: mentionAllLabels },
};
