import { z } from "zod"
import { refuse, succeed } from "#app/core/outcome.ts"
import { percentageSetting } from "#app/features/splitting/setting-values.ts"
import { defineRule } from "#app/features/splitting/split-rule.ts"

const percentOf = (basisPoints: bigint): string =>
  `${basisPoints / 100n}.${String(basisPoints % 100n).padStart(2, "0")}`.replace(/\.?0+$/, "") + "%"

export const byPercentages = defineRule({
  key: "by-percentages",
  name: "By agreed percentages",
  description:
    "Each school pays the percentage that you agreed. If a school is left out, the others keep their proportions.",
  needs: [],
  fields: [
    {
      name: "percentages",
      label: "Percentage for each school",
      hint: "For example, 12.5. They should add up to 100.",
      kind: "percentage-for-each-school",
    },
  ],
  settings: z.object({ percentages: z.record(z.string(), percentageSetting) }),
  initialSettings: (schools) => ({
    percentages: Object.fromEntries(
      schools.map(({ id }) => [id, String(Math.floor(10_000 / schools.length) / 100)]),
    ),
  }),
  weigh: (schools, { percentages }) => {
    const missing = schools.find(({ id }) => percentages[id] === undefined)
    if (missing) return refuse(`No percentage was agreed for ${missing.name}.`)
    const weights = schools.map(({ id }) => percentages[id]!)
    const total = weights.reduce((sum, weight) => sum + weight, 0n)
    if (total === 0n) return refuse("The percentages of the schools that take part are all 0%.")
    const scaling = total === 10_000n ? "" : ` (of the ${percentOf(total)} that the schools taking part have)`
    return succeed({ weights, basisOf: (place) => `Agreed ${percentOf(weights[place]!)}${scaling}` })
  },
})
