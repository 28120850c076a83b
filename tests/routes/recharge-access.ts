import { type Access, fresh, people, strangers } from "#tests/routes/access.ts"
import { LAST_MONTH } from "#tests/routes/time-lent.ts"

/** Who runs a group, and acts for no school. */
const groupsOnly = { "coordinator elsewhere": 403 } as const

const cost = {
  ...{ basis: "price", pricePence: "1", pricePer: "day", fromMonth: LAST_MONTH, toldBy: "Mallory" },
  id: fresh(),
}

const arrangement = {
  ...{ title: "Play therapist", staffKind: "teacher", jointlyEmployed: "no", day: "6:30" },
  ...{ ruleKey: "equally", cfrCode: "E01", personNamed: "" },
}

/** What concerns an arrangement: its group knows of it, and those who keep it see it. */
const kept = { ...people, ...strangers, everybody: 403 } as const

/** A group's pages are not there for those outside it. */
const inGroup = { ...people, everybody: 404, lead: 403, member: 403 } as const

/** What the routes of give and take, of timesheets and of recharges answer. */
export const rechargeAccess: Record<string, Access> = {
  hours: { see: { ...people, everybody: 200, ...groupsOnly } },
  "hours/bookings/:bookingId": {
    see: { ...people, everybody: 403, money: 200, outsider: 404 },
    act: { ...people, everybody: 403, money: 422, outsider: 404, form: { intent: "as-agreed" } },
  },
  "hours/entries/:hoursEntryId": {
    see: { ...people, ...strangers, everybody: 200 },
    act: { ...people, ...strangers, ...groupsOnly, everybody: 403, outsider: 404, "lead money": "may" },
  },
  "hours/groups/:groupId": { see: { ...inGroup, lead: 200, member: 200, coordinator: 200 } },
  "hours/groups/:groupId/limit": {
    see: { ...inGroup, coordinator: 200 },
    act: { ...inGroup, coordinator: 422, form: { limit: "9" }, empty: { limit: "x" } },
  },
  "hours/new": {
    see: { ...people, everybody: 403, money: 200 },
    act: {
      ...{ ...people, everybody: 403, money: 422 },
      form: { what: "A minibus", workedOn: `${LAST_MONTH}-01`, time: "1" },
    },
  },

  recharges: {
    see: { ...people, everybody: 403, money: 200, coordinator: 200, "coordinator elsewhere": 200 },
  },
  "recharges/new": {
    see: { ...people, everybody: 403, money: 200 },
    act: { ...people, everybody: 403, money: 422, form: { ...arrangement, id: fresh() } },
  },
  "recharges/:arrangementId": { see: { ...kept, "lead money": 200 } },
  "recharges/:arrangementId/cost": {
    see: { ...kept, "lead money": 200 },
    act: { ...kept, "lead money": 422, form: cost },
  },
  "recharges/:arrangementId/edit": {
    see: { ...kept, "lead money": 200 },
    act: { ...kept, "lead money": 422, form: arrangement },
  },
  "recharges/:arrangementId/months/:month": {
    at: `recharges/:arrangementId/months/${LAST_MONTH}`,
    see: { ...kept, "lead money": 200 },
    act: { ...kept, "lead money": 422, form: { intent: "recharge" } },
  },
  "recharges/:arrangementId/vat": {
    see: { ...kept, "lead money": 200 },
    act: { ...kept, "lead money": 422, form: { chosen: "standard", note: "" } },
  },
  "recharges/month-ends/:groupId": {
    see: { ...inGroup, coordinator: 200, "lead money": 200, "member money": 200 },
    act: { ...inGroup, coordinator: 422, form: { month: LAST_MONTH } },
  },
  "recharges/month-ends/:groupId/:month": {
    at: `recharges/month-ends/:groupId/${LAST_MONTH}`,
    see: { ...inGroup, coordinator: 200, "lead money": 200, "member money": 200 },
  },

  timesheets: { see: { ...people, everybody: 200, governor: 403, ...groupsOnly } },
  "timesheets/:timesheetId": {
    see: { ...people, everybody: 200, governor: 403, outsider: 404, ...groupsOnly, "outsider governor": 404 },
    act: {
      ...{ ...people, everybody: 403, outsider: 404, ...groupsOnly, "member money": 422 },
      form: { seen: ":lineId:390" },
    },
  },
  "timesheets/:timesheetId/lines/:lineId": {
    see: { ...people, everybody: 200, governor: 403, outsider: 404, ...groupsOnly, "outsider governor": 404 },
    act: {
      ...{ ...people, everybody: 403, outsider: 404, ...groupsOnly, "member money": 422, "lead money": 422 },
      form: { time: "1", note: "Mallory", seen: "390" },
    },
  },
}
