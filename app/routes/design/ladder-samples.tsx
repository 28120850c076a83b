import { TierLadder } from "#app/components/ladder/tier-ladder.tsx"
import { Sample } from "#app/routes/design/sample.tsx"

const REAMS = { one: "ream", many: "reams" }
const TIERS = [
  { fromQuantity: 1, unitPriceText: "£4.60" },
  { fromQuantity: 50, unitPriceText: "£4.20", savingText: "saves 9%" },
  { fromQuantity: 100, unitPriceText: "£3.90", savingText: "saves 15%" },
  { fromQuantity: 500, unitPriceText: "£3.35", savingText: "saves 27%" },
]

export function LadderSamples() {
  return (
    <div className="kith-sample-columns">
      <Sample name="On the way to the next tier">
        <TierLadder
          label="A4 paper, 80 g"
          tiers={TIERS}
          demand={88}
          mine={14}
          unit={REAMS}
          nextText="12 more reams and every school saves £31"
        />
      </Sample>
      <Sample name="The best price reached, none of it ours">
        <TierLadder label="A4 paper, 80 g" tiers={TIERS} demand={1240} mine={0} unit={REAMS} />
      </Sample>
      <Sample name="Below the minimum">
        <TierLadder
          label="Laptop trolley"
          tiers={TIERS.slice(2)}
          demand={4}
          mine={1}
          unit={{ one: "trolley", many: "trolleys" }}
          basis="inc VAT"
        />
      </Sample>
      <Sample name="Nobody yet">
        <TierLadder
          label="Glue sticks"
          tiers={TIERS.slice(0, 2)}
          demand={0}
          mine={0}
          unit={{ one: "box of 100", many: "boxes of 100" }}
        />
      </Sample>
      <Sample name="Exactly on a tier, all of it ours">
        <TierLadder
          label="Whiteboard pens"
          tiers={TIERS.slice(0, 3)}
          demand={100}
          mine={100}
          unit={{ one: "pack", many: "packs" }}
        />
      </Sample>
      <Sample name="One price whatever the quantity">
        <TierLadder
          label="Lanyards"
          tiers={[{ fromQuantity: 0, unitPriceText: "£0.0125" }]}
          demand={12400}
          mine={600}
          unit={{ one: "lanyard", many: "lanyards" }}
        />
      </Sample>
    </div>
  )
}
