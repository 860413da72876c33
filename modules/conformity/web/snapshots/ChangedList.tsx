import { AppLink } from '#ui/AppLink.tsx'
import { formatTime } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { StatusTag } from '#ui/Tag.tsx'
import { CountsBar } from '../CountsBar.tsx'
import type { Answer } from '../calls.ts'
import { causeText, ledgersIn } from '../cause-text.ts'
import { useLedgerWords } from '../ledger-words.ts'
import { useAddress } from '../ParkScope.tsx'

type Changed = Answer<'compareSnapshots'>['requirements'][number]

/** Requirements that differ between two snapshots, with the subjects that changed and what set it off. */
export function ChangedList({ title, rows }: { title: string; rows: readonly Changed[] }) {
  const t = useText()
  const address = useAddress()
  const words = useLedgerWords(rows.flatMap(({ findings }) => findings.flatMap(({ cause }) => ledgersIn(cause))))
  return (
    <section className="changed">
      <h3>{title}</h3>
      <ul className="changed-requirements">
        {rows.map((one) => (
          <li key={one.id}>
            <p className="before-after">
              {one.before && one.before !== one.after && (
                <>
                  <StatusTag outcome={one.before} />
                  <span aria-hidden="true">→</span>
                  <span className="sr-only">{t({ zh: '变为', en: 'becomes' })}</span>
                </>
              )}
              {one.after && <StatusTag outcome={one.after} />}
              <AppLink to={address(`conformity/${one.id}`)}>
                <span className="clause-number">{one.id}</span> {t(one.title)}
              </AppLink>
              {one.countsBefore && one.countsAfter && (
                <span className="before-after">
                  <CountsBar counts={one.countsBefore} />
                  <span aria-hidden="true">→</span>
                  <CountsBar counts={one.countsAfter} />
                </span>
              )}
            </p>
            {one.findings.length > 0 && (
              <details>
                <summary>{t({ zh: '{n} 个对象有变化', en: '{n} subjects changed' }, { n: one.findings.length })}</summary>
                <ul>
                  {one.findings.map((finding) => (
                    <li key={`${finding.subject.id} ${finding.at} ${finding.after}`}>
                      {`${finding.subject.name}${t({ zh: '：', en: ': ' })}${finding.before ? t(`outcome.${finding.before}`) : '--'} → ${finding.after ? t(`outcome.${finding.after}`) : '--'} `}
                      <span className="quiet">{`${formatTime(finding.at)} · ${t(causeText(finding.cause, { ledger: words.title, requirement: one.id }))}`}</span>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
