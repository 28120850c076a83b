type Named = { name: string; unit: string }

const same = (a: Named, b: Named) =>
  a.name.toLowerCase() === b.name.toLowerCase() && a.unit.toLowerCase() === b.unit.toLowerCase()

/**
 * Which ids a draft's items keep when it is written anew, so that what suppliers have quoted for them still finds
 * them: an item of the same name and unit, or else the one that stood in the same place and has gone. Item for item;
 * undefined for a new one.
 */
export const keptItemIds = (
  before: readonly (Named & { id: string })[],
  after: readonly Named[],
): (string | undefined)[] => {
  const left = new Map(before.map((item) => [item.id, item]))
  const take = (item: { id: string } | undefined) => {
    if (item) left.delete(item.id)
    return item?.id
  }
  const byName = after.map((item) => take([...left.values()].find((old) => same(old, item))))
  return byName.map((id, place) => {
    const old = before[place]
    return id ?? take(old && left.has(old.id) ? old : undefined)
  })
}
