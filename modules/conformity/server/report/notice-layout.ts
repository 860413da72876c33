import { LAYOUT_STYLE } from './layout-style.ts'

/** A rectification notice (整改通知书) in Typst, over the data of `noticeContent`: told, signed, sealed, answered on one form. */
export const NOTICE_LAYOUT = `${LAYOUT_STYLE}
#set text(size: 10.5pt)
#set par(leading: 0.85em, spacing: 1em)
#align(center, block(above: 2mm, below: 5mm, text(size: 22pt, weight: "bold", tracking: 3pt, w.title)))
#grid(columns: (1fr, auto), label([#w.number #d.number]), label(d.issuedOn))
#line(length: 100%, stroke: 1.2pt + ink)
#v(1mm)
#par[#strong(d.addressee)#w.colon]
#par(first-line-indent: (amount: 2em, all: true), justify: true)[#d.opening]

#block(sticky: true, above: 12pt, below: 6pt, strong(w.facts))
#table(
  columns: (86pt, 1fr), inset: (x: 6pt, y: 5.5pt),
  ..d.facts.map(f => (table.cell(fill: pale, strong(f.label)), f.value)).flatten(),
)
#if d.findings.len() > 0 {
  table(
    columns: (30pt, 1.1fr, 0.9fr, 1.15fr, 0.8fr, 1.8fr),
    head(w.row, w.subject, w.place, w.required, w.measured, w.because),
    ..d.findings.map(f => ([#f.number], [#sign(f.outcome, size: 7pt)#h(2pt)#f.name], f.place, f.required, f.measured, f.because)).flatten(),
  )
  if d.more != "" { block(above: 5pt, sideways(d.more)) }
}
#for p in d.pictures {
  block(breakable: false, width: 100%, above: 8pt, {
    align(center, block(width: 78%, stroke: 0.5pt + rule, inset: 3pt, picture(p.svg, p.caption), below: 4pt))
    align(center, sideways(p.caption))
  })
}

#block(sticky: true, above: 12pt, below: 6pt, strong(w.demand))
#par(first-line-indent: (amount: 2em, all: true), justify: true)[#d.demand]
#let blank(width: 100pt) = box(width: width, height: 12pt, stroke: (bottom: 0.6pt + ink), baseline: 2pt)
#block(breakable: false, width: 100%, above: 14pt, {
  [#w.issuer#w.seal#w.colon#d.issuer]
  grid(
    columns: (1fr, 1fr), column-gutter: 14pt, row-gutter: 15pt, inset: (top: 4pt),
    [#w.signature#w.colon#blank()], [#w.signed#w.colon#blank()],
    [#w.receiver#w.colon#blank()], [#w.signed#w.colon#blank()],
  )
})
#block(breakable: false, width: 100%, above: 14pt, {
  line(length: 100%, stroke: (paint: soft, thickness: 0.6pt, dash: "dashed"))
  block(width: 100%, above: 8pt, below: 6pt, align(center, text(size: 12.5pt, weight: "bold", w.answer)))
  table(
    columns: (86pt, 1fr), inset: (x: 6pt, y: 5pt), stroke: 0.5pt + ink, align: left + horizon,
    table.cell(fill: pale, strong(w.done)), block(height: 46pt, width: 100%, align(bottom + right, [#w.owner#w.colon#blank(width: 70pt)#h(8pt)#w.signed#w.colon#blank(width: 70pt)])),
    table.cell(fill: pale, strong(w.checked)), block(height: 36pt, width: 100%, align(bottom + right, [#w.checker#w.colon#blank(width: 70pt)#h(8pt)#w.signed#w.colon#blank(width: 70pt)])),
  )
})
`
