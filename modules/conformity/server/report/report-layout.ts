import { LAYOUT_STYLE } from './layout-style.ts'

/** The printed report in Typst, over the data of `reportContent`. */
export const REPORT_LAYOUT = `${LAYOUT_STYLE}
#let (level-width, outcome-width) = if d.language == "zh" { (30pt, 66pt) } else { (46pt, 96pt) }
#let standard-name = [#d.standard.title#paren[#w.version #d.standard.version]]
// Cover: what a reader needs who reads nothing else.
#v(8mm)
#text(size: 13pt, fill: soft, d.park)
#v(-2pt)
#text(size: 27pt, weight: "bold", w.title)
#v(1mm)
#line(length: 100%, stroke: 1.4pt + ink)
#v(1mm)
#grid(
  columns: (auto, 1fr), column-gutter: 14pt, row-gutter: 8pt,
  label(w.standard), standard-name,
  label(w.issuer), d.standard.issuer,
  label(w.evaluatedAt), d.evaluatedAt,
  label(w.madeAt), d.madeAt,
  label(w.madeBy), d.madeBy,
)
#v(4mm)
#block(sticky: true, below: 8pt, text(size: 11pt, weight: "bold", w.outcomes))
#grid(
  columns: (1fr,) * 5, column-gutter: 8pt,
  ..d.outcomes.map(o => block(width: 100%, height: 58pt, stroke: (top: 2pt + colours.at(o.outcome), rest: 0.5pt + rule), inset: 9pt, {
    sign(o.outcome, label: o.label, size: 9pt)
    h(3pt)
    text(size: if d.language == "zh" { 9pt } else { 6.8pt }, o.label)
    v(1fr)
    text(size: 21pt, weight: "bold", str(o.count))
    h(2pt)
    sideways(w.requirements)
  })),
)
#v(5mm)
#block(sticky: true, below: 8pt, text(size: 11pt, weight: "bold", w.scores))
#grid(
  columns: (1fr, 1fr), column-gutter: 8pt,
  ..d.scores.map(s => block(width: 100%, stroke: 0.5pt + rule, inset: 10pt, {
    text(size: 9pt, s.label)
    h(1fr)
    text(size: 19pt, weight: "bold", s.share)
    v(0pt)
    let part = if s.applicable == 0 { 0% } else { s.met / s.applicable * 100% }
    box(width: 100%, height: 5pt, fill: rgb("#e3e7ec"), place(left + horizon, box(width: part, height: 5pt, fill: rgb("#1f4e99"))))
    v(-3pt)
    sideways(fill-in(w.at("score.of"), (met: s.met, applicable: s.applicable)))
  })),
)
#v(1mm)
#sideways(w.at("score.note"))
#if d.trend != none {
  v(4mm)
  block(sticky: true, below: 8pt, text(size: 11pt, weight: "bold", w.trend))
  picture(d.trend, w.trend)
}
#if d.worst.len() > 0 {
  v(4mm)
  block(sticky: true, below: 8pt, text(size: 11pt, weight: "bold", w.worst))
  table(
    columns: (44pt, 1fr, 90pt),
    align: (left + horizon, left + horizon, right + horizon),
    ..d.worst.map(g => ([#g.clause], [#sign("notMet", size: 7.5pt)#h(3pt)#g.title], g.count)).flatten(),
  )
}
#v(1fr)
#grid(columns: (auto, 1fr), column-gutter: 10pt, sideways(w.at("icon.legend")), d.outcomes.map(o => outcome(o.outcome, o.label)).join(h(12pt)))

#pagebreak()
#show outline.entry.where(level: 1): it => block(above: 9pt, strong(it))
#block(below: 12pt, text(size: 14pt, weight: "bold", w.contents))
#outline(title: none, depth: 2, indent: 1.5em)
#pagebreak()

= #w.chapters
#table(
  columns: (1fr,) + (56pt,) * d.outcomes.len() + (44pt,),
  align: (left + horizon,) + (right + horizon,) * (d.outcomes.len() + 1),
  table.header(repeat: true, ..(w.chapter, ..d.outcomes.map(o => o.label), w.total).enumerate().map(((at, name)) => table.cell(fill: pale, align: if at == 0 { left } else { right }, text(weight: "bold", name)))),
  ..d.chapters.map(c => (c.title, ..c.counts.map(n => if n == 0 { text(fill: soft, "0") } else { str(n) }), strong(str(c.counts.sum())))).flatten(),
  ..(strong(w.total), ..d.outcomes.map(o => strong(str(o.count))), strong(str(d.outcomes.map(o => o.count).sum()))),
)
#for c in d.chapters {
  heading(level: 2, c.title)
  table(
    columns: (40pt, 1fr, level-width, outcome-width, 122pt, 56pt),
    align: (left + horizon, left + horizon, left + horizon, left + horizon, left + horizon, right + horizon),
    head(w.clause, w.requirement, w.level, w.outcome, w.reason, w.subjects),
    ..c.rows.map(r => (
      r.clause,
      if r.isRollUp [#r.title#h(3pt)#sideways(paren(w.rollUp))] else { r.title },
      r.level,
      outcome(r.outcome, r.outcomeLabel),
      text(fill: soft, r.reason),
      r.subjects,
    )).flatten(),
  )
}

#pagebreak(weak: true)
= #w.gaps
#if d.gaps.len() == 0 [#w.at("gaps.none")] else { sideways(w.at("gaps.note")) }
#for g in d.gaps {
  heading(level: 2)[#g.clause #g.title]
  block(sticky: true, width: 100%, {
    grid(
      columns: (auto, 1fr), column-gutter: 10pt, row-gutter: 5pt,
      label(w.outcome), [#outcome(g.outcome, g.outcomeLabel)#h(12pt)#label(w.level) #g.level#h(12pt)#label(g.reason)],
      label(w.decides), g.decides,
      ..if g.values != "" { (label(w.values), g.values) },
    )
  })
  table(
    columns: (30pt, 1.1fr, 0.9fr, 1.15fr, 0.8fr, 1.8fr),
    head(w.number, w.subject, w.place, w.required, w.measured, w.because),
    ..g.findings.map(f => ([#f.number], [#sign(f.outcome, size: 7pt)#h(2pt)#f.name], f.place, f.required, f.measured, f.because)).flatten(),
  )
  if g.more != "" { block(above: 5pt, sideways(g.more)) }
  for p in g.pictures {
    block(breakable: false, width: 100%, above: 8pt, {
      block(stroke: 0.5pt + rule, inset: 3pt, picture(p.svg, p.caption), below: 4pt)
      align(center, sideways(p.caption))
    })
  }
}

= #w.unproven
#if d.unproven.len() == 0 [#w.none] else {
  block(sticky: true, sideways(w.at("unproven.note")))
  table(
    columns: (40pt, 1fr, level-width, outcome-width, 1fr),
    head(w.clause, w.requirement, w.level, w.outcome, w.expected),
    ..d.unproven.map(r => (r.clause, r.title, r.level, outcome(r.outcome, r.outcomeLabel), r.expected)).flatten(),
  )
}

= #w.parameters
#block(sticky: true, sideways(w.at("parameters.note")))
#table(
  columns: (40pt, 1.5fr, 1fr, 1fr, 1.2fr),
  head(w.clause, w.parameter, w.value, w.default, w.setBy),
  ..d.parameters.map(p => p.values.map(v => (p.clause, v.name, if v.isOwn [*#v.value*#h(3pt)#sideways(paren(w.own))] else { v.value }, v.standard, v.note))).flatten(),
)

= #w.evidence
#if d.evidence.len() == 0 [#w.none] else {
  table(
    columns: (40pt, 1fr, 54pt, 56pt, 46pt, 78pt, 78pt),
    head(w.clause, w.file, w.issuedOn, w.validUntil, w.outcome, w.uploadedBy, w.reviewer),
    ..d.evidence.map(e => (
      e.clause,
      [#e.name#linebreak()#sideways(e.file)],
      e.issuedOn,
      if e.isInDate { e.validUntil } else [#e.validUntil#linebreak()#text(fill: colours.notMet, w.expired)],
      e.decision, e.uploadedBy, e.reviewer,
    )).flatten(),
  )
}

= #w.tasks
#if d.tasks.len() == 0 [#w.none] else {
  table(
    columns: (40pt, 1.4fr, 1fr, 78pt, 54pt, 54pt, 40pt),
    head(w.clause, w.task, w.subject, w.owner, w.openedOn, w.dueOn, w.state),
    ..d.tasks.map(t => (t.clause, t.task, t.subject, t.owner, t.openedOn, t.dueOn, if t.isOverdue { text(fill: colours.notMet, weight: "bold", t.state) } else { t.state })).flatten(),
  )
}

= #w.waivers
#block(sticky: true, sideways(w.at("waivers.note")))
#if d.waivers.len() == 0 [#w.none] else {
  table(
    columns: (40pt, 1fr, 0.8fr, 1.2fr, 78pt, 54pt),
    head(w.clause, w.task, w.subject, w.reason, w.waivedBy, w.waivedUntil),
    ..d.waivers.map(t => (t.clause, t.task, t.subject, t.reason, t.by, t.until)).flatten(),
  )
}

#block(breakable: false, width: 100%)[
= #w.proof
#grid(
  columns: (auto, 1fr), column-gutter: 12pt, row-gutter: 7pt,
  label(w.at("proof.findings")), d.proof.findings,
  label(w.evaluatedAt), d.evaluatedAt,
  label(w.at("proof.hash")), text(size: 8pt, d.proof.hash),
  label(w.standard), standard-name,
  label(w.at("proof.standard")), text(size: 8pt, d.standard.hash),
)
#v(3pt)
#w.at("proof.made")

#w.at("proof.how")
]
`
