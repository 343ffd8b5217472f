/// How a report looks: in a window of any width, by day and by night, and on paper.
package enum ReportStyle {
  /// Colours and type, which the page that is served has as well.
  package static let look = PackageResources.look_css

  static let sheet = String(decoding: look, as: UTF8.self) + rules

  private static let rules = """
    * { box-sizing: border-box; }
    body { margin: 0; color: var(--ink); background: var(--ground); font: 1rem/1.5 var(--text); }
    main { max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
    h1, h2, h3 { line-height: 1.25; break-after: avoid; }
    h2 { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 1rem; }
    a { color: inherit; }
    nav ul { columns: 16rem; padding-left: 1.2rem; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1rem; }
    dt { color: var(--faint); }
    dd { margin: 0; }
    figure { margin: 1.5rem 0; }
    figcaption { margin: 0.5rem 0; }
    .scroll { overflow-x: auto; }
    pre { padding: 0.6rem; background: var(--shade); white-space: pre-wrap; }
    tr.heading { break-after: avoid; }
    tr.heading th { padding-top: 0.8rem; font-weight: 600; background: var(--ground); }
    img { display: block; width: 100%; min-width: 36rem; height: auto; padding: 0.5rem; background: #fff; }
    .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: 1rem; padding: 0; list-style: none; }
    .cards img { min-width: 0; padding: 0; }
    .cards a { display: block; font-size: 0.85rem; text-decoration: none; }
    .cards b { display: block; }
    summary { cursor: pointer; color: var(--faint); padding: 0.4rem 0; }
    table { border-collapse: collapse; font-size: 0.85rem; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
    th, td { padding: 0.2rem 0.6rem; text-align: left; vertical-align: bottom; border-bottom: 1px solid var(--line); }
    th { font-weight: 600; }
    tbody th { font-weight: inherit; }
    tbody tr:nth-child(even) { background: var(--shade); }
    .number { text-align: right; white-space: nowrap; }
    th.number { white-space: normal; }
    @media (max-width: 30rem) {
      dl { grid-template-columns: 1fr; gap: 0; }
      dd { margin-bottom: 0.5rem; }
    }
    @page { size: A4; margin: 20mm; }
    @media print {
      :root { color-scheme: light; --ink: #000; --faint: #444; --ground: #fff; --line: #bbb; --shade: #f4f4f4; }
      main { max-width: none; padding: 0; font-size: 9.5pt; }
      nav, summary { display: none; }
      figcaption, tr, dl { break-inside: avoid; }
      .scroll { overflow: visible; break-inside: avoid-page; }
      details .scroll { break-inside: auto; }
      img { min-width: 0; max-width: 100%; width: auto; max-height: 235mm; padding: 0; margin: 0 auto; }
      table { font-size: 6.5pt; }
      th, td { padding: 0.1rem 0.25rem; }
      thead { display: table-header-group; }
      details::details-content { display: block; content-visibility: visible; height: auto; }
    }
    """
}
