import { actingAs, type SchoolWork } from "#tests/support/builders/people.ts"
import { aWorldOfPools, type Somebody } from "#tests/support/builders/pool-world.ts"

export type WorldOfPosts = Awaited<ReturnType<typeof aWorldOfPosts>>

/** The schools and people of `aWorldOfPools`, and `as`: what one of them does, with the rights that pages have. */
export async function aWorldOfPosts() {
  const world = await aWorldOfPools()
  const as = <T>({ person, school }: Somebody, work: SchoolWork<T>) => actingAs(world, person, school, work)
  return { ...world, as }
}
