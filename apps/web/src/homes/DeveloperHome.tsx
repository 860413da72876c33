import { useText } from '#ui/i18n.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { holds, usePlace } from '#ui/park.ts'
import { PageCards } from './PageCards.tsx'

/** The open platform; for the administrators of the installation the way to their pages comes first. */
export function DeveloperHome() {
  const t = useText()
  const place = usePlace()
  const isPlatform = holds(place, ['platformAdmin', 'securityAdmin', 'auditReader'])
  return (
    <>
      <PageHead
        title={isPlatform ? { zh: '平台管理', en: 'Platform administration' } : { zh: '开放平台', en: 'Open platform' }}
        {...(isPlatform
          ? {
              description: {
                zh: '管理账号、权限与园区；园区内的业务数据不在平台管理员的权限之内。',
                en: 'Accounts, permissions and parks. What happens inside a park is not the administrators’ to see.',
              },
            }
          : {})}
      />
      {isPlatform && <PageCards />}
      <section className="card-group">
        <h2>{t({ zh: '开放平台', en: 'Open platform' })}</h2>
        <ul className="cards">
          <li>
            <a className="card" href="/api-docs" target="_blank" rel="noreferrer">
              <strong>{t({ zh: '接口文档', en: 'API reference' })}</strong>
              <span className="quiet">{t({ zh: '全部操作、参数、岗位权限与错误码', en: 'All operations, parameters, roles and errors' })}</span>
            </a>
          </li>
          <li>
            <a className="card" href="/api/openapi.json">
              <strong>OpenAPI 3.1</strong>
              <span className="quiet">{t({ zh: '机器可读的接口描述', en: 'Machine-readable description' })}</span>
            </a>
          </li>
        </ul>
      </section>
      {!isPlatform && <PageCards />}
    </>
  )
}
