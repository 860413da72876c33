import { createTransport, type Transporter } from 'nodemailer'

let transporter: { url: string; transport: Transporter } | undefined

/** Mail is offered when the installation names a server: `SMTP_URL=smtps://user:password@host:465`, `SMTP_FROM=…`. */
export function isMailOffered(): boolean {
  return Boolean(process.env.SMTP_URL && process.env.SMTP_FROM)
}

export async function sendMail(to: string, subject: string, text: string): Promise<void> {
  const { SMTP_URL: url, SMTP_FROM: from } = process.env
  if (!url || !from) throw new Error('No mail server is set up')
  if (transporter?.url !== url) transporter = { url, transport: createTransport(url, { from }) }
  // One line: a subject with line breaks would be more than a subject.
  await transporter.transport.sendMail({ to, subject: subject.replace(/[\r\n]+/g, ' '), text, disableFileAccess: true, disableUrlAccess: true })
}
