import { personNamed } from "#app/demo/data/people.ts"
import { schoolNamed } from "#app/demo/data/schools.ts"
import type { DemoSuggestion } from "#app/features/auth/demo/demo-access.server.ts"

const suggest = (name: string, who: string, school?: string): DemoSuggestion => ({
  ...{ name, who, personId: personNamed(name).id, schoolId: school && schoolNamed(school).id },
})

/** Whom to become first, as the start's last lines and the demo's first page say. */
export const storyPeople: readonly DemoSuggestion[] = [
  suggest("Priya Raman", "business manager of Market Street Primary School", "market-street"),
  suggest("Adaeze Okafor", "headteacher of Kingsholt Primary Academy", "kingsholt"),
  suggest("Samira Haddad", "finance officer of all eight schools of a trust", "aldermere-high"),
  suggest("Judith Pemberton", "headteacher, and coordinator of the town's learning community", "wyrebridge"),
  suggest("Ffion Rees", "coordinator of the county's buying, at no school"),
  suggest("Noor Siddiqui", "new, and her school is not on Kith yet"),
]
