/**
 * What maintained schools report expenditure under: Consistent Financial Reporting, Department for Education, with
 * the ICT codes of 2024-25 on.
 */
export const expenditureCodes = {
  E01: "Teaching staff",
  E02: "Supply teaching staff",
  E03: "Education support staff",
  E04: "Premises staff",
  E05: "Administrative and clerical staff",
  E06: "Catering staff",
  E07: "Cost of other staff",
  E08: "Indirect employee expenses",
  E09: "Staff development and training",
  E10: "Supply teacher insurance",
  E11: "Staff-related insurance",
  E12: "Building maintenance and improvement",
  E13: "Grounds maintenance and improvement",
  E14: "Cleaning and caretaking",
  E15: "Water and sewerage",
  E16: "Energy",
  E17: "Rates",
  E18: "Other occupation costs",
  E19: "Learning resources (not ICT equipment)",
  E20A: "ICT: connectivity",
  E20B: "ICT: onsite servers",
  E20C: "ICT: IT learning resources",
  E20D: "ICT: administration software and systems",
  E20E: "ICT: laptops, desktops and tablets",
  E20F: "ICT: other hardware",
  E20G: "ICT: IT support",
  E21: "Examination fees",
  E22: "Administrative supplies",
  E23: "Other insurance premiums",
  E24: "Special facilities",
  E25: "Catering supplies",
  E26: "Agency supply teaching staff",
  E27: "Bought-in professional services - curriculum",
  E28a: "Bought-in professional services - other (except PFI)",
  E28b: "Bought-in professional services - other (PFI)",
  E29: "Loan interest",
  E30: "Direct revenue financing",
  E31: "Community focused school staff",
  E32: "Community focused school costs",
} as const

export type ExpenditureCode = keyof typeof expenditureCodes

export const allExpenditureCodes = Object.keys(expenditureCodes) as ExpenditureCode[]
