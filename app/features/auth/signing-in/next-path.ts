/** A page of this site to go to afterwards, from what an address or a form says; anything else leads home. */
export function nextPath(wanted: unknown): string {
  if (typeof wanted !== "string" || !wanted.startsWith("/")) return "/"
  const here = "https://kith.invalid"
  const url = URL.parse(wanted, here)
  if (url?.origin !== here) return "/"
  const path = url.pathname + url.search + url.hash
  // "/.//elsewhere" stays on this site as an address, and leaves it as a path.
  return path.startsWith("//") ? "/" : path
}
