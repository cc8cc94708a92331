/**
 * Text of 18 points that reflows at 320, contrast 4.5 to 1 in light and dark, targets of 44 points, a visible focus.
 */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1a1a1a; --soft: #4a4a4a; --paper: #fff; --shade: #f1f4f4; --edge: #6b6b6b; --main: #0b4f5c; --on-main: #fff; --wrong: #8a1f11; --done: #1d5a2a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f2f2f2; --soft: #cfcfcf; --paper: #16191a; --shade: #23292a; --edge: #a0a0a0; --main: #8fd3e0; --on-main: #06272d; --wrong: #ffb4a6; --done: #a4dfae; }
}
* { box-sizing: border-box; }
html { font: 112.5%/1.5 "Atkinson Hyperlegible", system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; color: var(--ink); background: var(--paper); }
body { margin: 0; overflow-wrap: anywhere; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 0; top: 0; z-index: 1; padding: 0.75rem 1rem; background: var(--paper); }
header, main, footer { max-width: 40rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 1rem; color: var(--soft); font-weight: bold; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0.75rem 0 1rem; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 2rem 0 0.5rem; }
p, ul { margin: 0 0 1rem; }
li { margin-bottom: 0.5rem; }
a { color: var(--main); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--main); outline-offset: 3px; }
.figure { font-size: 2.4rem; line-height: 1.15; font-weight: bold; margin: 0 0 0.25rem; }
.below { color: var(--soft); }
blockquote { margin: 0 0 1rem; padding: 0.5rem 0 0.5rem 1rem; border-left: 4px solid var(--main); white-space: pre-wrap; }
.label { font-weight: bold; margin-bottom: 0.25rem; }
.notice { border: 2px solid var(--main); padding: 0.75rem 1rem; margin: 0 0 1.5rem; }
.notice h2 { margin: 0 0 0.5rem; }
.notice ul { margin: 0; padding-left: 1.2rem; }
.problem { border-color: var(--wrong); }
.problem h2, .problem a, .wrong { color: var(--wrong); }
.done { border-color: var(--done); }
.done h2 { color: var(--done); }
table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; }
caption { text-align: left; font-weight: bold; padding-bottom: 0.25rem; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.75rem 0.5rem 0; border-bottom: 1px solid var(--edge); font-weight: normal; }
td { font-weight: bold; min-width: 6.5rem; }
.field { margin: 0 0 1.5rem; }
label { display: block; font-weight: bold; }
.hint { color: var(--soft); margin: 0; }
.wrong { font-weight: bold; margin: 0.25rem 0 0; }
input, textarea { display: block; width: 100%; margin-top: 0.4rem; padding: 0.6rem; font: inherit; color: inherit; background: var(--paper); border: 2px solid var(--edge); border-radius: 4px; }
input { max-width: 20rem; min-height: 2.75rem; }
textarea { resize: vertical; }
input[type=file] { max-width: none; }
::file-selector-button { font: inherit; min-height: 2.75rem; margin-right: 0.75rem; padding: 0.25rem 0.75rem; border: 2px solid var(--main); border-radius: 4px; background: var(--paper); color: var(--main); cursor: pointer; }
button { font: inherit; font-weight: bold; min-height: 2.75rem; padding: 0.5rem 1.25rem; margin: 0 0.75rem 0.75rem 0; border: 2px solid var(--main); border-radius: 4px; background: var(--paper); color: var(--main); cursor: pointer; }
button.main { background: var(--main); color: var(--on-main); }
figure { margin: 0 0 1rem; }
figcaption { color: var(--soft); }
svg { display: block; width: 100%; height: auto; background: var(--shade); }
svg polyline { fill: none; stroke: var(--main); stroke-width: 3; stroke-linejoin: round; stroke-linecap: round; }
svg circle { fill: var(--main); }
.ends { display: flex; justify-content: space-between; gap: 1rem; font-size: 0.85rem; }
footer { margin-top: 3rem; padding-top: 1rem; padding-bottom: 2rem; border-top: 1px solid var(--edge); }
footer a { display: inline-block; margin-right: 1.25rem; padding: 0.5rem 0; }
@media print { footer, form, .skip { display: none; } }
`.trimStart();
