import { type Services } from '../core/services.ts';
import { answerSheet, readSheet } from '../features/thrive/use-cases/sheet-page.ts';
import { givePartnerFigure, readPartnerPage } from '../features/partners/use-cases/public-page.ts';
import { partnerPage } from '../features/partners/words/partner-page.ts';
import { sheetPage } from '../features/thrive/words/sheet-page.ts';
import { type InChat, readUploadPage, takeUpload } from '../features/register/use-cases/upload-page.ts';
import { uploadPage } from '../features/register/words/upload-page.ts';
import type { About, PagesAt, PublicPages } from './public-pages.ts';

/** The public pages, by the first letter of their address. `inChat` handles an uploaded file like a dropped one. */
export function publicPagesOf(services: Services, inChat: InChat): PublicPages {
  const about = async (): Promise<About> => {
    const { name, contact, privacyNotice } = (await services.store.frameworks.current()).organisation;
    return { organisation: name, contact, privacyNotice };
  };
  return {
    about,
    at: { r: partnerPages(services, about), f: sheetPages(services, about), u: uploadPages(services, about, inChat) },
  };
}

function partnerPages(services: Services, about: () => Promise<About>): PagesAt {
  return {
    read: async (token) => partnerPage(await readPartnerPage(services, token), await about()),
    send: async (token, fields) => {
      const box = (name: string) => fields.get(name) ?? '';
      const typed = { value: box('value'), soWhat: box('soWhat'), method: box('method'), gap: box('gap') };
      const taken = await givePartnerFigure(services, token, typed);
      return taken.kind === 'taken'
        ? { goTo: `/r/${taken.receipt}` }
        : { page: partnerPage(taken.view, await about()) };
    },
  };
}

function sheetPages(services: Services, about: () => Promise<About>): PagesAt {
  return {
    read: async (token, said) => sheetPage(await readSheet(services, token, said), await about()),
    send: async (token, fields) => {
      const box = (name: string) => fields.get(name) ?? '';
      const sent = { said: box('said'), question: box('question'), nonce: box('nonce') };
      const answered = await answerSheet(services, token, sent);
      if (answered.kind === 'show') return { page: sheetPage(answered.view, await about()) };
      return { goTo: `/f/${encodeURIComponent(token)}?${answered.done}` };
    },
  };
}

function uploadPages(services: Services, about: () => Promise<About>, inChat: InChat): PagesAt {
  return {
    read: async (token, said) => uploadPage(await readUploadPage(services, token, said), await about()),
    take: async (token, file) => {
      const taken = await takeUpload(services, token, file, inChat);
      return taken.kind === 'sent'
        ? { goTo: `/u/${encodeURIComponent(token)}?sent` }
        : { page: uploadPage(taken.view, await about()) };
    },
  };
}
