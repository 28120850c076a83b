/** The columns of a file of contracts, by the field of the form that each is; the same for what goes in and out. */
export const contractColumns = {
  supplierName: "Supplier",
  what: "What for",
  cfrCode: "CFR code",
  yearlyCost: "Yearly cost ex VAT",
  endsOn: "End date",
  noticeOn: "Notice date",
  noticeMonths: "Notice months",
  autoRenews: "Renews by itself",
  sharesCost: "Share the cost",
  notes: "Notes",
} as const

export type ContractField = keyof typeof contractColumns

export const contractFields = Object.keys(contractColumns) as ContractField[]

/** A file may leave these out altogether. */
export const optionalColumns: readonly ContractField[] = ["noticeOn", "noticeMonths", "sharesCost", "notes"]

const help: Record<ContractField, string> = {
  supplierName: "The supplier’s name",
  what: "What the contract is for, in a few words",
  cfrCode: "The CFR code that you report it under, such as E14",
  yearlyCost: "Pounds a year, such as 16800 or 16,800.00",
  endsOn: "The last day, such as 31/03/2027 or 2027-03-31",
  noticeOn: "The last day for notice; or leave it empty and fill in the months",
  noticeMonths: "So many months before the end notice is due; or leave it empty and fill in the date",
  autoRenews: "yes or no",
  sharesCost: "yes if other schools of your groups may see the cost; empty means no",
  notes: "Whatever your school should remember; other schools never see it",
}

/** Every column with what stands in it, for people. */
export const columnHelp = contractFields.map((field) => ({
  column: contractColumns[field],
  help: help[field],
}))
