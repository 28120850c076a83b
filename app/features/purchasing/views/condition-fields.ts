const CONDITION =
  /^(limits|steps|tolerances|substitutes)\.|^(totalLimit|totalLimitVat|leastSchools|allOrNothing)$/

/** Whether a field of an answer's form holds a condition rather than a quantity. */
export const isConditionField = (name: string) => CONDITION.test(name)

/** Whether a form asks for anything but quantities; how a limit counts VAT says nothing where there is none. */
export const hasConditions = (typed: Record<string, string | string[]>): boolean =>
  Object.entries(typed).some(([name, value]) => value && name !== "totalLimitVat" && isConditionField(name))
