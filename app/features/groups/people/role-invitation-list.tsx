import { Button, ButtonRow } from "#app/components/button.tsx"
import { Card } from "#app/components/card.tsx"

type Invitation = { id: string; schoolName: string; role: string; until: string }

/** Places that schools offer to whoever reads this. */
export function RoleInvitationList({ invitations }: { invitations: Invitation[] }) {
  return invitations.map((invitation) => (
    <Card key={invitation.id} title={invitation.schoolName}>
      <p>
        You are invited as {invitation.role}. The invitation stands until {invitation.until}.
      </p>
      <form method="post">
        <input type="hidden" name="invitationId" value={invitation.id} />
        <ButtonRow>
          <Button name="intent" value="accept" aria-label={`Accept: ${invitation.schoolName}`}>
            Accept
          </Button>
          <Button
            kind="secondary"
            name="intent"
            value="decline"
            aria-label={`Decline: ${invitation.schoolName}`}
          >
            Decline
          </Button>
        </ButtonRow>
      </form>
    </Card>
  ))
}
