/** How far a job is; without `value` it is under way but nobody knows how far. */
export function Progress({ label, value, max = 100, note }: { label: string; value?: number; max?: number; note?: string }) {
  return (
    <div className="progress">
      <div className="progress-head">
        <span>{label}</span>
        <span className="quiet">{note ?? (value === undefined ? '' : `${Math.floor((value / max) * 100)}%`)}</span>
      </div>
      <progress aria-label={label} max={max} {...(value === undefined ? {} : { value })} />
    </div>
  )
}
