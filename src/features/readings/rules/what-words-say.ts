/** Every pattern errs towards silence: a question too many costs more trust than one too few. */

/** After these, "improved" or "worse" is denied, hoped for or planned, and not said of the figure. */
const DENIED =
  /\b(not|no|never|without|yet|to|will|would|should|could|may|might|can|must|if|until|hope|hopes|expect\w*|aim\w*|plan\w*|need\w*|continue to|work\w* on|despite|little|less)\W+(\w+\W+){0,2}$/i;
/** A text that says two things has weighed them already. */
const WEIGHED = /\b(but|however|although|though|despite|whereas|while|except|yet|nevertheless|apart from)\b/i;
/** What may follow "improved" when the figure itself did, and not something that a person improved. */
const ENDS =
  '(?=\\s*(?:[.,;:!?)]|$|\\b(?:since|because|due to|owing to|thanks to|after|following|as|on|from|by|this|last|compared|again|slightly|significantly|steadily|further|and|over|in|for the|against)\\b))';
const SUBJECT =
  '(?:it|this|that|figures?|performance|results?|numbers?|rates?|levels?|position|situation|we|picture|which)';
const HELPED = "(?:has|have|is|are|was|were|'s|\\u2019s)?";
const BETTER = [
  new RegExp(`\\b${SUBJECT}\\s*${HELPED}\\s*(?:\\w+ly\\s+|again\\s+|much\\s+)?improv(?:ed|ing|es)${ENDS}`, 'i'),
  new RegExp(`(?:^|[.;:]\\s*)(?:\\w+ly\\s+|much\\s+|further\\s+)?improv(?:ed|ing)${ENDS}`, 'i'),
  /\b(an?|some|further|slight|clear|marked|significant|big|good)\s+improvement\s*(?=[.,;:!?)]|$|\b(on|since|from|compared|this|in (the|this) (figure|rate|number|result))\b)/i,
  new RegExp(
    `\\b${SUBJECT}\\s+(?:is|are|was|were|got|has got|have got)\\s+(?:much\\s+|slightly\\s+|a little\\s+)?better\\b`,
    'i',
  ),
  /\bbetter than (last|the (last|previous|year before)|before|in the last|at the last)\b/i,
];
const WORSE = [
  new RegExp(
    `\\b${SUBJECT}\\s*${HELPED}\\s*(?:\\w+ly\\s+|again\\s+|much\\s+)?(?:worsen(?:ed|ing)|deteriorat(?:ed|ing))${ENDS}`,
    'i',
  ),
  new RegExp(`(?:^|[.;:]\\s*)(?:\\w+ly\\s+|further\\s+)?(?:worsened|deteriorated)${ENDS}`, 'i'),
  new RegExp(
    `\\b${SUBJECT}\\s+(?:is|are|was|were|got|has got|have got|has become)\\s+(?:much\\s+|slightly\\s+|a little\\s+)?worse\\b`,
    'i',
  ),
  /\bworse than (last|the (last|previous|year before)|before|in the last|at the last)\b/i,
];
/** The first word alone, and only if it can mean nothing but last time. */
const FIRST =
  /^\W*(up|down|rose|risen|fell|fallen|increased|decreased|dropped)\b(?=\s*(?:\d|[.,;:]|$|\b(?:by|because|due to|owing to|thanks to|after|following|as|slightly|again|sharply)\b))/i;
const UPWARDS = new Set(['up', 'rose', 'risen', 'increased']);
const SOMETHING_ELSE =
  /\b(year|years|annual|annually|baseline|since|before|national\w*|england|region\w*|north|average|than|target|indicator|expected|forecast|pandemic|covid|quarter|quarters|month|months|\d{4})\b/i;

export type Course = 'better' | 'worse' | 'up' | 'down';

/** What a text plainly says of the figure's course; undefined if it says nothing, or two things. */
export function saysCourse(text: string): Course | undefined {
  if (WEIGHED.test(text)) return undefined;
  const better = BETTER.some((pattern) => plainly(pattern, text));
  const worse = WORSE.some((pattern) => plainly(pattern, text));
  if (better || worse) return better && worse ? undefined : better ? 'better' : 'worse';
  const first = FIRST.exec(text)?.[1]?.toLowerCase();
  if (first === undefined || SOMETHING_ELSE.test(text)) return undefined;
  return UPWARDS.has(first) ? 'up' : 'down';
}

function plainly(pattern: RegExp, text: string): boolean {
  const match = pattern.exec(text);
  return match !== null && !DENIED.test(text.slice(0, match.index));
}

const CAUSE_WORDS =
  /\b(because|since|due to|owing to|caused?|thanks to|following|after|result(s|ed|ing)?( of| from| in)?|linked|driven|reflect\w*|through|led|leading|explain\w*|behind|points? to|owed|attribut\w*|reason\w*|so that|means?|meant|impact\w*|effect\w*|pressures?|demand|shortages?|staff\w*|recruit\w*|vacanc\w*|funding|budget|pandemic|covid|weather|winter|inflation|cost\w*|strike|policy|introduc\w*|roll-?out|launch\w*|opened|closed|chang(e|es|ed|ing) (to|in|of)|new|more|fewer|raised|cut|helped|allowed|evidence|problems?)\b/i;
/** So many words have explained something, whatever they are. */
const EXPLAINS = 25;

/** Generous, because only a missing cause is asked about. */
export function namesACause(text: string): boolean {
  return CAUSE_WORDS.test(text) || text.trim().split(/\s+/).length >= EXPLAINS;
}

const STEP =
  /\b(we('ll|\u2019ll| will| are| have| plan| aim| intend| shall)|will be|is being|are being|being \w+ed|plan(s|ned)? to|due to (start|begin|open)|recruiting|introducing|training|reviewing|working with|setting up|next (month|quarter|year|step|steps)|action plan|has started|have started|begins?|from (january|february|march|april|may|june|july|august|september|october|november|december)|agreed to)\b/i;

export function namesAStep(text: string): boolean {
  return STEP.test(text);
}
