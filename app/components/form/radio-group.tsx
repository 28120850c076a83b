import { ChoiceGroup, type ChoiceGroupProps } from "#app/components/form/choice-group.tsx"
import { fieldState } from "#app/components/form/field.tsx"

export function RadioGroup({ value, ...props }: ChoiceGroupProps & { value?: string }) {
  const { shown } = fieldState({ ...props, value })
  return <ChoiceGroup {...props} kind="radio" chosen={[shown]} />
}
