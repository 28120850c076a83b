import { Button } from "#app/components/button.tsx"
import { Card } from "#app/components/card.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import type { SchoolRole } from "#app/features/auth/actor.ts"
import { roleNames } from "#app/features/auth/role-names.ts"
import { LeaderList } from "#app/features/groups/coordinators/leader-list.tsx"

type School = {
  urn: number
  name: string
  about: string
  stands: "free" | "taken" | "mine" | "closed"
  leaders: { name: string; role: SchoolRole }[]
}
type Props = { school: School; emailVerified: boolean; faults?: FormFaults | null }

/** The school somebody has picked: take it over as its first, or read whom to ask. */
export function ChosenSchoolPanel({ school, emailVerified, faults }: Props) {
  return (
    <Card title={school.name}>
      <p>
        {school.about}. URN {school.urn}.
      </p>
      {school.stands === "mine" && <p>You have a place at this school already.</p>}
      {school.stands === "closed" && <p>This school is closed, so nobody can act for it.</p>}
      {school.stands === "taken" && <WhomToAsk school={school} />}
      {school.stands === "free" &&
        (emailVerified ? <Claim school={school} faults={faults} /> : <ConfirmFirst />)}
    </Card>
  )
}

const WhomToAsk = ({ school }: { school: School }) =>
  school.leaders.length > 0 ? (
    <>
      <p>People of this school use Kith already. Ask one of them to invite you, with your email address:</p>
      <LeaderList leaders={school.leaders} />
    </>
  ) : (
    <p>This school uses Kith already, but nobody speaks for it at present. Ask whoever runs Kith for you.</p>
  )

const ConfirmFirst = () => (
  <p>
    Nobody of this school uses Kith yet. To be the first, confirm your email address: we have sent you a
    letter with a link.
  </p>
)

function Claim({ school, faults }: Omit<Props, "emailVerified">) {
  return (
    <form method="post">
      <p>
        Nobody of this school uses Kith yet. You can be the first: you will invite your colleagues and speak
        for the school. This is recorded under your name.
      </p>
      <input type="hidden" name="urn" value={school.urn} />
      <RadioGroup
        name="role"
        label="What are you at this school?"
        choices={[
          { value: "head", text: roleNames(["head"]) },
          { value: "business-manager", text: roleNames(["business-manager"]) },
        ]}
        faults={faults}
      />
      <Button name="intent" value="claim">
        Act for {school.name}
      </Button>
    </form>
  )
}
