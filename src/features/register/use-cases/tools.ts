import type { UserAction } from '../../../actions/action.ts';
import type { View } from '../../../core/view.ts';

/** The media type of a workbook. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Shown to a person who may not use the register. */
export const notYours = ({ context }: UserAction): View => ({
  kind: 'notice',
  about: { what: 'notYourFile', contact: context.framework.organisation.contact },
});
