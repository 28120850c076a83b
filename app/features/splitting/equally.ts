import { succeed } from "#app/core/outcome.ts"
import { noSettings } from "#app/features/splitting/setting-values.ts"
import { defineRule } from "#app/features/splitting/split-rule.ts"

export const equally = defineRule({
  key: "equally",
  name: "Equally",
  description: "Each school that takes part pays the same, whatever its size and however much it takes.",
  needs: [],
  fields: [],
  settings: noSettings,
  initialSettings: () => ({}),
  weigh: (schools) =>
    succeed({
      weights: schools.map(() => 1n),
      basisOf: () => (schools.length === 1 ? "The only school" : `One of ${schools.length} schools`),
    }),
})
