"""The one style sheet of the HTML pages: a calm screen, and A4 in black on white."""

from __future__ import annotations

_LATIN = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans"'
_SIMPLIFIED = '"Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei"'
_TRADITIONAL = '"Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC", "PingFang TC", "Microsoft JhengHei"'

# A heading with nothing below it has room to write on paper.
STYLE = f"""\
:root {{ color-scheme: light; --ink: #1f2328; --faint: #59636e; --line: #d1d9e0; --shade: #f6f8fa; }}
* {{ box-sizing: border-box; }}
html {{ font-family: {_LATIN}, {_SIMPLIFIED}, {_TRADITIONAL}, sans-serif; font-size: 16px; }}
html:lang(zh-Hant) {{ font-family: {_LATIN}, {_TRADITIONAL}, {_SIMPLIFIED}, sans-serif; }}
body {{ margin: 0; color: var(--ink); background: #fff; line-height: 1.6; overflow-wrap: anywhere; }}
:lang(zh) body {{ line-height: 1.75; }}
main {{ max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }}
h1, h2, h3 {{ line-height: 1.3; font-weight: 600; text-wrap: balance; }}
h1 {{ font-size: 1.75rem; margin: 0 0 1.25rem; }}
h2 {{ font-size: 1.25rem; margin: 2.25rem 0 0.75rem; padding-bottom: 0.3rem; border-bottom: 1px solid var(--line); }}
h3 {{ font-size: 1rem; margin: 1.5rem 0 0.5rem; }}
p, ul, ol, dl, blockquote, table {{ margin: 0 0 1rem; }}
p, li, dd {{ max-width: 46rem; }}
ul, ol {{ padding-left: 1.4rem; }}
li > ul {{ margin: 0; color: var(--faint); }}
table {{ width: 100%; border-collapse: collapse; font-size: 0.9375rem; font-variant-numeric: tabular-nums; }}
th, td {{ padding: 0.4rem 1.25rem 0.4rem 0; border-bottom: 1px solid var(--line); }}
th, td {{ text-align: left; vertical-align: top; }}
th {{ color: var(--faint); font-weight: 500; font-size: 0.8125rem; white-space: nowrap; }}
th:last-child, td:last-child {{ padding-right: 0; }}
th.right, td.right {{ text-align: right; }}
dl {{ display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1.5rem; }}
dt {{ color: var(--faint); }}
dd {{ margin: 0; }}
blockquote {{ padding: 0.5rem 1rem; border-left: 3px solid var(--line); background: var(--shade); }}
blockquote {{ white-space: pre-wrap; }}
hr {{ margin: 2rem 0; border: 0; border-top: 1px solid var(--line); }}
a {{ color: #0550ae; }}
.day {{ white-space: nowrap; }}
.faint, .grade_d, .grade_e {{ color: var(--faint); }}
.bad {{ color: #b42318; font-weight: 600; }}
.warn {{ color: #8a5a00; }}
.good, .won {{ color: #116329; }}
.grade_a {{ color: #0a5c7a; font-weight: 700; }}
.grade_b {{ color: #0a5c7a; }}
@media screen and (max-width: 32rem) {{
  main {{ padding: 1.5rem 1rem 3rem; overflow-x: auto; }}
  table, th {{ font-size: 0.8125rem; }}
  th {{ white-space: normal; }}
  th, td {{ overflow-wrap: break-word; padding-right: 0.5rem; }}
  dl {{ grid-template-columns: fit-content(55%) 1fr; column-gap: 1rem; }}
}}
@page {{ size: A4; margin: 18mm 16mm 20mm; }}
@media print {{
  :root {{ --ink: #000; --faint: #000; --line: #999; --shade: #fff; }}
  html {{ font-size: 10.5pt; }}
  main {{ max-width: none; padding: 0; }}
  p, li, dd {{ max-width: none; orphans: 3; widows: 3; }}
  a, span {{ color: #000 !important; text-decoration: none; }}
  h1, h2, h3, dl {{ break-after: avoid; }}
  h3:has(+ h3), h3:last-child {{ break-after: auto; margin-bottom: 28mm; }}
  thead {{ display: table-header-group; }}
  tr, li, dl, dt, dd, blockquote {{ break-inside: avoid; }}
}}
"""
