// Figures as a measurement reports them; bench/table.ts prints them.

import { test } from "@playwright/test";

export interface Figure {
  /** What was measured, the group before a colon. */
  name: string;
  value: number;
  unit: "ms" | "per second" | "rows" | "MB" | "frames" | "nodes" | "listeners";
  /** How many measurements the value stands on. */
  n?: number;
  /** What is to be reached: at most for times, at least for rates. */
  target?: number;
}

export const FIGURE = "figure";

export function report(figure: Figure): void {
  test.info().annotations.push({ type: FIGURE, description: JSON.stringify(figure) });
}

/** Median and 95th percentile of repeated measurements, and the 99th of many. */
export function reportAll(name: string, values: number[], target?: number): void {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  const n = values.length;
  report({ name: `${name}, median`, value: at(0.5), unit: "ms", n, target });
  report({ name: `${name}, p95`, value: at(0.95), unit: "ms", n });
  // Of fewer it would be the longest.
  if (n >= 500) report({ name: `${name}, p99`, value: at(0.99), unit: "ms", n });
}

export function isReached({ value, unit, target }: Figure): boolean {
  if (target === undefined) return true;
  return unit === "per second" ? value >= target : value <= target;
}
