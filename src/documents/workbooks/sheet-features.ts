import type writeExcel from 'write-excel-file/node';
import { markup } from '../../core/words/markup.ts';
import type { ColumnRule, WorkSheet } from '../../features/register/rules/workbook/workbook.ts';

type Options = NonNullable<Parameters<typeof writeExcel>[1]>;
type SheetFeature = NonNullable<Options['features']>[number];

/** Characters across a landscape page that can still be read: a wider sheet takes several pages. */
const ACROSS = 270;
/** Rows below the data that have help and choices too. */
const MORE_ROWS = 500;
/** Excel's limit for an input message, and for a list of choices. */
const MOST_SAID = 255;

/** What the library lacks: choices and help at cells, filters, a heading on each page, page numbers. */
export function sheetFeatures(sheets: readonly WorkSheet[]): SheetFeature {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          // A height without "custom" is kept until someone types: then the row grows with the text.
          transformElementAttributes: (tag, attributes) => {
            if (tag !== 'row') return attributes;
            const { customHeight: _custom, ...rest } = attributes;
            return rest;
          },
          transform: (xml, _options, { sheetIndex }) => withSetup(xml, sheets[sheetIndex]),
        },
        'xl/workbook.xml': {
          // The library's own is empty, and only one is allowed.
          transform: (xml) =>
            xml.replace(/<definedNames\s*\/>/, '').replace('</sheets>', `</sheets>${definedNames(sheets)}`),
        },
      },
    },
  };
}

function withSetup(xml: string, sheet: WorkSheet | undefined): string {
  if (sheet === undefined) return xml;
  const pages = Math.max(1, Math.ceil(sheet.widths.reduce((sum, width) => sum + width, 0) / ACROSS));
  const setup = `<pageSetup paperSize="9" orientation="landscape" fitToWidth="${pages}" fitToHeight="0"/>`;
  const foot = `<headerFooter><oddFooter>&amp;L${text(sheet.name)}&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>`;
  const filters = sheet.filters && sheet.rows.length > 1 ? `<autoFilter ref="${extentOf(sheet)}"/>` : '';
  return xml
    .replace(/<worksheet[^>]*>/, (tag) => `${tag}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
    .replace(
      /<pageMargins[^>]*\/>/,
      '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    )
    .replace(/<pageSetup[^>]*\/>/, `${setup}${foot}`)
    .replace('</sheetData>', `</sheetData>${filters}${validations(sheet)}`);
}

function validations({ rules = [], rows, stays }: WorkSheet): string {
  const from = (stays?.rows ?? 1) + 1;
  const rulesHere = rules.flatMap((rule, at) =>
    rule === undefined ? [] : [validation(rule, `${letters(at)}${from}:${letters(at)}${rows.length + MORE_ROWS}`)],
  );
  return rulesHere.length === 0
    ? ''
    : `<dataValidations count="${rulesHere.length}">${rulesHere.join('')}</dataValidations>`;
}

/** A list refuses other words, and says what is allowed; a fixed cell refuses all. */
function validation({ help = '', choices, isFixed }: ColumnRule, cells: string): string {
  const said = help === '' ? '' : ` showInputMessage="1" prompt="${text(help.slice(0, MOST_SAID))}"`;
  const list = choices?.join(',') ?? '';
  if (isFixed)
    return `<dataValidation type="custom" allowBlank="0" showErrorMessage="1" errorTitle="Please leave this cell" error="It says which row this is. Press Escape, and fill in the yellow cells."${said} sqref="${cells}"><formula1>FALSE</formula1></dataValidation>`;
  if (choices === undefined || list.length > MOST_SAID)
    return `<dataValidation allowBlank="1"${said} sqref="${cells}"/>`;
  const error = text(`Choose one of: ${choices.join(', ')}.`.slice(0, MOST_SAID));
  return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="Not one of the words" error="${error}"${said} sqref="${cells}"><formula1>"${text(list)}"</formula1></dataValidation>`;
}

/** By Excel's reserved names. */
function definedNames(sheets: readonly WorkSheet[]): string {
  const names = sheets.flatMap((sheet, at) => {
    const name = `'${sheet.name.replaceAll("'", "''")}'`;
    const { rows = 0, columns = 0 } = sheet.stays ?? {};
    const titles = [
      ...(columns > 0 ? [`${name}!$A:$${letters(columns - 1)}`] : []),
      ...(rows > 0 ? [`${name}!$1:$${rows}`] : []),
    ];
    const isFiltered = sheet.filters && sheet.rows.length > 1;
    const extent = extentOf(sheet).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
    return [
      ...(isFiltered ? [defined('_xlnm._FilterDatabase', at, `${name}!${extent}`, ' hidden="1"')] : []),
      ...(titles.length > 0 ? [defined('_xlnm.Print_Titles', at, titles.join(','))] : []),
    ];
  });
  return names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`;
}

const defined = (name: string, sheet: number, what: string, more = '') =>
  `<definedName name="${name}" localSheetId="${sheet}"${more}>${text(what)}</definedName>`;

const extentOf = ({ rows }: WorkSheet) => `A1:${letters(Math.max(1, rows[0]?.length ?? 1) - 1)}${rows.length}`;

/** 0 is A, 26 is AA. */
function letters(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : letters(Math.floor(at / 26) - 1) + letters(at % 26);
}

const text = (said: string) => markup`${said.replace(/[\u0000-\u001f]/g, ' ')}`.toString();
