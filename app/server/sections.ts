import type { ServerBuild } from "@remix-run/node"

const ROOT = "root"

/** By its first step and how many there are: "/pools/17.data" → "pools 2", the first screen → " 0". */
export const sectionOf = (pathname: string): string => {
  const steps = pathname
    .replace(/\.data$/, "")
    .split("/")
    .filter((step) => step !== "")
  return `${steps[0] ?? ""} ${steps.length}`
}

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
 * The build cut into its sections: the addresses with the same first step and of the same length. Remix ranks every
 * route it knows, several times a request; a page is only ever matched against its own section, which of more than a
 * hundred routes has two or three.
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
