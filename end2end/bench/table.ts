// Prints what was measured as one table.

import type { FullResult, Reporter, TestCase, TestResult } from "@playwright/test/reporter";
import { FIGURE, type Figure, isReached } from "./figures";

export default class Table implements Reporter {
  private figures: Figure[] = [];

  onTestBegin(test: TestCase): void {
    console.log(`measuring: ${test.title}`);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    for (const { type, description } of result.annotations) {
      if (type === FIGURE && description) this.figures.push(JSON.parse(description));
    }
    for (const error of result.errors) console.log(`${test.title}: ${error.message ?? error.value}`);
  }

  onEnd(result: FullResult): void {
    const lines = this.figures.map((figure) => [
      figure.name,
      written(figure.value),
      figure.unit,
      figure.n === undefined ? "" : `n = ${figure.n}`,
      figure.target === undefined ? "" : target(figure),
    ]);
    const widths = [0, 1, 2, 3, 4].map((column) =>
      Math.max(0, ...lines.map((line) => line[column]!.length)),
    );
    console.log();
    for (const line of lines) {
      const cells = line.map((cell, column) =>
        column === 1 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
      );
      console.log(`  ${cells.join("  ").trimEnd()}`);
    }
    if (result.status !== "passed") console.log(`\nThe measurements ended: ${result.status}`);
  }

  printsToStdio(): boolean {
    return true;
  }
}

function written(value: number): string {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function target(figure: Figure): string {
  const sign = figure.unit === "per second" ? "≥" : "≤";
  return `${sign} ${written(figure.target!)}${isReached(figure) ? "" : ", MISSED"}`;
}
