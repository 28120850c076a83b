import autocannon from "autocannon"

export type Load = { requestsPerSecond: number; p50: number; p99: number }

export type Shot = { path: string; method?: "GET" | "POST"; body?: string }

type LoadOptions = {
  connections?: number
  seconds?: number
  /** Instead of a time: so many requests. */
  amount?: number
  expected?: number
  /** Headers of each connection in turn: so each connection can be another person. */
  headers?: Record<string, string>[]
}

/**
 * Sends the shots in turn over every connection for a while, and throws when any answer is not the expected one: a
 * fast error is not speed. Latencies in milliseconds.
 */
export async function load(
  origin: string,
  shots: Shot[],
  { connections = 8, seconds = 3, amount, expected = 200, headers = [{}] }: LoadOptions = {},
): Promise<Load> {
  let client = 0
  const result = await autocannon({
    url: origin,
    connections,
    ...(amount === undefined ? { duration: seconds } : { amount }),
    setupClient: (each) => {
      const own = { ...formHeaders, ...headers[client++ % headers.length] }
      each.setRequests(shots.map(({ path, method = "GET", body }) => ({ path, method, body, headers: own })))
    },
  })
  const wrong = Object.keys(result.statusCodeStats ?? {}).filter((status) => Number(status) !== expected)
  if (wrong.length > 0 || result.errors > 0 || result.timeouts > 0)
    throw new Error(`${shots[0]?.path}: ${JSON.stringify(result.statusCodeStats)}, ${result.errors} errors`)
  const { average } = result.requests
  return { requestsPerSecond: average, p50: result.latency.p50, p99: result.latency.p99 }
}

const formHeaders = { "content-type": "application/x-www-form-urlencoded" }
