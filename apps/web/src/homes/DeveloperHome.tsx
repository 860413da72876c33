import { useText } from '#ui/i18n.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { PageCards } from './PageCards.tsx'

export function DeveloperHome() {
  const t = useText()
  return (
    <>
      <PageHead title={{ zh: '开放平台', en: 'Open platform' }} clauses={['7.3.1', '7.3.2', '7.3.3']} />
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
      <PageCards />
    </>
  )
}
