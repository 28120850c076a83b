import { formatShortDate } from "#app/core/civil-time.ts"
import { formatPounds, type Pence, sumPence } from "#app/core/money.ts"
import { UNIT_PRICE_PER_PENNY } from "#app/core/unit-price.ts"
import { type VatRate, vatOn } from "#app/core/vat.ts"
import type { InvoiceLine, Working } from "#app/features/invoicing/invoice-document.ts"
import type { InvoiceDraft, School } from "#app/features/invoicing/invoice-draft.ts"
import { type ChargedLine, sumParts, totalOfParts } from "#app/features/staffing/recharges/charge-lines.ts"
import {
  allCostKinds,
  type CostKind,
  costKinds,
  pricePers,
  type TimePrice,
} from "#app/features/staffing/recharges/month-cost.ts"
import { minutesOfPrice } from "#app/features/staffing/recharges/priced-time.ts"
import type { PartKind, ShareWorking } from "#app/features/staffing/recharges/reckon-month.ts"
import { type StaffKind, type VatTreatment, vatOfCharge } from "#app/features/staffing/recharges/staff-vat.ts"
import { lastDayOf, monthName } from "#app/features/staffing/time/month.ts"
import { spokenDays } from "#app/features/staffing/time/spoken-time.ts"

/** What an arrangement says of how it is invoiced. */
export type RechargeWording = {
  /** A role or a thing. */
  title: string
  personNamed: string | null
  showsPay: boolean
  cfrCode: string
  dayMinutes: number
  staffKind: StaffKind
  jointlyEmployed: boolean
  vat: VatTreatment
  ruleName: string
}

export type SchoolRecharge = {
  rechargeId: string
  month: Temporal.PlainDate
  buyer: School
  lines: readonly ChargedLine[]
  /** Of this month; what was agreed late was explained when its month was reckoned. */
  workings: readonly ShareWorking[]
  /** Lines of this school that wait because they are not agreed. */
  waiting: readonly { workedOn: Temporal.PlainDate; minutes: number; isDisputed: boolean }[]
}

/**
 * The invoice of one school for a month of shared time; null where it owes nothing. It names role and days: a person
 * or their pay only where the employer has said so.
 */
export const rechargeDraft = (
  seller: School,
  wording: RechargeWording,
  recharge: SchoolRecharge,
): InvoiceDraft | null => {
  const { buyer, month, rechargeId } = recharge
  const vat = vatOfCharge(seller.legalEntity, buyer.legalEntity, { ...wording, chosen: wording.vat })
  const lines = linesByMonth(recharge.lines).flatMap((ofMonth) => invoiceLines(wording, ofMonth, vat.vatRate))
  const netPence = sumPence(lines.map((line) => line.netPence))
  if (netPence === 0n) return null
  const vatPence = vatOn(netPence, vat.vatRate)
  return {
    ...{ poolId: null, rechargeId, buyer, kind: vat.kind, taxPoint: lastDayOf(month) },
    notice: vat.kind === "invoice" ? vat.reason : undefined,
    poolTitle: `${nameOf(wording)}, ${monthName(month)}`,
    purchaseOrderNumber: null,
    ...{ lines, netPence, vatPence, grossPence: netPence + vatPence },
    vatTotals: [{ rate: vat.vatRate, netPence, vatPence }],
    workings: [...workingsOf(wording, recharge), { heading: "VAT", sentences: [vat.reason] }],
  }
}

const nameOf = ({ title, personNamed }: RechargeWording) =>
  personNamed ? `${title} (${personNamed})` : title

/** Earlier months first, which were agreed late; within a month one price after the other. */
const linesByMonth = (lines: readonly ChargedLine[]): ChargedLine[][] => {
  const alike = Map.groupBy(lines, ({ month, price }) => `${month} ${price?.pricePence} ${price?.pricePer}`)
  return [...alike.keys()].sort().map((key) => alike.get(key)!)
}

const PAY = new Set<PartKind>(["salary", "pension", "insurance"])

