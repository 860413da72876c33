export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes
}

/** Offers what the server answered as a file. */
export function downloadBase64(base64: string, fileName: string, type: string): void {
  const url = URL.createObjectURL(new Blob([bytesOf(base64)], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** A chosen file as base64, for operations that take it in their input. */
export function base64Of(file: File): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader()
    reader.onload = () => done(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => failed(reader.error ?? new Error('The file could not be read'))
    reader.readAsDataURL(file)
  })
}
