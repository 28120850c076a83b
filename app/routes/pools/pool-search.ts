import { isId } from "#app/core/cursor.ts"

/** What the list of pools is narrowed to, as the address has it; "" where it is not. */
export type PoolSearch = { show: string; words: string; group: string; answer: "" | "joined" | "unanswered" }

const LONGEST_WORDS = 200

/** Reads an address; what it does not understand is left out. */
export function readSearch(params: URLSearchParams): PoolSearch {
  const answer = params.get("answer")
  const group = params.get("group") ?? ""
  return {
    show: params.get("show") ?? "",
    words: (params.get("words") ?? "").replaceAll("\0", "").trim().slice(0, LONGEST_WORDS),
    group: isId(group) ? group : "",
    answer: answer === "joined" || answer === "unanswered" ? answer : "",
  }
}

/** The address of the list narrowed like this; `change` wins, and a changed list starts at its beginning. */
export function searchHref(
  search: Partial<PoolSearch>,
  change: Partial<PoolSearch & { from: string }> = {},
): string {
  const given = Object.entries({ ...search, ...change }).filter(([, value]) => value)
  return given.length > 0 ? `/pools?${new URLSearchParams(given)}` : "/pools"
}
