/**
 * What a spreadsheet may hold at most. A register of a thousand measures with ten years of monthly readings of a hundred
 * of them is within it; a workbook made to fill our memory is not.
 */
export const MOST_ROWS = 30_000;
export const MOST_COLUMNS = 200;
export const MOST_CELLS = 400_000;
/** Characters of all cells together, and bytes that one part of a workbook, and all of them, may unpack to. */
export const MOST_CHARACTERS = 20_000_000;
export const MOST_PART_BYTES = 24 * 1024 * 1024;
export const MOST_UNPACKED_BYTES = 48 * 1024 * 1024;
