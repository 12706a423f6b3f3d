// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const pathChanging = /[/\\\u0000-\u001f\u007f]|\p{Surrogate}/u;

/** Whether a value can stand in a path for a parameter: it is something, is text, and does not make another path of it. */
export const isPathParameter = (value: string): boolean =>
  value !== "" && value !== "." && value !== ".." && !pathChanging.test(value);
