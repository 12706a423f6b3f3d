// A column of few values that many rows share: each row has the number of its value.
export interface Coded {
  /** By slot. */
  readonly codes: readonly number[];
  /** By code. */
  readonly values: readonly string[];
  set(slot: number, value: string): void;
}

export function codedColumn(): Coded {
  const codes: number[] = [];
  const values: string[] = [];
  const codeOf = new Map<string, number>();
  return {
    codes,
    values,
    set: (slot, value) => {
      let code = codeOf.get(value);
      if (code === undefined) {
        code = values.push(value) - 1;
        codeOf.set(value, code);
      }
      codes[slot] = code;
    },
  };
}
