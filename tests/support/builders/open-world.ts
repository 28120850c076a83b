import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import { enterWorld, type World } from "#tests/support/builders/people.ts"
import { type Pages, startPages } from "#tests/support/called-routes.ts"
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts"
import { startJobs } from "#tests/support/jobs.ts"

type Opened = { database: TestDatabase; world: World; close: () => Promise<void> }

/** A database of a test file's own, and a world in it; both go with its last test if its `beforeAll` returns `close`. */
export async function openWorld(): Promise<Opened> {
  const database = await cloneDatabase()
  const world = enterWorld(database)
  const close = async () => {
    await world.leave()
    await database.drop()
  }
  return { database, world, close }
}

/** The same, with the queues that letters and deadlines are put into. */
export async function openWorldWithJobs(): Promise<Opened & { jobs: JobQueue }> {
  const opened = await openWorld()
  const { jobs, stop } = await startJobs(opened.database.url)
  const close = async () => {
    await stop()
    await opened.close()
  }
  return { ...opened, jobs, close }
}

/** The same, with the app's routes to call. */
export async function openWorldWithPages(): Promise<Opened & { pages: Pages }> {
  const opened = await openWorld()
  const pages = await startPages(opened.database)
  const close = async () => {
    await pages.stop()
    await opened.close()
  }
  return { ...opened, pages, close }
}
