import { index, type RouteConfig, route } from "@remix-run/route-config"

export default [index("routes/home.tsx"), route("health", "routes/health.ts")] satisfies RouteConfig
