import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { Icon } from '../Icon.tsx'
import { useText } from '../i18n.ts'
import type { BareProps } from './FieldControl.tsx'

export interface Option {
  key: string
  label: string
  note?: string
}

interface Props extends BareProps {
  options: readonly Option[]
  /** The options are already those that match; typing asks for others. */
  onSearch?: (text: string) => void
  inputText?: string
}

/** One of many, with a box to search in. */
export function SearchSelect({ id, field, value, onChange, onBlur, error, describedBy, options, onSearch, inputText }: Props) {
  const t = useText()
  return (
    <ComboBox
      aria-label={t(field)}
      aria-describedby={describedBy ?? ''}
      isInvalid={Boolean(error)}
      selectedKey={value ? String(value) : null}
      onSelectionChange={(key) => onChange(key === null ? null : String(key))}
      onBlur={() => onBlur?.()}
      menuTrigger="focus"
      allowsEmptyCollection
      {...(onSearch ? { items: options, onInputChange: onSearch, inputValue: inputText ?? '' } : { defaultItems: options })}
    >
      <span className="select">
        <Input id={id} aria-describedby={describedBy} placeholder={t('choose')} />
        <Button aria-label={t('choose')}>
          <Icon name="chevronDown" size={14} />
        </Button>
      </span>
      <Popover className="popover">
        <ListBox className="menu" renderEmptyState={() => <p className="quiet">{t({ zh: '没有匹配的选项', en: 'Nothing matches' })}</p>}>
          {(option: Option) => (
            <ListBoxItem id={option.key} textValue={option.label} className="menu-item">
              <span>{option.label}</span>
              {option.note && <span className="quiet">{option.note}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
