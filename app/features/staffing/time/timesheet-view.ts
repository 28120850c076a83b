import { formatDate, formatMoment, formatShortDate } from "#app/core/civil-time.ts"
import { type LineStanding, type LineWord, standingWords } from "#app/features/staffing/time/line-standing.ts"
import { monthName } from "#app/features/staffing/time/month.ts"
import { shortTime, spokenDays, spokenTime, typedTime } from "#app/features/staffing/time/spoken-time.ts"
import { standingOf, type Timesheet, type TimesheetLine } from "#app/features/staffing/time/timesheet.ts"

const tones = { unsent: "neutral", waiting: "active", agreed: "good", disputed: "attention" } as const

const claimed = (standing: LineStanding): number =>
  standing.kind === "disputed" ? standing.supplierMinutes : standing.kind === "unsent" ? 0 : standing.minutes

/** A line of a timesheet in words. */
export const lineView = (sheet: Timesheet, line: TimesheetLine) => {
  const standing = standingOf(sheet, line)
  const minutes = claimed(standing)
  return {
    id: line.id,
    schoolName: line.school.name,
    day: formatDate(line.workedOn),
    booked: `${line.what}, ${shortTime(line.bookedMinutes)}`,
    time: spokenDays(minutes, sheet.dayMinutes),
    minutes,
    standing: line.isRecharged ? "Recharged" : standingWords(standing),
    tone: tones[standing.kind],
    isWaiting: standing.kind === "waiting",
    isOpen: !line.isRecharged,
  }
}

/** A month's timesheet as whoever asks sees it. */
export const timesheetView = (sheet: Timesheet, ownSchoolId: string | null) => {
  const lines = sheet.lines.map((line) => lineView(sheet, line))
  const isSupplier = sheet.supplier.id === ownSchoolId
  return {
    id: sheet.id,
    arrangementId: sheet.arrangementId,
    title: `${sheet.title}, ${monthName(sheet.month)}`,
    supplierName: sheet.supplier.name,
    isSupplier,
    sent: formatMoment(sheet.sentAt),
    lines,
    /** What the acting school is asked to confirm. */
    waiting: isSupplier
      ? []
      : lines.filter(({ isWaiting }) => isWaiting).map(({ id, minutes }) => ({ id, minutes })),
  }
}

/** What both sides have said of a line, the last first. */
export const wordViews = (sheet: Timesheet, line: TimesheetLine) =>
  line.words.map((word: LineWord) => ({
    key: `${word.saidAt} ${word.side}`,
    who: `${word.personName}, ${word.side === "supplier" ? sheet.supplier.name : line.school.name}`,
    when: formatMoment(word.saidAt),
    time: spokenTime(word.minutes),
    note: word.note || "None",
  }))

/** What a form for a line begins with: the other side's time, since most lines are agreed to. */
export const lineForm = (sheet: Timesheet, line: TimesheetLine, ownSchoolId: string) => {
  const side = sheet.supplier.id === ownSchoolId ? "supplier" : "receiver"
  const others = line.words.find((word) => word.side !== side)
  const own = line.words.find((word) => word.side === side)
  return {
    seen: others ? String(others.minutes) : "none",
    time: typedTime((others ?? own)?.minutes ?? line.bookedMinutes),
    heading: `${line.school.name}, ${formatShortDate(line.workedOn)}`,
    others: others && {
      name: side === "supplier" ? line.school.name : sheet.supplier.name,
      time: spokenTime(others.minutes),
    },
  }
}
