import type { View } from '../domain/views.ts';
import { analysisCard } from './analysis/analysis-card.ts';
import { askList } from './ask-list.ts';
import type { Presented } from './card-data.ts';
import { document, savedFile } from './document.ts';
import { importSummary } from './import-summary.ts';
import { managerDigest } from './manager-digest.ts';
import { narrativeForm } from './narrative/narrative-form.ts';
import { noLongerForm } from './no-longer-form.ts';
import { notMineForm } from './not-mine-form.ts';
import { notReadyForm } from './not-ready-form.ts';
import { notice } from './notice.ts';
import { partnerFigure } from './partners/partner-figure.ts';
import { measureCard } from './search/measure-card.ts';
import { partnerLink } from './partners/partner-link.ts';
import { queryForm } from './query-form.ts';
import { committeeDigest } from './digest/committee-digest.ts';
import { digestForm } from './digest/digest-form.ts';
import { tieForm } from './places/tie-form.ts';
import { readingForm } from './reading-form.ts';
import { reassignForm } from './reassign-form.ts';
import { lockCard, reasonCard, releaseCard } from './release/release-words.ts';
import { receipt } from './receipt.ts';
import { explainer } from './thrive/explainer.ts';
import { explainerDraft } from './thrive/explainer-draft.ts';
import { groupChoice, groupQuestion, thriveLink } from './thrive/links.ts';
import { thriveOverview } from './thrive/overview.ts';
import { progressCard } from './progress/progress-card.ts';
import { draftMeasureForm, goLiveForm } from './requests/gap-forms.ts';
import { requestCard } from './requests/request-card.ts';
import { requestForm } from './requests/request-form.ts';
import { requestList } from './requests/request-list.ts';

/** A view in words: the template, what stands in it, and the lines for the toast, for old clients and for a reader. */
export function present(view: View): Presented {
  switch (view.kind) {
    case 'askList':
      return askList(view);
    case 'readingForm':
      return readingForm(view);
    case 'receipt':
      return receipt(view);
    case 'notReadyForm':
      return notReadyForm(view);
    case 'notMineForm':
      return notMineForm(view);
    case 'noLongerForm':
      return noLongerForm(view);
    case 'notice':
      return notice(view);
    case 'managerDigest':
      return managerDigest(view);
    case 'reassignForm':
      return reassignForm(view);
    case 'committeeDigest':
      return committeeDigest(view);
    case 'digestForm':
      return digestForm(view);
    case 'tieForm':
      return tieForm(view);
    case 'analysisCard':
      return analysisCard(view);
    case 'narrativeForm':
      return narrativeForm(view);
    case 'release':
      return releaseCard(view);
    case 'lock':
      return lockCard(view);
    case 'reasonForm':
      return reasonCard(view);
    case 'queryForm':
      return queryForm(view);
    case 'document':
      return document(view);
    case 'savedFile':
      return savedFile(view);
    case 'measureCard':
      return measureCard(view);
    case 'partnerLink':
      return partnerLink(view);
    case 'partnerFigure':
      return partnerFigure(view);
    case 'explainer':
      return explainer(view);
    case 'explainerDraft':
      return explainerDraft(view);
    case 'groupChoice':
      return groupChoice(view);
    case 'thriveLink':
      return thriveLink(view);
    case 'groupQuestion':
      return groupQuestion(view);
    case 'thriveOverview':
      return thriveOverview(view);
    case 'progress':
      return progressCard(view);
    case 'requestForm':
      return requestForm(view);
    case 'request':
      return requestCard(view);
    case 'requestList':
      return requestList(view);
    case 'draftMeasureForm':
      return draftMeasureForm(view);
    case 'goLiveForm':
      return goLiveForm(view);
    case 'importSummary':
      return importSummary(view);
  }
}
