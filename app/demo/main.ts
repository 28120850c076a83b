import { setTimeout as sleep } from "node:timers/promises"
import { readDemoOptions } from "#app/demo/demo-options.ts"
import { portIsFree, portTaken } from "#app/demo/port-is-free.ts"
import { createProgress } from "#app/demo/progress.ts"

/** What has not ended by then is ended by the system: the database recovers from that. */
const PATIENCE_MS = 1_800

process.env.NODE_ENV = "production"
const progress = createProgress((text) => void process.stdout.write(text))
const started = new AsyncDisposableStack()
let isStopping = false

const giveUp = async (sentences: readonly string[]) => {
  if (isStopping) return
  progress.interrupt()
  console.error(sentences.join("\n"))
  await started.disposeAsync()
  process.exit(1)
}

/** Ctrl+C comes twice, from the terminal and from npm; stopping takes two seconds at most anyway. */
const stop = async () => {
  if (isStopping) return
  isStopping = true
  progress.interrupt()
  await Promise.race([started.disposeAsync().catch(() => {}), sleep(PATIENCE_MS)])
  process.exit(0)
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop)

const read = readDemoOptions(process.argv.slice(2), process.env)
if (!read.ok) await giveUp(read.sentences)
else if (!(await portIsFree(read.options.port, read.options.host)))
  await giveUp([portTaken(read.options.port)])
else {
  // Reading the whole app takes a second, which somebody who is refused need not wait for.
  const { startDemo } = await import("#app/demo/start-demo.ts")
  const outcome = await startDemo(read.options, started, progress).catch((error: Error) => ({
    kind: "refused" as const,
    sentence: `${error.stack}\n\nThat was not foreseen. To start over with new demo data, run: npm run demo -- --fresh`,
  }))
  if (outcome.kind === "refused") await giveUp([outcome.sentence])
  else if (!isStopping) {
    console.log(`\nKith is ready: ${outcome.address}\n`)
    console.log(outcome.greeting.join("\n"))
  }
}
