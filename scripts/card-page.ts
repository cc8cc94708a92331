/** Colours of Teams' two themes, as the stock renderer's host configuration takes them. */
const THEMES = {
  light: {
    page: '#ffffff',
    card: '#ffffff',
    soft: '#f5f5f5',
    accentSoft: '#e8ebfa',
    goodSoft: '#eef7ee',
    text: '#242424',
    subtle: '#616161',
    accent: '#4f52b2',
    good: '#107c10',
    attention: '#a4262c',
    line: '#d1d1d1',
  },
  dark: {
    page: '#1f1f1f',
    card: '#292929',
    soft: '#333333',
    accentSoft: '#2f3154',
    goodSoft: '#1f3320',
    text: '#ffffff',
    subtle: '#adadad',
    accent: '#a6a7f0',
    good: '#92c353',
    attention: '#f1707b',
    line: '#666666',
  },
};

/** A page that draws one card with the stock renderer, in colours and sizes near those of Teams. */
export function pageOf(card: unknown, renderer: string, dark: boolean): string {
  const theme = dark ? THEMES.dark : THEMES.light;
  return `<!doctype html><html lang="en-GB"><meta charset="utf-8"><style>${styleOf(theme)}</style><body><main id="card"></main>
<script>${renderer.replaceAll('</script', '<\\/script')}</script><script>{
const card = new AdaptiveCards.AdaptiveCard();
card.hostConfig = new AdaptiveCards.HostConfig(${inScript(hostConfig(theme))});
card.parse(${inScript(card)});
document.getElementById('card').append(card.render());
}</script></body></html>`;
}

type Theme = (typeof THEMES)['light'];

const inScript = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');

function hostConfig(theme: Theme) {
  const colour = (value: string) => ({ default: value, subtle: value });
  const foregroundColors = {
    default: { default: theme.text, subtle: theme.subtle },
    accent: colour(theme.accent),
    good: colour(theme.good),
    attention: colour(theme.attention),
  };
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
  return {
    fontFamily: 'Segoe UI, Open Sans, sans-serif',
    supportsInteractivity: true,
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 12 },
    separator: { lineThickness: 1, lineColor: theme.line },
    actions: {
      maxActions: 6,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      buttonSpacing: 8,
      spacing: 'default',
    },
    containerStyles: {
      default: style(theme.card),
      emphasis: style(theme.soft),
      accent: style(theme.accentSoft),
      good: style(theme.goodSoft),
    },
    inputs: { label: { inputSpacing: 'small', requiredInputs: { suffix: ' *' }, optionalInputs: {} } },
    textBlock: { headingLevel: 2 },
  };
}

function styleOf(theme: Theme): string {
  return `body{margin:0;background:${theme.page};font:14px "Segoe UI","Open Sans",sans-serif;color:${theme.text}}
.ac-pushButton{background:transparent;color:${theme.text};border:1px solid ${theme.line};border-radius:4px;padding:6px 12px;font:inherit;font-weight:600;white-space:normal}
.ac-pushButton.style-positive{background:${theme.accent};color:${theme.page}}
.ac-actionSet{flex-wrap:wrap;row-gap:8px}
.ac-input{box-sizing:border-box;width:100%;background:${theme.soft};color:${theme.text};border:1px solid ${theme.line};border-radius:4px;padding:6px;font:inherit}
.ac-input[type=checkbox],.ac-input[type=radio]{width:auto}textarea.ac-input{height:72px}
.ac-selectable{cursor:pointer;border-radius:4px}.ac-input-container{flex:1}`;
}
