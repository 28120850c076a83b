import { scaleLinear } from "d3-scale"
import type { Demand } from "#app/features/expertise/demand/add-up-demand.ts"
import { daysAWeek, inWords } from "#app/features/expertise/posting-words.ts"
import { phaseLabel } from "#app/features/groups/schools/school-phases.ts"

/** Across is percent of the picture's width, down is pixels: letters keep their size on every screen. */
export type DemandPicture = {
  height: number
  /** The whole demand, cut by phase. */
  phases: { key: string; x: number; width: number; text: string; tone: number }[]
  rows: {
    id: string
    name: string
    isOwn: boolean
    y: number
    width: number
    days: string
    /** The same, short. */
    figure: string
    /** Whether each weekday from Monday to Friday would suit. */
    suits: boolean[]
  }[]
  weekdays: { x: number; letter: string; name: string; count: string }[]
  bar: { top: number; height: number }
}

const HEAD = 64
const ROW = 46
const BARS = 46
const DAYS = { from: 68, to: 96 }
const LETTERS = ["M", "T", "W", "T", "F"]
const NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]

/** Days per school as bars, what suits each weekday as dots beside them, and the whole cut by phase above. */
export function demandPicture(demand: Demand, ownSchoolId: string | null): DemandPicture {
  const most = Math.max(1, ...demand.schools.map(({ halfDays }) => halfDays ?? 0))
  const long = scaleLinear().domain([0, most]).range([0, BARS])
  const whole = scaleLinear()
    .domain([0, Math.max(1, demand.halfDays)])
    .range([0, 100])
  const across = scaleLinear().domain([0, 4]).range([DAYS.from, DAYS.to])
  const rounded = (place: number) => Math.round(place * 100) / 100
  let reached = 0
  return {
    height: HEAD + ROW * demand.schools.length + 26,
    bar: { top: 0, height: 30 },
    phases: demand.byPhase
      .filter(({ halfDays }) => halfDays > 0)
      .map(({ phases, halfDays }, tone) => {
        const x = rounded(whole(reached))
        reached += halfDays
        const name = inWords(phases.map(phaseLabel))
        return {
          ...{ key: phases.join(), x, width: rounded(whole(halfDays)), tone: tone % 4 },
          text: `${name}: ${daysAWeek(halfDays)}`,
        }
      }),
    rows: demand.schools.map(({ school, halfDays, weekdays }, i) => ({
      ...{ id: school.id, name: school.name, isOwn: school.id === ownSchoolId },
      ...{ y: HEAD + i * ROW, width: rounded(long(halfDays ?? 0)) },
      days: halfDays === null ? "has not said how much" : daysAWeek(halfDays),
      figure: halfDays === null ? "not said" : daysAWeek(halfDays).replace(" a week", ""),
      suits: NAMES.map((_, day) => weekdays.includes(day + 1)),
    })),
    weekdays: NAMES.map((name, day) => ({
      ...{ x: rounded(across(day)), letter: LETTERS[day]!, name },
      count: String(demand.byWeekday[day]),
    })),
  }
}
