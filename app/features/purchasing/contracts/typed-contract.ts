import { allExpenditureCodes, expenditureCodes } from "#app/core/cfr-codes.ts"
import { parseDate } from "#app/core/parse-civil-time.ts"
import { noticeDateOf } from "#app/features/purchasing/contracts/contract.ts"
import type { ContractField } from "#app/features/purchasing/contracts/contract-columns.ts"

type ContractCells = Record<ContractField, string>

type CellFault = { field: ContractField; sentence: string }

/** One line of a file as the form would have it, and what the form itself could not say of it. */
export function typedContract(given: ContractCells): { typed: Record<string, string>; faults: CellFault[] } {
  const faults: CellFault[] = []
  const sharesCost = given.sharesCost === "" ? "no" : yesOrNo(given.sharesCost)
  if (sharesCost === "") faults.push({ field: "sharesCost", sentence: YES_OR_NO })
  const autoRenews = yesOrNo(given.autoRenews)
  if (autoRenews === "") faults.push({ field: "autoRenews", sentence: YES_OR_NO })
  if (given.noticeOn === "" && given.noticeMonths === "")
    faults.push({ field: "noticeMonths", sentence: "Enter the notice months or the notice date" })
  const both = given.noticeOn !== "" && given.noticeMonths !== "" ? faultOfBoth(given) : null
  if (both) faults.push(both)
  const noticeBy = given.noticeMonths === "" ? "date" : "months"
  const cfrCode = codeOf(given.cfrCode)
  return { typed: { ...given, sharesCost, autoRenews, noticeBy, cfrCode }, faults }
}

const YES_OR_NO = "Enter yes or no"

const words: Record<string, "yes" | "no"> = {
  ...{ yes: "yes", y: "yes", true: "yes", "1": "yes" },
  ...{ no: "no", n: "no", false: "no", "0": "no" },
}
const yesOrNo = (cell: string) => words[cell.toLowerCase()] ?? ""

/** A code in any case, or its name. */
const codeOf = (cell: string) =>
  allExpenditureCodes.find((code) =>
    [code.toLowerCase(), expenditureCodes[code].toLowerCase()].includes(cell.toLowerCase()),
  ) ?? cell

const faultOfBoth = ({ endsOn, noticeOn, noticeMonths }: ContractCells): CellFault | null => {
  const [end, notice] = [parseDate(endsOn), parseDate(noticeOn)]
  if (!notice.ok) return { field: "noticeOn", sentence: notice.reason }
  if (!end.ok || !/^\d{1,2}$/.test(noticeMonths)) return null
  if (noticeDateOf(end.value, Number(noticeMonths)).equals(notice.value)) return null
  const sentence = "The notice months and the notice date say different days: leave one of them empty"
  return { field: "noticeMonths", sentence }
}
