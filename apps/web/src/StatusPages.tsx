import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useText } from '#ui/i18n.ts'
import { Problem, problemText } from '#ui/problem.ts'

export function NotFoundPage() {
  const t = useText()
  useEffect(() => {
    document.title = `${t({ zh: '没有这个页面', en: 'Page not found' })} · ${t({ zh: '织园', en: 'Zhiyuan' })}`
  }, [t])
  return (
    <div className="panel status-page">
      <h1>{t({ zh: '没有这个页面', en: 'Page not found' })}</h1>
      <p className="quiet">
        {t({ zh: '地址可能有误，或者页面不在你的权限范围内。', en: 'The address may be wrong, or the page lies outside your permissions.' })}
      </p>
      <ButtonLink to="/" look="primary" icon="home">
        {t({ zh: '回到首页', en: 'Go to the start page' })}
      </ButtonLink>
    </div>
  )
}

/** Shown instead of a page that failed while drawing, and when its code could not be fetched. */
export function FailurePage({ error, reset }: { error: unknown; reset?: () => void }) {
  const t = useText()
  const router = useRouter()
  if (error instanceof Problem && error.status === 403)
    return (
      <div className="panel">
        <EmptyState kind="forbidden" />
      </div>
    )
  if (error instanceof Problem && error.status === 404) return <NotFoundPage />
  const isChunk = error instanceof Error && /import|module|chunk/i.test(error.message)
  return (
    <div className="panel status-page" role="alert">
      <h1>{isChunk ? t({ zh: '页面已有新版本', en: 'A newer version is available' }) : t({ zh: '这个页面出错了', en: 'This page failed' })}</h1>
      <p className="quiet">{isChunk ? t({ zh: '请重新加载页面。', en: 'Please reload the page.' }) : problemText(error)}</p>
      <Button
        look="primary"
        icon="refresh"
        onClick={() => {
          if (isChunk) window.location.reload()
          else {
            reset?.()
            void router.invalidate()
          }
        }}
      >
        {isChunk ? t({ zh: '重新加载', en: 'Reload' }) : t('retry')}
      </Button>
    </div>
  )
}
