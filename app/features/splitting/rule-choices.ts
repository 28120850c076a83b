import type { SettingField, SplitRule } from "#app/features/splitting/split-rule.ts"

/** A way to share a cost, as a form offers it. */
export type RuleChoice = Pick<SplitRule, "key" | "name" | "description"> & { fields: SettingField[] }

export const ruleChoices = (rules: readonly SplitRule[]): RuleChoice[] =>
  rules.map(({ key, name, description, fields }) => ({ key, name, description, fields: [...fields] }))
