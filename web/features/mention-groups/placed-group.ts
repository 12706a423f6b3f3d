/** A mention group, and the channel it is of. */
export interface PlacedGroup {
  readonly id: string;
  readonly name: string;
  readonly channel: { readonly id: string; readonly name: string };
}

/** Two channels may have a group of the same ID. */
export const idOfGroup = ({ id, channel }: PlacedGroup): string => `${channel.id} ${id}`;
