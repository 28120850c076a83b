import { decimalPounds } from "#app/core/money.ts"
import { BYTE_ORDER_MARK, type CsvColumn, writeCsv } from "#app/features/invoicing/exports/csv-columns.ts"
import type { ContractDraft } from "#app/features/purchasing/contracts/contract.ts"
import {
  type ContractField,
  contractColumns,
  contractFields,
} from "#app/features/purchasing/contracts/contract-columns.ts"

const yesOrNo = (is: boolean) => (is ? "yes" : "no")

const cells: Record<ContractField, (contract: ContractDraft) => string> = {
  supplierName: ({ supplierName }) => supplierName,
  what: ({ what }) => what,
  cfrCode: ({ cfrCode }) => cfrCode,
  yearlyCost: ({ yearlyCostPence }) => decimalPounds(yearlyCostPence),
  endsOn: ({ endsOn }) => endsOn.toString(),
  noticeOn: ({ noticeOn }) => noticeOn.toString(),
  noticeMonths: ({ noticeMonths }) => noticeMonths?.toString() ?? "",
  autoRenews: ({ autoRenews }) => yesOrNo(autoRenews),
  sharesCost: ({ sharesCost }) => yesOrNo(sharesCost),
  notes: ({ notes }) => notes,
}

const columns = contractFields.map(
  (field): CsvColumn<ContractDraft> => ({ header: contractColumns[field], text: cells[field] }),
)

/** A school's contracts as CSV that Kith reads back as it is; with none of them, the header row to fill in below. */
export const writeContractsFile = (contracts: readonly ContractDraft[]): string =>
  BYTE_ORDER_MARK + writeCsv(columns, contracts)
