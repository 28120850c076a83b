/** A count with thousands separated: "1,240". */
export const writeCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",")

/** "1 unit", "1,240 units" */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${writeCount(count)} ${count === 1 ? one : many}`
