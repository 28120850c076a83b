import type { ServerBuild } from "@remix-run/node"

/** A route that answers at an address: "groups/:groupId/leave", what it takes, and whether it shows a page. `id` is its file's name: "routes/group-leave". */
export type KnownRoute = { id: string; path: string; gets: boolean; posts: boolean; showsPage: boolean }

/** Every route of the built app. The pages must have been built. */
export async function knownRoutes(): Promise<KnownRoute[]> {
  const built = new URL("../../build/server/index.js", import.meta.url).href
  const { routes }: ServerBuild = await import(/* @vite-ignore */ built)
  return Object.values(routes).flatMap((route) => {
    if (!route || route.id === "root") return []
    const { loader, action, default: page } = route.module
    const showsPage = page !== undefined
    return [
      {
        id: route.id,
        path: route.path ?? "",
        gets: showsPage || loader !== undefined,
        posts: !!action,
        showsPage,
      },
    ]
  })
}
