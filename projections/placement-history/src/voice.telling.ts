import type { Labels } from './detail.js';
import { journeyTold } from './journey.telling.js';
import type { Tell, Values } from './telling.js';
import type { HeardEvent } from './voice.changes.js';

const voiceLabels: Labels = {
  stage: ['Stage', 'text'],
  heardOn: ['Heard on', 'date'],
  gatheredBy: ['Gathered by', 'text'],
  question: ['Question', 'text'],
  themes: ['Themes', 'text'],
  receivedOn: ['Received on', 'date'],
};
const serviceLabels: Labels = {
  service: ['Support service', 'text'],
  referredOn: ['Referred on', 'date'],
  schoolUrn: ['Referring school (URN)', 'text'],
};
const ofVoice = { clear: voiceLabels, narrative: { words: ['Words', 'text'] } as Labels };
const ofService = {
  clear: serviceLabels,
  identity: { referralRef: ['Referral reference', 'text'] } as Labels,
};

const listed = (data: Values): Values =>
  Array.isArray(data['themes']) ? { ...data, themes: data['themes'].join(', ') } : data;

const said = (what: string) => journeyTold(ofVoice, (data) => ({ what, data: listed(data) }));
const child = said('What the child said');
const parent = said('What a parent or carer said');
const response = said('Response in a voice exercise');
const referred = journeyTold(ofService, (data) => ({
  what: 'Referred to a support service',
  data,
}));

/** How what was said, and a referral to a support service, is told. */
export const voiceTellings: { readonly [T in HeardEvent['type']]: Tell<T> } = {
  ChildVoiceRecorded: child,
  ChildVoiceCorrected: child,
  ParentVoiceRecorded: parent,
  ParentVoiceCorrected: parent,
  VoiceResponseReceived: response,
  VoiceResponseCorrected: response,
  SupportReferralMade: referred,
  SupportReferralCorrected: referred,
};
