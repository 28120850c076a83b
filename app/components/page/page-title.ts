/** For a route's `meta`: `export const meta = () => pageTitle("Pools")`. A refused form puts "Error: " before it. */
export const pageTitle = (title: string) => [{ title: `${title} – Kith` }]

export const ERROR_PREFIX = "Error: "
