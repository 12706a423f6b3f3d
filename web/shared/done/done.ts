/** Something that was just done to the channel, told above the tabs until the next thing or until it is dismissed. */
export interface Done {
  readonly text: string;
  /** The way back, where there is one. It tells of its own success by another `Done`. */
  readonly undo?: () => Promise<void>;
}

export type Announce = (done: Done | null) => void;
