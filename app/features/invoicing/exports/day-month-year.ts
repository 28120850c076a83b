/** Turns an ISO date into the order that British accounts packages read: "2026-12-04" into "04/12/2026". */
export const dayMonthYear = (isoDate: string) => isoDate.split("-").reverse().join("/")
