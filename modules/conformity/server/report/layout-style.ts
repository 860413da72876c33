/**
 * What all printed documents have in common, in Typst: page, header and footer, type, tables, signs of outcomes.
 * Grey and black carry the page, colour only repeats what a sign or a word already says.
 */
export const LAYOUT_STYLE = `
#let d = json(bytes(sys.inputs.data))
#let w = d.words
#let ink = rgb("#1b1f24")
#let soft = rgb("#5a6370")
#let rule = rgb("#aeb5bf")
#let pale = rgb("#f1f3f6")
#let colours = (met: rgb("#14713d"), notMet: rgb("#b3261e"), unknown: rgb("#825000"), waitingForReview: rgb("#0f55c9"), notApplicable: rgb("#5a6370"))
#let signs = (
  met: "<circle cx='8' cy='8' r='7' fill='#14713d'/><path d='M4.6 8.3l2.4 2.4 4.4-5' fill='none' stroke='#fff' stroke-width='1.7'/>",
  notMet: "<rect x='1' y='1' width='14' height='14' rx='1.5' fill='#b3261e'/><path d='M5 5l6 6M11 5l-6 6' fill='none' stroke='#fff' stroke-width='1.8'/>",
  unknown: "<path d='M8 1l7 7-7 7-7-7z' fill='#fff' stroke='#825000' stroke-width='1.3'/><path d='M6.1 6.4a1.9 1.9 0 1 1 2.6 1.8c-.5.2-.7.5-.7 1' fill='none' stroke='#825000' stroke-width='1.2'/><circle cx='8' cy='11.1' r='.8' fill='#825000'/>",
  waitingForReview: "<circle cx='8' cy='8' r='6.4' fill='#fff' stroke='#0f55c9' stroke-width='1.3'/><path d='M8 4.4V8l2.5 1.6' fill='none' stroke='#0f55c9' stroke-width='1.3'/>",
  notApplicable: "<circle cx='8' cy='8' r='6.4' fill='#fff' stroke='#5a6370' stroke-width='1.3'/><path d='M5 8h6' stroke='#5a6370' stroke-width='1.5'/>",
)
#let sign(outcome, label: none, size: 8.5pt) = {
  let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>" + signs.at(outcome) + "</svg>"
  box(baseline: 14%, image(bytes(svg), format: "svg", height: size, alt: if label == none { "" } else { label }))
}
#let outcome(key, label) = box[#sign(key, label: label)#h(2.5pt)#text(fill: colours.at(key), label)]
#let picture(svg, caption) = image(bytes(svg), format: "svg", width: 100%, alt: caption)
#let sideways(it) = text(fill: soft, size: 8pt, it)
#let label(it) = text(fill: soft, it)
#let paren(it) = if d.language == "zh" [（#it）] else [ (#it)]
#let fill-in(text, values) = values.pairs().fold(text, (said, pair) => said.replace("{" + pair.at(0) + "}", str(pair.at(1))))

#set document(title: d.title + " " + d.park, author: d.park, date: auto)
#set text(font: "Noto Sans S Chinese", size: 9.2pt, lang: d.language, region: if d.language == "zh" { "cn" } else { "gb" }, fill: ink, number-width: "tabular")
#set par(leading: 0.62em, spacing: 0.8em, justify: false)
#set heading(numbering: none)
#show heading.where(level: 1): it => block(sticky: true, above: 18pt, below: 9pt, width: 100%, stroke: (bottom: 0.8pt + ink), inset: (bottom: 4pt), text(size: 14pt, weight: "bold", it.body))
#show heading.where(level: 2): it => block(sticky: true, above: 15pt, below: 7pt, text(size: 11pt, weight: "bold", it.body))
#show heading.where(level: 3): it => block(sticky: true, above: 10pt, below: 5pt, text(size: 9.6pt, weight: "bold", it.body))
#set table(stroke: (x, y) => (top: if y == 0 { 0.8pt + ink } else { 0.4pt + rule }, bottom: 0.4pt + rule), inset: (x: 4pt, y: 4pt), align: left + horizon)
#set table.cell(breakable: false)
#show table: set text(size: 8.3pt)
#show table: set par(leading: 0.5em)
#let head(..names) = table.header(repeat: true, ..names.pos().map(name => table.cell(fill: pale, text(weight: "bold", name))))
#let demo-mark = if d.isDemo { box(stroke: 0.8pt + rgb("#b3261e"), inset: (x: 5pt, y: 2.5pt), radius: 2pt, text(fill: rgb("#b3261e"), size: 7.6pt, weight: "bold", w.demo)) }
#set page(
  paper: "a4",
  margin: (x: 20mm, top: 25mm, bottom: 20mm),
  header-ascent: 28%,
  header: context {
    set text(size: 8pt, fill: soft)
    grid(columns: (1fr, auto, 1fr), align: (left + horizon, center + horizon, right + horizon), d.park, demo-mark, d.title)
    v(-5pt)
    line(length: 100%, stroke: 0.5pt + rule)
  },
  footer: context {
    set text(size: 8pt, fill: soft)
    grid(columns: (1fr, auto, 1fr), align: (left, center, right), d.footer, fill-in(w.page, (page: counter(page).display("1"), pages: counter(page).final().at(0))), d.madeAt)
  },
)
`
