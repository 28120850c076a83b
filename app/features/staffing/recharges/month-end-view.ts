/** What a month-end has come to for one arrangement. */
export type MonthEndStep = {
  arrangementId: string
  title: string
  schoolId: string
  schoolName: string
  state: "waiting" | "recharged" | "left-out" | "failed"
  sentence: string
  invoices: number
}

const states = {
  waiting: { state: "Waiting", tone: "active" },
  recharged: { state: "Recharged", tone: "good" },
  "left-out": { state: "Left out", tone: "attention" },
  failed: { state: "Failed", tone: "bad" },
} as const

const leftOutNote = (steps: readonly MonthEndStep[]): string => {
  if (steps.some(({ state }) => state === "left-out" || state === "failed")) return "wait, and are not lost"
  return steps.some(({ state, sentence }) => state === "recharged" && sentence !== "")
    ? "days that are not agreed on come with a later month"
    : "nothing waits"
}

/** A month-end's progress: how far it is, and row by row what was left out and why. */
export const monthEndView = (steps: readonly MonthEndStep[], key: string, ownSchoolId: string | null) => {
  const count = (...wanted: MonthEndStep["state"][]) =>
    steps.filter(({ state }) => wanted.includes(state)).length
  const invoices = steps.reduce((sum, step) => sum + step.invoices, 0)
  return {
    isRunning: count("waiting") > 0,
    mayRunAgain: count("left-out", "failed") > 0 && count("waiting") === 0,
    figures: [
      {
        label: "Done",
        figure: `${steps.length - count("waiting")} of ${steps.length}`,
        note: count("waiting") > 0 ? "the rest is under way" : "all have been looked at",
        strong: true,
      },
      {
        label: "Recharged",
        figure: String(count("recharged")),
        note: `${invoices} ${invoices === 1 ? "invoice" : "invoices"}`,
      },
      {
        label: "Left out",
        figure: String(count("left-out", "failed")),
        note: leftOutNote(steps),
      },
    ],
    rows: steps.map(({ arrangementId, title, schoolId, schoolName, state, sentence, invoices: issued }) => ({
      ...{ arrangementId, title, schoolName, sentence, invoices: issued },
      ...states[state],
      href: schoolId === ownSchoolId ? `/recharges/${arrangementId}/months/${key}` : null,
    })),
  }
}