const invoiceLines = (
  wording: RechargeWording,
  lines: readonly ChargedLine[],
  vatRate: VatRate,
): InvoiceLine[] => {
  const parts = sumParts(lines.map((line) => line.parts))
  const minutes = lines.reduce((sum, line) => sum + line.minutes, 0)
  const days = spokenDays(minutes, wording.dayMinutes)
  const what = `${nameOf(wording)}, ${monthName(lines[0]!.month)}`
  const line = (description: string, netPence: Pence): InvoiceLine => ({
    ...{ description, quantity: 1n, unit: "", unitPrice: netPence * UNIT_PRICE_PER_PENNY, netPence },
    ...{ vatRate, cfrCode: wording.cfrCode },
  })
  const found: InvoiceLine[] = []
  if (parts.price !== undefined)
    found.push(pricedLine(line(`${what}: ${days}`, parts.price), lines[0]!.price, minutes, wording))
  const pay = allCostKinds.filter((kind) => PAY.has(kind) && parts[kind] !== undefined)
  if (wording.showsPay)
    for (const kind of pay)
      found.push(
        line(
          `${what}: ${costKinds[kind].toLowerCase().replace("national insurance", "National Insurance")}, ${days}`,
          parts[kind]!,
        ),
      )
  else if (pay.length > 0) found.push(line(`${what}: ${days}`, sumPence(pay.map((kind) => parts[kind]!))))
  for (const kind of ["travel", "cover"] satisfies CostKind[])
    if (parts[kind])
      found.push(line(`${costKinds[kind]}, ${monthName(lines[0]!.month)}: your part`, parts[kind]!))
  return found.filter(({ netPence }) => netPence > 0n)
}

/** Whole hours, half-days, days or a month stand as a quantity at their price; any other time is said in the description. */
const pricedLine = (
  line: InvoiceLine,
  price: TimePrice | null,
  minutes: number,
  { dayMinutes }: RechargeWording,
): InvoiceLine => {
  if (price === null) return line
  const of = minutesOfPrice(price, dayMinutes)
  const count = of === null ? 1 : minutes / of
  const rate = `${line.description} at ${formatPounds(price.pricePence)} ${pricePers[price.pricePer]}`
  if (!Number.isInteger(count) || price.pricePence * BigInt(count) !== line.netPence)
    return { ...line, description: rate }
  return {
    ...line,
    quantity: BigInt(count),
    unit: price.pricePer,
    unitPrice: price.pricePence * UNIT_PRICE_PER_PENNY,
  }
}

const workingsOf = (wording: RechargeWording, recharge: SchoolRecharge): Working[] => {
  const { dayMinutes } = wording
  const told = recharge.lines.toSorted((a, b) => Temporal.PlainDate.compare(a.workedOn, b.workedOn))
  const waits = recharge.waiting.map(
    ({ workedOn, minutes, isDisputed }) =>
      `Not on this document: ${formatShortDate(workedOn)}, ${spokenDays(minutes, dayMinutes)}. It ${isDisputed ? "is disputed" : "has not been confirmed"}, so it waits until both schools agree.`,
  )
  const late = told.some(({ month }) => !month.equals(recharge.month))
  return [
    {
      heading: "Time that both schools agreed on",
      sentences: [
        ...told.map(
          ({ workedOn, minutes, parts }) =>
            `${formatShortDate(workedOn)}: ${spokenDays(minutes, dayMinutes)}, ${formatPounds(totalOfParts(parts))}.`,
        ),
        ...(late ? ["Time of earlier months was agreed on after those months had been recharged."] : []),
        ...waits,
      ],
    },
    ...(recharge.workings.length > 0 ? [workingOfShare(wording, recharge)] : []),
  ]
}

/** Shares of pay are explained without the pay, unless the employer shows it. */
const workingOfShare = (
  { showsPay, ruleName }: RechargeWording,
  { workings, month }: SchoolRecharge,
): Working => {
  const hidden = showsPay ? undefined : workings.find(({ kind }) => PAY.has(kind))
  return {
    heading: `Your part of the cost of ${monthName(month)}`,
    sentences: [
      `Shared ${ruleName.charAt(0).toLowerCase()}${ruleName.slice(1)}.`,
      ...(hidden ? [`Pay and the employer's contributions: ${hidden.basis}.`] : []),
      ...workings.filter(({ kind }) => showsPay || !PAY.has(kind)).map(({ sentence }) => sentence),
    ],
  }
}
