import { formatPounds } from "#app/core/money.ts"
import type { PostingSearch } from "#app/features/expertise/posting-search.ts"
import { OTHER_PHASES } from "#app/features/expertise/posting-search.ts"
import { kindLabels, weekdayNames } from "#app/features/expertise/posting-words.ts"
import { phaseLabel } from "#app/features/groups/schools/school-phases.ts"

/** "Offers: “strings”, Music, Primary, on Monday, within 5 miles" */
export const searchInWords = (
  search: PostingSearch,
  groups: readonly { id: string; name: string }[],
): string => {
  const parts = [
    search.words && `“${search.words}”`,
    search.kind && kindLabels[search.kind],
    search.subject,
    search.phase && phaseLabel(search.phase),
    search.schools &&
      (search.schools === OTHER_PHASES
        ? "from schools of another phase"
        : `from schools of the phase ${phaseLabel(search.schools)}`),
    search.weekday && `on ${weekdayNames[search.weekday]}`,
    search.miles && `within ${search.miles} miles${search.postcode ? ` of ${search.postcode}` : ""}`,
    search.mostDayPence && `at most ${formatPounds(BigInt(search.mostDayPence))} a day`,
    search.group &&
      `in ${groups.find(({ id }) => id === search.group)?.name ?? "a group that you have left"}`,
  ].filter((part) => part)
  return `${search.side === "offer" ? "Offers" : "Needs"}: ${parts.length > 0 ? parts.join(", ") : "all"}`
}
