import type { CostTerms } from "#app/features/staffing/recharges/month-cost.ts"
import type { StaffKind, VatTreatment } from "#app/features/staffing/recharges/staff-vat.ts"

/** Where the time that an arrangement recharges comes from: a resource's bookings, or a shared post's week. */
export type ArrangementSource = "bookings" | "post"

/** What an employer says of time that it recharges; `title` is a role or a thing. */
export type ArrangementDraft = {
  title: string
  staffKind: StaffKind
  jointlyEmployed: boolean
  dayMinutes: number
  ruleKey: string
  ruleSettings: unknown
  cfrCode: string
  /** Said on invoices beside the role; null: nobody is named. */
  personNamed: string | null
  /** Whether invoices show salary and on-costs apart. */
  showsPay: boolean
}

export type Arrangement = ArrangementDraft & {
  id: string
  schoolId: string
  groupId: string
  source: ArrangementSource
  sourceId: string
}

/** Figures as somebody entered them, from a month on. */
export type EnteredCost = {
  terms: CostTerms
  fromMonth: Temporal.PlainDate
  toldBy: string
  personName: string
  enteredAt: Temporal.Instant
}

/** The figures that hold for a month: those from the latest month up to it, as they were entered last. */
export const costFor = (entered: readonly EnteredCost[], month: Temporal.PlainDate): EnteredCost | null =>
  entered
    .filter(({ fromMonth }) => Temporal.PlainDate.compare(fromMonth, month) <= 0)
    .toSorted(
      (a, b) =>
        Temporal.PlainDate.compare(b.fromMonth, a.fromMonth) ||
        Temporal.Instant.compare(b.enteredAt, a.enteredAt),
    )[0] ?? null

/** The employer's choice of VAT treatment, beside what Kith said was usual. */
export type ChosenVat = {
  chosen: VatTreatment
  suggested: VatTreatment | null
  note: string
  chosenBy: string
  personName: string
  chosenAt: Temporal.Instant
}
