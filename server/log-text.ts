const levels: Readonly<Record<number, string>> = {
  10: "trace",
  20: "debug",
  30: "info",
  40: "warn",
  50: "error",
  60: "fatal",
};

/** A line of the log as a person reads it: the local time, the level, what was said, and the fields. */
export function textLine(json: string): string {
  const { time, level, msg, ...fields }: Record<string, unknown> = JSON.parse(json);
  const at = new Date(Number(time)).toTimeString().slice(0, 8);
  const pairs = Object.entries(fields).map(([name, value]) => `${name}=${fieldText(value)}`);
  return `${[at, (levels[Number(level)] ?? String(level)).padEnd(5), msg, ...pairs].join(" ")}\n`;
}

const fieldText = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
