/** From a node to another; the flow over it lies between 0 and its capacity, and each unit of it costs `cost`. */
export type Arc = { from: number; to: number; capacity: number; cost: number }

/** `flows` has the flow over every arc, index for index. `amount` reaches the sink in all, at `cost` in all. */
export type Flow = { flows: number[]; amount: number; cost: number }

/**
 * The greatest flow from a source to a sink and, of all greatest flows, one of least cost: it sends one unit after
 * the other along the cheapest way that is left (successive shortest paths, Ford and Fulkerson 1962), which is exact
 * for whole capacities. Of ways that cost the same it takes the one whose arcs were named first, so equal questions
 * get equal answers.
 *
 * @param arcs whole capacities and whole costs; a cost may be negative, a circle of arcs may not be
 * @param most stops when so much has reached the sink
 */
export function minCostFlow(
  nodes: number,
  arcs: readonly Arc[],
  { source, sink, most = Number.POSITIVE_INFINITY }: { source: number; sink: number; most?: number },
): Flow {
  const residual = new Residual(nodes, arcs)
  let amount = 0
  let cost = 0
  while (amount < most) {
    const way = residual.cheapestWay(source, sink)
    if (!way) break
    residual.push(way.arcs)
    amount += 1
    cost += way.cost
  }
  return { flows: residual.flows(), amount, cost }
}

/** Every arc with, at the next index, its way back: flow that was sent can be taken back for what it cost. */
class Residual {
  readonly #to: number[] = []
  readonly #left: number[] = []
  readonly #cost: number[] = []
  readonly #leaving: number[][]

  constructor(nodes: number, arcs: readonly Arc[]) {
    this.#leaving = Array.from({ length: nodes }, () => [])
    for (const { from, to, capacity, cost } of arcs) {
      this.#add(from, to, capacity, cost)
      this.#add(to, from, 0, -cost)
    }
  }

  #add(from: number, to: number, capacity: number, cost: number) {
    this.#leaving[from]!.push(this.#to.length)
    this.#to.push(to)
    this.#left.push(capacity)
    this.#cost.push(cost)
  }

  /** By Bellman and Ford with a queue: ways back cost less than nothing. */
  cheapestWay(source: number, sink: number): { arcs: number[]; cost: number } | null {
    const distance = this.#leaving.map(() => Number.POSITIVE_INFINITY)
    const reachedBy = this.#leaving.map(() => -1)
    const isQueued = this.#leaving.map(() => false)
    distance[source] = 0
    const queue = [source]
    for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
      isQueued[node] = false
      for (const arc of this.#leaving[node]!) {
        const next = this.#to[arc]!
        const through = distance[node]! + this.#cost[arc]!
        if (this.#left[arc] === 0 || through >= distance[next]!) continue
        distance[next] = through
        reachedBy[next] = arc
        if (!isQueued[next]) queue.push(next)
        isQueued[next] = true
      }
    }
    if (distance[sink] === Number.POSITIVE_INFINITY) return null
    const arcs: number[] = []
    for (let arc = reachedBy[sink]!; arc !== -1; arc = reachedBy[this.#to[arc ^ 1]!]!) arcs.push(arc)
    return { arcs, cost: distance[sink]! }
  }

  push(way: readonly number[]) {
    for (const arc of way) {
      this.#left[arc]! -= 1
      this.#left[arc ^ 1]! += 1
    }
  }

  /** What came over an arc is what can be taken back. */
  flows(): number[] {
    return this.#left.filter((_, arc) => arc % 2 === 1)
  }
}
