/** What stands at an address from which a spreadsheet is sent; it names nobody, for it may be opened by anybody. */
export type UploadPublicView =
  | { readonly kind: 'gone' }
  | {
      readonly kind: 'upload';
      readonly organisation: string;
      readonly contact: string;
      readonly until: Date;
      /** Files that it takes still. */
      readonly left: number;
      /** What came of the last press: `none`: no file was chosen; `unreadable`: what came was broken off; `busy`: others send just now. */
      readonly said?: UploadSaid;
    };

export type UploadSaid = 'sent' | 'none' | 'tooLarge' | 'unreadable' | 'busy';

/** The address of a page from which to send a spreadsheet; or why there is none. */
export type UploadNotice =
  | { readonly what: 'uploadPage'; readonly address: string; readonly until: string; readonly files: number }
  | { readonly what: 'noUploadPage' | 'uploadInOwnChat' }
  | { readonly what: 'nothingToUpload'; readonly contact: string };
