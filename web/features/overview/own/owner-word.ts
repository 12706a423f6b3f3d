import type { OwnChannel } from "../../../../domain/inventory/own-channels.ts";

const words = { own: "", external: "other account", none: "none listed" } as const;

/** What is to be known of a channel’s owner; empty where nothing is. */
export const ownerWord = ({ owner }: Pick<OwnChannel, "owner">): string => (owner === null ? "" : words[owner]);
