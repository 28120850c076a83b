import { buildPages, pagesAreBuilt } from "#app/demo/built-pages.ts"
import { oneAtATime } from "#tests/support/superuser.ts"

/** Builds the pages unless they are built from the sources as they are. */
export const buildPagesWhenStale = () => (process.env.VITEST ? oneAtATime("pages", build) : build())

async function build() {
  if (pagesAreBuilt()) return
  const built = await buildPages()
  if (built.kind === "failed") throw new Error(`The pages could not be built:\n\n${built.words}`)
}
