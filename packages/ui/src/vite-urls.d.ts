declare module '*?url' {
  export const url: string
  const address: string
  export default address
}
declare module '*.css'
