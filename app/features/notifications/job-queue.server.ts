import type { Tx } from "#db/client.ts"
import type { QueueName } from "#db/job-tables.ts"

/** `after`: not before this instant. Jobs may run twice or late, so what they do looks at the database first. */
export type Job = { queue: QueueName; data: Record<string, string>; after?: Temporal.Instant }

/** Puts a job into the queue in the caller's transaction: it exists exactly when the act did happen. */
export type JobQueue = { enqueue(tx: Tx, job: Job): Promise<void> }
