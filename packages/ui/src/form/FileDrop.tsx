import { type DragEvent, useId, useState } from 'react'
import { formatBytes } from '../format.ts'
import { Icon } from '../Icon.tsx'
import { useText } from '../i18n.ts'

/** Chooses one file by dragging it here, by click or by keyboard. */
export function FileDrop({ label, accept, file, onFile }: { label: string; accept?: string; file?: File | undefined; onFile: (file: File) => void }) {
  const t = useText()
  const id = useId()
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const dropped = event.dataTransfer.files[0]
    if (dropped) onFile(dropped)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is an extra; the file is chosen through the input inside
    <div
      className={`file-drop${isOver ? ' over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        id={id}
        type="file"
        accept={accept}
        className="sr-only"
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          if (chosen) onFile(chosen)
        }}
      />
      <label htmlFor={id}>
        <Icon name="upload" size={24} />
        <span>{label}</span>
        <span className="quiet">{file ? t('drop.chosen', { name: file.name, size: formatBytes(file.size) }) : t('drop.hint')}</span>
      </label>
    </div>
  )
}
