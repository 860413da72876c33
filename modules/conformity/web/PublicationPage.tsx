import { useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { formatTime } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { Notice, ProblemNotice } from '#ui/Notice.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { usePlace } from '#ui/park.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { toast } from '#ui/toast.ts'
import { Failure } from './AssessmentPage.tsx'
import { ConformityTabs } from './ConformityTabs.tsx'
import { useAct, useAsk } from './calls.ts'
import { ParkScope } from './ParkScope.tsx'

/** Switches the page everybody may read on and off. */
export function PublicationPage() {
  return (
    <ParkScope>
      <Publication />
    </ParkScope>
  )
}

function Publication() {
  const t = useText()
  const { parkCode = '' } = usePlace()
  const found = useAsk('publicPage', {})
  const publish = useAct('publishPage')
  const unpublish = useAct('unpublishPage')
  const [problem, setProblem] = useState<unknown>()
  const address = `${window.location.origin}/p/${encodeURIComponent(parkCode)}`
  const change = async (isOn: boolean) => {
    setProblem(undefined)
    try {
      await (isOn ? publish.run({}) : unpublish.run({}))
      toast({ text: isOn ? t({ zh: '已公开', en: 'Published' }) : t({ zh: '已停止公开', en: 'Taken down' }), ...(isOn ? {} : { undo: () => publish.run({}) }) })
    } catch (caught) {
      setProblem(caught)
    }
  }
  return (
    <div className="conformity">
      <PageHead
        title={{ zh: '对外公开', en: 'Publication' }}
        clauses={['7.2.3']}
        description={{ zh: '任何人无需登录即可查看本园区各条款的结论。', en: 'Anybody may read the outcomes of this park without signing in.' }}
      />
      <ConformityTabs current="conformity/publication" />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {found.isError && !found.data && <Failure problem={found.error} onRetry={() => void found.refetch()} />}
      <section className="panel stack">
        {found.isPending && <Skeleton lines={4} />}
        {found.data && (
          <>
            <Notice
              tone={found.data.isPublished ? 'good' : 'info'}
              title={found.data.isPublished ? t({ zh: '正在公开', en: 'Public' }) : t({ zh: '未公开', en: 'Not public' })}
            >
              {found.data.isPublished ? (
                <p>
                  {t({ zh: '自 {at} 起公开，结论变化时自动更新：', en: 'Since {at}, renewed with every change: ' }, { at: formatTime(found.data.publishedAt) })}
                  <a href={address} target="_blank" rel="noreferrer">
                    {address}
                  </a>
                </p>
              ) : (
                <p>{t({ zh: '公开后的地址：{address}', en: 'It would be at {address}' }, { address })}</p>
              )}
            </Notice>
            <p>
              {t({
                zh: '公开的内容：各条款的结论与得分。不含房间、企业、人员、文件等任何明细。',
                en: 'What is shown: outcomes and scores of the requirements. No rooms, companies, persons or files.',
              })}
            </p>
            {found.data.can.publish ? (
              <div className="page-actions">
                {found.data.isPublished ? (
                  <Button look="danger" isBusy={unpublish.isBusy} onClick={() => void change(false)}>
                    {t({ zh: '停止公开', en: 'Take it down' })}
                  </Button>
                ) : (
                  <Button look="primary" icon="globe" isBusy={publish.isBusy} onClick={() => void change(true)}>
                    {t({ zh: '公开对标结果', en: 'Publish the assessment' })}
                  </Button>
                )}
              </div>
            ) : (
              <p className="quiet">{t({ zh: '只有园区负责人可以改变公开状态。', en: 'Only the park director may change this.' })}</p>
            )}
          </>
        )}
      </section>
    </div>
  )
}
