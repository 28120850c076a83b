import { readdirSync } from "node:fs"
import { type Benchmark, keepsBound, type Row } from "#tests/bench/benchmark.ts"
import { reportTable } from "#tests/bench/report.ts"

/*
 * `npm run bench` runs every *.bench.ts beside this file, `npm run bench -- NAME` those whose name holds NAME. Ends
 * with 1 where a bound is missed.
 */

const wanted = process.argv[2] ?? ""
const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".bench.ts"))
const benchmarks: Benchmark[] = await Promise.all(files.map((file) => import(`#tests/bench/${file}`)))
const chosen = benchmarks.filter(({ name }) => name.includes(wanted))

if (chosen.length === 0) {
  const names = benchmarks.map(({ name }) => name).join(", ")
  console.error(`No benchmark is called "${wanted}". There are: ${names}.`)
  process.exitCode = 1
}

const rows: Row[] = []
for (const { name, run } of chosen) {
  console.error(`Measuring ${name} …`)
  rows.push(...(await run()))
}

if (rows.length > 0) console.log(reportTable(rows))
if (!rows.every(keepsBound)) process.exitCode = 1
