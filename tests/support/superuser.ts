import { Client } from "pg"
import { inject } from "vitest"

/** Runs `work` with a connection that may do anything on the test server. */
async function withSuperuser<T>(work: (superuser: Client) => Promise<T>): Promise<T> {
  const superuser = new Client({ connectionString: inject("postgres").superuserUrl })
  await superuser.connect()
  try {
    return await work(superuser)
  } finally {
    await superuser.end()
  }
}

/**
 * Runs `work` in one test process at a time: the first does what is to be done once, the others wait and find it
 * done. PostgreSQL keeps the lock, and takes it back from a process that dies.
 */
export const oneAtATime = <T>(what: string, work: (superuser: Client) => Promise<T>): Promise<T> =>
  withSuperuser(async (superuser) => {
    await superuser.query("select pg_advisory_lock(hashtext($1))", [what])
    return work(superuser)
  })
