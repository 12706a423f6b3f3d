/** A figure measured for several subjects in one run; the first is the baseline the ratios refer to. */
export interface Row {
  readonly figure: string;
  readonly values: Readonly<Record<string, number>>;
  readonly unit: string;
}

const digits = (value: number) => (Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);

/** Prints rows as a table: each subject's value and its ratio to the first subject's. */
export function printTable(rows: readonly Row[]): void {
  const subjects = Object.keys(rows[0]?.values ?? {});
  const baseline = subjects[0];
  if (baseline === undefined) return;
  const lines = rows.map(({ figure, values, unit }) => {
    const base = values[baseline] ?? Number.NaN;
    return [
      figure,
      ...subjects.map((subject) => {
        const value = values[subject] ?? Number.NaN;
        if (Number.isNaN(value)) return "–";
        const shown = `${value.toFixed(digits(value))} ${unit}`;
        const ratio = value / base;
        return subject === baseline || !Number.isFinite(ratio) ? shown : `${shown} (${ratio.toFixed(2)}×)`;
      }),
    ];
  });
  const table = [["", ...subjects], ...lines];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0))) ?? [];
  for (const line of table) console.log(line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
}

/** The value below which the share `q` (0 to 1) of the values lies. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}
