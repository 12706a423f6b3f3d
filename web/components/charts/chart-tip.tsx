import type { ReactNode } from "react";

interface ChartTipProps {
  /** Where the point is that it is about, and how wide the chart is, pixels. */
  readonly x: number;
  readonly width: number;
  readonly name: string;
  readonly children: ReactNode;
}

/** What stands behind a point of a chart, beside it on the side where there is room. */
export function ChartTip({ x, width, name, children }: ChartTipProps) {
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute top-0 z-10 rounded-md bg-raised px-2.5 py-1.5 text-xs whitespace-nowrap shadow-overlay"
      style={x < width / 2 ? { left: x + 12 } : { right: width - x + 12 }}
    >
      <div className="font-medium">{name}</div>
      <div className="text-muted">{children}</div>
    </div>
  );
}
