/** How a rich text format treats others where they meet. */
export interface RichTextRule {
  readonly format: string;
  /** False where one stretch must not go over a line's end. */
  readonly acrossLines?: boolean;
  /** Formats it takes away where it is applied after them. */
  readonly clears?: readonly string[];
  /** The same, said the other way round: all but these. */
  readonly clearsAllBut?: readonly string[];
  /** The only formats that can be applied after it where it is. */
  readonly allowsOnItself?: readonly string[];
  /** Formats it cannot be applied after. */
  readonly notOn?: readonly string[];
  /** True where it spreads to the whole of each line it touches. */
  readonly wholeLine?: boolean;
}
