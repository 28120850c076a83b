import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import { createBoss, createJobQueue } from "#app/server/jobs.ts"

/** The queue itself, on a test database; nobody works it off. `stop()` comes before `database.drop()`. */
export async function startJobs(databaseUrl: string): Promise<{ jobs: JobQueue; stop(): Promise<void> }> {
  const boss = createBoss(databaseUrl)
  await boss.start()
  return { jobs: createJobQueue(boss), stop: () => boss.stop({ graceful: false }) }
}
