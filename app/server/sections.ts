import type { ServerBuild } from "@remix-run/node"

const ROOT = "root"

/** "/pools/17.data?x=1" → "pools"; "" for the first screen. */
export const sectionOf = (pathname: string): string => (pathname.split("/")[1] ?? "").replace(/\.data$/, "")

const belongsEverywhere = (route: { id: string; path?: string; index?: boolean }) =>
  route.id === ROOT || route.path === "*" || (route.index === true && !route.path)

const only = <R extends { id: string; path?: string; index?: boolean }>(
  routes: Record<string, R>,
  section: string,
) =>
  Object.fromEntries(
    Object.entries(routes).filter(
      ([, route]) => belongsEverywhere(route) || sectionOf(`/${route.path}`) === section,
    ),
  )

/**
 * The build cut into its sections, by the first step of an address. Remix ranks every route it knows, several times
 * a request; a page is only ever matched against its own section, which for a page of sixty routes is a tenth of
 * the work. Browsers ask for the routes of other sections when they need them ("lazy route discovery").
 */
export function sectionsOf(build: ServerBuild): Map<string, ServerBuild> {
  const sections = new Set(Object.values(build.routes).map((route) => sectionOf(`/${route?.path ?? ""}`)))
  return new Map(
    [...sections].map((section) => [
      section,
      {
        ...build,
        routes: only(build.routes as Record<string, NonNullable<ServerBuild["routes"][string]>>, section),
        assets: { ...build.assets, routes: only(build.assets.routes, section) },
      },
    ]),
  )
}
