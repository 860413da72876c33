import { connect, type Socket } from 'node:net'

/** A plain connection, for what no HTTP client will send. */
export class RawConnection {
  readonly #socket: Socket
  readonly #began = performance.now()
  readonly closed: Promise<number>
  heard = ''

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1')
    this.#socket.setNoDelay(true)
    this.#socket.on('data', (chunk) => {
      this.heard += chunk.toString()
    })
    this.#socket.on('error', () => {})
    this.closed = new Promise((done) => this.#socket.once('close', () => done((performance.now() - this.#began) / 1000)))
  }

  write(text: string): void {
    if (this.#socket.writable) this.#socket.write(text)
  }

  /** Sends and waits for the whole answer of a connection that the server ends. */
  async exchange(text: string): Promise<string> {
    this.write(text)
    const late = setTimeout(() => this.end(), 10_000)
    await this.closed
    clearTimeout(late)
    return this.heard
  }

  /** Sends a byte a second and never ends: resolves with the seconds after which the server had enough. */
  async dribble(start: string, byte: string): Promise<number> {
    this.write(start)
    const timer = setInterval(() => this.write(byte), 1_000)
    const seconds = await this.closed
    clearInterval(timer)
    return seconds
  }

  end(): void {
    this.#socket.destroy()
  }
}
