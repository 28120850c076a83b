import { runVectorFile } from "#tests/vectors/run-vector-file.ts"

/* `npm run vectors -- FILE…` runs every case of each file and ends with 1 where any differs or cannot be run. */

const files = process.argv.slice(2)
if (files.length === 0) {
  console.error("Name at least one file: npm run vectors -- tests/vectors/apportion.json")
  process.exitCode = 1
}

for (const file of files) {
  try {
    const { passed, differences } = runVectorFile(file)
    for (const { id, expected, actual } of differences) {
      console.log(`${id} differs\n  expected ${expected}\n  actual   ${actual}`)
    }
    console.log(`${file}: ${passed} passed, ${differences.length} failed`)
    if (differences.length > 0) process.exitCode = 1
  } catch (error) {
    console.error(`${file}: ${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
  }
}
