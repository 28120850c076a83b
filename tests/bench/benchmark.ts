/** A number and what it counts: "ops/s", "ms", "times", … */
export type Figure = { value: number; unit: string }

/**
 * One line of the report: a figure, the floor it is held against where there is one, and the bound that the ratio
 * of the two keeps, or the figure itself without a floor.
 */
export type Row = {
  benchmark: string
  figure: Figure
  floor?: Figure
  bound: { atLeast: number } | { atMost: number }
}

/** What a file named *.bench.ts exports. `name` is what `npm run bench -- NAME` looks for. */
export type Benchmark = { name: string; run: () => Promise<Row[]> }

/** What the bound is about: figure ÷ floor, or the figure alone. */
export const boundedValue = ({ figure, floor }: Row): number =>
  floor === undefined ? figure.value : figure.value / floor.value

export const keepsBound = (row: Row): boolean =>
  "atLeast" in row.bound ? boundedValue(row) >= row.bound.atLeast : boundedValue(row) <= row.bound.atMost
