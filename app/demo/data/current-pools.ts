import { purchaseNamed } from "#app/demo/data/catalogue/catalogue.ts"
import { type CurrentPool, currentPool } from "#app/demo/data/current-pool.ts"
import type { PoolPlan } from "#app/demo/data/pool-plan.ts"

const town = ["aldermere-high", "hollin-lane", "st-wystan", "kingsholt", "early-years"] as const
const villages = ["wyrebridge", "stanbury-cross", "ashcombe-magna", "fenny-barrow", "little-thrale"] as const
const beyond = ["pellbrook", "pellbrook-junior", "marsh-end", "tollhouse", "sixth-form"] as const

/** What goes on now, in every state that a pool can be in; days count from today, those before it are negative. */
const happenings: CurrentPool[] = [
  // Open, from the one that closes in hours to those that close in weeks.
  {
    purchase: "paper",
    lead: "aldermere-high",
    opens: -16,
    closes: "soon",
    joined: [...town, ...villages.slice(0, 4), "larkfield", ...beyond],
    shortOf: { item: 0, tier: 2, by: 12 },
  },
  {
    purchase: "glue",
    lead: "market-street",
    opens: -12,
    closes: 3,
    joined: [...town, ...villages.slice(0, 3), "market-street"],
    again: true,
  },
  {
    purchase: "cleaning",
    lead: "pellbrook",
    opens: -9,
    closes: 4,
    joined: [...beyond, ...villages.slice(0, 2), "hollin-lane"],
    wishes: {
      pellbrook: { limits: { 0: { each: "22.00", more: { units: 20, each: "19.70" } } } },
      "pellbrook-junior": { limits: { 0: { each: "18.40" } }, tolerances: { 2: 2 } },
      tollhouse: { atMost: "600" },
      "sixth-form": { leastSchools: 5, allOrNothing: true },
      "hollin-lane": { tolerances: { 2: 1 } },
    },
  },
  {
    purchase: "phonics",
    lead: "wyrebridge",
    opens: -8,
    closes: 6,
    joined: ["wyrebridge", "ashcombe-magna"],
    few: true,
  },
  {
    purchase: "energy-audit",
    lead: "larkfield",
    opens: -6,
    closes: 9,
    joined: ["larkfield", "wyrebridge", "st-wystan"],
    cap: { kind: "schools", schools: 8 },
  },
  {
    purchase: "first-aid-training",
    lead: "hollin-lane",
    groups: ["community", "trust"],
    opens: -5,
    closes: 12,
    joined: ["hollin-lane", "early-years", "pellbrook-junior", "tollhouse", "market-street", "fenny-barrow"],
  },
  {
    purchase: "laptops",
    lead: "pellbrook",
    opens: -7,
    closes: 14,
    joined: ["pellbrook", "aldermere-high", "sixth-form", "marsh-end", "hollin-lane", "kingsholt"],
    unapproved: ["kingsholt"],
    cap: { kind: "quantity", itemPosition: 0, quantity: 250 },
    again: true,
  },
  {
    purchase: "minibus",
    lead: "aldermere-high",
    opens: -3,
    closes: 21,
    joined: ["aldermere-high", "pellbrook", "larkfield"],
  },
  // Not open yet.
  { purchase: "art", lead: "market-street", opens: 7, closes: 28, joined: [] },
  { purchase: "toner", lead: "kingsholt", opens: 4, closes: 25, joined: [], scheduled: true },
  { purchase: "coaches", lead: "stanbury-cross", opens: 6, closes: 27, joined: [], scheduled: true },
  // Closed.
  {
    purchase: "library-books",
    lead: "market-street",
    opens: -24,
    closes: -2,
    joined: [...town, ...villages, ...beyond, "market-street", "larkfield"],
    wishes: {
      tollhouse: { limits: { 0: { each: "105.00" } } },
      "st-wystan": { atMost: "250" },
      "hollin-lane": { leastSchools: 4 },
      "market-street": {
        limits: { 0: { each: "125.00", more: { units: 2, each: "112.00" } } },
        substitutes: { 0: { item: 1, each: "160.00", most: 1 } },
      },
    },
    unapproved: ["kingsholt"],
  },
  {
    purchase: "ukuleles",
    lead: "st-wystan",
    opens: -20,
    closes: -5,
    joined: ["st-wystan", "ashcombe-magna"],
  },
  {
    purchase: "exercise-books",
    lead: "wyrebridge",
    groups: ["community", "consortium"],
    opens: -30,
    closes: -10,
    joined: [...town, ...villages, "market-street", "pellbrook"],
    ordered: -8,
  },
  {
    purchase: "counselling",
    lead: "aldermere-high",
    opens: -33,
    closes: -13,
    joined: ["aldermere-high", "pellbrook", "sixth-form", "hollin-lane", "kingsholt"],
    ordered: -11,
  },
  // Delivered: somebody has invoices to send.
  {
    purchase: "pe-kit",
    lead: "market-street",
    opens: -44,
    closes: -24,
    joined: [...town, ...villages, "market-street", ...beyond],
    ordered: -22,
    delivered: -3,
  },
  {
    purchase: "water",
    lead: "aldermere-high",
    opens: -40,
    closes: -21,
    joined: ["aldermere-high", "kingsholt", "hollin-lane", "pellbrook", "pellbrook-junior", "tollhouse"],
    ordered: -19,
    delivered: -4,
  },
  // Invoiced lately: some paid, some due, some overdue.
  {
    purchase: "first-aid",
    lead: "larkfield",
    opens: -55,
    closes: -36,
    joined: [...town, ...villages, "market-street", "larkfield"],
    ordered: -34,
    delivered: -18,
    invoiced: -16,
  },
  {
    purchase: "sen-training",
    lead: "st-wystan",
    opens: -70,
    closes: -50,
    joined: [...town.slice(0, 4), ...villages, "market-street"],
    ordered: -48,
    delivered: -38,
    invoiced: -36,
  },
  {
    purchase: "safeguarding",
    lead: "aldermere-high",
    opens: -75,
    closes: -54,
    joined: [...town, ...villages, "market-street", ...beyond],
    ordered: -52,
    delivered: -42,
    invoiced: -40,
  },
  {
    purchase: "grounds",
    lead: "kingsholt",
    opens: -52,
    closes: -34,
    joined: ["kingsholt", "hollin-lane", "pellbrook", "marsh-end", "tollhouse"],
    ordered: -32,
    delivered: -12,
    invoiced: -9,
  },
  // Cancelled.
  {
    purchase: "furniture",
    lead: "pellbrook",
    opens: -19,
    closes: 2,
    joined: [...beyond.slice(0, 3), "kingsholt", "market-street"],
    cancelled: {
      on: -4,
      reason:
        "Oakapple has withdrawn its quotation. We have asked two makers for new ones and open again in January.",
    },
  },
  {
    purchase: "fire",
    lead: "aldermere-high",
    opens: 5,
    closes: 30,
    joined: [],
    cancelled: {
      on: -1,
      reason: "The county renewed its contract for all maintained schools, so too few of us are left.",
    },
  },
]

/** The pools that people find in the middle of things. */
export const currentPools = (now: Temporal.Instant): PoolPlan[] =>
  happenings.map((happening) => currentPool(happening, purchaseNamed(happening.purchase), now))
